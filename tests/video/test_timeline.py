"""Times rise strictly, whatever the stamps of a file do."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from posecheck.video.timeline import Timeline

MILLISECOND = Fraction(1, 1000)


def seconds(stamps: list[int | None], period: float = 0.04) -> list[float | None]:
    timeline = Timeline(MILLISECOND, period)
    return [timeline.seconds(stamp) for stamp in stamps]


def test_counts_from_the_first_stamp() -> None:
    assert seconds([5000, 5033, 5100]) == [0.0, 0.033, 0.1]


def test_a_second_picture_of_one_moment_is_dropped() -> None:
    assert seconds([0, 40, 40, 39, 80]) == [0.0, 0.04, None, None, 0.08]


def test_missing_stamps_follow_at_the_usual_distance() -> None:
    assert seconds([None, None, None]) == [0.0, 0.04, 0.08]
    assert seconds([100, None, 180]) == pytest.approx([0.0, 0.04, 0.08])


def test_a_clock_that_starts_anew_goes_on_from_where_it_was() -> None:
    assert seconds([60_000, 65_000, 0, 40]) == pytest.approx([0.0, 5.0, 5.04, 5.08])


@given(st.lists(st.none() | st.integers(-(10**9), 10**9)))
def test_always_rising(stamps: list[int | None]) -> None:
    times = [time for time in seconds(stamps) if time is not None]
    assert all(a < b for a, b in pairwise(times))
