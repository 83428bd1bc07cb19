import numpy as np
import pytest

from posecheck.exercises.load import load_exercise
from samples.accuracy.angles import angle_errors, measures_used, wrapped
from samples.accuracy.factors import view
from samples.accuracy.scene import measured
from samples.accuracy.summaries import angles
from tests.accuracy.made import WALL, cycle, seen, slide, truth

ONE = truth(slide(1))


def test_a_bias_comes_out_as_it_was_put_in():
    scene = measured(ONE, seen(ONE, near_knee_flexion=-3.0, far_knee_flexion=5.0), WALL)
    near, about_own, shown = angles([scene], "knee_flexion", "near")
    assert about_own.mae == pytest.approx(0.0, abs=1e-9)
    assert near.bias == pytest.approx(-3.0)
    assert near.sd == pytest.approx(0.0, abs=1e-9)
    assert shown.value == 1.0
    assert angles([scene], "knee_flexion", "far")[0].bias == pytest.approx(5.0)
    assert scene.primary == pytest.approx(np.full(scene.primary.size, -3.0))


def test_biases_of_opposite_sign_are_taken_off_each_film_by_itself():
    scenes = [measured(ONE, seen(ONE, near_knee_flexion=off), WALL) for off in (-3.0, 5.0)]
    errors, about_own, _ = angles(scenes, "knee_flexion", "near")
    assert (errors.bias, errors.mae) == (pytest.approx(1.0), pytest.approx(4.0))
    assert about_own.mae == pytest.approx(0.0, abs=1e-9)


def test_frames_that_are_not_sure_are_left_out_and_counted_as_not_seen():
    found = seen(ONE, near_knee_flexion=-3.0)
    found.columns["left.knee_flexion.confidence"][:50] = 0.2
    scene = measured(ONE, found, WALL)
    errors, _, shown = angles([scene], "knee_flexion", "near")
    assert errors.n == 150
    assert shown.value == 0.75


def test_only_frames_in_which_the_exercise_is_done_count():
    phase = ("away",) * 100 + ("rest",) * 100
    errors = angle_errors(truth(slide(1), phase=phase), seen(ONE), WALL)
    assert {error.frames for error in errors} == {100}


def test_angles_that_an_exercise_goes_by():
    assert {"knee_flexion", "shank_tilt", "trunk_lean"} <= measures_used(WALL)
    scene = measured(ONE, seen(ONE, [cycle(1, 9)], near_elbow_flexion=20.0), WALL)
    assert angles([scene], "elbow_flexion", "near")[0].mae == pytest.approx(20.0)
    assert angles([scene], "elbow_flexion", "near", judged=True)[0].n == 0


def test_an_angle_of_which_only_the_speed_is_judged_is_none_of_them():
    press_up = load_exercise("back-extension-prone")
    conditions = [c for fault in press_up.fault for c in fault.conditions]
    assert {c.of for c in conditions if c.measure == "near.elbow_flexion"} == {"speed"}
    assert "elbow_flexion" not in measures_used(press_up)


def test_turns_wrap_round():
    assert wrapped(np.array([350.0, -190.0, 10.0])) == pytest.approx([-10.0, 170.0, 10.0])


@pytest.mark.parametrize(
    ("yaw", "name"),
    [
        (0, "side"),
        (15, "side"),
        (15.1, "oblique 15 to 30"),
        (45, "oblique 30 to 45"),
        (50, "beyond 45"),
    ],
)
def test_the_views(yaw: float, name: str):
    assert view(yaw) == name
