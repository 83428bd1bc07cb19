"""A hold that is over begins and ends where the movement's plateau does."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.checking.events import Hold, Side
from posecheck.checking.plateau import kept, overlooked, refined, stills

TIMES = np.arange(0.0, 14.0, 1 / 30)
TOP = 40.0
HELD = 0.93
"""A true hold keeps this share of the way; docs/accuracy.md."""


def path(out_s=2.0, hold_s=3.0, back_s=2.0, noise=0.0):
    """Smoothly out from second 1 on, kept, and back; with the true span of the plateau."""
    share = np.interp(TIMES, np.cumsum([1.0, out_s, hold_s, back_s]), [0.0, 1.0, 1.0, 0.0])
    far = TOP * step(share) + np.random.default_rng(1).normal(0.0, noise, TIMES.size)
    fine = np.linspace(0.0, 1.0, 2001)
    edge = float(np.interp(HELD, step(fine), fine))
    return far, (1.0 + out_s * edge, 1.0 + out_s + hold_s + back_s * (1.0 - edge))


def step(share):
    """A step of minimum jerk."""
    return share**3 * (10.0 - 15.0 * share + 6.0 * share**2)


def way(far, keep=None):
    points = zip(TIMES.tolist(), far.tolist(), strict=True)
    return [point for point in points if keep is None or keep(point[0])]


def between(start, end):
    return np.abs(TIMES - (start + end) / 2) < (end - start) / 2


def hold(start_s, end_s):
    return Hold(start_s, end_s, end_s - start_s, Side.RIGHT)


@pytest.mark.parametrize("take", [refined, kept])
@pytest.mark.parametrize("off", [-0.4, 0.0, 0.4])
@pytest.mark.parametrize("noise", [0.0, 1.0])
def test_a_clock_that_was_late_or_early_is_put_right(take, off, noise):
    far, (start, end) = path(noise=noise)
    (found,) = take([hold(start - off, end + off)], way(far))
    assert found.start_s == pytest.approx(start, abs=0.2)
    assert found.end_s == pytest.approx(end, abs=0.2)
    assert found.seconds == pytest.approx(found.end_s - found.start_s, abs=1e-6)


@pytest.mark.parametrize("out_s", [1.0, 1.5, 2.0, 2.5])
def test_slow_and_quick_ways_there_end_where_the_eye_says(out_s):
    far, (start, _) = path(out_s=out_s)
    (found,) = refined([hold(start + 0.3, start + 2.0)], way(far))
    assert found.start_s == pytest.approx(start, abs=0.12)


def test_a_reading_that_creeps_on_does_not_make_the_hold_begin_late():
    far, (start, _) = path()
    creeping = far * np.interp(TIMES, [0.0, start, start + 2.0, 14.0], [0.93, 0.93, 1.0, 1.0])
    (found,) = refined([hold(start + 0.8, start + 3.0)], way(creeping))
    assert found.start_s == pytest.approx(start, abs=0.25)


def test_a_slip_of_the_reading_that_stopped_the_clock_counts():
    far, (start, end) = path()
    far[between(start + 1.0, start + 1.25)] *= 0.5
    paused = Hold(start, end, end - start - 1.2, Side.RIGHT)
    assert refined([paused], way(far))[0].seconds == pytest.approx(end - start, abs=0.2)


@pytest.mark.parametrize(("gap_s", "lost_s"), [(0.8, 0.0), (1.6, 1.6)])
def test_who_is_there_before_and_after_a_short_gap_was_there_in_it(gap_s, lost_s):
    far, (start, end) = path()
    unseen = way(far, lambda time: not start + 0.5 < time < start + 0.5 + gap_s)
    (found,) = refined([hold(start, end)], unseen)
    assert found.seconds == pytest.approx(end - start - lost_s, abs=0.2)


def test_two_holds_of_one_plateau_are_one():
    far, (start, end) = path(hold_s=1.5)
    halves = [hold(start, start + 1.1), hold(start + 1.2, end)]
    (found,) = refined(halves, way(far))
    assert found.seconds == pytest.approx(end - start, abs=0.2)


def test_who_let_go_did_not_hold_meanwhile():
    far, (start, end) = path(hold_s=5.0)
    # Down to 0.6 in half a second, a second there, and back: below 0.93 for 1.7 s.
    far *= 1.0 - 0.4 * step(np.interp(TIMES - start, [1.0, 1.5, 2.5, 3.0], [0.0, 1.0, 1.0, 0.0]))
    (found,) = refined([hold(start, end)], way(far))
    assert found.seconds == pytest.approx(end - start - 1.7, abs=0.3)


def test_the_time_of_a_warning_does_not_count():
    far, (start, end) = path()
    warned = {time for time, _ in way(far) if start + 1.0 <= time <= start + 2.0}
    (found,) = refined([hold(start, end)], way(far), warned)
    assert found.seconds == pytest.approx(end - start - 1.0, abs=0.2)


def test_who_sinks_a_little_long_before_leaving_held_until_then():
    far, (start, end) = path(hold_s=6.0)
    sunk = step(np.interp(TIMES - start, [2.0, 2.5], [0.0, 1.0]))
    (found,) = kept([hold(start, end)], way(far * (1.0 - 0.1 * sunk)))
    assert (found.start_s, found.end_s) == pytest.approx((start, end), abs=0.3)
    assert found.seconds == pytest.approx(end - start, abs=0.3)


def test_an_edge_far_from_the_clocks_is_another_movements():
    far, (start, end) = path(hold_s=6.0)
    (found,) = refined([hold(start + 2.5, end - 2.5)], way(far))
    assert (found.start_s, found.end_s) == pytest.approx((start + 2.5, end - 2.5), abs=0.25)


def test_without_a_path_the_clock_stands():
    assert refined([hold(1.0, 3.0)], []) == [replace(hold(1.0, 3.0), sure=False)]


def test_a_top_that_lasts_is_a_hold_and_a_moment_is_none():
    far, (start, end) = path(noise=3.0)
    found, usual = overlooked(way(far), Side.LEFT)
    assert (found.start_s, found.end_s) == pytest.approx((start, end), abs=0.4)
    assert usual == pytest.approx(TOP, rel=0.05)
    far, _ = path(out_s=0.6, hold_s=0.05, back_s=0.6)
    assert overlooked(way(far), Side.LEFT) is None
    assert overlooked([], Side.LEFT) is None


def test_where_somebody_kept_still_is_told_the_latest_first():
    far = np.interp(
        TIMES, [0.0, 1.0, 1.5, 3.0, 3.5, 4.0, 4.4], [50.0, 50.0, 12.0, 12.0, 40.0, 40.0, 60.0]
    )
    steady = [round(at) for at in stills(way(far, lambda time: time <= 4.4), 1.5)]
    assert steady[0] == 40
    assert steady[-1] == 50
    assert 12 in steady
    assert list(stills(way(TIMES * 10.0), 1.5)) == []
