"""How each exercise usually looks, as measured on clips, and how well somebody looks like it."""

import json
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

DATA = "signatures.json"
"""Made by `python -m samples.signatures`."""
TAILS = 20.0
"""Degrees of freedom of Student's distribution: somebody who is far from all exercises is not so
much farther from one than from the other as a normal distribution would have it."""


class Signatures(NamedTuple):
    """What all exercises look like.

    features: names of the (f,) numbers, each of which every exercise shows in some clip.
    exercises: ids of the (e,) exercises.
    middle, spread: (e, f), of each number in each exercise.
    correlation: (f, f), how the numbers hang together within an exercise, alike in all of them: a
        knee that bends more raises the hip more, and both together say little more than one.
    """

    features: tuple[str, ...]
    exercises: tuple[str, ...]
    middle: Array
    spread: Array
    correlation: Array

    def log_likelihoods(self, features: dict[str, float]) -> Array:
        """(e,) of what was seen, up to a constant; numbers that could not be seen are left out."""
        values = np.array([features.get(name, np.nan) for name in self.features])
        seen = np.flatnonzero(~np.isnan(values))
        if len(seen) == 0:
            return np.zeros(len(self.exercises))
        spread = self.spread[:, seen]
        off = (values[seen] - self.middle[:, seen]) / spread
        alone = np.linalg.solve(self.correlation[np.ix_(seen, seen)], off.T).T
        distance = np.sum(off * alone, axis=1)
        tails = -(TAILS + len(seen)) / 2 * np.log1p(distance / TAILS)
        return np.asarray(tails - np.log(spread).sum(axis=1))


@cache
def signatures() -> Signatures:
    """Those that posecheck comes with."""
    text = files("posecheck.recognition").joinpath(DATA).read_text(encoding="utf-8")
    return from_data(json.loads(text))


def from_data(data: dict[str, Any]) -> Signatures:
    """The signatures of what `as_data` made."""
    lower = data["correlation"]
    correlation = np.eye(len(lower))
    for row, numbers in enumerate(lower):
        correlation[row, : row + 1] = correlation[: row + 1, row] = numbers
    both = data["exercises"].values()
    return Signatures(
        tuple(data["features"]),
        tuple(data["exercises"]),
        np.array([one["middle"] for one in both]),
        np.array([one["spread"] for one in both]),
        correlation,
    )


def as_data(one: Signatures) -> dict[str, Any]:
    """For a JSON file, rounded to what matters; of the correlations the lower triangle."""
    rows = zip(one.exercises, one.middle.round(2), one.spread.round(2), strict=True)
    lower = one.correlation.round(3)
    return {
        "features": list(one.features),
        "exercises": {
            name: {"middle": middle.tolist(), "spread": spread.tolist()}
            for name, middle, spread in rows
        },
        "correlation": [lower[row, : row + 1].tolist() for row in range(len(lower))],
    }


def log_likelihoods(features: dict[str, float]) -> dict[str, float]:
    """By exercise, how much it looks like this, up to a constant; empty where nothing was seen."""
    if not features:
        return {}
    known = signatures()
    return dict(zip(known.exercises, known.log_likelihoods(features).tolist(), strict=True))
