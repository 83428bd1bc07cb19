"""The one plain type between the pose network and everything else."""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray


class Landmark(IntEnum):
    """The 33 landmarks of the pose network (BlazePose); left and right are the person's own."""

    NOSE = 0
    LEFT_EYE_INNER = 1
    LEFT_EYE = 2
    LEFT_EYE_OUTER = 3
    RIGHT_EYE_INNER = 4
    RIGHT_EYE = 5
    RIGHT_EYE_OUTER = 6
    LEFT_EAR = 7
    RIGHT_EAR = 8
    MOUTH_LEFT = 9
    MOUTH_RIGHT = 10
    LEFT_SHOULDER = 11
    RIGHT_SHOULDER = 12
    LEFT_ELBOW = 13
    RIGHT_ELBOW = 14
    LEFT_WRIST = 15
    RIGHT_WRIST = 16
    LEFT_PINKY = 17
    RIGHT_PINKY = 18
    LEFT_INDEX = 19
    RIGHT_INDEX = 20
    LEFT_THUMB = 21
    RIGHT_THUMB = 22
    LEFT_HIP = 23
    RIGHT_HIP = 24
    LEFT_KNEE = 25
    RIGHT_KNEE = 26
    LEFT_ANKLE = 27
    RIGHT_ANKLE = 28
    LEFT_HEEL = 29
    RIGHT_HEEL = 30
    LEFT_FOOT_INDEX = 31
    RIGHT_FOOT_INDEX = 32


LANDMARK_COUNT = len(Landmark)


@dataclass(frozen=True, slots=True)
class Pose:
    """One person in one frame, as the pose network saw them.

    landmarks: (33, 2) float64, pixels of the original frame, x right, y down.
    visibility: (33,) float64 in 0..1, the network's own guess whether a landmark is visible.
    world: (33, 3) float64, metres, x right, y down, z away from the camera, origin at the hips.
    size: (width, height) of the original frame in pixels.
    mask: (h, w) uint8, 0..255, how sure the network is that a pixel shows the person, or None.
        Covers the whole frame at its own, smaller resolution.
    company: somebody else was in the picture when it was last looked for.
    between: not seen in this frame, but worked out from those before and after it.
    """

    landmarks: NDArray[np.float64]
    visibility: NDArray[np.float64]
    world: NDArray[np.float64]
    size: tuple[int, int]
    mask: NDArray[np.uint8] | None = None
    company: bool = False
    between: bool = False


def in_pixels_of(pose: Pose, size: tuple[int, int]) -> Pose:
    """The pose as it lies in the same picture at another (width, height)."""
    if pose.size == size:
        return pose
    return replace(pose, landmarks=pose.landmarks * (np.array(size) / pose.size), size=size)
