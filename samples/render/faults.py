"""The faults a clip can show, each with the true angle and the limit beyond which it is there.

Limits are those at which a warning is due; a checker's dwell is not taken off the intervals.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samples.render.body import SIDES
from samples.render.excursions import Measure
from samples.render.geometry import Array
from samples.render.motion import Excursion

_EDGE = 0.05
_PLATEAU = 0.93


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


TOO_DEEP = FaultRule("too-deep", "knee_flexion", 62.0, side="both")
HEELS_UP = FaultRule("heels-up", "foot_pitch", 12.0, side="both", from_start=True)
TOE_TOUCH = FaultRule("toe-touch", "trunk_lean", 60.0)
LEG_ABOVE_TRUNK = FaultRule("leg-above-trunk", "thigh_elevation", 15.0, side="both")
TRUNK_TILTS = FaultRule("trunk-tilts", "trunk_slope", -8.0, above=False, from_start=True)
HEAD_BACK = FaultRule("head-back", "neck_line", -20.0, above=False, from_start=True)
OVER_ARCHED = FaultRule("over-arched", "hip_flexion", -12.0, above=False, side="both")
LEG_TOO_HIGH = FaultRule("leg-too-high", "leg_elevation", 30.0, side="both")
KNEE_LOCKED = FaultRule("knee-locked", "knee_flexion", 5.0, above=False, side="right")
KNEE_HYPEREXTENDED = FaultRule(
    "knee-hyperextended", "knee_flexion", -5.0, above=False, side="right"
)
ROUND_FORWARD = FaultRule("round-forward", "trunk_lean", 30.0)
