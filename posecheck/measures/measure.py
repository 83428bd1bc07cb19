"""What a measure is: a name, a unit, the points it needs, and a small pure function."""

from collections.abc import Callable
from dataclasses import dataclass

from posecheck.measures.geometry import Point
from posecheck.pose.types import Pose

PointMap = dict[str, Point]
"""Points of one side by name, those of the other side by `other_` and their name."""
Compute = Callable[[PointMap, float], float]
"""(points of one side, handedness +1 or -1) -> value."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    points: the points it needs; their lowest visibility is its confidence.
    unit: "deg", "ratio", or "px" for a place or a length in the picture.
    per: for "px", the length by which its change is divided.
    trunk: True where it belongs to the trunk and is read on the near side only.
    joint: the three points of the drawn angle, see `Status.joint`; None where nothing is drawn.
    sagittal: True where only the exercise's own view shows it.
    rises: True where it tells how far something is up: an oblique view shows that in full, and only
        what lies along the ground becomes shorter.
    of_pose: instead of `compute`, for what takes both sides at once: the whole pose -> value.
        Its `points` are then those of both sides.
    """

    name: str
    label: str
    unit: str
    points: tuple[str, ...]
    compute: Compute
    per: str | None = None
    trunk: bool = False
    joint: tuple[str, str, str] | None = None
    sagittal: bool = True
    rises: bool = False
    of_pose: Callable[[Pose], float] | None = None
