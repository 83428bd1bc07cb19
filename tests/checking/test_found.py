"""Somebody who is in the middle of a repetition when they are seen first."""

from collections.abc import Callable

import pytest

from tests.motions import Course, Run, along, four, prone

FPS = 15.0
LEG_LIFT = ("all-fours-leg-lift", four, 75.0, 0.0)
LYING = ("prone-leg-raise", prone, 0.0, 18.0)


def run(exercise: str, body: Callable, *steps: tuple[float, float], start: float) -> Run:
    course = Course(start, *steps)
    return Run(exercise, along(body, course), course.seconds, FPS)


def told(run: Run) -> list[str]:
    return [r.reason.code if r.reason else "counted" for r in run.repetitions]


@pytest.mark.parametrize(("exercise", "body", "rest", "out"), [LEG_LIFT, LYING])
@pytest.mark.parametrize("up_s", [0.0, 2.0])
def test_it_is_told_as_cut_and_the_next_one_is_whole(exercise, body, rest, out, up_s):
    """Up for a while, or on the way down already, and after a second's rest once more."""
    steps = (up_s, out), (1.5, rest), (1.5, rest), (1.5, out), (3, out), (1.5, rest), (1, rest)
    seen = told(run(exercise, body, *steps, start=out))
    assert seen[0] == "cut"
    assert len(seen) == 2


def test_nothing_is_cut_of_who_begins_at_rest():
    exercise, body, rest, out = LEG_LIFT
    steps = (0.4, rest), (1.5, out), (2, out), (1.5, rest), (1, rest)
    assert told(run(exercise, body, *steps, start=rest)) == ["counted"]


def test_a_leg_that_is_up_still_is_not_the_rest_that_faults_are_measured_from():
    exercise, body, rest, out = LEG_LIFT
    steps = (2.0, out), (1.5, rest), (1.5, rest)
    assert run(exercise, body, *steps, start=out).raised == {}
