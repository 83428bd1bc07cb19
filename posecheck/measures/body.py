"""The points of one pose by name, limb by limb."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from posecheck.measures.geometry import Point
from posecheck.pose.types import Landmark, Pose

SIDES = ("left", "right")


@dataclass(frozen=True, slots=True)
class Limbs:
    """The points of one side of the body, with the trunk's end points of that side.

    points: by name ("shoulder", "hip", ...), each (x, y) in pixels.
    visibility: by the same names, 0..1.
    """

    points: dict[str, Point]
    visibility: dict[str, float]

    def seen(self, *names: str) -> float:
        """The lowest visibility among the named points."""
        return min(map(self.visibility.__getitem__, names))


_SIDED = (
    "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index",
)  # fmt: skip
_MARKS = {
    side: (
        (*_SIDED, "nose"),
        [*(Landmark[f"{side}_{name}".upper()] for name in _SIDED), Landmark.NOSE],
    )
    for side in SIDES
}


def limbs(pose: Pose, side: str) -> Limbs:
    """The points of the side "left" or "right"; the nose belongs to both."""
    marks, order = _MARKS[side]
    points, visibility = pose.landmarks[order].tolist(), pose.visibility[order].tolist()
    return Limbs(
        dict(zip(marks, points, strict=True)),
        dict(zip(marks, visibility, strict=True)),
    )


@cache
def _pair(name: str) -> tuple[int, int]:
    return int(Landmark[f"LEFT_{name}".upper()]), int(Landmark[f"RIGHT_{name}".upper()])


def middle(pose: Pose, name: str) -> NDArray[np.float64]:
    """Half-way between the left and the right point of that name, (2,) in pixels."""
    left, right = _pair(name)
    return np.asarray((pose.landmarks[left] + pose.landmarks[right]) / 2)


def world_point(pose: Pose, side: str, name: str) -> list[float]:
    """(x, y, z) in metres of one side's point of that name, from the world landmarks."""
    place: list[float] = pose.world[_pair(name)[side == "right"]].tolist()
    return place


def world_middle(pose: Pose, name: str) -> NDArray[np.float64]:
    """The same in metres, (3,), from the world landmarks."""
    left, right = _pair(name)
    return np.asarray((pose.world[left] + pose.world[right]) / 2)


def trunk_length(pose: Pose) -> float:
    """Mid-hip to mid-shoulder in pixels."""
    return float(np.hypot(*(middle(pose, "shoulder") - middle(pose, "hip"))))
