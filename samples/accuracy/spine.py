"""Neutral spine on all fours: the outline of the back against the true flexion of the spine."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Posture
from samples.accuracy.seen import BACK, Seen
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
LIFTED_DEG = 20.0
"""A hip that is extended by more than this from the start lifts its leg."""
SPINE = "spine_flexion"


@dataclass(frozen=True, slots=True)
class SpineSample:
    """A window of a clip. true: change of spine flexion from the start, degrees, + is rounding.

    back: change of what posecheck reads off the outline, + is rounding. lifted: whether a leg is.
    """

    true: float
    back: float
    lifted: bool


@dataclass(frozen=True)
class SpineCheck:
    """How well 25 degrees are told from none.

    limits: those of the product on rounding and on sagging, both positive.
    rounded, sagged, kept: share of the windows of each kind that they sort right.
    accuracy: balanced, of both bent kinds against none. curve: over all limits.
    """

    limits: tuple[float, float]
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
    thighs = [truth.at(f"{side}_hip_flexion", seen.time) for side in ("left", "right")]
    back = seen.columns[BACK]
    phase = np.array(truth.phase)[
        np.searchsorted(truth.time, seen.time).clip(0, truth.time.size - 1)
    ]
    start = _first_rest(phase) & np.isfinite(back)
    if start.sum() < 5:
        return []
    from_true, from_back = float(np.median(true[start])), float(np.median(back[start]))
    later = np.isin(phase, ("rest", "out", "hold", "back")) & ~_first_rest(phase)
    samples = []
    for window in _windows(seen.time, later & np.isfinite(back)):
        change = true[window] - from_true
        if np.ptp(change) <= NONE_DEG:
            read = float(np.median(back[window]) - from_back)
            ways = [np.median(thigh[window]) - np.median(thigh[start]) for thigh in thighs]
            lifted = min(ways) < -LIFTED_DEG
            samples.append(SpineSample(float(np.median(change)), read, bool(lifted)))
    return samples


def spine_check(samples: Sequence[SpineSample], limits: tuple[float, float]) -> SpineCheck:
    """Sort the windows with the product's limits on the change, and with all others."""
    rounding, sagging = limits
    rounded = _changes(samples, BENT_DEG - BENT_SLACK_DEG, BENT_DEG + BENT_SLACK_DEG)
    sagged = _changes(samples, -BENT_DEG - BENT_SLACK_DEG, -BENT_DEG + BENT_SLACK_DEG)
    kept = _changes(samples, -NONE_DEG, NONE_DEG)
    found = share([*(rounded > rounding), *(-sagged > sagging)])
    right = share((-sagging <= kept) & (kept <= rounding))
    return SpineCheck(
        limits,
        share(rounded > rounding),
        share(-sagged > sagging),
        right,
        _mean(found.value, right.value),
        rank_curve(np.concatenate([rounded, -sagged]), np.abs(kept)),
    )


def back_limits(exercises: Sequence[Exercise]) -> tuple[float, float]:
    """The strictest limits on the back in these exercises: on rounding, on sagging."""
    own = [
        condition
        for exercise in exercises
        for fault in exercise.fault
        for condition in fault.conditions
        if condition.measure == BACK and condition.of == "change"
    ]
    rounding = [condition.above for condition in own if condition.above is not None]
    sagging = [-condition.below for condition in own if condition.below is not None]
    return min(rounding, default=math.inf), min(sagging, default=math.inf)


def _mean(a: float | None, b: float | None) -> float | None:
    return None if a is None or b is None else (a + b) / 2


def _changes(samples: Sequence[SpineSample], low: float, high: float) -> Array:
    return np.array([s.back for s in samples if low <= s.true <= high], float)


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
