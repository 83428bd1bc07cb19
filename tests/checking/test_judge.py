"""Whether a cycle counts, and the words if not."""

import pytest

from posecheck.checking.cycle import Cycle
from posecheck.checking.events import Hold, Side
from posecheck.checking.judge import judge
from posecheck.checking.track import Finished, Story
from posecheck.exercises.goal import goal_of
from posecheck.exercises.load import load_exercise


def verdict(exercise, peak, hold_s=99.0, travel=30.0, side=Side.BOTH, **how):
    known = load_exercise(exercise) if isinstance(exercise, str) else exercise
    story = Story(near=[True, True, True], unseen_s=how.pop("unseen_s", 0.0))
    story.near = how.pop("near", story.near)
    done = Finished(
        Cycle(1.0, 2.0, 3.0, peak, travel), side, story, how.pop("holds", ()), hold_s,
        how.pop("depth_seen", True), how.pop("cut", None),
    )  # fmt: skip
    return judge(known, goal_of(known), done)


def test_a_repetition_that_reached_and_held_counts():
    repetition = verdict("wall-slide", 45, 5.0)
    assert repetition.counted
    assert repetition.reason is None
    assert (repetition.peak, repetition.limit, repetition.hold_s) == (45, 38, 5.0)
    assert (repetition.start_s, repetition.peak_s, repetition.end_s) == (1.0, 2.0, 3.0)


def test_a_shallow_one_is_an_attempt_with_value_ideal_and_limit():
    repetition = verdict("wall-slide", 30)
    assert not repetition.counted
    assert repetition.reason.code == "too-shallow"
    assert repetition.reason.text == "30 of 45 degrees (38 is enough)"


def test_one_that_would_read_like_the_edge_it_missed_gets_a_decimal():
    assert verdict("wall-slide", 37.6).reason.text == "37.6 of 45 degrees (38 is enough)"


def test_a_shallow_one_towards_straight_says_down_to():
    reason = verdict("bridge", 22).reason
    edge = goal_of(load_exercise("bridge")).near_edge
    assert (reason.code, reason.text) == (
        "too-shallow",
        f"hip bend 22 degrees, should go down to {edge:.0f}",
    )


def test_a_short_hold_says_how_long():
    reason = verdict("wall-slide", 45, 3.2).reason
    assert (reason.code, reason.text) == ("hold-short", "held 3.2 of 5 s")


def test_a_hold_that_was_seen_roughly_is_said_to_be_about_so_long():
    held = Hold(1.5, 4.7, 3.2, Side.BOTH, sure=False)
    repetition = verdict("wall-slide", 45, 3.2, holds=(held,))
    assert repetition.reason.text == "held about 3.2 of 5 s"
    assert not repetition.hold_sure


def test_a_frame_short_of_the_hold_counts():
    assert verdict("wall-slide", 45, 4.93).counted
    assert not verdict("wall-slide", 45, 4.85).counted


def test_one_that_went_too_far_and_did_not_hold_says_too_far():
    reason = verdict("wall-slide", 63, 1.0).reason
    assert (reason.code, reason.text) == (
        "too-far",
        "knee bend 63 degrees, no further than 55",
    )
    edge = goal_of(load_exercise("bridge")).far_edge
    text = f"hip bend -40 degrees, no further than {edge:.0f}"
    assert verdict("bridge", -40, 0.0).reason.text == text


def test_one_that_went_too_far_but_held_in_the_band_counts():
    assert verdict("wall-slide", 63, 5.0).counted


def test_a_change_is_judged_from_rest():
    assert verdict("prone-leg-raise", 90.0, travel=15.0, side=Side.RIGHT).counted
    shallow = verdict("prone-leg-raise", 90.0, travel=6.0, side=Side.RIGHT)
    assert shallow.peak == 6.0
    assert shallow.reason.text == "6 of 15 degrees (8 is enough)"


def test_without_a_prescribed_hold_half_a_second_is_enough():
    exercise = load_exercise("wall-slide")
    exercise = exercise.model_copy(
        update={"dose": exercise.dose.model_copy(update={"hold_s": (0.0, 0.0)})}
    )
    assert verdict(exercise, 45, 0.5).counted
    assert verdict(exercise, 45, 0.3).reason.text == "only 0.3 s at the target in good form"


def test_where_depth_cannot_be_seen_it_counts_and_says_so():
    repetition = verdict("wall-slide", 20, 6.0, depth_seen=False)
    assert repetition.counted
    assert repetition.limit is None
    assert repetition.reason.code == "depth-not-judged"
    assert repetition.reason.text == "depth not judged: the view is not side-on"


def test_the_far_side_says_so():
    reason = verdict(
        "prone-leg-raise", 20, depth_seen=False, side=Side.LEFT, near=[False, False, True]
    ).reason
    assert reason.text == "depth not judged: the limb is on the far side"


@pytest.mark.parametrize(("cut", "word"), [("start", "begins"), ("end", "ends")])
def test_one_that_the_clip_cuts_is_an_attempt(cut, word):
    repetition = verdict("wall-slide", 45, cut=cut)
    assert not repetition.counted
    assert repetition.reason.code == "cut"
    assert word in repetition.reason.text
    assert (repetition.peak is None) == (cut == "start")


def test_one_that_was_hidden_is_not_guessed():
    reason = verdict("wall-slide", 45, 2.0, unseen_s=2.5).reason
    assert (reason.code, reason.text) == ("not-seen", "hidden for 2.5 s")
    assert verdict("wall-slide", 45, 5.0, unseen_s=2.5).counted


def test_a_discouraged_movement_never_counts_and_says_why():
    repetition = verdict("toe-touch-avoid", 90)
    assert not repetition.counted
    assert repetition.reason.code == "discouraged"
    assert "hamstring stretch" in repetition.reason.text


def test_a_ratio_is_told_with_two_decimals():
    exercise = load_exercise("wall-slide")
    data = exercise.model_dump(by_alias=True)
    data["movement"] |= {
        "measure": "foot_forward", "rest": {"to": 0.2},
        "target": {"from": 1.0, "to": 2.0, "ideal": 1.2},
    }  # fmt: skip
    ratio = type(exercise).model_validate(data)
    assert verdict(ratio, 0.613).reason.text == "0.61, at least 1.00"
