"""Named measures at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class View(StrEnum):
    """From where the camera sees the person's trunk."""

    SIDE = "side"
    OBLIQUE = "oblique"
    FRONT = "front"
    UNKNOWN = "unknown"


class Posture(StrEnum):
    """How the body is placed in the room."""

    STANDING = "standing"
    SITTING = "sitting"
    KNEELING = "kneeling"
    ALL_FOURS = "all-fours"
    PRONE = "prone"
    SUPINE = "supine"
    SIDE_LYING = "side-lying"
    UNKNOWN = "unknown"


UPRIGHT = (Posture.STANDING, Posture.SITTING, Posture.KNEELING)
"""The postures in which the trunk is up."""


class Measured(NamedTuple):
    """A value and how well its landmarks were seen (the lowest visibility among them, 0..1)."""

    value: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All measures of one pose.

    values: by name. Measures of a limb stand under "left." and "right." and, for the side nearer
        to the camera, under "near."; those of the trunk have no prefix. A measure that could not
        be computed is absent.
    yaw_deg: turn of the trunk away from a pure side view, 0 side-on, 90 facing or turned away.
    near: "left" or "right", the side nearer to the camera.
    places: where the points of the near side are in the picture, (x, y) in pixels.
    trunk_px: length of the trunk in pixels, averaged over a second.
    visible: how well those points were seen, 0..1.
    company: somebody else is in the picture.
    person: False when no one was found; then everything else is empty.
    """

    time: float
    values: Mapping[str, Measured]
    view: View = View.UNKNOWN
    yaw_deg: float | None = None
    posture: Posture = Posture.UNKNOWN
    near: str = "left"
    places: Mapping[str, tuple[float, float]] = field(default_factory=dict)
    trunk_px: float = 1.0
    visible: Mapping[str, float] = field(default_factory=dict)
    company: bool = False
    person: bool = True

    def seen(self, point: str) -> float:
        """How well a point of the near side was seen, 0..1; 0 when it was not found."""
        return self.visible.get(point, 0.0)
