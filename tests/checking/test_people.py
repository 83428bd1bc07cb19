"""People are not as neat as the exercise: what is no cycle, and cycles that are cut."""

import pytest

from posecheck.checking.events import Phase, PhaseChanged
from tests.checking.cases import BRIDGE, CHEST, FOUR, PRONE, WALL
from tests.checking.shorthand import FPS, codes, slide
from tests.figures import STANDING, SUPINE, Body, Leg
from tests.motions import Run, along, bridge, prone, wall


def walking(time: float) -> Body:
    swing = 25 * ((time * 2) % 2 - 1)
    return Body(
        left=Leg(swing, abs(swing)), right=Leg(-swing, abs(swing)), shoulder=swing, elbow=20,
        at=(1.2 * time - 3.0, 0.0), anchor="hip",
    )  # fmt: skip


@pytest.mark.parametrize("exercise", ["wall-slide", "toe-touch-avoid", "chair-hamstring-stretch"])
def test_walking_through_the_picture_is_no_repetition(exercise):
    run = Run(exercise, walking, 5.0, FPS)
    assert run.repetitions == []
    assert run.raised == {}


def lying_down(time: float) -> Body:
    """Standing, then bending down, and on the back with bent knees from the fourth second."""
    if time < 1:
        return STANDING
    if time < 4:
        share = (time - 1) / 3
        bend = 100 * share
        return Body(trunk=-90 * share, left=Leg(bend * 0.6, bend), right=Leg(bend * 0.6, bend))
    return bridge(55)


def test_lying_down_and_getting_up_is_no_repetition():
    for exercise in ("bridge", "single-knee-to-chest", "prone-leg-raise", "wall-slide"):
        run = Run(exercise, lying_down, 7.0, FPS)
        assert run.counted == 0
        back = Run(exercise, lambda t: lying_down(7.0 - t), 7.0, FPS)
        assert back.counted == 0


def test_after_lying_down_the_exercise_counts():
    course = BRIDGE.course(0, 4)
    run = Run("bridge", lambda t: lying_down(t) if t < 5 else bridge(course(t - 5)),
              5 + course.seconds, FPS)  # fmt: skip
    assert run.counted == 1
    assert run.status_at(0.5).phase is Phase.WAITING
    assert run.status_at(0.5).hint.startswith("Lie on your back, side-on to the camera")


@pytest.mark.parametrize("case", [WALL, FOUR, PRONE, CHEST], ids=lambda case: case.exercise)
def test_fidgets_are_no_repetitions(case):
    little = case.rest + 0.2 * (case.target - case.rest)
    run = case.run(target=little, hold_s=0.3, count=4)
    assert run.repetitions == []


def test_someone_who_does_something_else_is_not_counted():
    assert Run("prone-leg-raise", along(wall, WALL.course(45, 5)), 10, FPS).repetitions == []
    assert Run("wall-slide", along(prone, PRONE.course(15, 5)), 10, FPS).repetitions == []
    assert Run("all-fours-leg-lift", lambda _: SUPINE, 5, FPS).repetitions == []


def test_an_empty_picture_gives_nothing_but_that():
    run = Run("wall-slide", lambda _: None, 3.0, FPS)
    assert [e.what for e in run.events if not isinstance(e, PhaseChanged)] == [
        "nobody in the picture"
    ]
    assert run.checker.status.reps == 0


def test_a_cycle_that_the_clip_begins_in_is_an_attempt():
    run = slide((1.5, 45), (2, 5), (1.5, 5), (1.5, 45), (6, 45), (1.5, 5), (2, 5), start=45)
    assert codes(run) == ["cut", "counted"]
    assert run.repetitions[0].peak is None


def test_a_cycle_that_the_clip_ends_in_is_an_attempt():
    run = slide((1.2, 5), (1.5, 45), (2, 45))
    assert codes(run) == ["cut"]
    assert run.repetitions[0].end_s == pytest.approx(4.7, abs=0.1)
    assert run.checker.status.attempts == 1


def test_a_cycle_that_had_come_back_is_whole():
    run = slide((1.2, 5), (1.5, 45), (6, 45), (1.3, 9))
    assert codes(run) == ["counted"]


def test_a_warning_that_stands_at_the_end_is_cleared_there():
    run = slide((1.2, 5), (2, 70), (3, 70))
    assert run.cleared["too-deep"].end_s == run.statuses[-1].time_s


def test_a_person_who_leaves_in_the_middle_leaves_no_count():
    course = WALL.course(45, 10)
    run = Run("wall-slide", lambda t: wall(course(t)) if t < 5 else None, 10, FPS)
    assert run.counted == 0
    assert run.checker.status.phase is Phase.WAITING
