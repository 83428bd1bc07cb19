"""Poses made steady: jumps disbelieved, tremble smoothed away, movement left as it is."""

from dataclasses import replace

import numpy as np

from posecheck.pose.body import BODY_METRES, RunningBodyLength
from posecheck.pose.one_euro import OneEuroFilter
from posecheck.pose.plausibility import PlausibilityGate
from posecheck.pose.stacked import Stacked
from posecheck.pose.swaps import LegSwaps
from posecheck.pose.tremble import Tremble
from posecheck.pose.types import Pose

# Hz at rest, and Hz for each body length a second. The network's tracker smooths already (its
# knee and hip angles come up to 60 ms late), so little may be added.
# Measured on 14 real clips: trembling at rest falls to 0.67 of 0.17 % of the trunk's length; knee
# and hip angles come later by 10 ms at the median and 20 ms at the 90th percentile (at half the
# frame rate by 5 and 10) and keep 99.9 % of their range. Without beta it would be 130 ms.
MIN_CUTOFF = 1.0
BETA = 10.0

# What a landmark that is not believed is said to be visible at most: clearly not seen.
DISBELIEVED = 0.1
# And one that trembles: too little to be judged by, enough to be followed.
GUESSED = 0.3
# Of who lies on a side the network takes one side for the other; once they are told by which is
# higher, the calm place of a trembling leg is right to 6 degrees at the mean (rendered people):
# enough to count and time by, not to warn.
TOLD_BY_HEIGHT = 0.6


class Smoother:
    """Smooths the poses of one source, in order."""

    def __init__(self) -> None:
        self._body = RunningBodyLength()
        self._stacked = Stacked()
        self._swaps = LegSwaps()
        self._gate = PlausibilityGate()
        self._tremble = Tremble()
        self._landmarks = OneEuroFilter(MIN_CUTOFF, BETA)
        self._world = OneEuroFilter(MIN_CUTOFF, BETA)
        self._last: Pose | None = None

    def update(self, time: float, pose: Pose | None) -> Pose | None:
        """Return `pose`, seen at `time` seconds, with steady landmarks and world; None for None.

        A landmark that jumped as no body can stays where it was, its visibility lowered to at
        most 0.1. After half a second without a pose, or a step back in time, everything starts
        anew.
        """
        if pose is None:
            return None
        length = self._body.update(time, pose.landmarks)
        pose = self._swaps.update(time, self._stacked.update(time, pose), length)
        believed = self._gate.update(time, pose.landmarks, length)
        landmarks, world = pose.landmarks, pose.world
        if self._last is not None:
            landmarks = np.where(believed[:, np.newaxis], landmarks, self._last.landmarks)
            world = np.where(believed[:, np.newaxis], world, self._last.world)
        trembling = self._tremble.update(time, landmarks, length)
        if trembling.any():
            landmarks = np.where(trembling[:, np.newaxis], self._tremble.calm(), landmarks)
        trusted = np.where(trembling, TOLD_BY_HEIGHT if self._stacked.lies else GUESSED, 1.0)
        if self._stacked.unsure:
            trusted = np.minimum(trusted, TOLD_BY_HEIGHT)
        self._last = replace(
            pose,
            landmarks=self._landmarks.update(time, landmarks, length),
            world=self._world.update(time, world, BODY_METRES),
            visibility=np.minimum(pose.visibility, np.where(believed, trusted, DISBELIEVED)),
        )
        return self._last
