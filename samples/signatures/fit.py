"""From the numbers of many clips to what all exercises look like."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.recognition.appearance import FEATURES
from posecheck.recognition.signatures import Signatures

Array = NDArray[np.float64]

LEAST_SPREAD = 1.0
"""In the features' units, so 20 to 30 degrees: every rendered person does an exercise as its film
was written, with the hands where they belong; real ones cross their arms over the chest, spread
their knees and lie as they like. Of 31 pairs of photographs 25 are told with 0.3, 27 with this and
with a quarter more, 26 with 1.5."""
BORROWED = 3.0
"""So many clips' worth of the spread that all exercises have in common goes into each one's own."""
SHRUNK = 0.3
"""This share of every correlation is taken for chance: there are as many numbers as some exercises
have clips a dozen times over. Half or double of it tells as many clips right."""
LEAST_EIGENVALUE = 0.05
"""Correlations of numbers that were seldom seen together would contradict each other without it."""
SEEN_TOGETHER = 20
"""With fewer clips than that to tell by, two numbers are taken for so much less related."""


class Clip(NamedTuple):
    """One clip: its exercise, who does it, and (n,) its numbers in the order of `FEATURES`."""

    exercise: str
    person: str
    values: Array


def as_values(features: dict[str, float]) -> Array:
    """(n,) in the order of `FEATURES`, NaN where there is none."""
    return np.array([features.get(name, np.nan) for name in FEATURES])


def fit(clips: Iterable[Clip]) -> Signatures:
    """The signatures of every exercise that the clips show.

    A number that some exercise never shows is left out: there is nothing to compare it with.
    """
    by_exercise: defaultdict[str, list[Array]] = defaultdict(list)
    for clip in clips:
        by_exercise[clip.exercise].append(clip.values)
    exercises = sorted(by_exercise)
    tables = [np.array(by_exercise[name]) for name in exercises]
    middle = np.array([_mean(table) for table in tables])
    off = [table - one for table, one in zip(tables, middle, strict=True)]
    common = _mean(np.concatenate(off) ** 2)
    spread = np.array([_spread(one, common) for one in off])
    unit = np.concatenate([one / own for one, own in zip(off, spread, strict=True)])
    kept = np.flatnonzero(~np.isnan(middle).any(axis=0))
    return Signatures(
        tuple(FEATURES[place] for place in kept),
        tuple(exercises),
        middle[:, kept],
        spread[:, kept],
        _correlation(unit[:, kept]),
    )


def _spread(off: Array, common: Array) -> Array:
    known = np.count_nonzero(~np.isnan(off), axis=0)
    squares = np.nansum(off**2, axis=0) + BORROWED * common
    variance = squares / (np.maximum(known - 1, 0) + BORROWED)
    return np.asarray(np.sqrt(variance + LEAST_SPREAD**2))


def _correlation(unit: Array) -> Array:
    """Of (n, f) deviations in spreads, NaN where unseen; a matrix that can be inverted."""
    known = ~np.isnan(unit)
    each = np.where(known, unit, 0.0)
    together = known.T.astype(float) @ known.astype(float)
    found = each.T @ each / np.maximum(together, 1)
    found *= (1 - SHRUNK) * np.minimum(1.0, together / SEEN_TOGETHER)
    np.fill_diagonal(found, 1.0)
    values, vectors = np.linalg.eigh(found)
    return np.asarray((vectors * np.maximum(values, LEAST_EIGENVALUE)) @ vectors.T)


def _mean(table: Array) -> Array:
    """Of each column, without its NaN; NaN where there is nothing else."""
    known = ~np.isnan(table)
    count = np.count_nonzero(known, axis=0)
    total = np.where(known, table, 0.0).sum(axis=0)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
