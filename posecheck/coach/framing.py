"""How the person stands or lies in the picture, and how the camera looks at them."""

import math
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from posecheck.measures.body import limbs
from posecheck.measures.reading import Posture
from posecheck.pose.sides import lateral_axis
from posecheck.pose.types import Pose

LYING = frozenset({Posture.SUPINE, Posture.PRONE, Posture.SIDE_LYING})
ON_THE_FLOOR = LYING | {Posture.ALL_FOURS}

_MARGIN = 0.005
"""Part of the picture's side that must be left at its edge; own: less, and the network guesses."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Which edges of the picture cut which of the asked points off."""

    left: frozenset[str]
    right: frozenset[str]
    top: frozenset[str]
    bottom: frozenset[str]

    @property
    def any(self) -> frozenset[str]:
        """Every point that is out of the picture."""
        return self.left | self.right | self.top | self.bottom


def cut_off(pose: Pose, near: str, points: tuple[str, ...]) -> Cut:
    """The points of the near side that lie outside of the picture, by edge."""
    width, height = pose.size
    places = limbs(pose, near).points
    across, down = _MARGIN * width, _MARGIN * height

    def beyond(axis: int, low: float, high: float, below: bool) -> frozenset[str]:
        return frozenset(
            name
            for name in points
            if (places[name][axis] < low if below else places[name][axis] > high)
        )

    return Cut(
        left=beyond(0, across, width - across, below=True),
        right=beyond(0, across, width - across, below=False),
        top=beyond(1, down, height - down, below=True),
        bottom=beyond(1, down, height - down, below=False),
    )


def body_length(pose: Pose, near: str) -> float:
    """Shoulder to hip to knee to ankle of the near side, pixels: the same however they bend."""
    p = limbs(pose, near).points
    path = ("shoulder", "hip", "knee", "ankle")
    return sum(math.dist(p[a], p[b]) for a, b in pairwise(path))


def turned(pose: Pose) -> float:
    """How far the trunk is turned out of the side view about the vertical, degrees 0..90."""
    axis = lateral_axis(pose)
    return math.degrees(math.atan2(abs(axis[0]), abs(axis[2])))


def looked_down_on(pose: Pose) -> float:
    """How steeply the camera looks down on somebody who lies or kneels side-on, degrees.

    From the left-right axis, which is level then. Of somebody upright it says nothing.
    """
    _, down, away = lateral_axis(pose)
    # The nearer side lies lower in a picture taken from above.
    return math.degrees(math.atan2(-down if away > 0 else down, abs(away)))


def leaning(pose: Pose) -> float | None:
    """Degrees by which an upright, straight body leans in the picture; None for any other."""
    p = {name: np.asarray(point) for name, point in limbs(pose, "left").points.items()}
    q = {name: np.asarray(point) for name, point in limbs(pose, "right").points.items()}
    shoulder, hip, ankle = ((p[name] + q[name]) / 2 for name in ("shoulder", "hip", "ankle"))
    trunk, legs = _from_vertical(hip, shoulder), _from_vertical(ankle, hip)
    feet_apart = float(np.hypot(*(p["ankle"] - q["ankle"])))
    length = float(np.hypot(*(shoulder - ankle)))
    straight = abs(trunk - legs) < _STRAIGHT_DEG and feet_apart < _TOGETHER * length
    return _from_vertical(ankle, shoulder) if straight else None


_STRAIGHT_DEG = 12.0
_TOGETHER = 0.2
"""Feet further apart than this part of the length are in a stride."""


def _from_vertical(low: np.ndarray, high: np.ndarray) -> float:
    x, y = high - low
    return math.degrees(math.atan2(float(x), -float(y)))
