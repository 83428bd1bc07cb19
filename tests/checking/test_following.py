"""How much of a movement was followed decides whether its count is sure."""

from dataclasses import replace

import pytest

from posecheck.checking.checker import Checker
from posecheck.checking.events import Followed, Side
from posecheck.checking.following import Following, too_small
from posecheck.exercises.goal import goal_of
from posecheck.exercises.load import load_exercise
from tests.checking.readings import nobody, reading

LIFT = goal_of(load_exercise("all-fours-leg-lift"))


def seen(confidence, side="right"):
    return reading(0.0, {f"{side}.hip_flexion": 40.0}, confidence=confidence)


def test_nothing_is_known_before_anything_moves():
    following = Following(LIFT)
    following.update(seen(0.9), moving=False, side=Side.RIGHT)
    assert following.share is None


def test_only_the_leg_that_moves_counts_and_only_where_it_is_seen_well():
    following = Following(LIFT)
    for confidence in (0.9, 0.9, 0.9, 0.3):
        following.update(seen(confidence), moving=True, side=Side.RIGHT)
    assert following.share == pytest.approx(0.75)
    following.update(seen(0.9, side="left"), moving=True, side=Side.RIGHT)
    assert following.share == pytest.approx(0.6)


def jumping(by):
    """The share of two seconds whose reading now and then leaps by so many degrees and back."""
    following = Following(LIFT)
    for frame in range(60):
        bend = 40.0 + frame + (by if frame % 8 in (0, 1) else 0.0)
        values = {"right.hip_flexion": bend}
        following.update(reading(frame / 30, values), moving=True, side=Side.RIGHT)
    return following.share


def test_a_reading_that_leaps_there_and_back_is_not_followed():
    assert jumping(0.0) == 1.0
    assert jumping(3.0) == 1.0
    assert jumping(30.0) < 0.9


def test_an_empty_picture_says_nothing_about_how_well_it_was_followed():
    following = Following(LIFT)
    following.update(seen(0.9), moving=True, side=Side.RIGHT)
    following.update(nobody(0.1), moving=True, side=Side.RIGHT)
    assert following.share == 1.0


def test_what_cannot_be_measured_at_all_claims_nothing():
    checker = Checker(load_exercise("abdominal-contraction"))
    for number in range(30):
        checker.update(reading(number / 10))
    assert not [event for event in checker.finish() if isinstance(event, Followed)]


def test_of_what_is_told_of_both_legs_the_far_one_need_not_be_seen_as_well():
    following = Following(goal_of(load_exercise("buttock-stretch")))
    for confidence in (0.3, 0.3, 0.3, 0.1):
        measured = reading(0.0, {"carrying_hip": 100.0}, confidence=confidence)
        following.update(measured, moving=True, side=Side.BOTH)
    assert following.share == pytest.approx(0.75)


@pytest.mark.parametrize(("trunk_px", "share"), [(60.0, 0.0), (100.0, 1.0)])
def test_what_moves_by_a_few_pixels_only_is_not_followed(trunk_px, share):
    following = Following(goal_of(load_exercise("shoulder-rolls")))
    values = {"arm_hang": 30.0, "trunk_length": trunk_px}
    for frame in range(30):
        one = replace(reading(frame / 30, values), trunk_px=trunk_px)
        following.update(one, moving=True, side=Side.BOTH)
    assert following.share == share


def test_where_nothing_moved_that_could_have_been_seen_nothing_is_sure():
    rolls = goal_of(load_exercise("shoulder-rolls"))
    for trunk_px, share in ((60.0, 0.0), (100.0, None)):
        following = Following(rolls)
        following.update(replace(reading(0.0), trunk_px=trunk_px), moving=False, side=Side.BOTH)
        assert following.share == share


ROLLS = goal_of(load_exercise("shoulder-rolls"))


@pytest.mark.parametrize(
    ("goal", "trunk_px", "small"), [(ROLLS, 80, 1), (ROLLS, 90, 0), (LIFT, 9, 0)]
)
def test_shoulders_that_go_a_few_pixels_are_not_followed(goal, trunk_px, small):
    following = Following(goal)
    still = replace(seen(0.9), trunk_px=trunk_px)
    following.update(still, moving=False, side=Side.RIGHT)
    assert following.share == (0.0 if small else None)
    assert too_small(goal, trunk_px) == bool(small)
