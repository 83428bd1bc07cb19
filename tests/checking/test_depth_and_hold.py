"""Whole clips: how deep, how long, and what is shown of it."""

import pytest

from posecheck.checking.events import Phase
from posecheck.checking.status import Status
from tests.checking.cases import WALL
from tests.checking.shorthand import FPS, codes, slide
from tests.motions import Run, wall


@pytest.mark.parametrize(
    ("knee", "code"),
    [(34, "too-shallow"), (39, "counted"), (45, "counted"), (54, "counted"), (63, "too-far"),
     (91, "too-far")],
)  # fmt: skip
def test_how_deep_a_wall_slide_may_be(knee, code):
    run = slide((1.2, 5), (knee / 30, knee), (6, knee), (knee / 30, 5), (2, 5))
    assert codes(run) == [code]


def test_far_too_deep_says_stop_and_too_deep_says_warn():
    run = slide((1.2, 5), (3, 95), (2, 95), (3, 5), (2, 5))
    assert run.raised["far-too-deep"].severity == "stop"
    assert run.raised["too-deep"].severity == "warn"
    worst_first = [w.severity for s in run.statuses for w in s.warnings[:1] if len(s.warnings) > 1]
    assert set(worst_first) == {"stop"}


def test_a_hold_broken_for_less_than_a_second_goes_on():
    run = slide((1.2, 5), (1.5, 45), (3, 45), (0.1, 30), (0.6, 30), (0.1, 45), (2.5, 45),
                (1.5, 5), (2, 5))  # fmt: skip
    assert codes(run) == ["counted"]
    assert run.repetitions[0].hold_s == pytest.approx(3 + 2.5 + 0.2, abs=0.2)


def test_a_hold_broken_for_more_than_a_second_starts_anew():
    run = slide((1.2, 5), (1.5, 45), (3, 45), (0.1, 30), (1.1, 30), (0.1, 45), (2.5, 45),
                (1.5, 5), (2, 5))  # fmt: skip
    assert codes(run) == ["hold-short"]
    assert run.repetitions[0].hold_s == pytest.approx(3.1, abs=0.2)


def test_the_hold_clock_stands_still_while_a_warning_is_up():
    course = WALL.course(45, 6)

    def leaning_for_a_while(time):
        return wall(45, lean=16) if 4 < time < 6.5 else wall(course(time))

    run = Run("wall-slide", leaning_for_a_while, course.seconds, FPS)
    assert "back-off-wall" in run.raised
    assert codes(run) == ["hold-short"]
    assert run.repetitions[0].hold_s == pytest.approx(6 - 2.2, abs=0.4)


def test_who_came_too_fast_is_told_so_and_their_hold_is_timed_all_the_same():
    run = slide((1.2, 5), (0.6, 45), (5.2, 45), (1.5, 5), (2, 5))
    assert "slide-too-fast" in run.raised
    assert codes(run) == ["counted"]
    assert run.repetitions[0].hold_s == pytest.approx(5.2, abs=0.2)


def test_the_count_the_ring_and_the_end_of_the_set_are_in_the_status():
    run = WALL.run(count=5, fps=12)
    status: Status = run.checker.status
    assert (status.reps, status.left, status.right, status.attempts) == (5, 0, 0, 0)
    assert status.finished
    assert (status.goal_reps, status.goal_hold_s) == (5, 5)
    holding = run.status_at(1.2 + 1.5 + 2.0)
    assert holding.phase is Phase.HOLD
    assert holding.hold_s == pytest.approx(2.2, abs=0.3)
    assert holding.value == pytest.approx(45, abs=1)
    assert not holding.finished


def test_the_reason_of_an_attempt_stays_on_the_screen_for_four_seconds():
    run = slide((1.2, 5), (1.5, 30), (1, 30), (1.5, 5), (8, 5))
    said = [s.time_s for s in run.statuses if s.last is not None]
    assert max(said) - min(said) == pytest.approx(4.0, abs=0.2)
    assert next(s.last for s in run.statuses if s.last).text == "30 of 45 degrees (38 is enough)"
