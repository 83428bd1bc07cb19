"""One track of the person through a whole clip, from pieces that are followed side by side."""

import math
from collections import deque
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Condition, Thread
from types import TracebackType
from typing import Self

from posecheck.analyze.meeting import Meeting
from posecheck.analyze.piece import OpenSource, Piece, Seen


class Tracks:
    """What every picture of a clip shows, in order, found by several threads.

    At each seam the landmarker of the piece before goes on until it and the new one see the same;
    if they never do, it goes on through the whole next piece. What comes out depends on the clip
    and its seams alone, not on the number of threads.

    seams: times in seconds at which the clip is cut, rising; see `cuts`.
    workers: threads. As many pieces are held at any one time, or two, so memory is bounded.
    every: look at each picture, see `look_through`.
    """

    def __init__(
        self,
        path: Path,
        seams: Sequence[float],
        open_source: OpenSource,
        workers: int,
        *,
        every: bool = False,
    ) -> None:
        starts, ends = [0.0, *seams], [*seams, math.inf]
        self._pieces = [
            Piece(path, start, end, every=every) for start, end in zip(starts, ends, strict=True)
        ]
        self._open_source = open_source
        self._change = Condition()
        self._begun = self._settled = 0
        self._again: deque[Piece] = deque()
        self._stopped = False
        self._threads = [
            Thread(target=self._work, name=f"track-{number}", daemon=True)
            for number in range(min(workers, len(self._pieces)))
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._change:
            self._stopped = True
            self._change.notify_all()
        for piece in self._pieces:
            piece.leave()
        for thread in self._threads:
            thread.join()

    def __iter__(self) -> Iterator[Seen]:
        """Every picture's, in order; raises what went wrong, after all that came before it."""
        lead, number = self._pieces[0], 0
        following = deque(self._pieces[1:])
        rival = _Rival(following[0]) if following else None
        while (one := self._at(lead, number)) is not None:
            yield one
            number += 1
            lead.forget(number)
            if rival is None or one.time < rival.piece.start:
                continue
            met = rival.meets(one)
            if not met and one.time < rival.piece.end:
                continue
            (lead if met else rival.piece).leave()
            if met:
                lead, number = rival.piece, rival.number
            following.popleft()
            self._allow_one_more()
            rival = _Rival(following[0]) if following else None

    @property
    def damaged(self) -> int:
        """How many pictures could not be read so far."""
        return sum(piece.damaged for piece in self._pieces)

    @property
    def truncated_reason(self) -> str | None:
        """Why not all of the last piece could be read, after its end."""
        return self._pieces[-1].truncated_reason

    @property
    def done(self) -> int:
        """How many pictures have been looked at so far; those of the overlaps count twice."""
        return sum(piece.looked_at for piece in self._pieces)

    def _at(self, lead: Piece, number: int) -> Seen | None:
        """What the lead saw there, having it go on where it has stopped; None at the clip's end."""
        while (one := lead.at(number)) is None and not lead.ended:
            lead.ask_for_more()
            with self._change:
                self._again.append(lead)
                self._change.notify_all()
        return one

    def _allow_one_more(self) -> None:
        with self._change:
            self._settled += 1
            self._change.notify_all()

    def _work(self) -> None:
        while (piece := self._next_piece()) is not None:
            piece.work(self._open_source)

    def _next_piece(self) -> Piece | None:
        """Something to work on, waiting for it; what the reader waits for goes first."""
        with self._change:
            while not self._stopped:
                if self._again:
                    return self._again.popleft()
                room = self._settled + max(len(self._threads), 2)
                if self._begun < min(room, len(self._pieces)):
                    self._begun += 1
                    return self._pieces[self._begun - 1]
                self._change.wait()
        return None


class _Rival:
    """The next piece, compared with the one before. number: its first picture not yet used."""

    def __init__(self, piece: Piece) -> None:
        self.piece = piece
        self.number = 0
        self._meeting = Meeting()

    def meets(self, old: Seen) -> bool:
        """Whether from the next picture on it may stand in for the piece before."""
        while (new := self.piece.at(self.number)) is not None and new.time < old.time:
            self.number += 1
        if new is None or new.time > old.time:
            return False
        self.number += 1
        return self._meeting.update(old.time, old.maskless, new.maskless)
