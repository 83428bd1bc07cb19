"""How one measure goes through a demonstration: where it rests, how far and how often it goes."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from posecheck.checking.series import steadied
from posecheck.measures.reading import Reading

STEADY_S = 0.2
"""A reading trembles; what is looked at is the median over so long."""
SPEED_OVER_S = 0.3
"""The greatest speed is the way over so long: of a whole way that is known, no median is needed."""
EXTREME_SHARE = 0.02
"""So much of the clip may be further out: a slip of the reading."""
NEAR_SHARE = 0.35
"""It is at rest, or has come back to it, within this share of its way."""
OUT_SHARE = 0.5
"""It is on its way out beyond this share."""
TOP_SHARE = 0.15
"""Within this share of the way from its furthest point a limb is at the top."""
EDGE_S = 0.7
"""So long the clip shows where it begins and ends."""
STAY_S = 3.0
"""Who has gone somewhere and stays there so long, to the end of the clip, holds."""
LEAST_READINGS = 10

Point = tuple[float, float]
"""Time and value."""


@dataclass(frozen=True, slots=True)
class Excursion:
    """Once out and back. peak: where it stayed furthest out; top_s: for how long."""

    start_s: float
    end_s: float
    peak: float
    top_s: float


@dataclass(frozen=True, slots=True)
class Course:
    """A measure's way from its rest, towards larger values or smaller ones.

    rested: the share of the clip's two ends at which it is at rest. confidence: how well it is
    seen, 0 to 1. fastest: degrees a second.
    """

    rest: float
    peak: float
    excursions: tuple[Excursion, ...]
    rested: float
    confidence: float
    fastest: float

    @property
    def travel(self) -> float:
        """From rest to the usual furthest point."""
        return abs(self.peak - self.rest)

    @property
    def least(self) -> float:
        """The furthest point of the excursion that went least far."""
        return min((one.peak for one in self.excursions), key=lambda peak: abs(peak - self.rest))

    @property
    def most(self) -> float:
        """The furthest point of the one that went furthest."""
        return max((one.peak for one in self.excursions), key=lambda peak: abs(peak - self.rest))

    @property
    def top_s(self) -> float:
        """Seconds at the top of the excursion that stayed there least long."""
        return min(one.top_s for one in self.excursions)


def courses(seen: Sequence[Reading], key: str, least_deg: float) -> list[Course]:
    """The measure's courses with a whole excursion of at least so far, upwards and downwards."""
    path, confidence = _path(seen, key)
    if not path:
        return []
    ordered = sorted(value for _, value in path)
    cut = int(len(ordered) * EXTREME_SHARE)
    low, high = ordered[cut], ordered[-1 - cut]
    if high - low < least_deg:
        return []
    found = (_course(path, rest, far, confidence) for rest, far in ((low, high), (high, low)))
    return [course for course in found if course is not None and course.travel >= least_deg]


def stays(seen: Sequence[Reading], key: str, least_deg: float) -> list[Course]:
    """The course of a measure that goes at least so far and stays there to the end, if it does."""
    path, confidence = _path(seen, key)
    if not path:
        return []
    begin_s, end_s = path[0][0], path[-1][0]
    rest = median([value for time, value in path if time <= begin_s + EDGE_S])
    peak = median([value for time, value in path if time >= end_s - STAY_S])
    if abs(peak - rest) < least_deg:
        return []
    elsewhere = [t for t, value in path if abs(value - peak) > TOP_SHARE * abs(peak - rest)]
    left_s = max(elsewhere, default=begin_s)
    if end_s - left_s < STAY_S:
        return []
    held = Excursion(left_s, end_s, peak, end_s - left_s)
    return [Course(rest, peak, (held,), 0.5, confidence, _fastest(path))]


def _path(seen: Sequence[Reading], key: str) -> tuple[list[Point], float]:
    """The measure's way, steadied, and how well it is seen; nothing where it hardly is."""
    measured = [(r.time, r.values[key]) for r in seen if key in r.values]
    if len(measured) < LEAST_READINGS:
        return [], 0.0
    path = steadied([(time, one.value) for time, one in measured], STEADY_S)
    return path, median(one.confidence for _, one in measured)


def _course(path: Sequence[Point], nearest: float, far: float, confidence: float) -> Course | None:
    way = far - nearest
    rest = median([value for _, value in path if (value - nearest) / way <= NEAR_SHARE])
    shares = [(time, (value - rest) / (far - rest)) for time, value in path]
    towards = math.copysign(1.0, way)
    excursions = tuple(_excursion(path, span, rest, towards) for span in _spans(shares))
    if not excursions:
        return None
    first, last = shares[0][0] + EDGE_S, shares[-1][0] - EDGE_S
    ends = (
        median([share for time, share in shares if time <= first]),
        median([share for time, share in shares if time >= last]),
    )
    peak = median([one.peak for one in excursions])
    rested = sum(share <= NEAR_SHARE for share in ends) / len(ends)
    return Course(rest, peak, excursions, rested, confidence, _fastest(path))


def _spans(shares: Sequence[Point]) -> list[tuple[float, float]]:
    """From when to when it was out, of those that begin and end near rest within the clip."""
    spans: list[tuple[float, float]] = []
    near_s: float | None = None
    out = False
    for time, share in shares:
        if share <= NEAR_SHARE:
            if out and near_s is not None:
                spans.append((near_s, time))
            near_s, out = time, False
        elif share >= OUT_SHARE:
            out = True
    return spans


def _excursion(
    path: Sequence[Point], span: tuple[float, float], rest: float, towards: float
) -> Excursion:
    within = [
        (time, (value - rest) * towards) for time, value in path if span[0] <= time <= span[1]
    ]
    furthest = max(far for _, far in within)
    top = [
        (far, after - time)
        for (time, far), (after, _) in pairwise(within)
        if far >= (1.0 - TOP_SHARE) * furthest
    ]
    peak = rest + towards * (median([far for far, _ in top]) if top else furthest)
    return Excursion(span[0], span[1], peak, sum(step for _, step in top))


def _fastest(path: Sequence[Point]) -> float:
    fastest, begin = 0.0, 0
    for time, value in path:
        while path[begin][0] < time - SPEED_OVER_S:
            begin += 1
        before_s, before = path[begin]
        if time - before_s >= SPEED_OVER_S / 2:
            fastest = max(fastest, abs(value - before) / (time - before_s))
    return fastest
