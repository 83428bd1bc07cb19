"""Every exercise on a stick figure: right counts once, shallow is an attempt, from either side."""

import pytest

from tests.checking.cases import CASES, CHAIR, DONE, FOUR, PRONE, TOES, WALL
from tests.figures import Camera
from tests.motions import Run, along, toes

CAMERAS = {
    "facing right": Camera(),
    "facing left": Camera(facing="left"),
    "mirrored": Camera(mirrored=True),
    "portrait, small": Camera(size=(720, 1280), scale=170),
}


@pytest.mark.parametrize("case", DONE.values(), ids=DONE)
@pytest.mark.parametrize("camera", CAMERAS.values(), ids=CAMERAS)
def test_done_right_it_counts_exactly_once_and_nothing_is_wrong(case, camera):
    run = case.run(camera=camera)
    (repetition,) = run.repetitions
    assert repetition.counted
    assert repetition.reason is None
    assert repetition.peak == pytest.approx(case.target, abs=1.5)
    assert repetition.hold_s >= case.hold_s
    assert run.raised == {}
    assert run.checker.status.reps == 1
    assert run.checker.status.attempts == 0


@pytest.mark.parametrize("case", DONE.values(), ids=DONE)
def test_not_far_enough_it_is_an_attempt_that_says_how_far(case):
    (repetition,) = case.run(target=case.shallow, hold_s=2.0).repetitions
    assert not repetition.counted
    assert repetition.reason.code == "too-shallow"
    assert f"{repetition.peak:.0f}" in repetition.reason.text


def test_the_words_of_a_shallow_wall_slide():
    (repetition,) = WALL.run(target=30).repetitions
    assert repetition.reason.text == "30 of 45 degrees (38 is enough)"


@pytest.mark.parametrize("case", DONE.values(), ids=DONE)
def test_held_too_short_it_is_an_attempt_that_says_how_long(case):
    short = 0.2 if case is FOUR else 0.3 * case.hold_s
    if case is FOUR:
        case = type(case)(**{**case.__dict__, "way_s": 0.5})
    (repetition,) = case.run(hold_s=short).repetitions
    assert not repetition.counted
    assert repetition.reason.code == "hold-short"
    assert repetition.reason.text == f"held {repetition.hold_s:.1f} of {case.hold_s:g} s"


@pytest.mark.parametrize("fps", [30, 60])
@pytest.mark.parametrize("case", [WALL, FOUR, PRONE], ids=["wall", "four", "prone"])
def test_the_frame_rate_changes_nothing(case, fps):
    (slow,), (fast,) = case.run(fps=15).repetitions, case.run(fps=fps).repetitions
    assert fast.counted == slow.counted
    assert fast.side == slow.side
    assert fast.hold_s == pytest.approx(slow.hold_s, abs=2 / 15)
    assert fast.start_s == pytest.approx(slow.start_s, abs=2 / 15)
    assert fast.end_s == pytest.approx(slow.end_s, abs=2 / 15)
    assert fast.peak == pytest.approx(slow.peak, abs=1.0)


@pytest.mark.parametrize("case", [FOUR, PRONE, CHAIR], ids=["four", "prone", "chair"])
def test_it_says_whose_leg_it_was(case):
    assert case.run().repetitions[0].side == "right"
    assert case.run(camera=Camera(facing="left")).repetitions[0].side == "right"
    assert case.run(camera=Camera(mirrored=True)).repetitions[0].side == "left"


@pytest.mark.parametrize("case", [FOUR, PRONE], ids=["four", "prone"])
def test_a_trembling_picture_changes_nothing(case):
    run = case.run(camera=Camera(noise=3.0), fps=30)
    assert [r.counted for r in run.repetitions] == [True]
    assert run.raised == {}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_ending_twice_does_no_harm(case):
    run = case.run(hold_s=0.5)
    before = run.checker.status
    assert run.checker.finish() == []
    assert run.checker.status == before


def test_the_discouraged_toe_touch_is_recognised_and_said_why():
    run = TOES.run(hold_s=2.0)
    (repetition,) = run.repetitions
    assert not repetition.counted
    assert repetition.reason.code == "discouraged"
    assert set(run.raised) == {"toe-touch", "knee-locked"}
    assert run.raised["toe-touch"].severity == "warn"
    assert run.checker.status.goal_reps is None
    assert not run.checker.status.finished


def test_a_bend_with_soft_knees_is_no_toe_touch():
    course = TOES.course(85, 1)
    run = Run("toe-touch-avoid", along(lambda lean: toes(lean, 25), course), course.seconds, 15)
    assert run.raised == {}
