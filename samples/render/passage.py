"""Coming and going: from a start pose through key postures to standing, and walking away."""

from dataclasses import dataclass, replace

import numpy as np

from samples.render.body import Body, Limb, Posture
from samples.render.geometry import Array, ease

_FULL_STRIDE = 22.0
"""Degrees by which a walking leg swings either way."""
_LEG_M = 0.85
_HIPS = ("left_hip", "right_hip")
_UNDER_WAY_M = 0.9
"""So far from its place a walking person has its full stride."""


@dataclass(frozen=True, slots=True)
class Key:
    """A posture on the way out.

    seconds: how long it takes, unhurried, to come here from the one before. keeping: the joints
    that stay where they are meanwhile.
    """

    posture: Posture
    seconds: float
    keeping: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A moment of a passage: the posture, and the place (2,) of the middle of its anchors."""

    posture: Posture
    anchors: tuple[str, ...]
    place: Array


class Passage:
    """The way from a start pose to standing. What is kept stays exactly where it is."""

    def __init__(
        self, body: Body, start: Posture, anchors: tuple[str, ...], way: list[Key]
    ) -> None:
        """anchors: the joints whose middle lies over the origin in the start pose."""
        self._keys = way
        self._times = np.cumsum([0.0, *(key.seconds for key in way)])
        values = [start.values(), *(key.posture.values() for key in way)]
        self._curve = Smooth(self._times, np.stack(values))
        self._places: list[Array] = []
        joints = body.pose(start).joints
        offset = -_middle(joints, anchors)
        for key in way:
            self._places.append(_middle(joints, key.keeping) + offset)
            joints = body.joints(key.posture)
            offset = self._places[-1] - _middle(joints, key.keeping)
        self._hips_at = _middle(joints, _HIPS) + offset

    def at(self, share: float, walk: float, turn: float) -> Spot:
        """So much of the way (0..1) from the start pose; walk and turn count at its end."""
        if walk == 0.0 and turn == 0.0:
            seconds = min(share, 1.0) * self._times[-1]
            values = self._curve.at(seconds)
            leg = int(np.clip(self._times.searchsorted(seconds) - 1, 0, len(self._keys) - 1))
            return Spot(Posture.of_values(values), self._keys[leg].keeping, self._places[leg])
        values = self._curve.at(self._times[-1])
        turning = ease(min(abs(turn), 180 - abs(turn)) / 25)
        moving = ease(abs(walk) / 0.3)
        stride = max(_stride(abs(walk)) * moving, 7.0 * turning)
        step = walking(_strides(walk) * np.cos(np.radians(turn)) + turn / 150, stride)
        share = max(moving, turning)
        values = share * step.values() + (1 - share) * values
        posture = replace(Posture.of_values(values), yaw=turn)
        return Spot(posture, _HIPS, self._hips_at - np.array([0.0, walk]))


def _stride(metres: float) -> float:
    """How far the legs swing so far from the place, degrees: people start with small steps."""
    return 9.0 + (_FULL_STRIDE - 9.0) * ease(metres / _UNDER_WAY_M)


_METRES = np.linspace(0.0, 8.0, 801)
_STRIDES = np.cumsum([0.01 / (4 * _LEG_M * np.sin(np.radians(_stride(m)))) for m in _METRES])


def _strides(walk: float) -> float:
    """How many whole strides it is to there: the feet sweep the ground they cover."""
    return float(np.sign(walk) * np.interp(abs(walk), _METRES, _STRIDES))


class Smooth:
    """A curve through points that overshoots none of them (monotone cubic), vector-valued."""

    def __init__(self, times: Array, values: Array) -> None:
        """times: (n,) rising; values: (n, m)."""
        self._times, self._values = times, values
        steps = np.diff(times)[:, None]
        self._slopes = np.zeros_like(values)
        secant = np.diff(values, axis=0) / steps
        before, after = secant[:-1], secant[1:]
        with np.errstate(divide="ignore", invalid="ignore"):
            mean = 2 * before * after / (before + after)
        self._slopes[1:-1] = np.where(before * after > 0, mean, 0.0)

    def at(self, time: float) -> Array:
        """The value at a time, (m,)."""
        i = int(np.clip(self._times.searchsorted(time) - 1, 0, len(self._times) - 2))
        h = self._times[i + 1] - self._times[i]
        f = (time - self._times[i]) / h
        low, high = self._values[i], self._values[i + 1]
        curve: Array = (
            (1 + 2 * f) * (1 - f) ** 2 * low
            + f * (1 - f) ** 2 * h * self._slopes[i]
            + f * f * (3 - 2 * f) * high
            + f * f * (f - 1) * h * self._slopes[i + 1]
        )
        return curve


def walking(phase: float, stride: float) -> Posture:
    """A moment of ordinary walking; phase in whole strides, the left leg ahead at 0."""

    def limb(turn: float) -> Limb:
        swing = np.cos(2 * np.pi * turn)
        lifting = max(np.sin(2 * np.pi * turn + np.pi), 0.0) * stride / 22
        return Limb(
            hip=stride * swing + 6 * lifting,
            knee=6 + 42 * lifting,
            ankle=min(0.3 * (6 + 42 * lifting), 8.0),
            shoulder=-0.7 * stride * swing,
            elbow=18,
        )

    return Posture(left=limb(phase), right=limb(phase + 0.5))


def _middle(joints: dict[str, Array], names: tuple[str, ...]) -> Array:
    middle: Array = np.mean([joints[name] for name in names], axis=0)[:2]
    return middle
