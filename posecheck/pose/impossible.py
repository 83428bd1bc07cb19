"""A body that nobody has: the network has lost its way and has to begin anew."""

import math

from posecheck.pose.body import THIGHS
from posecheck.pose.types import Pose

_SHORT_M = 0.22
"""Metres that the thighs have on the network's own body, at the mean, when it is impossible. A
grown-up's are 0.245 of the height, 0.37 to 0.47 (D. Winter, Biomechanics and Motor Control of Human
Movement), and the network gives them 0.29 to 0.41, however they lie to the camera; of 91 films and
14 real clips it said less in three, for three frames at most."""
_FOR_S = 0.5
"""A slip of the network is over sooner; own."""
_AGAIN_S = 5.0
"""It may look like that again right away, and is then not better seen; own, as while setting up."""
_GAP_S = 0.3
"""A pause after which nothing is known of how they were followed; own."""


class Impossible:
    """Tells when a person has been followed as somebody without thighs for half a second."""

    def __init__(self) -> None:
        self._since: float | None = None
        self._last = self._told = -math.inf

    def update(self, time: float, pose: Pose) -> bool:
        """Whether the person should be looked for anew now; a time that steps back starts over."""
        if not 0.0 <= time - self._last <= _GAP_S:
            self._since = None
        self._last = time
        if _thigh_m(pose) >= _SHORT_M:
            self._since = None
            return False
        self._since = time if self._since is None else self._since
        if time - self._since < _FOR_S or 0.0 <= time - self._told < _AGAIN_S:
            return False
        self._told, self._since = time, None
        return True


def _thigh_m(pose: Pose) -> float:
    points = pose.world.tolist()
    return sum(math.dist(points[hip], points[knee]) for hip, knee in THIGHS) / len(THIGHS)
