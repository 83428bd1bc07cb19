"""A hold broken for 0.9 s goes on, for 1.1 s starts again."""

import pytest

from posecheck.checking.events import Side
from posecheck.checking.hold import SETTLE_S, HoldClock
from posecheck.exercises.terms import Band

BAND = Band(38.0, 55.0)


def timed(spans, goal_s=5.0, fps=30, slack=5.0, paused=()):
    """The clock, and the holds it told, after (seconds, value) spans."""
    clock, holds, frame = HoldClock(slack, goal_s, Side.BOTH), [], 0
    for seconds, value in spans:
        for _ in range(round(seconds * fps)):
            time = frame / fps
            stopped = any(a <= time < b for a, b in paused)
            held = clock.update(time, value, BAND, stopped)
            holds += [held] if held else []
            frame += 1
    return clock, holds


@pytest.mark.parametrize("fps", [15, 30, 60])
def test_time_in_the_band_counts_at_any_frame_rate(fps):
    clock, holds = timed([(5.0, 45.0)], fps=fps)
    assert clock.seconds == pytest.approx(5.0, abs=1.01 / fps)
    assert holds == []


def test_a_break_of_less_than_a_second_only_pauses():
    clock, holds = timed([(3, 45), (0.9, 20), (2, 45)])
    assert holds == []
    assert clock.seconds == pytest.approx(5.0, abs=0.1)
    assert clock.best == clock.seconds


def test_a_break_of_more_than_a_second_starts_anew():
    clock, holds = timed([(3, 45), (1.1, 20), (2, 45)])
    assert [round(hold.seconds, 1) for hold in holds] == [3.0]
    assert clock.seconds == pytest.approx(2.0, abs=0.1)
    assert clock.best == pytest.approx(3.0, abs=0.1)


def test_a_long_hold_forgives_three_seconds():
    clock, holds = timed([(8, 45), (2.9, 20), (8, 45)], goal_s=20)
    assert holds == []
    assert clock.seconds == pytest.approx(16.0, abs=0.1)
    _, holds = timed([(8, 45), (3.1, 20), (8, 45)], goal_s=20)
    assert len(holds) == 1


def test_the_band_is_entered_at_its_edge_and_left_only_beyond_the_slack():
    assert timed([(1, 37.9)])[0].seconds == 0.0
    assert timed([(1, 45), (1, 33.1)])[0].seconds == pytest.approx(2.0, abs=0.1)
    assert timed([(1, 45), (1, 32.9)])[0].seconds == pytest.approx(1.0, abs=0.1)


def test_a_warning_stops_the_clock_without_ending_the_hold():
    clock, holds = timed([(5, 45)], paused=[(1.0, 3.0)])
    assert holds == []
    assert clock.seconds == pytest.approx(3.0, abs=0.1)


def test_time_that_nothing_was_seen_in_does_not_count():
    clock, _ = timed([(2, 45)])
    clock.freeze()
    clock.update(4.0, 45.0, BAND)
    assert clock.seconds == pytest.approx(2.0, abs=0.1)


def test_a_gap_between_frames_of_more_than_half_a_second_does_not_count():
    clock, _ = timed([(2, 45)])
    clock.update(3.0, 45.0, BAND)
    assert clock.seconds == pytest.approx(2.0, abs=0.1)


def test_a_passage_through_the_band_is_no_hold():
    clock, holds = timed([(0.4, 45), (2, 20)])
    assert holds == []
    assert clock.end() is None


def test_a_hold_tells_when_it_began_and_ended():
    clock, _ = timed([(1, 20), (2, 45), (0.5, 20)])
    hold = clock.end()
    assert hold.start_s == pytest.approx(1.0, abs=0.05)
    assert hold.end_s == pytest.approx(3.0, abs=0.05)
    assert not clock.inside


def along(*steps, give=4.0, fps=25, towards=1.0, band=BAND):
    """The clock and the holds it told after straight moves through (seconds, value) steps."""
    clock, holds, time, value = HoldClock(5.0, 5.0, Side.BOTH, towards), [], 0.0, 0.0
    for seconds, target in steps:
        start, count = value, round(seconds * fps)
        for i in range(1, count + 1):
            value = start + (target - start) * i / count
            time += 1 / fps
            held = clock.update(time, value, band, give=give)
            holds += [held] if held else []
    return clock, holds


def test_the_way_through_the_band_is_no_part_of_the_hold():
    # 38 to 52 at 8 degrees a second is 1.75 s in the band, of which the last 8 degrees count.
    clock, _ = along((0.1, 30), (2.75, 52), (3.0, 52))
    assert clock.seconds == pytest.approx(3.0 + 8 / 8, abs=0.2)
    clock, holds = along((0.1, 30), (2.75, 52), (3.0, 52), (2.0, 36), (2.0, 0))
    assert [hold.seconds for hold in holds] == [pytest.approx(3.0 + 8 / 8 + 4 / 8, abs=0.3)]
    assert holds[0].start_s == pytest.approx(1.85, abs=0.2)
    assert holds[0].end_s == pytest.approx(5.85 + 4 / 8, abs=0.2)


def test_a_slow_drift_is_still_a_hold():
    clock, _ = along((0.5, 50), (6.0, 42))
    assert clock.seconds == pytest.approx(6.0, abs=0.1)


def test_a_bounce_beyond_the_place_where_one_stays_pauses_for_no_longer_than_it_is_remembered():
    clock, holds = along((0.5, 54), (0.5, 44), (5.0, 44))
    assert holds == []
    assert 5.0 - SETTLE_S <= clock.seconds <= 5.5


def test_a_measure_that_falls_towards_its_target_is_held_alike():
    clock, _ = along(
        (0.1, 10), (2.2, -12), (3.0, -12), give=4.0, towards=-1.0, band=Band(-15.0, 5.0)
    )
    assert clock.seconds == pytest.approx(3.0 + 8 / 10, abs=0.2)


def test_who_wavers_and_is_back_was_holding_all_the_time():
    wavering, _ = along((0.2, 45), (1.0, 45), (0.4, 39), (0.4, 45), (1.0, 45))
    assert wavering.seconds == pytest.approx(2.8, abs=0.15)
