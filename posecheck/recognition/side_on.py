"""Somebody who stands before the camera, as they would look from the side."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from posecheck.measures.reading import UPRIGHT, Reading
from posecheck.pose.sides import lateral_axis
from posecheck.pose.types import Landmark, Pose

SEEN_UP_TO_DEG = 45.0
"""From further round, how far joints bend forwards can no longer be told in the picture."""
_FEET = (Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE)
_BODY = slice(Landmark.LEFT_SHOULDER, None)


def faces_camera(readings: Sequence[Reading]) -> bool:
    """Whether they show somebody upright, mostly too far from side-on.

    Of others a height in the picture is also a distance on the floor.
    """
    of_person = [reading for reading in readings if reading.person]
    if not of_person:
        return False
    upright = sum(reading.posture in UPRIGHT for reading in of_person) / len(of_person)
    yaw = float(np.median([reading.yaw_deg or 0.0 for reading in of_person]))
    return upright > 1 / 2 and yaw > SEEN_UP_TO_DEG


def side_on(pose: Pose) -> Pose:
    """The pose seen from its side.

    Heights are the same all round the person and stay those of the picture. How far in front of
    the feet the rest is tells the network's guess in metres: too rough to judge by, yet enough to
    tell bending the knees from standing straight.
    """
    across = np.array(lateral_axis(pose))[[0, 2]]
    across = across / (np.linalg.norm(across) + 1e-9)
    ground = pose.world[:, [0, 2]]
    forward, deep = ground @ np.array([-across[1], across[0]]), ground @ across
    feet = list(_FEET)
    px_per_m = _size(pose.landmarks[_BODY]) / max(_size(pose.world[_BODY, :2]), 1e-9)
    x = pose.landmarks[feet, 0].mean() + px_per_m * (forward - forward[feet].mean())
    return replace(
        pose,
        landmarks=np.column_stack([x, pose.landmarks[:, 1]]),
        world=np.column_stack([forward, pose.world[:, 1], deep]),
        mask=None,
    )


def _size(points: np.ndarray) -> float:
    return float(np.linalg.norm(points.std(axis=0)))
