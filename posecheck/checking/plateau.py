"""Where a hold that is over began and ended, and for how long it was one.

The clock runs while the movement goes on and cannot know yet how far it will go, nor whether what
it sees is a slip of the reading. Once the whole movement has been seen, its plateau is known.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from posecheck.checking.certainty import Path, plainly_passed, steadily_seen
from posecheck.checking.cycle import STILL_S
from posecheck.checking.events import Hold, Side
from posecheck.checking.hold import LEAST_S
from posecheck.checking.series import steadied

STEEP = 0.87
"""A limb is held while it keeps 93 % of its way from rest: what rendered truth calls a hold, and
what the eye sees as one. There the way is flat, and a reading that is off by three degrees is off
by a second; so the edge is looked for at this share of the usual depth of the hold, where the way
is steep. Of 0.85, 0.87, 0.88 and 0.9 the one that agreed best with rendered plateaus."""
STEEP_POSE = 0.93
"""The same of a pose that is kept: who sways in it makes its depth less certain than its edge."""
_LOW = 0.65
_SETTLES = 0.67
_SETTLES_POSE = 0.13
"""From the steep edge to the plateau it takes so much of the time from `_LOW` to that edge: so a
step of minimum jerk goes, which is how an unhurried limb starts and stops (Flash and Hogan 1985).
The plateau is 95 % of the usual depth there, which is 93 % of the furthest. For a pose this is what
that step takes: of 144 rendered ones the hold is then right at the median."""
_SETTLE_S = 0.22
"""As in a movement of two and a half seconds: what takes longer stops on its way."""
BROKEN = 0.8
"""Who comes back by a fifth of the way has let go; less is swaying or a slip of the reading."""
_MOMENT_S = 0.3
"""A slip lasts no longer."""
_TREMBLES = 2.0
"""Median deviations from the middle; 82 % of an even trembling lie within so many."""
_STEADY_S = 0.2
_LONGEST_S = 1.5
"""The clock is never further off than this; beyond it the path shows something else."""
UNSEEN_S = 1.0
"""Who is at the plateau before and after so short a gap was there in it (lost_landmark_pause_s)."""


@dataclass(frozen=True, slots=True)
class _Kind:
    steep: float
    settles: float
    trembles: bool


_CYCLE = _Kind(STEEP, _SETTLES, trembles=False)
_POSE = _Kind(STEEP_POSE, _SETTLES_POSE, trembles=True)


def refined(holds: Sequence[Hold], path: Path, stopped: Collection[float] = ()) -> list[Hold]:
    """The holds of one movement as its path has them, those that last; those that are one made one.

    path: times, rising, and how far from rest. stopped: the times of it at which the clock had to
    stand still, whatever the path shows: a warning was up.
    """
    found = _refined(holds, path, stopped, _CYCLE)
    return [hold for hold in found if hold.seconds >= LEAST_S]


def kept(holds: Sequence[Hold], path: Path, stopped: Collection[float] = ()) -> list[Hold]:
    """The same of a pose that is taken and kept.

    Who is in it may sway, and crossed or folded limbs tremble in the reading: what trembles more
    than a plateau gives is at its plateau within what it trembles by.
    """
    return _refined(holds, path, stopped, _POSE)


def overlooked(path: Path, side: Side) -> tuple[Hold, float] | None:
    """The top of a movement in which the clock saw no hold, and how far from rest it usually was.

    A reading that trembles can keep the clock from running though the limb is held. None where
    the furthest point is a moment only.
    """
    steady = steadied(path, _STEADY_S)
    if not steady:
        return None
    peak_s, peak = max(steady, key=lambda sample: sample[1])
    before = [time for time, far in steady if far < STEEP * peak and time < peak_s]
    after = [time for time, far in steady if far < STEEP * peak and time > peak_s]
    start, end = max(before, default=path[0][0]), min(after, default=path[-1][0])
    top = [far for time, far in steady if start <= time <= end]
    if end - start < LEAST_S:
        return None
    return Hold(start, end, end - start, side), median(top)


def stills(path: Path, trembles: float) -> Iterator[float]:
    """Where on the path somebody kept still for `STILL_S`, the latest first.

    trembles: what a reading of somebody who is still moves by.
    """
    last = len(path) - 1
    for first in range(last, -1, -1):
        if path[last][0] - path[first][0] < STILL_S:
            continue
        values = [far for _, far in path[first : last + 1]]
        if max(values) - min(values) <= trembles:
            yield median(values)
        while last > first and path[last][0] - path[first][0] >= STILL_S:
            last -= 1


def _refined(
    holds: Sequence[Hold], path: Path, stopped: Collection[float], kind: _Kind
) -> list[Hold]:
    steady = steadied(path, _STEADY_S)
    found: list[Hold] = []
    for hold in holds:
        placed = _placed(hold, steady, stopped, kind)
        if found and placed.start_s <= found[-1].end_s:
            # The clock had ended it over a slip of the reading.
            before = found.pop()
            placed = _placed(replace(placed, start_s=before.start_s), steady, stopped, kind)
        found.append(placed)
    return found


def _placed(hold: Hold, path: Path, stopped: Collection[float], kind: _Kind) -> Hold:
    inside = [far for time, far in path if hold.start_s <= time <= hold.end_s]
    if not inside:
        return replace(hold, sure=False)
    usual = median(inside)
    steep, broken = kind.steep * usual, BROKEN * usual
    if kind.trembles:
        around = usual - _TREMBLES * median(abs(far - usual) for far in inside)
        steep, broken = min(steep, around), min(broken, around)
    levels = (steep, broken)
    start, end = _edge(path, hold.start_s, levels, -1), _edge(path, hold.end_s, levels, 1)
    passed = [_passed_s(path, start, usual, -1), _passed_s(path, end, usual, 1)]
    start += _settling_s(passed[0], kind)
    end -= _settling_s(passed[1], kind)
    if end <= start:
        return replace(hold, sure=False)
    left = {time for time in stopped if hold.start_s < time <= hold.end_s}
    inner = [(time, far) for time, far in path if start < time < end]
    held = [(start, usual), *inner, (end, usual)]
    seconds = _seen_there(held, left) - _let_go(held, steep, broken)
    sure = all(plainly_passed(lasted, kind.steep - _LOW) for lasted in passed)
    sure = sure and steadily_seen(path, start, end, usual, UNSEEN_S)
    return replace(hold, start_s=start, end_s=end, seconds=max(0.0, seconds), sure=sure)


def _edge(path: Path, clock_s: float, levels: Sequence[float], way: int) -> float:
    """The moment nearest to the clock's at which the path leaves the plateau going that way.

    levels: the first that it passes near there; who sinks before leaving passes the lower one.
    """
    for least in levels:
        at = _nearest(path, clock_s, least, way)
        if at is not None and abs(at - clock_s) <= _LONGEST_S:
            return at
    return clock_s


def _passed_s(path: Path, edge_s: float, usual: float, way: int) -> float | None:
    """How long it takes between `_LOW` and the edge; None where it is never so low."""
    low = _nearest(path, edge_s, _LOW * usual, way)
    return None if low is None else abs(low - edge_s)


def _settling_s(passed_s: float | None, kind: _Kind) -> float:
    """How long it takes between the edge and the plateau."""
    return _SETTLE_S if passed_s is None else min(kind.settles * passed_s, _SETTLE_S)


def _nearest(path: Path, clock_s: float, least: float, way: int) -> float | None:
    nearest = None
    for (a, far), (b, next_far) in pairwise(path):
        inner, outer = (far, next_far) if way > 0 else (next_far, far)
        if inner >= least > outer:
            at = a + (b - a) * (far - least) / (far - next_far)
            if nearest is None or abs(at - clock_s) < abs(nearest - clock_s):
                nearest = at
    return nearest


def _seen_there(path: Path, stopped: Collection[float]) -> float:
    """Seconds of the path less those of which nothing is known, or that do not count."""
    return sum(b - a for (a, _), (b, _) in pairwise(path) if b - a <= UNSEEN_S and b not in stopped)


def _let_go(path: Path, steep: float, broken: float) -> float:
    """Seconds in which the limb had left the plateau: below `steep`, and once below `broken`.

    From the plateau to the one it takes about as long as from the one to the other.
    """
    seconds = 0.0
    for run in _runs_below(path, steep):
        lasted = run[-1][0] - run[0][0]
        gone = [time for time, far in run if far < broken]
        if gone and lasted > _MOMENT_S:
            seconds += 2 * lasted - (gone[-1] - gone[0])
    return seconds


def _runs_below(path: Path, level: float) -> list[list[tuple[float, float]]]:
    runs: list[list[tuple[float, float]]] = [[]]
    for time, far in path:
        if far < level:
            runs[-1].append((time, far))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]
