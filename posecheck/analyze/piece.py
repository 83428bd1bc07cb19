"""One piece of a clip, followed by a landmarker of its own, and beyond its end if need be."""

import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Condition
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.analyze.beginning import look_again
from posecheck.analyze.hindsight import look_back
from posecheck.analyze.looking import Looking, Picture
from posecheck.analyze.sparing import look_through
from posecheck.pipeline import PoseSource
from posecheck.pose.scaling import NETWORK_SIDE
from posecheck.pose.types import Pose
from posecheck.video import VideoReader, open_video

OVERLAP_S = 1.0
"""A piece is followed so far into the next one at first, for the two to be compared."""
OpenSource = Callable[[], AbstractContextManager[PoseSource]]
"""Opens what finds the person; each piece needs one of its own."""


class Seen(NamedTuple):
    """What one picture showed. mask: that of the pose, packed, with its shape."""

    time: float
    maskless: Pose | None
    mask: tuple[bytes, tuple[int, ...]] | None

    @property
    def pose(self) -> Pose | None:
        """The pose, with its mask."""
        if self.maskless is None or self.mask is None:
            return self.maskless
        data, shape = self.mask
        mask = np.frombuffer(zlib.decompress(data), np.uint8).reshape(shape)
        return replace(self.maskless, mask=mask)


class Packer:
    """Packs what has to wait for its turn: a mask takes thirty times the memory of the rest."""

    def __init__(self) -> None:
        self._mask: NDArray[np.uint8] | None = None
        self._packed: tuple[bytes, tuple[int, ...]] | None = None

    def pack(self, time: float, pose: Pose | None) -> Seen:
        """What the picture of that time showed. Pictures between two looks share a mask."""
        if pose is None or pose.mask is None:
            return Seen(time, pose, None)
        if pose.mask is not self._mask:
            self._mask = pose.mask
            self._packed = zlib.compress(pose.mask.tobytes(), 1), pose.mask.shape
        return Seen(time, replace(pose, mask=None), self._packed)


class Piece:
    """What is seen in a clip from `start` up to `end` seconds, and on for as long as is asked.

    One thread at a time may `work` on it while another one reads it with `at`.

    every: look at each picture, see `look_through`. damaged: pictures between start and end that
    could not be read.
    """

    def __init__(self, path: Path, start: float, end: float, *, every: bool = False) -> None:
        self.start, self.end = start, end
        self.damaged = 0
        self.truncated_reason: str | None = None
        self._path, self._every = path, every
        self._overlap = OVERLAP_S
        self._asked = end + OVERLAP_S
        self._seen: list[Seen] = []
        self._forgotten = 0
        self._news = Condition()
        self._idle = self._ended = self._left = False
        self._error: BaseException | None = None
        self._open_things = ExitStack()
        self._making: Iterator[Seen] | None = None

    def work(self, open_source: OpenSource) -> None:
        """See the pictures up to the first one past what was asked for, or until `leave`."""
        try:
            if self._making is None:
                self._making = self._see(open_source)
            for one in self._making:
                with self._news:
                    self._seen.append(one)
                    self._news.notify_all()
                    if self._left or one.time >= self._asked:
                        break
            else:
                self._ended = True
        except BaseException as error:
            self._ended, self._error = True, error
        with self._news:
            self._idle = True
            self._news.notify_all()
            if self._left or self._ended:
                self._let_go()

    def at(self, number: int) -> Seen | None:
        """What the picture of that number in this piece showed, waiting for it.

        None where the work has come to its end. Raises what went wrong there.
        """
        with self._news:
            self._news.wait_for(lambda: self._idle or number - self._forgotten < len(self._seen))
            if number - self._forgotten < len(self._seen):
                return self._seen[number - self._forgotten]
            if self._error is not None:
                raise self._error
            return None

    @property
    def ended(self) -> bool:
        """Whether there is nothing more to work on: the clip has ended."""
        with self._news:
            return self._ended

    def ask_for_more(self) -> None:
        """Have the next `work` go on where the last one ended, for twice as long as before."""
        with self._news:
            self._overlap *= 2
            self._asked += self._overlap
            self._idle = False

    @property
    def looked_at(self) -> int:
        """How many pictures have been looked at."""
        with self._news:
            return self._forgotten + len(self._seen)

    def forget(self, number: int) -> None:
        """Drop what the pictures before that number showed."""
        with self._news:
            del self._seen[: max(0, number - self._forgotten)]
            self._forgotten = max(self._forgotten, number)

    def leave(self) -> None:
        """Nothing more is wanted of it; work under way ends after the picture in hand."""
        with self._news:
            self._left = True
            self._forgotten += len(self._seen)
            self._seen.clear()
            if self._idle or self._making is None:
                self._let_go()

    def _let_go(self) -> None:
        self._open_things.close()
        # A generator that is not done keeps its decoder and the last picture, closed or not.
        self._making = iter(())

    def _see(self, open_source: OpenSource) -> Iterator[Seen]:
        # Pictures no larger than the network looks at, by a decoder that leaves the cores alone.
        reader = self._open_things.enter_context(
            open_video(self._path, max_side=NETWORK_SIDE, threads=False)
        )
        if self.start > 0:
            reader.jump_to(self.start)
        look = Looking(reader, self._open_things.enter_context(open_source()))
        pictures = (Picture(decoded, time, reader.damaged) for decoded, time in reader.decoded())
        seen_once = look_through(pictures, look, every=self._every)
        before, packer = reader.damaged, Packer()

        def another() -> AbstractContextManager[Looking]:
            return _another(reader, open_source)

        if self.start == 0.0:
            seen_once = look_again(seen_once, another)
        for picture, pose in look_back(seen_once, another):
            yield packer.pack(picture.time, pose)
            if picture.time < self.end:
                self.damaged = picture.damaged - before
        self.truncated_reason = reader.truncated_reason


@contextmanager
def _another(reader: VideoReader, open_source: OpenSource) -> Iterator[Looking]:
    with open_source() as poses:
        yield Looking(reader, poses)
