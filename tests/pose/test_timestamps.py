from hypothesis import given
from hypothesis import strategies as st

from posecheck.pose.timestamps import RisingMilliseconds


def stamped(*times: float) -> list[int]:
    timestamp = RisingMilliseconds()
    return [timestamp(time) for time in times]


def test_steps_between_frames_are_kept() -> None:
    assert stamped(5.0, 5.04, 5.14) == [0, 40, 140]


def test_two_frames_in_one_millisecond_are_put_one_apart() -> None:
    assert stamped(0.0, 0.0001, 0.0002, 0.04) == [0, 1, 2, 40]


def test_after_a_step_back_counting_goes_on_with_the_same_steps() -> None:
    assert stamped(0.0, 1.0, 0.2, 0.24) == [0, 1000, 1001, 1041]


def test_times_before_zero_are_fine() -> None:
    assert stamped(-2.0, -1.5) == [0, 500]


@given(st.lists(st.floats(-1e6, 1e6), max_size=50))
def test_timestamps_rise_whatever_the_times_are(times: list[float]) -> None:
    stamps = stamped(*times)
    assert all(stamp >= 0 for stamp in stamps)
    assert stamps == sorted(set(stamps))
