"""Two legs, one movement: which cycles are repetitions of their own."""

from posecheck.checking.cycle import Cycle
from posecheck.checking.events import Reason, Repetition, Side
from posecheck.checking.pairing import Pairing, Running, overlap_share
from posecheck.checking.track import Finished, Story


def cycle(side, start, end, travel=60.0, cut=None, seen=1.0):
    story = Story(confidences=[seen])
    done = Finished(
        Cycle(start, (start + end) / 2, end, travel, travel), side, story, (), 1.0, True, cut
    )
    reason = Reason("cut", "the clip ends in the middle of it") if cut else None
    told = Repetition(
        start, (start + end) / 2, end, side, cut is None, "hip_flexion", travel, 20, end - start,
        reason,
    )  # fmt: skip
    return done, told


def settled(*cycles, running=(), now=100.0):
    pairing = Pairing()
    for one in cycles:
        pairing.add(*one)
    return [repetition for _, repetition in pairing.settle(list(running), now)]


def test_overlap_is_a_share_of_the_shorter():
    assert overlap_share((0, 4), (3, 5)) == 0.5
    assert overlap_share((0, 4), (5, 6)) == 0.0
    assert overlap_share((0, 4), (2, 2)) == 0.0


def test_alternating_legs_count_each_for_itself():
    told = settled(cycle(Side.RIGHT, 0, 3), cycle(Side.LEFT, 4, 7))
    assert [repetition.side for repetition in told] == [Side.RIGHT, Side.LEFT]
    assert all(repetition.counted for repetition in told)


def test_legs_that_follow_each_other_with_little_overlap_are_two():
    assert len(settled(cycle(Side.RIGHT, 0, 4), cycle(Side.LEFT, 3, 7))) == 2


def test_a_leg_that_only_goes_along_is_not_told():
    for order in (1, -1):
        pair = [cycle(Side.RIGHT, 0, 4), cycle(Side.LEFT, 0.5, 3.5, travel=20)][::order]
        assert [repetition.side for repetition in settled(*pair)] == [Side.RIGHT]


def test_nor_is_a_slight_one_that_begins_as_the_other_leg_comes_down():
    working = cycle(Side.RIGHT, 0, 4)
    assert len(settled(working, cycle(Side.LEFT, 3.9, 4.9, travel=12))) == 1
    assert len(settled(working, cycle(Side.LEFT, 3.9, 4.9, travel=24))) == 2
    assert len(settled(working, cycle(Side.LEFT, 4.1, 4.9, travel=12))) == 2


def test_both_legs_at_once_are_one_cycle_that_does_not_count():
    (both,) = settled(cycle(Side.RIGHT, 0, 4), cycle(Side.LEFT, 0.5, 4.5, travel=50))
    assert both.side is Side.BOTH
    assert not both.counted
    assert both.reason.code == "both-sides"
    assert (both.start_s, both.end_s) == (0, 4.5)


def test_both_legs_cut_by_the_clip_say_cut():
    (both,) = settled(cycle(Side.RIGHT, 0, 4, cut="end"), cycle(Side.LEFT, 0, 4))
    assert both.reason.code == "cut"


def test_a_cycle_waits_for_the_other_leg_that_is_still_out():
    assert settled(cycle(Side.RIGHT, 0, 4), running=[Running(Side.LEFT, 0.5, 60)], now=4.1) == []


def test_it_does_not_wait_for_a_leg_that_hardly_moves_or_began_later():
    assert settled(cycle(Side.RIGHT, 0, 4), running=[Running(Side.LEFT, 0.5, 20)], now=4.1)
    assert settled(cycle(Side.RIGHT, 0, 4), running=[Running(Side.LEFT, 3.9, 60)], now=4.3)
    assert settled(cycle(Side.RIGHT, 0, 4), running=[Running(Side.RIGHT, 0.5, 60)], now=4.1)


def test_a_companion_that_comes_later_is_swallowed():
    pairing = Pairing()
    pairing.add(*cycle(Side.RIGHT, 0, 4))
    assert len(pairing.settle([], 4.1)) == 1
    pairing.add(*cycle(Side.LEFT, 0.5, 4.4, travel=20))
    assert pairing.settle([], 4.5) == []


def test_a_moment_of_the_other_leg_is_no_second_leg():
    for order in (1, -1):
        pair = [cycle(Side.LEFT, 0, 4), cycle(Side.RIGHT, 0, 1.2, travel=70)][::order]
        assert [repetition.side for repetition in settled(*pair)] == [Side.LEFT]


def test_of_two_legs_the_one_that_was_seen_is_told():
    for order in (1, -1):
        pair = [cycle(Side.LEFT, 0, 4, seen=0.5), cycle(Side.RIGHT, 0.2, 4, travel=50)][::order]
        assert [repetition.side for repetition in settled(*pair)] == [Side.RIGHT]


def test_a_blip_of_the_leg_that_was_seen_is_not_told_in_place_of_the_hidden_one_that_goes_far():
    for order in (1, -1):
        pair = [cycle(Side.LEFT, 0, 4, 90, seen=0.5), cycle(Side.RIGHT, 1, 2, travel=27)][::order]
        assert [repetition.side for repetition in settled(*pair)] == [Side.LEFT]
