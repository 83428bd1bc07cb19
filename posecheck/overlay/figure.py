"""The person in the picture: where each joint is drawn, how well it is seen, what it covers."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Side
from posecheck.pose.types import Landmark

SIDES = ("LEFT", "RIGHT")

_LIMBS = (
    ("SHOULDER", "ELBOW"),
    ("ELBOW", "WRIST"),
    ("SHOULDER", "HIP"),
    ("HIP", "KNEE"),
    ("KNEE", "ANKLE"),
    ("ANKLE", "FOOT_INDEX"),
)
# Half the width of what is about each bone, as a part of the trunk's length: clothes included.
_FLESH = (0.16, 0.15, 0.24, 0.24, 0.18, 0.16)
_HEAD = 0.36
_SAMPLES = np.linspace(0.0, 1.0, 7)[:, None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One person, in the pixels of the shown picture.

    points: (33, 2) float64. seen: (33,) float64 in 0..1, steadied visibility.
    near: the side nearer to the camera.
    """

    points: NDArray[np.float64]
    seen: NDArray[np.float64]
    near: Side

    def point(self, name: str, side: Side | None) -> NDArray[np.float64]:
        """Where a joint such as "knee" is; without a side, or for both, that of the near side."""
        return np.asarray(self.points[landmark(name, self.worked(side))])

    def seen_at(self, name: str, side: Side) -> float:
        """How well a joint is seen, 0..1."""
        return float(self.seen[landmark(name, side)])

    def worked(self, side: Side | None) -> Side:
        """The side itself, or the near one where none is meant."""
        return side if side in (Side.LEFT, Side.RIGHT) else self.near

    @property
    def trunk(self) -> float:
        """Length from the middle of the shoulders to the middle of the hips, in pixels."""
        return float(np.hypot(*(self._middle("SHOULDER") - self._middle("HIP"))))

    def body(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Discs that cover the person: centres (n, 2) and radii (n,), in pixels."""
        ends, radii = [], []
        for side in SIDES:
            for (a, b), flesh in zip(_LIMBS, _FLESH, strict=True):
                ends.append((self._at(f"{side}_{a}"), self._at(f"{side}_{b}")))
                radii.append(flesh)
        head = (self._at("LEFT_EAR") + self._at("RIGHT_EAR")) / 2
        ends += [(head, self._at("NOSE")), (head, self._middle("SHOULDER"))]
        radii += [_HEAD, _FLESH[0]]
        pairs = np.array(ends)
        centres = pairs[:, None, 0] + (pairs[:, None, 1] - pairs[:, None, 0]) * _SAMPLES
        scale = max(self.trunk, self._longest_thigh())
        return centres.reshape(-1, 2), np.repeat(np.array(radii) * scale, len(_SAMPLES))

    def _at(self, name: str) -> NDArray[np.float64]:
        return np.asarray(self.points[Landmark[name]])

    def _middle(self, name: str) -> NDArray[np.float64]:
        return (self._at(f"LEFT_{name}") + self._at(f"RIGHT_{name}")) / 2

    def _longest_thigh(self) -> float:
        thighs = (self._at(f"{side}_HIP") - self._at(f"{side}_KNEE") for side in SIDES)
        return max(float(np.hypot(*thigh)) for thigh in thighs)


@cache
def landmark(name: str, side: Side) -> Landmark:
    """The landmark called "knee", "foot_index", ... of one side; the nose has none."""
    upper = name.upper()
    return Landmark.NOSE if upper == "NOSE" else Landmark[f"{side.upper()}_{upper}"]
