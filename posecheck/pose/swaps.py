"""Puts right a left and a right leg that the network took for each other for a moment."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from posecheck.pose.types import Landmark, Pose

LEFT = [Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE, Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX]
RIGHT = [Landmark[mark.name.replace("LEFT", "RIGHT")] for mark in LEFT]
ORDER, OTHER_WAY = LEFT + RIGHT, RIGHT + LEFT

CLEARLY = 0.5
"""Exchanged, the legs must lie at most this far from where they were, as a share of how far they
lie as they are. A leg that moves stays nearer to itself than to the other one."""
FAR = 0.15
"""And as they are, each point must have jumped by this share of the body's length on average;
legs that lie over each other look alike either way."""
FOR_A_MOMENT_S = 0.6
"""The network may also have been wrong before and have put itself right: what it says for so long,
and for longer than it said the other since the legs parted, is believed. In rendered clips most
slips last 0.07 to 0.2 s, some for as long as a knee is hugged."""


class LegSwaps:
    """Follows the legs from pose to pose and exchanges them where the network slipped."""

    def __init__(self) -> None:
        self._last: NDArray[np.float64] | None = None
        self._last_s = 0.0
        self._kept_s = 0.0
        self._slipped_s = 0.0

    def update(self, time: float, pose: Pose, length: float) -> Pose:
        """The pose with its legs as they were before. length: of the body in pixels."""
        legs = pose.landmarks[ORDER]
        step = time - self._last_s
        known = self._last is not None and 0.0 < step <= FOR_A_MOMENT_S
        if not known or _apart(legs) <= FAR * length:
            self._kept_s = self._slipped_s = 0.0
            swapped = False
        else:
            swapped = self._swapped(legs, length) and self._keeps(step)
        if swapped:
            pose = _exchanged(pose)
        elif known:
            self._kept_s, self._slipped_s = self._kept_s + step, 0.0
        self._last, self._last_s = pose.landmarks[ORDER], time
        return pose

    def _keeps(self, step: float) -> bool:
        """Whether what was said before still outweighs what the network says now."""
        self._slipped_s += step
        if self._slipped_s <= max(FOR_A_MOMENT_S, self._kept_s):
            return True
        self._kept_s = 0.0
        return False

    def _swapped(self, legs: NDArray[np.float64], length: float) -> bool:
        assert self._last is not None
        half = len(LEFT)
        crossed = np.concatenate([legs[half:], legs[:half]])
        as_they_are = float(np.hypot(*(legs - self._last).T).mean())
        exchanged = float(np.hypot(*(crossed - self._last).T).mean())
        return as_they_are > FAR * length and exchanged < CLEARLY * as_they_are


def _apart(legs: NDArray[np.float64]) -> float:
    """How far apart the two legs lie in the picture, point by point."""
    half = len(LEFT)
    return float(np.hypot(*(legs[:half] - legs[half:]).T).mean())


def _exchanged(pose: Pose) -> Pose:
    landmarks, world, visibility = pose.landmarks.copy(), pose.world.copy(), pose.visibility.copy()
    for values in (landmarks, world, visibility):
        values[ORDER] = values[OTHER_WAY]
    return replace(pose, landmarks=landmarks, world=world, visibility=visibility)
