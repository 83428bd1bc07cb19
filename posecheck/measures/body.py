"""The points of one pose by name, limb by limb."""

from dataclasses import dataclass
from functools import cache

from posecheck.measures.geometry import Point
from posecheck.pose.body import trunk_length as length_of_trunk
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
POINTS = (*_SIDED, "nose")
"""The names of the points of either side."""
_MARKS = {
    side: [*(Landmark[f"{side}_{name}".upper()] for name in _SIDED), Landmark.NOSE]
    for side in SIDES
}


def limbs(pose: Pose, side: str) -> Limbs:
    """The points of the side "left" or "right"; the nose belongs to both."""
    order = _MARKS[side]
    points, visibility = pose.landmarks[order].tolist(), pose.visibility[order].tolist()
    return Limbs(
        dict(zip(POINTS, points, strict=True)),
        dict(zip(POINTS, visibility, strict=True)),
    )


@cache
def mark(side: str, name: str) -> int:
    """The row of one side's point of that name among the landmarks."""
    return int(Landmark[f"{side}_{name}".upper()])


def pair(pose: Pose, name: str) -> tuple[list[float], list[float]]:
    """The left and the right point of that name, each (x, y) in pixels."""
    marks = pose.landmarks
    return marks[mark("left", name)].tolist(), marks[mark("right", name)].tolist()


def middle(pose: Pose, name: str) -> tuple[float, float]:
    """Half-way between the left and the right point of that name, (x, y) in pixels."""
    (lx, ly), (rx, ry) = pair(pose, name)
    return (lx + rx) / 2, (ly + ry) / 2


def world_point(pose: Pose, side: str, name: str) -> list[float]:
    """(x, y, z) in metres of one side's point of that name, from the world landmarks."""
    place: list[float] = pose.world[mark(side, name)].tolist()
    return place


def world_middle(pose: Pose, name: str) -> tuple[float, float, float]:
    """Half-way between the two, (x, y, z) in metres, from the world landmarks."""
    (lx, ly, lz), (rx, ry, rz) = (world_point(pose, side, name) for side in SIDES)
    return (lx + rx) / 2, (ly + ry) / 2, (lz + rz) / 2


def trunk_length(pose: Pose) -> float:
    """Mid-hip to mid-shoulder in pixels."""
    return length_of_trunk(pose.landmarks.tolist())
