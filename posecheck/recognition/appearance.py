"""What a movement looks like in numbers: how the body lies, where its parts go and how far."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import numpy as np

from posecheck.measures.reading import Posture, Reading
from posecheck.measures.registry import MEASURES

_SIDED = {
    "knee_flexion": 30.0,
    "hip_flexion": 30.0,
    "leg_elevation": 30.0,
    "thigh_elevation": 30.0,
    "arm_elevation": 30.0,
    "elbow_flexion": 30.0,
    "foot_pitch": 30.0,
    "ankle_angle": 30.0,
    "hand_height": 0.3,
    "foot_over_knee": 0.3,
}
_TRUNK = {
    "trunk_slope": 20.0,
    "trunk_lean": 20.0,
    "head_turn": 20.0,
    "shoulder_turn": 20.0,
    "face_line": 20.0,
    "head_pitch": 20.0,
    "neck_length": 0.2,
    "legs_crossed": 0.2,
}
_DRIFTING = {
    "hip_sway": 0.2,
    "shoulder_sway": 0.2,
    "hip_height": 0.2,
    "shoulder_height": 0.2,
    "ear_height": 0.2,
}
"""Each measure with a way that is neither little nor much for it, the unit of its numbers; lengths
in trunks. Of what drifts only the way is told, since where it lies depends on where the person is
in the picture."""
_TO_EITHER_SIDE = ("head_turn", "shoulder_turn")
"""Which way somebody is turned says nothing of what they do."""
_LEGS = {"knee_flexion": 8.0, "hip_flexion": 8.0, "thigh_elevation": 8.0}
"""Whether both legs bend together, or one while the other stretches; and how far, in degrees of
standard deviation, one of them must move for it to say all it can."""
_YAW_DEG = 30.0
_TOGETHER = 2 / 3
"""Unit of a correlation."""
_LEAST_PAIRS = 20
"""So many readings it must come from: two seconds."""
_STILL = 1e-6
_LEAST_WAY = 0.1
"""Of a unit: a way below it is trembling. Ways are told by their logarithm: twice as far is one
step, wherever it begins."""
_SURE = 0.3
"""Least confidence of a value that is taken."""
_LEAST_SHARE = 0.1
_LEAST_VALUES = 5
"""So many values, and this share of the readings, a number must come from."""
_IN_PIXELS = frozenset(name for name in (*_TRUNK, *_DRIFTING) if MEASURES[name].unit == "px")
_TAKEN = (*_TRUNK, *_DRIFTING, *(f"{side}.{m}" for side in ("left", "right") for m in _SIDED))

_OF_A_LIMB = tuple(
    f"{what}-{which}" for which in ("more", "less") for what in ("way", "low", "high")
)
FEATURES = (
    *(f"is-{posture.value}" for posture in Posture if posture is not Posture.UNKNOWN),
    "yaw",
    *(f"{m}.{what}" for m in _SIDED for what in _OF_A_LIMB),
    *(f"{m}.{what}" for m in _TRUNK for what in ("way", "low", "high")),
    *(f"{m}.way" for m in _DRIFTING),
    *(f"{m}.together" for m in _LEGS),
)
"""Of limbs the one that moves more comes first, whichever side it is on."""


class Appearance:
    """Takes readings and tells the numbers of all of them together."""

    def __init__(self) -> None:
        self._values: defaultdict[str, list[float]] = defaultdict(list)
        self._pairs: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
        self._postures: Counter[Posture] = Counter()
        self._yaws: list[float] = []
        self._readings = 0

    def update(self, reading: Reading) -> None:
        """Take the next reading; one with nobody in it says nothing."""
        if not reading.person:
            return
        self._readings += 1
        self._postures[reading.posture] += 1
        self._yaws.append(reading.yaw_deg or 0.0)
        taken = {name: _value(reading, name) for name in _TAKEN}
        for name, value in taken.items():
            if value is not None:
                self._values[name].append(value)
        for name in _LEGS:
            left, right = taken[f"left.{name}"], taken[f"right.{name}"]
            if left is not None and right is not None:
                self._pairs[name].append((left, right))

    def features(self) -> dict[str, float]:
        """Some of `FEATURES`: those that could be seen. Empty before there are a few readings."""
        if self._readings < _LEAST_VALUES:
            return {}
        found = {f"is-{one.value}": self._postures[one] / self._readings for one in Posture}
        found["yaw"] = float(np.median(self._yaws)) / _YAW_DEG
        for name, unit in _SIDED.items():
            found |= _sided(name, [self._spread(f"{s}.{name}", unit) for s in ("left", "right")])
        for name, unit in (_TRUNK | _DRIFTING).items():
            spread = self._spread(name, unit)
            if spread is not None:
                found |= {f"{name}.{what}": value for what, value in spread.items()}
        for name, enough in _LEGS.items():
            together = _together(self._pairs[name], enough)
            if together is not None:
                found[f"{name}.together"] = together
        return {name: found[name] for name in FEATURES if name in found}

    def _spread(self, name: str, unit: float) -> dict[str, float] | None:
        """Where the values begin and end, and the logarithm of the way between, in units.

        Not their middle: of one who holds long it lies elsewhere than of one who rests long.
        """
        values = self._values[name]
        if len(values) < max(_LEAST_VALUES, _LEAST_SHARE * self._readings):
            return None
        low, high = (float(value) / unit for value in np.percentile(values, [10, 90]))
        if name in _TO_EITHER_SIDE and low + high < 0:
            low, high = -high, -low
        return {"low": low, "high": high, "way": math.log(high - low + _LEAST_WAY)}


def _value(reading: Reading, name: str) -> float | None:
    """Where it was seen well enough; a length in the picture as a share of the trunk's."""
    found = reading.values.get(name)
    if found is None or ("." in name and found.confidence < _SURE):
        return None
    return found.value / max(reading.trunk_px, 1.0) if name in _IN_PIXELS else found.value


def _together(pairs: Sequence[tuple[float, float]], enough: float) -> float | None:
    """Correlation of two sides in units of `_TOGETHER`, less where neither moves `enough`."""
    if len(pairs) < _LEAST_PAIRS:
        return None
    both = np.array(pairs)
    moving = both.std(axis=0)
    if moving.min() < _STILL:
        return None
    share = min(1.0, float(moving.max()) / enough)
    return float(np.corrcoef(both.T)[0, 1]) * share / _TOGETHER


def _sided(name: str, spreads: Sequence[dict[str, float] | None]) -> Iterable[tuple[str, float]]:
    seen = sorted((one for one in spreads if one is not None), key=lambda one: -one["way"])
    for which, spread in zip(("more", "less"), seen, strict=False):
        for what, value in spread.items():
            yield f"{name}.{what}-{which}", value
