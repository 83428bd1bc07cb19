"""How large the person is in the picture: the unit for speeds that no picture size changes."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from posecheck.pose.types import Landmark

# One body length in metres, for world coordinates: a grown-up's trunk.
BODY_METRES = 0.5

_TIME_CONSTANT = 1.0
_ACROSS = (
    (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
    (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
)
THIGHS = (
    (Landmark.LEFT_HIP, Landmark.LEFT_KNEE),
    (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE),
)
_LEG_SEGMENTS = (
    *THIGHS,
    (Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE),
    (Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE),
)


class RunningBodyLength:
    """The body length in pixels: trunk, thigh or lower leg, averaged over about a second.

    The longest of them counts: all three are about half a metre, and whichever way the person
    faces one of them usually lies in the picture plane.
    """

    def __init__(self) -> None:
        self._time = -math.inf
        self._length = 1.0

    def update(self, time: float, landmarks: NDArray[np.float64]) -> float:
        """Return the running length, at least one pixel, after seeing (33, 2) `landmarks`."""
        length = max(1.0, body_length(landmarks))
        step = time - self._time
        # A pause or a step back makes the weight 1: what was before says nothing any more.
        weight = 1.0 - math.exp(-step / _TIME_CONSTANT) if 0.0 <= step <= _TIME_CONSTANT else 1.0
        self._length += weight * (length - self._length)
        self._time = time
        return self._length


def body_length(landmarks: NDArray[np.float64]) -> float:
    """The body length of one picture, in the unit of the (33, 2) `landmarks`."""
    # Plain floats: for five lengths the array machinery costs ten times the arithmetic.
    points = landmarks.tolist()
    legs = (math.dist(points[a], points[b]) for a, b in _LEG_SEGMENTS)
    return max(trunk_length(points), *legs)


def trunk_length(points: Sequence[Sequence[float]]) -> float:
    """Mid-shoulder to mid-hip, in the unit of the 33 points."""
    ends = (
        [(left + right) / 2.0 for left, right in zip(points[one], points[other], strict=True)]
        for one, other in _ACROSS
    )
    return math.dist(*ends)
