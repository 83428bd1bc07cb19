"""A clip's frames with what was found in each: in one go, or in pieces side by side."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

import numpy as np

from posecheck.analyze.cuts import SHORTEST_CUT_S, cuts
from posecheck.analyze.piece import OpenSource
from posecheck.analyze.sparing import look_through
from posecheck.analyze.threads import ReadAhead
from posecheck.analyze.tracks import Tracks
from posecheck.frame import Frame
from posecheck.pipeline import PoseSource
from posecheck.pose.models import ModelName
from posecheck.pose.types import Pose
from posecheck.video import VideoInfo, VideoReader
from posecheck.video.pieces import seekable_length
from posecheck.video.reader import damage

OpenPoses = Callable[[ModelName, bool], AbstractContextManager[PoseSource]]
"""(model, whether the mask is needed) -> what finds the person, for as long as it is open."""

_NO_PICTURE = np.zeros((0, 0, 3), np.uint8)


class Watching(ABC):
    """Gives every frame once, in order, with the person in it.

    info: what the clip says of itself. truncated_reason: see `VideoReader`. alone: whether there
    is but one landmarker.
    """

    alone = False

    def __init__(self, reader: VideoReader) -> None:
        self.info: VideoInfo = reader.info
        self.reader = reader

    @abstractmethod
    def __iter__(self) -> Iterator[tuple[Frame, Pose | None]]: ...

    @property
    def truncated_reason(self) -> str | None:
        """Why not all of the clip could be read, after the last frame."""
        return self.reader.truncated_reason

    def done(self, index: int) -> int:
        """How many frames' work is done when the one of that number has come, for progress."""
        return index + 1


class _InOneGo(Watching):
    """One landmarker looks through the frames in order; they are decoded ahead."""

    alone = True

    def __init__(self, reader: VideoReader, poses: PoseSource, *, every: bool) -> None:
        super().__init__(reader)
        self._poses, self._every = poses, every

    def __iter__(self) -> Iterator[tuple[Frame, Pose | None]]:
        with ReadAhead[Frame](self.reader) as frames:
            timed = ((frame, frame.time) for frame in frames)
            for frame, _, pose in look_through(timed, self._poses.detect, every=self._every):
                yield frame, pose


class _InPieces(Watching):
    """Several landmarkers; the frames come without their pictures."""

    def __init__(self, path: Path, reader: VideoReader, tracks: Tracks) -> None:
        super().__init__(reader)
        self._path = path
        self.tracks = tracks

    def __iter__(self) -> Iterator[tuple[Frame, Pose | None]]:
        for index, seen in enumerate(self.tracks):
            yield Frame(_NO_PICTURE, seen.time, index), seen.pose

    @property
    def truncated_reason(self) -> str | None:
        """Damage that was met; a clip that is cut off is never watched in pieces."""
        damaged = self.tracks.damaged
        return damage(self._path, damaged) if damaged else None

    def done(self, index: int) -> int:
        """Half of it is what the landmarkers have looked at, wherever that lies in the clip."""
        total = self.info.frames or self.tracks.done
        return (index + 1 + min(total, self.tracks.done)) // 2


class _InPiecesWithPictures(_InPieces):
    """The same, with the pictures: decoded once more, in order, when they are to be drawn on."""

    def __iter__(self) -> Iterator[tuple[Frame, Pose | None]]:
        tracks = iter(self.tracks)
        seen = next(tracks, None)
        with ReadAhead[Frame](self.reader, behind=False) as frames:
            for frame in frames:
                while seen is not None and seen.time < frame.time:
                    seen = next(tracks, None)
                here = seen is not None and seen.time == frame.time
                yield frame, seen.pose if seen is not None and here else None

    @property
    def truncated_reason(self) -> str | None:
        """Why not all of the clip could be read, after the last frame."""
        return self.reader.truncated_reason


@contextmanager
def watch(
    path: Path,
    reader: VideoReader,
    open_source: OpenSource,
    cores: int,
    *,
    pictures: bool,
    every: bool = False,
) -> Iterator[Watching]:
    """Choose how to watch a clip: in pieces where it is long enough and can be jumped about in.

    reader: of that clip, at its start. cores: landmarkers to run side by side, at most.
    pictures: whether the frames' pictures are needed. every: look at each frame, see
    `look_through`.
    """
    with ExitStack() as open_things:
        seams = _seams(path, reader.info)
        if not seams:
            poses = open_things.enter_context(open_source())
            yield _InOneGo(reader, poses, every=every)
            return
        tracks = open_things.enter_context(Tracks(path, seams, open_source, cores, every=every))
        yield (_InPiecesWithPictures if pictures else _InPieces)(path, reader, tracks)


def _seams(path: Path, info: VideoInfo) -> list[float]:
    if info.duration_s is not None and info.duration_s < SHORTEST_CUT_S:
        return []
    seconds = seekable_length(path)
    return [] if seconds is None else cuts(seconds)
