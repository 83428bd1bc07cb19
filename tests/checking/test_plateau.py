"""A hold that is over begins and ends where the movement's plateau does."""

import numpy as np
import pytest

from posecheck.checking.events import Hold, Side
from posecheck.checking.plateau import KEPT, refined

TIMES = np.arange(0.0, 10.0, 1 / 30)
TOP = 40.0


def path(out_s=2.0, hold_s=3.0, back_s=2.0, noise=0.0):
    """Smoothly out from second 1 on, kept, and back; with the true span of the plateau."""
    share = np.interp(TIMES, np.cumsum([1.0, out_s, hold_s, back_s]), [0.0, 1.0, 1.0, 0.0])
    far = TOP * (1.0 - np.cos(np.pi * share)) / 2.0
    far = far + np.random.default_rng(1).normal(0.0, noise, TIMES.size)
    edge = np.arccos(1.0 - 2.0 * KEPT) / np.pi
    true = (1.0 + out_s * edge, 1.0 + out_s + hold_s + back_s * (1.0 - edge))
    return list(zip(TIMES.tolist(), far.tolist(), strict=True)), true


def hold(start_s, end_s):
    return Hold(start_s, end_s, end_s - start_s, Side.RIGHT)


@pytest.mark.parametrize("off", [-0.4, 0.0, 0.4])
@pytest.mark.parametrize("noise", [0.0, 0.4])
def test_a_clock_that_was_late_or_early_is_put_right(off, noise):
    way, (start, end) = path(noise=noise)
    found = refined(hold(start - off, end + off), way)
    assert found.start_s == pytest.approx(start, abs=0.1)
    assert found.end_s == pytest.approx(end, abs=0.1)
    assert found.seconds == pytest.approx(end - start, abs=0.2)


def test_time_that_did_not_count_stays_uncounted():
    way, (start, end) = path()
    paused = Hold(start + 0.2, end, end - start - 1.2, Side.RIGHT)
    assert refined(paused, way).seconds == pytest.approx(end - start - 1.0, abs=0.1)


def test_an_edge_far_from_the_clocks_is_another_movements():
    way, (start, end) = path(hold_s=4.0)
    inside = hold(start + 1.5, end - 1.5)
    assert refined(inside, way) == inside


def test_without_a_path_the_clock_stands():
    assert refined(hold(1.0, 3.0), []) == hold(1.0, 3.0)
