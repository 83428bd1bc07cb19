"""A clip's frames with what was found in each, whole or in pieces side by side."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import numpy as np

from posecheck.analyze.cuts import SHORTEST_CUT_S, cuts
from posecheck.analyze.piece import OpenSource
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


class Watching:
    """Gives every frame once, in order, with the person in it; without the pictures.

    info: what the clip says of itself. alone: whether there is but one landmarker.
    """

    def __init__(self, path: Path, reader: VideoReader, tracks: Tracks, *, alone: bool) -> None:
        self.info: VideoInfo = reader.info
        self.alone = alone
        self._path = path
        self._reader = reader
        self._tracks = tracks

    def __iter__(self) -> Iterator[tuple[Frame, Pose | None]]:
        for index, seen in enumerate(self._tracks):
            yield Frame(_NO_PICTURE, seen.time, index), seen.pose

    @property
    def truncated_reason(self) -> str | None:
        """Why not all of the clip could be read, after the last frame; see `VideoReader`."""
        if self.alone:
            return self._tracks.truncated_reason
        # A clip that is cut off is never watched in pieces.
        damaged = self._tracks.damaged
        return damage(self._path, damaged) if damaged else None

    def done(self, index: int) -> int:
        """How many frames' work is done when the one of that number has come, for progress.

        Half of it is what the landmarkers have looked at, wherever that lies in the clip.
        """
        total = self.info.frames or self._tracks.done
        return (index + 1 + min(total, self._tracks.done)) // 2


class _WithPictures(Watching):
    """The same, with the pictures: decoded once more, in order, to be drawn on."""

    def __iter__(self) -> Iterator[tuple[Frame, Pose | None]]:
        tracks = iter(self._tracks)
        seen = next(tracks, None)
        with ReadAhead[Frame](self._reader, behind=self.alone) as frames:
            for frame in frames:
                while seen is not None and seen.time < frame.time:
                    seen = next(tracks, None)
                here = seen is not None and seen.time == frame.time
                yield frame, seen.pose if seen is not None and here else None

    @property
    def truncated_reason(self) -> str | None:
        """Why not all of the clip could be read, after the last frame."""
        return self._reader.truncated_reason


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
    seams = _seams(path, reader.info)
    kind = _WithPictures if pictures else Watching
    with Tracks(path, seams, open_source, cores, every=every) as tracks:
        yield kind(path, reader, tracks, alone=not seams)


def _seams(path: Path, info: VideoInfo) -> list[float]:
    if info.duration_s is not None and info.duration_s < SHORTEST_CUT_S:
        return []
    seconds = seekable_length(path)
    return [] if seconds is None else cuts(seconds)
