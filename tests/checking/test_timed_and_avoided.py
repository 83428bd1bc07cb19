"""What is timed, not seen; what only the outline shows; what is advised against."""

from dataclasses import replace

from posecheck.checking.checker import Checker
from posecheck.checking.events import Event, Phase, Repetition, WarningRaised
from posecheck.exercises.load import load_exercise
from posecheck.measures.measurer import Measurer
from posecheck.measures.reading import Measured
from tests import repertoire as r
from tests.figures import ALL_FOURS, Body, pose
from tests.motions import Course, Run, along, times


def test_a_contraction_is_timed_with_a_pause_and_says_that_it_was_not_seen():
    run = Run("abdominal-contraction", along(r.brace, Course(0, (25, 0))), 25, 15)
    done = [one for one in run.repetitions if one.counted]
    assert len(done) == 2
    assert {one.reason.text for one in done} == {"timed, not seen"}
    assert {(one.peak, one.limit) for one in done} == {(None, None)}
    assert done[1].start_s - done[0].end_s >= 4.9
    said = [status.prompt for status in run.statuses if status.phase is Phase.HOLD]
    assert set(said) == {"Draw your belly gently in"}


def moved(time_s: float) -> Run:
    def motion(time: float) -> Body:
        body = r.brace(0)
        away = 5.0 <= time < 5.0 + time_s
        return replace(body, trunk=body.trunk + 30) if away else body

    return Run("abdominal-contraction", motion, 12, 30)


def test_a_posture_left_for_0_9_s_is_forgiven_and_for_1_1_s_is_not():
    assert [one.counted for one in moved(0.9).repetitions] == [True]
    assert moved(1.1).repetitions[0].reason.code == "hold-short"


def test_rocking_is_counted_within_the_hold():
    def motion(time: float) -> Body:
        hip = Course(50, (1.2, 50), (2.5, 120), (22, 120), (2.5, 50), (1, 50))(time)
        beat = (time - 6.0) / 3.0
        swaying = 6.0 <= time < 21.0
        rock = 4 * (1 - r.np.cos(2 * r.np.pi * beat)) if swaying else 0.0
        return r.hug(hip, float(rock))

    (repetition,) = Run("knees-to-chest-rock", motion, 29, 15).repetitions
    assert repetition.counted
    assert repetition.sways == 5


def test_one_knee_alone_is_not_both():
    course = Course(50, (1.2, 50), (2.5, 120), (22, 120), (2.5, 50))
    body = lambda hip: replace(r.hug(hip), left=r.LONG)  # noqa: E731
    assert Run("knees-to-chest-rock", along(body, course), 28, 15).repetitions == []


def test_a_sit_up_is_recognised_and_answered():
    course = Course(0, (1.2, 0), (1.5, 60), (1, 60), (1.5, 0), (1.2, 0))
    run = Run("sit-up-crunch-avoid", along(r.sit_up, course), course.seconds, 15)
    (repetition,) = run.repetitions
    assert not repetition.counted
    assert repetition.reason.code == "discouraged"
    assert set(run.raised) == {"sit-up"}


def test_the_small_reach_up_is_no_sit_up():
    course = Course(0, (1.2, 0), (1.5, 13), (2.5, 13), (1.5, 0), (1.2, 0))
    run = Run("sit-up-crunch-avoid", along(r.reach_up, course), course.seconds, 15)
    assert run.raised == {}


def cat(course: Course, fps: float = 15.0) -> list[Event]:
    """On all fours, the outline of the back as given."""
    measurer, checker = Measurer(), Checker(load_exercise("cat-cow"))
    events: list[Event] = []
    for time in times(course.seconds, fps):
        reading = measurer.read(time, pose(ALL_FOURS))
        values = {**reading.values, "spine_flexion": Measured(course(time), 0.99)}
        events += checker.update(replace(reading, values=values))
    return events + checker.finish()


def test_cat_and_cow_are_counted_by_the_outline_of_the_back():
    once = [(2.0, 25.0), (0.5, 25.0), (4.0, -22.0), (0.5, -22.0), (2.0, 0.0)]
    events = cat(Course(0, (1.2, 0), *once * 3, (1.5, 0)))
    done = [event for event in events if isinstance(event, Repetition)]
    assert [one.counted for one in done] == [True] * 3
    assert not [event for event in events if isinstance(event, WarningRaised)]


def test_a_back_that_hardly_moves_is_an_attempt_and_a_quick_one_is_slowed():
    small = cat(Course(0, (1.2, 0), (1.5, 12), (3.0, -12), (1.5, 0), (2, 0)))
    assert [e.reason.code for e in small if isinstance(e, Repetition)] == ["too-shallow"]
    quick = cat(Course(0, (1.2, 0), *[(0.8, 25), (0.8, -22)] * 4, (0.5, 0), (2, 0)))
    assert "too-fast" in {e.fault for e in quick if isinstance(e, WarningRaised)}
