"""How each exercise usually looks, as measured on clips, and how well somebody looks like it."""

import json
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.recognition.appearance import FEATURES

Array = NDArray[np.float64]

DATA = "signatures.json"
"""Made by `python -m samples.signatures`."""
TAILS = 4.0
"""Degrees of freedom of Student's distribution: one odd number must not decide."""


class Signature(NamedTuple):
    """Middle and spread of each of `FEATURES`; NaN where it could never be seen."""

    middle: Array
    spread: Array

    def log_likelihood(self, values: Array) -> float:
        """Of (n,) `values` of `FEATURES`, NaN where unseen; what is missing counts as average."""
        off = (values - self.middle) / self.spread
        each = -(TAILS + 1) / 2 * np.log1p(off**2 / TAILS) - np.log(self.spread)
        known = each[~np.isnan(each)]
        return float(known.mean()) * len(FEATURES) if len(known) else -np.inf


def as_values(features: dict[str, float]) -> Array:
    """(n,) in the order of `FEATURES`, NaN where there is none."""
    return np.array([features.get(name, np.nan) for name in FEATURES])


@cache
def signatures() -> dict[str, Signature]:
    """All that are known, by the exercise's id."""
    text = files("posecheck.recognition").joinpath(DATA).read_text(encoding="utf-8")
    return {name: _signature(one) for name, one in json.loads(text)["exercises"].items()}


def _signature(numbers: dict[str, tuple[float, float]]) -> Signature:
    both = np.array([numbers.get(name, (np.nan, np.nan)) for name in FEATURES])
    return Signature(both[:, 0], both[:, 1])


def deficits(features: dict[str, float]) -> dict[str, float]:
    """By exercise, how much less it looks like this than the likeliest one does: 0 or less."""
    if not features:
        return {}
    values = as_values(features)
    found = {name: one.log_likelihood(values) for name, one in signatures().items()}
    best = max(found.values())
    return {name: one - best for name, one in found.items()}
