"""The truth of a clip: exact angles, joints in pixels, repetitions and fault intervals."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samples.render.body import SIDES, Posed
from samples.render.geometry import Array, elevation, signed_angle
from samples.render.motion import Excursion

_EDGE = 0.05
"""A repetition starts and ends where this share of its excursion is passed."""
_PLATEAU = 0.93
"""The top is held while this share of the excursion is kept."""


def true_angles(posed: Posed) -> dict[str, float]:
    """Signed sagittal angles in degrees, from the joint centres; see `samples/README.md`."""
    j, axis = posed.joints, posed.lateral
    up = np.array([0, 0, 1.0])
    hips = (j["left_hip"] + j["right_hip"]) / 2
    shoulders = (j["left_shoulder"] + j["right_shoulder"]) / 2
    trunk = shoulders - hips
    angles = {
        "trunk_lean": signed_angle(up, trunk, axis),
        "trunk_slope": elevation(trunk),
        "neck_line": signed_angle(trunk, (j["left_ear"] + j["right_ear"]) / 2 - shoulders, axis),
        "pelvis_height_m": float(hips[2]),
    }
    for side in SIDES:
        shoulder, elbow, wrist, hip, knee, ankle, heel, toe = (
            j[f"{side}_{name}"]
            for name in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe")
        )
        angles |= {
            f"{side}_knee_flexion": signed_angle(knee - hip, ankle - knee, axis),
            f"{side}_hip_flexion": -signed_angle(hip - shoulder, knee - hip, axis),
            f"{side}_leg_elevation": elevation(ankle - hip),
            f"{side}_thigh_elevation": elevation(knee - hip),
            f"{side}_shank_tilt": signed_angle(up, knee - ankle, axis),
            f"{side}_elbow_bend": _between(elbow - shoulder, wrist - elbow),
            f"{side}_foot_pitch": elevation(heel - toe),
        }
    return angles


def _between(u: Array, v: Array) -> float:
    cosine = u @ v / np.linalg.norm(u) / np.linalg.norm(v)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


@dataclass(frozen=True, slots=True)
class Measure:
    """What a repetition of an exercise is measured by.

    of: "both" (mean of the sides), "working", "other" (the side not working) or "trunk".
    """

    name: str
    of: str = "both"

    def series(self, angles: Mapping[str, Array], side: str) -> Array:
        """The measure over time for a repetition of one side, (frames,)."""
        if self.of == "trunk":
            return angles[self.name]
        if self.of == "both":
            return (angles[f"left_{self.name}"] + angles[f"right_{self.name}"]) / 2
        other = "left" if side == "right" else "right"
        return angles[f"{side if self.of == 'working' else other}_{self.name}"]


@dataclass(frozen=True, slots=True)
class FaultRule:
    """A fault is there while a true angle is beyond a limit.

    measure: name of a true angle, without its side for one-sided ones. from_start: judge the
    change against the first frame. side: the side the fault is of, or "both" for the worse one.
    """

    fault: str
    measure: str
    limit: float
    above: bool = True
    side: str | None = None
    from_start: bool = False

    def intervals(self, times: Array, angles: Mapping[str, Array]) -> list[dict[str, object]]:
        """Where it is there, one entry a run: the rule, start_s, end_s and value, the worst."""
        sign = 1.0 if self.above else -1.0
        series = self._series(angles, sign)
        if self.from_start:
            series = series - series[0]
        beyond = sign * (series - self.limit) > 0
        found: list[dict[str, object]] = []
        for first, last in _runs(beyond):
            worst = float((sign * series[first : last + 1]).max() * sign)
            found.append(
                {
                    "fault": self.fault,
                    "start_s": round(float(times[first]), 3),
                    "end_s": round(float(times[last]), 3),
                    "side": self.side,
                    "measure": self.measure,
                    "limit": self.limit,
                    "above": self.above,
                    "from_start": self.from_start,
                    "value": round(worst, 2),
                }
            )
        return found

    def _series(self, angles: Mapping[str, Array], sign: float) -> Array:
        if self.side is None:
            return angles[self.measure]
        if self.side == "both":
            both = [sign * angles[f"{side}_{self.measure}"] for side in SIDES]
            return sign * np.maximum(*both)
        return angles[f"{self.side}_{self.measure}"]


def _runs(mask: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """First and last index of every run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(int), [0]])))
    return [(int(a), int(b) - 1) for a, b in edges.reshape(-1, 2)]


def measured_repetition(
    excursion: Excursion, measure: Measure, times: Array, angles: Mapping[str, Array]
) -> dict[str, object]:
    """A repetition as the true angles show it; peak is the extreme in degrees."""
    inside = np.flatnonzero((times >= excursion.start) & (times <= excursion.end))
    series = measure.series(angles, excursion.side)[inside]
    at_top = (times[inside] >= excursion.top) & (times[inside] <= excursion.leave + 1e-9)
    rest = float(series[0])
    outward = float(np.sign(np.median(series[at_top]) - rest))
    way = outward * (series - rest)
    peak = int(way.argmax())
    moving = np.flatnonzero(way > _EDGE * way[peak])
    held = np.flatnonzero(way > _PLATEAU * way[peak])
    clock = times[inside]
    return {
        "start_s": round(float(clock[moving[0]]), 3),
        "peak_s": round(float(clock[peak]), 3),
        "end_s": round(float(clock[moving[-1]]), 3),
        "hold_start_s": round(float(clock[held[0]]), 3),
        "hold_end_s": round(float(clock[held[-1]]), 3),
        "side": excursion.side,
        "rest": round(rest, 2),
        "peak": round(float(series[peak]), 2),
    }
