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
"""The network may also have been wrong before and have put itself right: what it says for so long
is believed. In the rendered clips its slips last 0.07 to 0.2 s."""


class LegSwaps:
    """Follows the legs from pose to pose and exchanges them where the network slipped."""

    def __init__(self) -> None:
        self._last: NDArray[np.float64] | None = None
        self._last_s = 0.0
        self._since: float | None = None

    def update(self, time: float, pose: Pose, length: float) -> Pose:
        """The pose with its legs as they were before. length: of the body in pixels."""
        recent = self._last is not None and 0.0 < time - self._last_s <= FOR_A_MOMENT_S
        swapped = recent and self._swapped(pose.landmarks[ORDER], length)
        if not swapped:
            self._since = None
        elif self._since is None:
            self._since = time
        elif time - self._since > FOR_A_MOMENT_S:
            swapped, self._since = False, None
        if swapped:
            pose = _exchanged(pose)
        self._last, self._last_s = pose.landmarks[ORDER], time
        return pose

    def _swapped(self, legs: NDArray[np.float64], length: float) -> bool:
        assert self._last is not None
        half = len(LEFT)
        crossed = np.concatenate([legs[half:], legs[:half]])
        as_they_are = float(np.hypot(*(legs - self._last).T).mean())
        exchanged = float(np.hypot(*(crossed - self._last).T).mean())
        return as_they_are > FAR * length and exchanged < CLEARLY * as_they_are


def _exchanged(pose: Pose) -> Pose:
    landmarks, world, visibility = pose.landmarks.copy(), pose.world.copy(), pose.visibility.copy()
    for values in (landmarks, world, visibility):
        values[ORDER] = values[OTHER_WAY]
    return replace(pose, landmarks=landmarks, world=world, visibility=visibility)
