"""Repetitions, holds and phases as the true angles show them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samples.render.geometry import Array
from samples.render.motion import Excursion

_EDGE = 0.05
"""A repetition starts and ends where this share of its excursion is passed."""
_PLATEAU = 0.93
"""The top is held while this share of the excursion is kept."""
_GIVE_DEG = 1.5
"""A way of few degrees may lose so many: breathing alone moves a trunk by half of that."""
_GIVE_SHARE = 0.02
"""The same of a way that is told in trunk lengths: a centimetre."""
_SHARES_BELOW = 1.0
"""No way in degrees is so short, and none in trunk lengths so long."""
_STAY = 0.8
"""Of a pose that is taken and kept: who sways in it by less is still in it. Shares of such a way
are those of its usual depth, for one sway to the far side is not the depth that is kept."""
_LEAST_HOLD_S = 0.5

Mask = NDArray[np.bool_]


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
            mean: Array = (angles[f"left_{self.name}"] + angles[f"right_{self.name}"]) / 2
            return mean
        other = "left" if side == "right" else "right"
        return angles[f"{side if self.of == 'working' else other}_{self.name}"]


@dataclass(frozen=True, slots=True)
class Measured:
    """A repetition as it was: indices of frames, and the measure in degrees.

    first, last: beyond 5 % of the excursion; held: runs of frames in which 93 % is kept; left:
    the last frame before the way back was begun.
    """

    side: str
    meant: str
    first: int
    peak_at: int
    last: int
    held: tuple[tuple[int, int], ...]
    left: int
    rest: float
    peak: float

    @property
    def held_from(self) -> int:
        """The first frame at the top."""
        return self.held[0][0]

    @property
    def held_to(self) -> int:
        """The last frame at the top."""
        return self.held[-1][1]


def runs(mask: Mask) -> list[tuple[int, int]]:
    """First and last index of every run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], mask.astype(int), [0]])))
    return [(int(a), int(b) - 1) for a, b in edges.reshape(-1, 2)]


def measured(
    excursion: Excursion,
    measure: Measure,
    times: Array,
    angles: Mapping[str, Array],
    kind: str = "cycle",
) -> Measured:
    """The repetition that a planned excursion became. kind: of the movement, see `Movement`."""
    if kind in ("circle", "swing"):
        return _swung(excursion, measure.series(angles, excursion.side), times)
    if kind == "sweep":
        return _swept(excursion, measure.series(angles, excursion.side), times)
    inside = np.flatnonzero((times >= excursion.start) & (times <= excursion.end))
    series = measure.series(angles, excursion.side)[inside]
    clock = times[inside]
    at_top = (clock >= excursion.top) & (clock <= excursion.leave + 1e-9)
    if not at_top.any():
        at_top[int(np.abs(clock - excursion.top).argmin())] = True
    rest = float(series[0])
    outward = float(np.sign(np.median(series[at_top]) - rest))
    way = outward * (series - rest)
    peak = int(way.argmax())
    moving = np.flatnonzero(way > _EDGE * way[peak])
    start = int(inside[0])
    stays = kind in ("hold", "rock", "timer")
    held = _kept(way, float(np.median(way[at_top]))) if stays else _topmost(way)
    return Measured(
        excursion.side,
        excursion.meant,
        start + int(moving[0]),
        start + peak,
        start + int(moving[-1]),
        tuple((start + a, start + b) for a, b in held),
        start + max(held[-1][1], int(np.flatnonzero(at_top)[-1])),
        rest,
        float(series[peak]),
    )


def _topmost(way: Array) -> list[tuple[int, int]]:
    """The runs at the top of a way out and back."""
    return runs(way > _top(float(way.max())))


def _kept(way: Array, usual: float) -> list[tuple[int, int]]:
    """The runs in a pose that is taken and kept, in which one may sway.

    usual: how deep it is kept, the median between the arrival and the way back.
    """
    top = way > _top(usual)
    there = [
        (a + ends[0], a + ends[-1])
        for a, b in runs(way > _STAY * usual)
        if (ends := np.flatnonzero(top[a : b + 1])).size
    ]
    return [(int(a), int(b)) for a, b in there]


def _top(depth: float) -> float:
    """Beyond this way the top of that depth is reached."""
    give = _GIVE_SHARE if depth < _SHARES_BELOW else _GIVE_DEG
    return min(_PLATEAU * depth, depth - give if depth > 2 * give else depth)


def _swung(excursion: Excursion, series: Array, times: Array) -> Measured:
    """A swing has no rest; its peak is how far apart its ends are."""
    inside = np.flatnonzero((times >= excursion.start) & (times <= excursion.end))
    size = float(np.ptp(series[inside]))
    first, last = int(inside[0]), int(inside[-1])
    begun = float(series[first])
    if min(np.ptp([begun, end]) for end in (series[inside].min(), series[inside].max())) > size / 5:
        # Out of the middle it grows from nothing; the others begin where the last one turned back.
        first += int(np.flatnonzero(np.abs(series[inside] - begun) > _EDGE * size)[0])
    within = series[first : last + 1]
    ends = (int(within.argmin()), int(within.argmax()))
    top = first + max(ends, key=lambda at: min(at, last - first - at))
    return Measured(
        excursion.side, excursion.meant, first, top, last, ((top, top),), last, 0.0, size
    )


def _swept(excursion: Excursion, series: Array, times: Array) -> Measured:
    """A sweep goes to both sides; the one that it reaches less far is its peak."""
    inside = np.flatnonzero((times >= excursion.start) & (times <= excursion.end))
    start, rest = int(inside[0]), float(series[inside[0]])
    way = series[inside] - rest
    ends = sorted((int(way.argmin()), int(way.argmax())))
    sizes = [abs(float(way[end])) for end in ends]
    moving = np.flatnonzero(np.abs(way) > _EDGE * min(sizes))
    there = np.flatnonzero(np.abs(way) > _PLATEAU * min(sizes))
    peak = ends[int(np.argmin(sizes))]
    span = (start + int(there[0]), start + int(there[-1]))
    return Measured(
        excursion.side,
        excursion.meant,
        start + int(moving[0]),
        start + peak,
        start + int(moving[-1]),
        (span,),
        span[1],
        rest,
        float(series[start + peak]),
    )


def as_entry(rep: Measured, times: Array, reached: bool) -> dict[str, object]:
    """The repetition as the truth says it."""
    return {
        "start_s": _seconds(times[rep.first]),
        "peak_s": _seconds(times[rep.peak_at]),
        "end_s": _seconds(times[rep.last]),
        "hold_start_s": _seconds(times[rep.held_from]),
        "hold_end_s": _seconds(times[rep.held_to]),
        "side": rep.side,
        "rest": round(rep.rest, 3),
        "peak": round(rep.peak, 3),
        "reached": reached,
        "meant": rep.meant,
    }


def holds_of(reps: Sequence[Measured], times: Array) -> list[dict[str, object]]:
    """The plateaus that last; a hold that was broken is two."""
    return [
        {
            "start_s": _seconds(times[a]),
            "end_s": _seconds(times[b]),
            "seconds": _seconds(times[b] - times[a]),
            "side": rep.side,
        }
        for rep in reps
        for a, b in rep.held
        if times[b] - times[a] >= _LEAST_HOLD_S
    ]


def phases(
    reps: Sequence[Measured], absences: Sequence[tuple[float, float]], times: Array
) -> list[str]:
    """The phase of every frame: away, rest, out, hold, back, or end after the last repetition."""
    phase = np.full(len(times), "rest", dtype=object)
    if reps:
        phase[reps[-1].last + 1 :] = "end"
    for rep in reps:
        phase[rep.first : rep.held_from] = "out"
        phase[rep.held_from : rep.held_to + 1] = "hold"
        phase[rep.held_to + 1 : rep.last + 1] = "back"
    for start, end in absences:
        phase[(times >= start) & (times < end)] = "away"
    return [str(one) for one in phase]


def _seconds(value: float) -> float:
    return round(float(value), 3)
