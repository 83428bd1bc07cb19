"""Whose leg it was; everybody's own slope; the locked knee."""

from dataclasses import replace

import pytest

from posecheck.checking.events import Phase
from tests.checking.cases import CHEST, FOUR
from tests.checking.shorthand import FPS, codes
from tests.figures import Camera, Leg
from tests.motions import Course, Run, along, both_knees, chair, chest, four, prone, toes


def turns(body, out, rest, way, hold, sides):
    once = way * 2 + hold + 1.2
    course = Course(rest, (1.2, rest), (way, out), (hold, out), (way, rest))

    def motion(time):
        index = min(int(time / once), len(sides) - 1)
        return body(course(time - index * once), sides[index])

    return motion, once * len(sides) + 1.0


def test_legs_in_turn_count_each_for_itself():
    motion, seconds = turns(four, 0, 80, 2.0, 1.5, ["right", "left", "right", "left"])
    run = Run("all-fours-leg-lift", motion, seconds, FPS)
    assert [r.side for r in run.repetitions] == ["right", "left", "right", "left"]
    assert run.counted == 4
    status = run.checker.status
    assert (status.reps, status.left, status.right) == (4, 2, 2)


def test_the_far_leg_counts_too():
    motion, seconds = turns(prone, 15, 0, 1.5, 8.5, ["left"])
    run = Run("prone-leg-raise", motion, seconds, FPS)
    assert [(r.side, r.counted) for r in run.repetitions] == [("left", True)]


def test_a_far_leg_that_is_badly_seen_counts_without_its_depth():
    motion, seconds = turns(prone, 15, 0, 1.5, 8.5, ["left"])
    camera = Camera(visibility={"left_ankle": 0.4, "left_hip": 0.5})
    (repetition,) = Run("prone-leg-raise", motion, seconds, FPS, camera).repetitions
    assert repetition.counted
    assert repetition.reason.text == "depth not judged: the limb is on the far side"


def test_both_knees_drawn_up_are_one_cycle_that_does_not_count():
    course = CHEST.course(115, 21)
    run = Run("single-knee-to-chest", along(both_knees, course), course.seconds, FPS)
    (repetition,) = run.repetitions
    assert repetition.side == "both"
    assert not repetition.counted
    assert repetition.reason.code == "both-sides"


def test_a_hidden_leg_that_seems_to_go_along_does_not_take_the_repetition_away():
    course = CHEST.course(115, 21)
    hidden = {f"left_{joint}": 0.45 for joint in ("hip", "knee", "ankle")}
    run = Run(
        "single-knee-to-chest", along(both_knees, course), course.seconds, FPS,
        Camera(visibility=hidden),
    )  # fmt: skip
    assert [(r.side, r.counted) for r in run.repetitions] == [("right", True)]


def test_knee_to_chest_with_the_other_leg_outstretched():
    course = CHEST.course(115, 21)

    def outstretched(hip):
        return replace(chest(hip), left=Leg(5, 8))

    run = Run("single-knee-to-chest", along(outstretched, course), course.seconds, FPS)
    assert codes(run) == ["counted"]


@pytest.mark.parametrize("slope", [0, 14, 18])
def test_everybody_has_their_own_slope_on_all_fours(slope):
    course = FOUR.course(0, 2)

    def sloping(hip):
        return four(min(hip, 90.0 - slope), slope=slope)

    run = Run("all-fours-leg-lift", along(sloping, course), course.seconds, FPS)
    assert run.counted == 1
    assert run.raised == {}


@pytest.mark.parametrize("noise", [2.0, 4.0, 6.0])
def test_a_softly_straight_leg_in_a_trembling_picture_is_not_called_locked(noise):
    still = replace(chair(4), right=replace(chair(4).right, knee=5.0))
    run = Run("chair-hamstring-stretch", lambda _: still, 60, FPS, Camera(noise=noise, scale=340))
    assert run.status_at(30).phase is not Phase.WAITING
    assert not {"knee-locked", "knee-hyperextended"} & set(run.raised)


def test_a_knee_bent_backwards_says_stop_within_a_second_and_a_half():
    def pressed_through(time):
        return toes(5) if time < 3 else toes(5, knee=-8.0)

    raised = Run("toe-touch-avoid", pressed_through, 6, FPS).raised["knee-hyperextended"]
    assert raised.severity == "stop"
    assert raised.time_s - 3.0 <= 1.5
