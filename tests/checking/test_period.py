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


def test_a_sweep_to_both_sides_takes_as_long_as_to_come_back_to_the_first():
    # The turn begins in the middle and ends there: 1 + 2 x 0.5 + 2 + 1 seconds.
    found = told((1.0, 30.0), (0.5, 30.0), (2.0, -30.0), (0.5, -30.0), (1.0, 0.0), (2.0, 0.0))
    assert found == [pytest.approx(5.0, abs=0.4)]


def test_a_quick_way_between_slow_ones_is_not_quick():
    found = told((2.0, 30.0), (0.6, -30.0), (2.0, 0.0), (2.0, 0.0))
    assert found == [pytest.approx(2.6, abs=0.6)]


def test_without_a_rest_it_goes_from_one_end_to_the_same_one_again():
    found = told((0.5, 30.0), *[(1.0, -30.0), (1.2, 30.0)] * 3)
    assert found[1:] == [pytest.approx(2.2, abs=0.2)] * len(found[1:])
    assert len(found) > 1


def test_small_swings_have_none():
    assert told((0.5, 8.0), *[(1.0, -8.0), (1.0, 8.0)] * 3) == []
