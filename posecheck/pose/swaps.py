"""Puts right a left and a right leg that the network took for each other for a moment.

While it is torn between the two, it places either leg on the way from where one is to where the
other is: the middle between them stays, and what tells them apart shrinks or is reversed.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from posecheck.pose.sides import LEFT_LEG as LEFT
from posecheck.pose.sides import exchanged, right_of
from posecheck.pose.types import Pose

RIGHT = right_of(LEFT)
ORDER = LEFT + RIGHT

CLEARLY = 0.5
"""Mended, the legs must lie at most this far from where they were, as a share of how far they
lie as they are. A leg that moves stays nearer to itself than to the other one, and one that moves
alone takes the middle between both along for half of its way."""
FAR = 0.15
"""And as they are, each point must have jumped by this share of the body's length on average;
legs that lie over each other look alike either way."""
WHOLE = 0.75
"""Beyond this share of the way to the other one's place, the legs are exchanged and not torn."""
FOR_A_MOMENT_S = 0.6
"""The network may also have been wrong before and have put itself right: what it says for so long,
and for longer than it said the other since the legs parted, is believed. In rendered clips most
slips last 0.07 to 0.2 s, some for as long as a knee is hugged."""
TORN_S = 2.0
"""While it is torn it is wrong in any case, but legs that were seen by a leap to come together
may have done so; own."""

Points = NDArray[np.float64]


class LegSwaps:
    """Follows the legs from pose to pose and mends them where the network slipped."""

    def __init__(self) -> None:
        self._last: Pose | None = None
        self._last_s = 0.0
        self._kept_s = 0.0
        self._slipped_s = 0.0

    def update(self, time: float, pose: Pose, length: float) -> Pose:
        """The pose with its legs as they were before. length: of the body in pixels."""
        step = time - self._last_s
        known = self._last is not None and 0.0 < step <= FOR_A_MOMENT_S
        mended, believed_s = self._mended(pose, length) if known else (None, 0.0)
        if mended is not None and self._keeps(step, believed_s):
            pose = mended
        elif not known or _apart(pose) <= FAR * length:
            self._kept_s = self._slipped_s = 0.0
        else:
            self._kept_s, self._slipped_s = self._kept_s + step, 0.0
        self._last, self._last_s = pose, time
        return pose

    def _keeps(self, step: float, believed_s: float) -> bool:
        """Whether what was said before still outweighs what the network says now."""
        self._slipped_s += step
        if self._slipped_s <= max(believed_s, self._kept_s):
            return True
        self._kept_s = 0.0
        return False

    def _mended(self, pose: Pose, length: float) -> tuple[Pose | None, float]:
        """The pose with its legs put right, or None where nothing is wrong with them; and after
        how many seconds of it the network is believed."""
        assert self._last is not None
        before, legs = self._last.landmarks[ORDER], pose.landmarks[ORDER]
        jump = _way(legs, before)
        if jump <= FAR * length:
            return None, 0.0
        share = _kept_share(legs, before)
        torn = _astray(legs, before, share) < CLEARLY * jump
        if torn and abs(share) < WHOLE:
            return _parted(pose, self._last), TORN_S
        other = exchanged(pose, LEFT, RIGHT)
        if _apart(pose) > FAR * length and _way(other.landmarks[ORDER], before) < CLEARLY * jump:
            return other, FOR_A_MOMENT_S
        return None, 0.0


def _way(legs: Points, before: Points) -> float:
    # Not .mean(): its checks cost twice the arithmetic.
    return float(np.hypot(*(legs - before).T).sum()) / len(legs)


def _apart(pose: Pose) -> float:
    """How far apart the two legs lie in the picture, point by point."""
    return _way(pose.landmarks[LEFT], pose.landmarks[RIGHT])


def _kept_share(legs: Points, before: Points) -> float:
    """How much is left of what told the legs apart: 1 all of it, -1 all of it the other way."""
    parted, parted_before = _difference(legs), _difference(before)
    return float((parted * parted_before).sum() / max(float((parted_before**2).sum()), 1e-9))


def _astray(legs: Points, before: Points, share: float) -> float:
    """How far the legs have moved in any other way than towards each other's places."""
    half = len(LEFT)
    middle = legs[:half] + legs[half:] - before[:half] - before[half:]
    aside = _difference(legs) - share * _difference(before)
    return float((np.hypot(*middle.T) + np.hypot(*aside.T)).mean() / 2)


def _difference(legs: Points) -> Points:
    return legs[: len(LEFT)] - legs[len(LEFT) :]


def _parted(pose: Pose, before: Pose) -> Pose:
    """The legs about the middle where they are now, as far apart as they were before."""
    landmarks, world = pose.landmarks.copy(), pose.world.copy()
    for values, last in ((landmarks, before.landmarks), (world, before.world)):
        middle, half = (values[LEFT] + values[RIGHT]) / 2, (last[LEFT] - last[RIGHT]) / 2
        values[LEFT], values[RIGHT] = middle + half, middle - half
    return replace(pose, landmarks=landmarks, world=world)
