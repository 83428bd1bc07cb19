"""Where a hold that is over began and ended: known better once the whole movement has been seen."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from posecheck.checking.events import Hold

KEPT = 0.93
"""A limb is held while it keeps this share of its way from rest: what rendered truth calls a
hold, and what the eye sees as one."""
_FURTHEST = 0.9
"""The share of the hold's readings that lie nearer than what counts as its furthest."""
_STEADY_S = 0.2
_TREMBLES = 2.0
"""Median deviations from the middle; 82 % of an even trembling lie within so many."""
_LONGEST_S = 1.0
"""The clock is never further off than this; beyond it the path shows something else."""

Path = Sequence[tuple[float, float]]


def refined(hold: Hold, path: Path) -> Hold:
    """The hold with its start and end where the plateau of the path has them.

    path: times, rising, and how far from rest.
    """
    steady = _steady(path)
    inside = sorted(far for time, far in steady if hold.start_s <= time <= hold.end_s)
    if not inside:
        return hold
    least = KEPT * inside[round(_FURTHEST * (len(inside) - 1))]
    start, end = _edge(steady, hold.start_s, least, -1), _edge(steady, hold.end_s, least, 1)
    gained = (hold.start_s - start) + (end - hold.end_s)
    return replace(hold, start_s=start, end_s=end, seconds=max(0.0, hold.seconds + gained))


def kept(hold: Hold, path: Path) -> Hold:
    """A pose that is taken and kept, from the first to the last moment at its plateau.

    Who is in it may sway, and crossed or folded limbs tremble in the reading: what trembles more
    than a plateau gives is at its plateau within what it trembles by. path: as for `refined`.
    """
    steady = _steady(path)
    inside = sorted(far for time, far in steady if hold.start_s <= time <= hold.end_s)
    if not inside:
        return hold
    middle = median(inside)
    trembles = median(abs(far - middle) for far in inside)
    furthest = inside[round(_FURTHEST * (len(inside) - 1))]
    least = min(KEPT * furthest, middle - _TREMBLES * trembles)
    first, last = hold.start_s - _LONGEST_S, hold.end_s + _LONGEST_S
    there = [time for time, far in steady if far >= least and first <= time <= last]
    gained = (hold.start_s - there[0]) + (there[-1] - hold.end_s)
    seconds = max(0.0, hold.seconds + gained)
    return replace(hold, start_s=there[0], end_s=there[-1], seconds=seconds)


def _edge(path: Path, clock_s: float, least: float, way: int) -> float:
    """The moment nearest to the clock's at which the path leaves the plateau going that way."""
    before = after = None
    for (a, far), (b, next_far) in pairwise(path):
        inner, outer = (far, next_far) if way > 0 else (next_far, far)
        if inner >= least > outer:
            at = a + (b - a) * (far - least) / (far - next_far)
            if at <= clock_s:
                before = at
            elif after is None:
                after = at
    near = [at for at in (before, after) if at is not None and abs(at - clock_s) <= _LONGEST_S]
    return min(near, key=lambda at: abs(at - clock_s), default=clock_s)


def _steady(path: Path) -> list[tuple[float, float]]:
    """The median over a moment around each time."""
    result, first, last = [], 0, 0
    for time, _ in path:
        while path[first][0] < time - _STEADY_S / 2:
            first += 1
        while last < len(path) and path[last][0] <= time + _STEADY_S / 2:
            last += 1
        result.append((time, median(far for _, far in path[first:last])))
    return result
