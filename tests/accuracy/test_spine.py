import math

import numpy as np
import pytest

from posecheck.exercises.load import load_exercise
from samples.accuracy.seen import BACK
from samples.accuracy.spine import SpineSample, back_limits, spine_check, spine_samples
from tests.accuracy.made import TIME, WALL, seen, truth

LIFT = load_exercise("all-fours-leg-lift")


def back(bend: float, bulge: float):
    """A film whose back is neutral for 5 s, and bends after that."""
    phase = np.where(TIME < 5, "rest", "hold")
    flexion = np.where(TIME < 5, 10.0, 10.0 + bend)
    known = truth(phase=tuple(phase.tolist()))
    known.angles["spine_flexion"] = flexion  # type: ignore[index]
    found = seen(known)
    found.columns[BACK][:] = np.where(TIME < 5, 0.02, 0.02 + bulge)
    return known, found


def test_windows_are_taken_against_the_first_rest():
    samples = spine_samples(*back(25.0, 0.08), LIFT)
    assert len(samples) >= 8
    late = samples[-1]
    assert late.true == pytest.approx(25.0)
    assert late.back == pytest.approx(0.08)
    assert not late.lifted


def test_a_window_with_a_lifted_leg_is_told():
    known, found = back(0.0, 0.0)
    known.angles["right_hip_flexion"][TIME > 5] = -70.0
    assert all(sample.lifted for sample in spine_samples(known, found, LIFT)[1:])


def test_only_exercises_on_all_fours_have_windows():
    assert spine_samples(*back(25.0, 0.08), WALL) == []


def test_balanced_accuracy_at_the_limit_and_at_the_best():
    samples = [
        SpineSample(25, 0.05, False),
        SpineSample(-25, -0.08, False),
        SpineSample(0, 0.01, False),
    ]
    check = spine_check([*samples, SpineSample(12, 0.5, True)], (0.06, 0.06))
    assert (check.rounded.value, check.sagged.value, check.kept.value) == (0.0, 1.0, 1.0)
    assert check.accuracy == pytest.approx(0.75)
    assert check.curve is not None
    assert check.curve.best_accuracy == 1.0
    assert 0.01 <= check.curve.best < 0.05


def test_bending_the_wrong_way_is_not_found():
    check = spine_check([SpineSample(25, -0.2, False), SpineSample(0, 0.0, False)], (0.06, 0.06))
    assert check.accuracy == 0.5


def test_without_a_bent_back_nothing_is_known():
    check = spine_check([SpineSample(0, 0.0, False)], (0.06, 0.06))
    assert check.accuracy is None
    assert check.curve is None


def test_the_limits_are_those_of_the_exercise_files():
    assert min(back_limits([LIFT])) > 0
    assert back_limits([]) == (math.inf, math.inf)
