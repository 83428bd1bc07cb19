"""Neutral spine on all fours: the outline of the back against the true flexion of the spine."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Posture
from samples.accuracy.seen import BULGE, Seen
from samples.accuracy.statistics import Array, Mask, Places, RankCurve, Share, rank_curve, share
from samples.accuracy.truth import Truth

WINDOW_S = 1.5
"""A back is judged over this long, the dwell of posecheck's own faults of the back."""
BENT_DEG = 25.0
"""The change of spine flexion that is to be told from none ..."""
BENT_SLACK_DEG = 7.5
"""... give or take so much for a case of it ..."""
NONE_DEG = 5.0
"""... and less than this for a case of none."""
SPINE = "spine_flexion"


@dataclass(frozen=True, slots=True)
class SpineSample:
    """A window of a clip. true: change of spine flexion from the start, degrees, + is rounding.

    bulge: change of the outline's bulge, a share of the trunk's length, + is rounding.
    """

    true: float
    bulge: float


@dataclass(frozen=True)
class SpineCheck:
    """How well 25 degrees are told from none.

    rounded, sagged, kept: share of the windows of each kind that the product's limit sorts right.
    accuracy: balanced, of both bent kinds against none. curve: over all limits.
    """

    limit: float
    rounded: Share
    sagged: Share
    kept: Share
    accuracy: float | None
    curve: RankCurve | None


def spine_samples(truth: Truth, seen: Seen, exercise: Exercise) -> list[SpineSample]:
    """Windows of an exercise on all fours, against the rest before its first movement."""
    if exercise.camera.posture is not Posture.ALL_FOURS or SPINE not in truth.angles:
        return []
    true = truth.at(SPINE, seen.time)
    bulge = seen.columns[BULGE]
    phase = np.array(truth.phase)[
        np.searchsorted(truth.time, seen.time).clip(0, truth.time.size - 1)
    ]
    start = _first_rest(phase) & np.isfinite(bulge)
    if start.sum() < 5:
        return []
    from_true, from_bulge = float(np.median(true[start])), float(np.median(bulge[start]))
    later = np.isin(phase, ("rest", "out", "hold", "back")) & ~_first_rest(phase)
    samples = []
    for window in _windows(seen.time, later & np.isfinite(bulge)):
        change = true[window] - from_true
        if np.ptp(change) <= NONE_DEG:
            samples.append(
                SpineSample(float(np.median(change)), float(np.median(bulge[window]) - from_bulge))
            )
    return samples


def spine_check(samples: Sequence[SpineSample], limit: float) -> SpineCheck:
    """Sort the windows with the product's limit on the bulge, and with all others."""
    rounded = _bulges(samples, BENT_DEG - BENT_SLACK_DEG, BENT_DEG + BENT_SLACK_DEG)
    sagged = _bulges(samples, -BENT_DEG - BENT_SLACK_DEG, -BENT_DEG + BENT_SLACK_DEG)
    kept = _bulges(samples, -NONE_DEG, NONE_DEG)
    bent = np.concatenate([rounded, -sagged])
    found, right = share(bent > limit), share(np.abs(kept) <= limit)
    return SpineCheck(
        limit,
        share(rounded > limit),
        share(-sagged > limit),
        right,
        _mean(found.value, right.value),
        rank_curve(bent, np.abs(kept)),
    )


def back_limit(exercises: Sequence[Exercise]) -> float:
    """The limit on the change of the bulge in the exercise files, the same for both ways."""
    limits = [
        abs(limit)
        for exercise in exercises
        for fault in exercise.fault
        for condition in fault.conditions
        for limit in (condition.above, condition.below)
        if condition.measure == BULGE and limit is not None
    ]
    return min(limits)


def _mean(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else (a + b) / 2


def _bulges(samples: Sequence[SpineSample], low: float, high: float) -> Array:
    return np.array([s.bulge for s in samples if low <= s.true <= high], float)


def _first_rest(phase: NDArray[np.str_]) -> Mask:
    """The frames at rest before anything moves."""
    moved = np.isin(phase, ("out", "hold", "back"))
    return np.asarray((phase == "rest") & (np.cumsum(moved) == 0))


def _windows(time: Array, usable: Mask) -> list[Places]:
    """Places of the usable frames in pieces of WINDOW_S, pieces with many gaps left out."""
    piece = ((time - time[0]) // WINDOW_S).astype(int)
    step = float(np.median(np.diff(time)))
    windows = (np.flatnonzero((piece == number) & usable) for number in np.unique(piece))
    return [window for window in windows if window.size * step >= 0.6 * WINDOW_S]
