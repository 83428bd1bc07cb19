"""Pictures that are made plain only once somebody looks at them, and looking at them."""

import numpy as np
from av import VideoFrame
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.pipeline import PoseSource
from posecheck.pose.types import Pose, in_pixels_of
from posecheck.video import VideoReader


class Picture:
    """One picture of a clip.

    time: seconds from the clip's start. damaged: how many could not be read up to here.
    """

    def __init__(self, decoded: VideoFrame, time: float, damaged: int) -> None:
        self.time, self.damaged = time, damaged
        self._decoded: VideoFrame | None = decoded
        self._plain: NDArray[np.uint8] | None = None

    def plain(self, reader: VideoReader) -> NDArray[np.uint8]:
        """(H, W, 3) RGB, as its reader makes it; from then on only this is kept."""
        if self._plain is None:
            assert self._decoded is not None
            self._plain, self._decoded = reader.to_rgb(self._decoded), None
        return self._plain

    def forget(self) -> None:
        """Let go of what it shows; it cannot be looked at any more."""
        self._plain = self._decoded = None


class Looking:
    """Shows one landmarker pictures; poses come in the clip's own pixels."""

    def __init__(self, reader: VideoReader, poses: PoseSource) -> None:
        self._reader, self._poses = reader, poses
        self._size = reader.info.width, reader.info.height
        self._count = 0

    def __call__(self, picture: Picture, time: float | None = None) -> Pose | None:
        """The pose in a picture, which is taken to be of `time` where that is given."""
        moment = picture.time if time is None else time
        frame = Frame(picture.plain(self._reader), moment, self._count)
        self._count += 1
        pose = self._poses.detect(frame)
        return None if pose is None else in_pixels_of(pose, self._size)
