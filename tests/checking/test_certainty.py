"""A hold is sure where the reading rises to it and falls from it steadily, and only there."""

import numpy as np
import pytest

from posecheck.checking.plateau import kept, refined
from tests.checking.test_plateau import between, hold, path, way


def sure(far, span, keep=None, take=refined):
    (found,) = take([hold(*span)], way(far, keep))
    return found.sure


@pytest.mark.parametrize("take", [refined, kept])
@pytest.mark.parametrize("out_s", [1.2, 2.0, 3.5])
@pytest.mark.parametrize("noise", [0.0, 1.0])
def test_a_steady_way_there_and_back_is_sure(take, out_s, noise):
    far, span = path(out_s=out_s, back_s=out_s, noise=noise)
    assert sure(far, span, take=take)


@pytest.mark.parametrize("take", [refined, kept])
def test_a_reading_that_leaps_while_the_limb_is_held_is_not(take):
    far, (start, end) = path()
    far[between(start + 1.0, end + 9.0)] *= 0.85
    assert not sure(far, (start, end), take=take)


def test_a_reading_that_falls_off_at_once_is_not():
    far, (start, end) = path()
    far[between(end - 0.05, 30.0)] = 0.0
    assert not sure(far, (start, end))


@pytest.mark.parametrize("take", [refined, kept])
def test_a_way_that_lingers_below_the_plateau_is_not(take):
    far, (start, end) = path(out_s=10.0)
    assert not sure(far, (start, end), take=take)


@pytest.mark.parametrize(("gap_s", "known"), [(0.6, True), (1.6, False)])
def test_what_was_unseen_for_long_is_not(gap_s, known):
    far, (start, end) = path()
    assert sure(far, (start, end), lambda t: not start + 1.0 < t < start + 1.0 + gap_s) is known


def test_a_clip_that_begins_in_the_hold_does_not_show_how_long_it_was():
    far, (start, end) = path()
    assert not sure(far, (start + 1.0, end), lambda time: time > start + 1.0)


def test_what_leaps_elsewhere_does_not_matter():
    far, (start, end) = path()
    far[between(end + 3.0, end + 4.0)] += np.float64(30.0)
    assert sure(far, (start, end))
