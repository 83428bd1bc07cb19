"""How long a swing to and fro took."""

from math import cos, pi

import pytest

from posecheck.checking.period import Period

RATE = 20


def told(*course: tuple[float, float]) -> list[float]:
    """The different periods told while a measure goes (seconds, to there) along a soft course."""
    period, found = Period(20.0), []
    time, at = 0.0, 0.0
    for seconds, there in ((1.0, 0.0), *course):
        for step in range(round(seconds * RATE)):
            share = (1 - cos(pi * step / RATE / seconds)) / 2
            took = period.update(time, at + share * (there - at))
            if took is not None and took not in found:
                found.append(took)
            time += 1 / RATE
        at = there
    return found


SWEEP = ((1.0, 30.0), (0.5, 30.0), (2.0, -30.0), (0.5, -30.0), (1.0, 0.0))


def test_a_sweep_to_both_sides_takes_as_long_as_to_come_back_to_the_first():
    # The turn begins in the middle and ends there: 1 + 2 x 0.5 + 2 + 1 seconds.
    assert told(*SWEEP, (1.0, 0.0), *SWEEP, (2.0, 0.0)) == [pytest.approx(5.0, abs=0.4)]


def test_one_swing_is_no_pace_nor_are_two_far_apart():
    assert told(*SWEEP, (2.0, 0.0)) == []
    assert told(*SWEEP, (4.5, 0.0), *SWEEP, (2.0, 0.0)) == []


def test_of_two_swings_the_slower_one_is_told():
    quick = ((0.6, 30.0), (0.6, -30.0))
    slow = ((1.5, 30.0), (1.5, -30.0))
    found = told(*slow, *slow, *quick, *slow)
    assert found == [pytest.approx(3.0, abs=0.3)] * len(found)
    assert found


@pytest.mark.parametrize(("first", "took"), [((0.4, 1.5), 3.0), ((1.5, 0.6), 2.1)])
def test_out_of_a_rest_in_the_middle_the_first_way_is_half_of_one(first, took):
    out, back = first
    found = told((out, 30.0), (back, -30.0), (0.6, 30.0), (0.6, -30.0), (2.0, 0.0))
    assert found == [pytest.approx(took, abs=0.4)]


def test_without_a_rest_it_goes_from_one_end_to_the_same_one_again():
    found = told((0.5, 30.0), *[(1.0, -30.0), (1.2, 30.0)] * 3)
    assert found == [pytest.approx(2.2, abs=0.2)] * len(found)
    assert found


def test_small_swings_have_none():
    assert told((0.5, 8.0), *[(1.0, -8.0), (1.0, 8.0)] * 3) == []
