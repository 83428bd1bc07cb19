"""What a condition looks at: a value, its change, its speed, its wobble; on exact series."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from posecheck.exercises.fault import Condition
from samples.render.excursions import Mask, runs
from samples.render.geometry import Array

_STEP_S, _OVER_S = 0.1, 0.3
_BASE_S = 1.0
_PAUSE_S = 1.0
_AS_GOOD = 0.03
"""Of a way to an end, what may be missing of it where the end is as good as reached."""
_FRESH_S = 3.0
"""So long the time of a swing says something of the present."""


@dataclass(frozen=True)
class Clock:
    """times: (frames,) seconds. at_rest: (frames,) where the person rests in the start pose.
    moves_at: the first frame of the first repetition."""

    times: Array
    at_rest: Mask
    moves_at: int

    @property
    def before_moving(self) -> Mask:
        """The rest before the first repetition, or all of it if there is none earlier."""
        early = self.at_rest & (np.arange(len(self.times)) < self.moves_at)
        return early if early.any() else self.at_rest


def quantity(
    condition: Condition,
    series: Array,
    per: Array | None,
    clock: Clock,
    looked_for: Mask,
    towards: float,
) -> Array:
    """The condition's quantity at every frame, (frames,); see `Condition`.

    per: the length by which places are divided. looked_for: where the fault is looked for.
    """
    of = condition.of
    if of == "value":
        return series
    if of in ("speed", "return-speed"):
        rate = speed(clock.times, series)
        return np.abs(rate) if of == "speed" else -towards * rate
    if of == "fall":
        return _fall(towards * series, looked_for)
    if of == "wobble":
        places = series if per is None else change(series, per, clock)
        return _wobble(clock.times, places, looked_for, condition.window_s)
    if of == "period":
        places = series if per is None else change(series, per, clock)
        assert condition.swing is not None
        return _period(places, condition.swing, clock)
    changed = change(series, per, clock)
    return np.abs(changed) if of == "either-way" else changed


def change(series: Array, per: Array | None, clock: Clock) -> Array:
    """The change from rest: of an angle or a ratio from the rest before the first movement, of
    a place from the latest rest, as a share of a length of the body."""
    start = clock.before_moving
    if per is None:
        return series - (np.median(series[start]) if start.any() else series[0])
    return (series - _latest_rest(series, clock)) / float(np.median(per[start]))


def _latest_rest(series: Array, clock: Clock) -> Array:
    """The median of the latest second of rest, (frames,); before any rest, of the first."""
    base = np.full(len(series), np.nan)
    last = np.nan
    for i, (time, resting) in enumerate(zip(clock.times, clock.at_rest, strict=True)):
        if resting:
            first = int(clock.times.searchsorted(time - _BASE_S))
            recent = series[first : i + 1][clock.at_rest[first : i + 1]]
            last = float(np.median(recent))
        base[i] = last
    known = base[np.isfinite(base)]
    return np.where(np.isfinite(base), base, known[0] if len(known) else series[0])


def speed(times: Array, series: Array) -> Array:
    """The rate in units a second: the median over 0.3 s of the rates over 0.1 s."""

    def at(moments: Array) -> Array:
        return np.interp(moments, times, series)

    offsets = np.linspace(-(_OVER_S - _STEP_S) / 2, (_OVER_S - _STEP_S) / 2, 7)
    rates = [
        (at(times + offset + _STEP_S / 2) - at(times + offset - _STEP_S / 2)) / _STEP_S
        for offset in offsets
    ]
    return np.asarray(np.median(rates, axis=0))


def _fall(far: Array, looked_for: Mask) -> Array:
    """How far it has dropped back from its furthest since it is looked for."""
    fallen = np.zeros(len(far))
    for a, b in runs(looked_for):
        part = far[a : b + 1]
        fallen[a : b + 1] = np.maximum.accumulate(part) - part
    return fallen


def _period(series: Array, swing: float, clock: Clock) -> Array:
    """Seconds that the latest swing to and fro took, (frames,): from one end to the same one again,
    or, the first one out of a rest, twice the way between its ends if that is longer; NaN where
    there was none lately."""
    taken = np.full(len(series), np.nan)
    for a, b in runs(_going_on(clock)):
        turns = [a, *(a + i for i in _turns(series[a : b + 1], swing / 3))]
        reached = [a, *(_reached(series, p, q) for p, q in pairwise(turns))]
        for place in range(2, len(turns)):
            if abs(series[turns[place]] - series[turns[place - 1]]) >= swing:
                begun, turned, ended = clock.times[reached[place - 2 : place + 1]]
                took = ended - begun if place > 2 else max(ended - begun, 2 * (ended - turned))
                until = int(clock.times.searchsorted(ended + _FRESH_S))
                taken[reached[place] : until] = took
    return taken


def _reached(series: Array, start: int, turn: int) -> int:
    """The first place on the way to a turning point that is as good as there: a stay at an end
    begins when the end is reached."""
    missing = abs(series[turn] - series[start : turn + 1])
    return start + int(np.argmax(missing <= _AS_GOOD * missing[0]))


def _going_on(clock: Clock) -> Mask:
    """Moving, or pausing for less than `_PAUSE_S` between two movements."""
    moving = ~clock.at_rest
    for a, b in runs(clock.at_rest):
        between = a > 0 and b < len(moving) - 1
        if between and clock.times[b] - clock.times[a] < _PAUSE_S:
            moving[a : b + 1] = True
    return moving


def _turns(series: Array, least: float) -> list[int]:
    """Where it turns back by at least so much."""
    found, furthest, way = [], 0, 0.0
    for i, value in enumerate(series):
        if way == 0.0:
            if abs(value - series[0]) > least:
                way, furthest = float(np.sign(value - series[0])), i
        elif way * (value - series[furthest]) >= 0:
            furthest = i
        elif way * (series[furthest] - value) > least:
            found.append(furthest)
            way, furthest = -way, i
    return found


def _wobble(times: Array, series: Array, looked_for: Mask, window_s: float) -> Array:
    """The smaller of the largest rise and the largest fall within the window that ends here."""
    swing = np.zeros(len(series))
    for a, b in runs(looked_for):
        for i in range(a, b + 1):
            first = max(a, int(times.searchsorted(times[i] - window_s)))
            part = series[first : i + 1]
            rise = (part - np.minimum.accumulate(part)).max()
            fall = (np.maximum.accumulate(part) - part).max()
            swing[i] = min(rise, fall)
    return swing
