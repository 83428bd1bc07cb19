"""Which faults of an exercise's file are truly there, frame by frame, and how far beyond.

The limits are those of the files, but what is held against them is the true body and not a
reading of it, and the code is not that of the checker.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from posecheck.exercises.fault import Condition, Fault
from posecheck.exercises.goal import goal_of
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Band
from posecheck.measures.registry import find_measure
from samples.render.excursions import Mask, Measured, runs
from samples.render.geometry import Array
from samples.render.quantities import Clock, change, quantity

_DEGREES, _LENGTHS = 10.0, 0.1
_SPEED_SHARE = 0.3
_HELD, _SWUNG = ("hold", "rock"), ("swing", "circle")
"""Kinds of movement without a way out and back of their own."""


@dataclass(frozen=True)
class Judged:
    """One fault through a clip.

    margin: (frames,) signed strength, NaN where it is not looked for. decisive: (frames,) index
    of the condition that decides. quantities: (conditions, frames).
    """

    fault: Fault
    margin: Array
    decisive: Array
    quantities: Array


class Judge:
    """Holds the true measures of a clip against the exercise's file.

    values: by name ("left.knee_flexion", "trunk_lean", "spine_flexion"), one entry a frame.
    """

    def __init__(
        self,
        exercise: Exercise,
        times: Array,
        values: Mapping[str, Array],
        reps: Sequence[Measured],
        away: Mask,
        near: str,
    ) -> None:
        self._exercise = exercise
        self._values = values
        self._reps = reps
        self._near = near
        goal = goal_of(exercise)
        self._goal = goal
        self._target = exercise.movement.target.band
        self._working = _working_side(reps, len(times), near)
        at_rest = ~away
        for rep in reps:
            at_rest[rep.first : rep.last + 1] = False
        self._clock = Clock(times, at_rest, reps[0].first if reps else len(times))
        self._away = away
        self._phase = self._file_phases(len(times))

    def reached(self, rep: Measured) -> bool:
        """Whether the true peak lies in the target band: of what is held the middle, of a swing
        its size, of a sweep both ends."""
        return self._far_enough(rep) and bool(self._together()[rep.peak_at])

    def _far_enough(self, rep: Measured) -> bool:
        movement, level = self._exercise.movement, self._level(rep)
        if movement.kind in _SWUNG:
            return self._target.contains(rep.peak)
        series = level[rep.first : rep.last + 1]
        if movement.opposite is not None:
            ends = (float(series.max()), float(series.min()))
            bands = (self._target, movement.opposite.band)
            return all(band.contains(end) for band, end in zip(bands, ends, strict=True))
        if movement.kind in _HELD:
            peak = float(np.median(level[rep.held_from : rep.held_to + 1]))
        else:
            peak = float((self._goal.towards * series).max() * self._goal.towards)
        return self._target.contains(peak)

    def _together(self) -> Mask:
        """Where everything else that belongs to the target is there, (frames,)."""
        there = np.ones(len(self._clock.times), bool)
        for also in self._exercise.movement.also:
            series = self._series(also.measure)
            if also.of == "change":
                series = self._change(also.measure)
            there &= _inside(series, also.band)
        return there

    def _change(self, measure: str) -> Array:
        """The change of a measure from the person's rest, (frames,)."""
        return change(self._series(measure), self._per(measure), self._clock)

    def faults(self) -> list[Judged]:
        """Every fault of the file."""
        return [self._judged(f) for f in self._exercise.fault]

    def entries(self, judged: Judged) -> list[dict[str, object]]:
        """Where the fault is there, as the truth says it.

        What is over before the fault's own dwell is none: every slide passes through too shallow.
        """
        times = self._clock.times
        return [
            self._entry(judged, a, b)
            for a, b in runs(np.nan_to_num(judged.margin) > 0)
            if times[b] - times[a] >= judged.fault.for_s
        ]

    def _entry(self, judged: Judged, a: int, b: int) -> dict[str, object]:
        worst = a + int(judged.margin[a : b + 1].argmax())
        index = int(judged.decisive[worst])
        condition = judged.fault.conditions[index]
        above, limit = _limit(condition, judged.quantities[index, worst])
        return {
            "fault": judged.fault.id,
            "start_s": round(float(self._clock.times[a]), 3),
            "end_s": round(float(self._clock.times[b]), 3),
            "side": self._side_of(condition, worst),
            "measure": condition.measure,
            "limit": limit,
            "above": above,
            "of": condition.of,
            "value": round(float(judged.quantities[index, worst]), 2),
            "strength": round(float(judged.margin[worst]), 2),
        }

    def _judged(self, fault: Fault) -> Judged:
        looked_for = ~self._away
        if fault.during:
            looked_for &= np.isin(self._phase, fault.during)
        margins, quantities = [], []
        for condition in fault.conditions:
            value = quantity(
                condition, self._series(condition.measure), self._per(condition.measure),
                self._clock, looked_for, self._goal.towards,
            )  # fmt: skip
            quantities.append(value)
            margins.append(strength(condition, value))
        stack = np.stack(margins)
        whole, decisive = _together(stack, len(fault.all_of))
        return Judged(fault, np.where(looked_for, whole, np.nan), decisive, np.stack(quantities))

    def _series(self, measure: str) -> Array:
        prefix, _, name = measure.rpartition(".")
        if prefix == "":
            return self._values[name]
        if prefix == "near":
            return self._values[f"{self._near}.{name}"]
        of_right = self._working == ("right" if prefix == "working" else "left")
        return np.where(of_right, self._values[f"right.{name}"], self._values[f"left.{name}"])

    def _per(self, measure: str) -> Array | None:
        per = find_measure(measure).per
        if per is None:
            return None
        prefix = measure.rpartition(".")[0]
        return self._series(f"{prefix}.{per}" if prefix else per)

    def _side_of(self, condition: Condition, frame: int) -> str | None:
        prefix = condition.measure.rpartition(".")[0]
        if prefix == "":
            return None
        if prefix == "near":
            return self._near
        working = str(self._working[frame])
        return working if prefix == "working" else {"left": "right", "right": "left"}[working]

    def _level(self, rep: Measured) -> Array:
        """The primary measure as the target counts it: itself, or its change from rest."""
        movement = self._exercise.movement
        side = {"near": self._near, "working": rep.side}.get(movement.limb)
        if movement.limb == "other":
            side = {"left": "right", "right": "left"}[rep.side]
        if side is not None and side not in ("left", "right"):
            side = self._near
        name = f"{side}.{movement.measure}" if side else movement.measure
        series, rest = self._values[name], max(rep.first - 1, 0)
        if movement.of != "change":
            return series
        per = self._per(name)
        change: Array = (series - series[rest]) / (1.0 if per is None else per[rest])
        return change

    def _file_phases(self, count: int) -> "np.ndarray[tuple[int], np.dtype[np.str_]]":
        """Phases as the files mean them: hold is what lies beyond the target's near edge until
        the top is left for good; a top short of it is still moving."""
        phase = np.full(count, "rest", dtype="<U6")
        sign = self._goal.towards
        edge = self._target.low if sign > 0 else self._target.high
        assert edge is not None
        kind = self._exercise.movement.kind
        for rep in self._reps:
            if kind in _SWUNG:
                phase[rep.first : rep.peak_at + 1] = "moving"
                phase[rep.peak_at + 1 : rep.last + 1] = "return"
                continue
            top = np.arange(rep.first, rep.left + 1)
            if kind in _HELD:
                held = _inside(self._level(rep), self._target) & self._together()
                phase[top[held[top]]] = "hold"
                continue
            there = sign * (self._level(rep)[top] - edge) >= 0
            first = int(there.argmax()) if there.any() else len(top)
            phase[rep.first : rep.left + 1] = "moving"
            phase[rep.first + first : rep.left + 1] = "hold"
            phase[rep.left + 1 : rep.last + 1] = "return"
        return phase


def _inside(series: Array, band: Band) -> Mask:
    """Where a series lies in a band, (frames,)."""
    low = -np.inf if band.low is None else band.low
    high = np.inf if band.high is None else band.high
    inside: Mask = (series >= low) & (series <= high)
    return inside


def _together(margins: Array, of_all: int) -> tuple[Array, Array]:
    """How far beyond its limits a fault is at each time, and by which condition that is.

    margins: (conditions, frames); of the first `of_all` the least counts, of the others the most.
    """
    parts = []
    if of_all:
        parts.append(margins[:of_all].argmin(0))
    if of_all < len(margins):
        parts.append(of_all + margins[of_all:].argmax(0))
    chosen = np.stack(parts)
    told = np.take_along_axis(margins, chosen, 0)
    return told.min(0), np.take_along_axis(chosen, told.argmin(0)[None], 0)[0]


def strength(condition: Condition, value: Array) -> Array:
    """How far beyond its limit, in units of 10 degrees, 0.1 body lengths or 0.3 of a speed."""
    margins = []
    for limit, sign in ((condition.above, 1.0), (condition.below, -1.0)):
        if limit is not None:
            margins.append(sign * (value - limit) / _unit(condition, limit))
    least: Array = np.minimum.reduce(margins)
    return least


def _unit(condition: Condition, limit: float) -> float:
    if condition.of in ("speed", "return-speed", "period"):
        return _SPEED_SHARE * limit
    return _DEGREES if find_measure(condition.measure).unit == "deg" else _LENGTHS


def _limit(condition: Condition, value: float) -> tuple[bool, float]:
    """Which limit it is beyond: whether above it, and the limit; of two the nearer."""
    if condition.above is None or condition.below is None:
        above = condition.above is not None
        limit = condition.above if above else condition.below
        assert limit is not None
        return above, limit
    above = bool(value - condition.above < condition.below - value)
    return above, condition.above if above else condition.below


def _working_side(
    reps: Sequence[Measured], count: int, near: str
) -> "np.ndarray[tuple[int], np.dtype[np.str_]]":
    """The side that works at every frame: that of the repetition under way, the latest or, before
    the first, the next."""
    side = np.full(count, near, dtype="<U5")
    sided = [rep for rep in reps if rep.side in ("left", "right")]
    if sided:
        side[:] = sided[0].side
    for rep in sided:
        side[rep.first :] = rep.side
    return side
