"""The few statistics of the page: a share with its interval, the spread of errors, a rank curve."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
Places = NDArray[np.intp]

_Z = 1.959964
"""Standard normal quantile of a 95 % interval."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of cases with its 95 % Wilson interval; all three are None where there is no case."""

    hits: int
    of: int
    value: float | None
    low: float | None
    high: float | None


def share(flags: Iterable[bool]) -> Share:
    """The share of true flags."""
    known = [bool(flag) for flag in flags]
    return share_of(sum(known), len(known))


def share_of(hits: int, of: int) -> Share:
    """The share of hits among cases, with the Wilson interval of 95 %."""
    if of == 0:
        return Share(0, 0, None, None, None)
    p = hits / of
    centre = (p + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    half = _Z / (1 + _Z**2 / of) * ((p * (1 - p) / of + _Z**2 / (4 * of**2)) ** 0.5)
    return Share(hits, of, p, max(0.0, centre - half), min(1.0, centre + half))


@dataclass(frozen=True, slots=True)
class Spread:
    """Errors, measured minus true: their number, and in their own unit, or None without any:

    bias: mean. median. mae: mean of the sizes. sd: standard deviation.
    p95: 95 % of the errors are no larger than this in size.
    """

    n: int
    bias: float | None
    median: float | None
    mae: float | None
    sd: float | None
    p95: float | None


def spread(errors: Sequence[float] | Array) -> Spread:
    """The spread of errors; what is no number is left out."""
    values = np.asarray(errors, float)
    values = values[np.isfinite(values)]
    if values.size == 0:
        return Spread(0, None, None, None, None, None)
    sizes = np.abs(values)
    return Spread(
        int(values.size),
        float(values.mean()),
        float(np.median(values)),
        float(sizes.mean()),
        float(values.std()),
        float(np.percentile(sizes, 95)),
    )


def pooled(parts: Iterable[Array]) -> Array:
    """All parts one after the other; empty where there is none."""
    known = list(parts)
    return np.concatenate(known) if known else np.empty(0)


@dataclass(frozen=True, slots=True)
class RankCurve:
    """How well a score tells cases from non-cases, threshold by threshold.

    thresholds, found (true positive rate), false (false positive rate): of the same length, from
    the strictest threshold to the laxest. area: under the curve. best: the threshold of the
    highest balanced accuracy, and that accuracy.
    """

    thresholds: list[float]
    found: list[float]
    false: list[float]
    area: float
    best: float
    best_accuracy: float


def rank_curve(cases: Array, others: Array, points: int = 101) -> RankCurve | None:
    """The curve over evenly spaced quantiles of all scores; None without both kinds."""
    if cases.size == 0 or others.size == 0:
        return None
    scores = np.concatenate([cases, others])
    steps = np.unique(np.quantile(scores, np.linspace(0, 1, points)))[::-1]
    thresholds = np.concatenate([[steps[0] + 1e-9], steps - 1e-9])
    found = np.array([(cases > t).mean() for t in thresholds])
    false = np.array([(others > t).mean() for t in thresholds])
    balanced = (found + 1 - false) / 2
    best = int(balanced.argmax())
    return RankCurve(
        np.round(thresholds, 4).tolist(),
        np.round(found, 4).tolist(),
        np.round(false, 4).tolist(),
        float(np.trapezoid(found, false)),
        float(thresholds[best]),
        float(balanced[best]),
    )
