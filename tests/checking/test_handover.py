"""A leg's cycle that the network tells of the other leg from the middle on is one cycle."""

from dataclasses import replace
from itertools import pairwise

import pytest

from posecheck.checking.cycle import Cycle
from posecheck.checking.events import Hold, Side
from posecheck.checking.handover import Handovers
from posecheck.checking.track import Finished, Story

STEP_S = 1 / 25


def cycle(side, *points, hold_s=1.0):
    """A finished cycle through (second, degrees from rest) points, read 25 times a second."""
    start, end = points[0][0], points[-1][0]
    path = []
    for (t0, v0), (t1, v1) in pairwise(points):
        count = max(1, round((t1 - t0) / STEP_S))
        path += [(t0 + (t1 - t0) * i / count, v0 + (v1 - v0) * i / count) for i in range(count)]
    path.append(points[-1])
    peak_s, travel = max(path, key=lambda point: point[1])
    story = Story(yaws=[5.0] * len(path), path=path)
    hold = Hold(start, end, hold_s, side)
    return Finished(Cycle(start, peak_s, end, travel, travel), side, story, (hold,), hold_s, True)


FIRST = cycle(Side.RIGHT, (1.0, 0), (2.5, 110), (3.5, 110), (3.8, 0), hold_s=0.9)
SECOND = cycle(Side.LEFT, (3.5, 0), (3.8, 115), (8.0, 115), (9.5, 0), hold_s=4.0)


def test_what_one_leg_loses_and_the_other_gains_at_once_is_one_cycle_of_the_longer_one():
    handovers = Handovers()
    assert handovers.add(FIRST) == []
    assert handovers.open is FIRST
    assert handovers.settle([(Side.LEFT, 3.5)], 4.6) == []
    (whole,) = handovers.add(SECOND)
    assert whole.side is Side.LEFT
    assert (whole.cycle.start_s, whole.cycle.end_s, whole.cycle.travel) == (1.0, 9.5, 115)


def test_who_is_exchanged_at_the_top_was_held_there_all_along():
    """The plateau lasts from 2.5 to 8.0 s, of which the halves tell 0.9 and 4.0 s."""
    handovers = Handovers()
    handovers.add(FIRST)
    (whole,) = handovers.add(SECOND)
    (hold,) = whole.holds
    assert (hold.start_s, hold.end_s) == (pytest.approx(2.5, abs=0.1), pytest.approx(8.0, abs=0.1))
    assert whole.hold_s == hold.seconds == pytest.approx(5.5, abs=0.15)
    assert hold.side is Side.LEFT
    assert hold.sure


def test_who_is_exchanged_on_the_way_up_was_held_by_one_leg_alone():
    first = cycle(Side.RIGHT, (1.0, 0), (2.5, 85), (2.6, 0), hold_s=0.0)
    second = cycle(Side.LEFT, (2.5, 0), (2.6, 85), (3.5, 115), (8.0, 115), (9.5, 0), hold_s=4.4)
    handovers = Handovers()
    handovers.add(first)
    (whole,) = handovers.add(second)
    assert [hold.seconds for hold in whole.holds] == [0.0, 4.4]
    assert whole.hold_s == 4.4


def test_the_leg_that_is_hidden_now_may_be_long_in_coming_to_rest():
    first = cycle(Side.RIGHT, (1.0, 0), (2.5, 110), (3.5, 110), (3.6, 20), (4.8, 5), hold_s=0.9)
    handovers = Handovers()
    assert handovers.add(first) == []
    assert handovers.settle([(Side.LEFT, 3.5)], 5.6) == []
    (whole,) = handovers.add(SECOND)
    assert (whole.side, whole.cycle.start_s, whole.cycle.end_s) == (Side.LEFT, 1.0, 9.5)


def unseen(done, start_s, end_s):
    path = [(time, far) for time, far in done.story.path if not start_s < time < end_s]
    return replace(done, story=replace(done.story, path=path))


def test_a_leg_that_was_not_seen_as_it_fell_may_have_leapt():
    first = unseen(cycle(Side.RIGHT, (1.0, 0), (2.5, 110), (3.0, 110), (4.2, 0)), 3.1, 4.1)
    handovers = Handovers()
    assert handovers.add(first) == []
    (whole,) = handovers.add(SECOND)
    assert (whole.cycle.start_s, whole.cycle.end_s) == (1.0, 9.5)


def test_of_two_legs_that_were_not_seen_meanwhile_nothing_is_known():
    first = unseen(cycle(Side.RIGHT, (1.0, 0), (2.5, 110), (3.0, 110), (4.2, 0)), 3.1, 4.1)
    second = unseen(cycle(Side.LEFT, (3.5, 0), (4.7, 110), (8.0, 110), (9.5, 0)), 3.6, 4.6)
    handovers = Handovers()
    assert handovers.add(first) == []
    assert handovers.add(second) == [first, second]


def test_it_may_be_exchanged_and_back_again():
    back = cycle(Side.RIGHT, (8.1, 0), (8.3, 112), (9.0, 112), (10.5, 0))
    second = cycle(Side.LEFT, (3.5, 0), (3.8, 115), (8.1, 115), (8.4, 0))
    handovers = Handovers()
    assert handovers.add(FIRST) == handovers.add(second) == []
    (whole,) = handovers.add(back)
    assert (whole.side, whole.cycle.start_s, whole.cycle.end_s) == (Side.LEFT, 1.0, 10.5)


def test_legs_that_take_turns_at_a_human_pace_are_two():
    slow = cycle(Side.RIGHT, (1.0, 0), (2.5, 110), (3.5, 110), (5.0, 0))
    after = cycle(Side.LEFT, (5.1, 0), (6.6, 110), (8.0, 110), (9.5, 0))
    handovers = Handovers()
    assert handovers.add(slow) == [slow]
    assert handovers.add(after) == [after]


@pytest.mark.parametrize("other", [
    cycle(Side.RIGHT, (3.9, 0), (4.2, 110), (6.0, 110), (7.5, 0)),
    cycle(Side.LEFT, (4.6, 0), (4.9, 110), (6.0, 110), (7.5, 0)),
    cycle(Side.LEFT, (3.5, 0), (5.0, 110), (6.0, 110), (7.5, 0)),
    replace(SECOND, cut="end"),
])  # fmt: skip
def test_the_same_leg_a_later_one_a_slow_one_and_a_cut_one_stay_apart(other):
    handovers = Handovers()
    assert handovers.add(FIRST) == []
    assert handovers.add(other) == [FIRST, other]


def test_a_leg_that_was_dropped_is_told_when_the_other_does_not_go_on():
    handovers = Handovers()
    handovers.add(FIRST)
    assert handovers.settle([], 4.0) == []
    assert handovers.settle([], 4.5) == [FIRST]
    assert handovers.settle([], 5.0) == handovers.finish() == []
    handovers.add(FIRST)
    assert handovers.finish() == [FIRST]


def test_a_leap_across_a_moment_unseen_counts_by_all_that_the_leg_went_in_it():
    told = cycle(Side.RIGHT, (1.0, 0), (2.5, 60), (3.5, 60))
    # From 60 degrees to beyond rest in a fifth of a second, nothing seen in between.
    path = [*told.story.path, (3.7, -15.0)]
    first = replace(told, cycle=Cycle(1.0, 2.5, 3.7, 60, 60), story=replace(told.story, path=path))
    second = cycle(Side.LEFT, (3.7, 65), (5.0, 65), (6.5, 0))
    handovers = Handovers()
    assert handovers.add(first) == []
    assert len(handovers.add(second)) == 1
