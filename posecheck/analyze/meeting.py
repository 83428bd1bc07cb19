"""When two who follow the same person see the same."""

from collections import deque

import numpy as np

from posecheck.pose.types import Landmark, Pose

NEAR = 0.03
"""So far apart, in trunk lengths, two tracks of one person may be: landmarks weighted by how well
they are seen. On 30 seams of rendered clips tracks that follow the same limbs differ by 0.002 to
0.02 from the fifteenth picture on, for the network's own noise keeps them from ever becoming equal;
where one has lost the person or a leg it is 0.05 and more."""
WARM_UP_S = 0.6
"""So long a new track settles in; after that it gets no nearer."""
PICTURES = 5
"""In so many pictures, one after the other, they must be near."""


class Meeting:
    """Compares an old track with a new one that began later, picture by picture."""

    def __init__(self) -> None:
        self._first_s: float | None = None
        self._near: deque[bool] = deque(maxlen=PICTURES)

    def update(self, time: float, old: Pose | None, new: Pose | None) -> bool:
        """Whether the new track may take over after the picture of that time."""
        if self._first_s is None:
            self._first_s = time
        self._near.append(apart(old, new) <= NEAR)
        settled = time - self._first_s >= WARM_UP_S
        return settled and len(self._near) == PICTURES and all(self._near)


def apart(old: Pose | None, new: Pose | None) -> float:
    """How far two poses of one picture are apart, in trunk lengths; infinite if only one saw."""
    if old is None or new is None:
        return 0.0 if old is new else float("inf")
    weights = np.minimum(old.visibility, new.visibility)
    ways = np.linalg.norm(old.landmarks - new.landmarks, axis=1)
    shoulders, hips = (
        (old.landmarks[left] + old.landmarks[left + 1]) / 2
        for left in (Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP)
    )
    trunk = float(np.linalg.norm(shoulders - hips))
    if trunk <= 0.0 or weights.sum() <= 0.0:
        return float("inf")
    return float((ways * weights).sum() / weights.sum() / trunk)
