"""Swings to and fro: what is one, and what only looks like one."""

import random
from itertools import pairwise

import pytest

from posecheck.checking.checker import Checker
from posecheck.checking.events import Repetition
from posecheck.checking.swing import Swing, SwingFinder
from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import Posture
from tests.checking.readings import POINTS, reading

FPS = 25
STILL = ((0.0, 0.0), (15.0, 0.0))
ROCKING = ((0.0, 0.0), (5.0, 0.0), (6.0, 0.3), (7.0, -0.1), (8.0, 0.3), (9.0, 0.0), (15.0, 0.0))


def ramps(*steps: tuple[float, float]) -> list[float]:
    """The value at every frame, in straight lines through steps of (seconds, value)."""
    values = []
    for (start, a), (end, b) in pairwise(steps):
        frames = round((end - start) * FPS)
        values += [a + (b - a) * i / frames for i in range(frames)]
    return values


def swings(values: list[float], expected: float = 45.0, *, round_: bool = False) -> list[Swing]:
    finder = SwingFinder(expected, round_)
    found = [finder.update(i / FPS, value) for i, value in enumerate(values)]
    return [one for one in [*found, finder.finish()] if one is not None]


def test_who_stays_at_the_ends_of_swings_smaller_than_expected_goes_on_with_the_next():
    values = ramps(
        (0, 0), (1, 0), (2, 30), (3, 30), (4, 0), (5, 0), (6, 30), (7, 30), (8, 0), (9, 0)
    )
    assert len(swings(values)) == 2


def test_going_a_little_further_before_the_way_back_is_no_swing():
    further = ((4.5, 55.0), (6.0, 0.0), (8.0, 0.0))
    out = swings(ramps((0, 0), (1, 0), (2, 45), (4, 45), (5, 0), (6, 0)))
    assert len(out) == 1
    assert len(swings(ramps((0, 45), (4, 45), *further))) == 0


ROUND = ((2.0, 22.0), (3.0, -22.0), (4.0, 22.0), (5.0, -22.0), (6.0, 22.0), (7.0, -22.0))


@pytest.mark.parametrize("ends", [((9.5, -6.0),), ((9.0, 4.0), (12.0, 4.0), (12.5, -6.0))])
def test_a_circle_whose_first_quarter_was_not_seen_is_completed_at_the_end(ends):
    """From the middle down, and round three times; the last top may hardly be seen."""
    seen_whole = ramps((0, 0), (1, 0), (1.5, -22), *ROUND[:-1], (6.5, 0), (9, 0))
    assert len(swings(seen_whole, round_=True)) == 3
    last = ((8.0, 22.0),) if len(ends) == 1 else ()
    late = ramps((0, -11), (1, -22), *ROUND, *last, *ends, (14, -6))
    assert len(swings(late, round_=True)) == 4


def test_who_rests_in_the_middle_after_an_end_begins_the_next_circle_from_there():
    """From the lower end back to the middle, in which they stand a little; then up."""
    first = ((1.0, 0.0), *ROUND, (8.0, -22.0), (8.5, 0.0), (10.5, 0.0))
    again = [(at + 9.5, value) for at, value in ROUND]
    found = swings(ramps((0, 0), *first, *again, (18.0, -22)), round_=True)
    assert [swing.start_s >= 10.0 for swing in found] == [False] * 3 + [True] * 3


def test_a_set_after_a_rest_may_be_half_as_large_as_the_one_before():
    large = [(at, 2 * value) for at, value in ROUND]
    first = ((1.0, 0.0), *large, (8.0, -44.0), (8.5, 0.0), (11.5, 0.0))
    again = [(at + 10.5, value) for at, value in ROUND]
    found = swings(ramps((0, 0), *first, *again, (18.0, 0.0), (22.0, 0.0)), round_=True)
    assert len(found) == 6


def test_who_shifts_a_little_after_the_circles_makes_no_other_one():
    circles = ((1.0, 0.0), *ROUND, (8.0, -22.0), (8.5, 0.0), (10.5, 0.0))
    shift = ((11.5, 15.0), (13.5, 15.0), (14.5, 0.0), (20.0, 0.0))
    assert len(swings(ramps((0, 0), *circles, *shift), round_=True)) == 3


def test_what_runs_is_dropped_when_the_person_walks():
    finder = SwingFinder(45.0, round_=True)
    for i, value in enumerate(ramps((0, 0), (1, 0), (1.5, 22), (2.0, 0))):
        finder.update(i / FPS, value)
    assert finder.moving
    finder.drop()
    later = ramps((2.0, 5.0), (4.0, 5.0))
    assert [finder.update(2.0 + i / FPS, value) for i, value in enumerate(later)] == [None] * 50
    assert not finder.moving
    assert finder.finish() is None


def test_who_settles_a_little_before_going_round_has_no_quarter_to_come():
    settled = ramps((0, 0), (1, 0), (1.5, -7), *ROUND, (7.5, 0), (10, 0))
    assert len(swings(settled, round_=True)) == 3


@pytest.mark.parametrize(("hips", "swings"), [(ROCKING, 1), (STILL, 3)])
def test_the_outline_that_goes_along_with_hips_that_rock_is_no_swing(hips, swings):
    """Rounded for six seconds, in which the outline dips twice. hips: trunk lengths forward."""
    begun = ((0.0, 0.0), (2.0, 0.0), (4.0, 45.0), (5.0, 45.0))
    dips = ((6.0, 10.0), (7.0, 45.0), (8.0, 10.0), (9.0, 45.0))
    ended = ((10.5, 45.0), (12.5, 0.0), (15.0, 0.0))
    backs = ramps(*begun, *dips, *ended)
    checker, events = Checker(load_exercise("cat-cow")), []
    for i, (back, hip) in enumerate(zip(backs, ramps(*hips), strict=True)):
        measured = {
            "spine_flexion": back, "trunk_length": 100.0, "hip_forward": 100.0 * hip,
            "left.hip_flexion": 85.0, "right.hip_flexion": 85.0,
        }  # fmt: skip
        places = {**dict.fromkeys(POINTS, (0.0, 0.0)), "hip": (100.0 * hip, 0.0)}
        events += checker.update(
            reading(i / FPS, measured, posture=Posture.ALL_FOURS, places=places)
        )
    events += checker.finish()
    assert len([event for event in events if isinstance(event, Repetition)]) == swings


@pytest.mark.parametrize("seed", [0, 10, 18, 19, 27])
def test_swings_that_are_over_too_soon_to_be_any_leave_nothing_of_ones_own(seed):
    """A reading that leaps about turns round twice in less than the time of a swing."""
    chance, finder, time, value = random.Random(seed), SwingFinder(45.0), 0.0, 0.0
    for _ in range(120):
        value = chance.choice([value, value, value, value, chance.choice([-60, 0, 60, 30])])
        time += chance.choice([0.02, 0.04, 0.1])
        finder.update(time, value)
    finder.finish()
