"""From the numbers of many clips to a middle and a spread for each exercise."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.recognition.appearance import FEATURES
from posecheck.recognition.signatures import Signature

Array = NDArray[np.float64]

LEAST_SPREAD = 0.5
"""In the features' units: real people differ from rendered ones by more than these from another."""
BORROWED = 3.0
"""So many clips' worth of the spread that all exercises have in common goes into each one's own."""


class Clip(NamedTuple):
    """One clip: its exercise, who does it, and (n,) its numbers in the order of `FEATURES`."""

    exercise: str
    person: str
    values: Array


def fit(clips: Iterable[Clip]) -> dict[str, Signature]:
    """The signature of every exercise that the clips show."""
    by_exercise: defaultdict[str, list[Array]] = defaultdict(list)
    for clip in clips:
        by_exercise[clip.exercise].append(clip.values)
    tables = {name: np.array(rows) for name, rows in sorted(by_exercise.items())}
    middles = {name: _mean(table) for name, table in tables.items()}
    off = np.concatenate([table - middles[name] for name, table in tables.items()])
    common = _mean(off**2)
    return {
        name: Signature(middles[name], _spread(table - middles[name], common))
        for name, table in tables.items()
    }


def as_numbers(signature: Signature) -> dict[str, tuple[float, float]]:
    """By feature, (middle, spread), without what could never be seen."""
    both = zip(FEATURES, signature.middle, signature.spread, strict=True)
    return {
        name: (round(float(middle), 3), round(float(spread), 3))
        for name, middle, spread in both
        if np.isfinite(middle) and np.isfinite(spread)
    }


def _spread(off: Array, common: Array) -> Array:
    known = np.count_nonzero(~np.isnan(off), axis=0)
    squares = np.nansum(off**2, axis=0) + BORROWED * common
    variance = squares / (np.maximum(known - 1, 0) + BORROWED)
    return np.asarray(np.sqrt(variance + LEAST_SPREAD**2))


def _mean(rows: Sequence[Array] | Array) -> Array:
    """Of each column, without its NaN; NaN where there is nothing else."""
    table = np.asarray(rows)
    known = ~np.isnan(table)
    count = np.count_nonzero(known, axis=0)
    total = np.where(known, table, 0.0).sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
