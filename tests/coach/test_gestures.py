"""Gestures on stick figures; docs/live.md tells what they did on rendered and real people."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.coach.gestures import (
    HELD_S,
    RAISED_S,
    WATCHERS,
    FootUp,
    Gesture,
    Gestures,
    HandsToHead,
    HeelTwice,
    Kicking,
    Patting,
    RaisedHand,
    RaisedTwice,
    gestures_for,
)
from posecheck.coach.hands import Hands
from posecheck.coach.requests import Request
from posecheck.coach.state import State
from posecheck.coach.words import gesture_lines, gestures_said
from posecheck.exercises.load import load_exercise
from tests.checking.cases import CASES
from tests.coach.coached import gesture_run, step
from tests.figures import ALL_FOURS, PRONE, STANDING, SUPINE, Camera, Leg, pose

CAMERA = Camera(scale=170)
TO_HEAD, UP = (100.0, 130.0), {"standing": (180.0, 5.0), "supine": (90.0, 5.0)}
KNEELING = replace(ALL_FOURS, anchor="knee")
BODIES = {"standing": STANDING, "supine": SUPINE}


def seen(body, camera=CAMERA, **arms):
    return pose(replace(body, **arms), camera)


def between(body, since, until, camera=CAMERA, **arms):
    return lambda t: seen(body, camera, **(arms if since <= t < until else {}))


@pytest.mark.parametrize("name", BODIES)
def test_a_hand_held_up_for_two_seconds_is_one_wish(name):
    held = between(BODIES[name], 1.0, 8.0, left_arm=UP[name])
    (at,) = gesture_run(RaisedHand(), held, 10.0)
    assert at == pytest.approx(1.0 + RAISED_S, abs=0.15)


@pytest.mark.parametrize("name", BODIES)
def test_a_hand_that_is_up_for_a_moment_is_none(name):
    assert gesture_run(RaisedHand(), between(BODIES[name], 1, 2.5, left_arm=UP[name]), 6.0) == []


@pytest.mark.parametrize("body", [*BODIES.values(), PRONE, ALL_FOURS])
def test_arms_at_rest_ask_for_nothing(body):
    for gesture in (RaisedHand(), HandsToHead(), Patting()):
        assert gesture_run(gesture, lambda _: seen(body), 8.0) == []


@pytest.mark.parametrize("name", BODIES)
@pytest.mark.parametrize("camera", [CAMERA, Camera(scale=170, facing="left"), Camera(scale=60)])
def test_both_hands_to_the_head_tell_of_pain_lying_and_standing(name, camera):
    held = between(BODIES[name], 2.0, 9.0, camera, left_arm=TO_HEAD, right_arm=TO_HEAD)
    (at,) = gesture_run(HandsToHead(), held, 10.0)
    assert at == pytest.approx(2.0 + HELD_S, abs=0.15)


def test_one_hand_at_the_head_is_a_scratch():
    held = between(SUPINE, 2.0, 9.0, left_arm=TO_HEAD)
    assert gesture_run(HandsToHead(), held, 10.0) == []


def test_hands_that_have_always_been_there_are_no_gesture():
    held = between(SUPINE, 0.0, 20.0, left_arm=TO_HEAD, right_arm=TO_HEAD)
    assert gesture_run(HandsToHead(), held, 10.0) == []


def patting(body, side, swing=25.0, period=0.7, since=1.0, until=4.0):
    def at(time):
        if not since <= time < until:
            return seen(body)
        shoulder, elbow = body.shoulder, body.elbow
        lifted = swing * (1 - np.cos(2 * np.pi * (time - since) / period)) / 2
        return seen(body, **{f"{side}_arm": (shoulder + lifted, elbow + lifted)})

    return at


@pytest.mark.parametrize("body", [PRONE, KNEELING], ids=["prone", "all fours"])
@pytest.mark.parametrize("side", ["left", "right"])
def test_three_pats_tell_of_pain_face_down(body, side):
    found = gesture_run(Patting(), patting(body, side, swing=-40.0), 8.0)
    assert found
    assert found[0] < 4.0


@pytest.mark.parametrize("options", [{"until": 2.3}, {"swing": -4.0}, {"period": 3.5, "until": 9}])
def test_less_than_three_pats_small_ones_and_slow_ones_are_none(options):
    pats = patting(PRONE, "right", **{"swing": -40.0, **options})
    assert gesture_run(Patting(), pats, 10.0) == []


def test_a_person_who_is_not_seen_asks_for_nothing():
    for gesture in (RaisedHand(), HandsToHead(), Patting()):
        assert gesture_run(gesture, lambda _: None, 5.0) == []


def test_a_gesture_that_is_lost_from_sight_for_a_moment_goes_on():
    up = between(STANDING, 1.0, 8.0, left_arm=UP["standing"])
    flickering = gesture_run(RaisedHand(), lambda t: None if 1.8 < t < 2.0 else up(t), 6.0)
    assert len(flickering) == 1


@pytest.mark.parametrize("name", CASES)
def test_no_exercise_on_stick_figures_makes_its_own_gesture(name):
    case, free = CASES[name], gestures_for(load_exercise(name))
    course = case.course(case.target, case.hold_s, 2)
    for gesture in {free.pause, free.pain} - {None}:
        found = gesture_run(
            WATCHERS[gesture](), lambda t: pose(case.body(course(t)), CAMERA), course.seconds
        )
        assert found == [], gesture


def test_where_the_arms_move_another_gesture_tells_of_pain_and_none_pauses():
    for name, pain in {
        "dead-bug": Gesture.HANDS_TO_HEAD,
        "abdominal-reach-up": Gesture.HANDS_TO_HEAD,
        "shoulder-rolls": Gesture.HANDS_TO_HEAD,
        "bird-dog": Gesture.SAT_UP,
        "front-plank-knees": Gesture.SAT_UP,
        "pectoral-doorway-stretch": Gesture.HEEL_TWICE,
    }.items():
        assert gestures_for(load_exercise(name)) == Gestures(None, pain), name
    squeeze = gestures_for(load_exercise("prone-shoulder-squeeze"))
    assert squeeze == Gestures(Gesture.FOOT_UP, Gesture.KICKING)


def test_what_an_exercise_has_no_gesture_for_is_said_all_the_same():
    assert gesture_lines(Gestures(None, Gesture.PATTING))[0] == "pause: just stop"
    assert "just stop" in gestures_said(Gestures(None, Gesture.PATTING))


def test_after_sitting_up_hands_to_the_head_tell_of_pain_but_not_face_down():
    for body, times in ((STANDING, 1), (PRONE, 0), (SUPINE, 0)):
        held = between(body, 2.0, 9.0, left_arm=TO_HEAD, right_arm=TO_HEAD)
        assert len(gesture_run(WATCHERS[Gesture.SAT_UP](), held, 10.0)) == times


def footed(body, side, knee=85.0):
    """The same with one foot up."""
    return replace(body, **{side: Leg(0, knee, 20)})


def kicking(side, times_up, knee=85.0):
    """Face down; the foot is up during each of (since, until)."""
    return lambda t: seen(
        footed(PRONE, side, knee) if any(a <= t < b for a, b in times_up) else PRONE
    )


@pytest.mark.parametrize("side", ["left", "right"])
def test_face_down_a_foot_held_up_for_two_seconds_is_one_wish(side):
    (at,) = gesture_run(FootUp(), kicking(side, [(1, 6)]), 8.0)
    assert at == pytest.approx(1 + RAISED_S, abs=0.15)


@pytest.mark.parametrize("side", ["left", "right"])
def test_face_down_two_kicks_tell_of_pain(side):
    (at,) = gesture_run(Kicking(), kicking(side, [(1, 1.6), (2.2, 2.8)]), 8.0)
    assert at == pytest.approx(2.8, abs=0.15)


@pytest.mark.parametrize(
    "up", [[(1, 1.6)], [(1, 1.6), (6, 6.6)], [(1, 5)]], ids=["one", "far apart", "held"]
)
def test_one_kick_two_far_apart_and_a_foot_held_up_are_no_pain(up):
    assert gesture_run(Kicking(), kicking("left", up), 9.0) == []


def test_a_leg_raised_straight_is_neither():
    raised = replace(PRONE, left=Leg(-20, 3, 70))
    for gesture in (FootUp(), Kicking()):
        assert gesture_run(gesture, lambda t: seen(raised if t % 2 < 1 else PRONE), 9.0) == []


def test_a_foot_lost_from_sight_while_it_is_held_up_has_not_kicked():
    held = kicking("left", [(1, 6)])
    assert gesture_run(Kicking(), lambda t: None if 1.5 < t % 2 < 1.8 else held(t), 7.9) == []


def heels(times_up, knee=95.0, hip=0.0, camera=CAMERA):
    """Standing; the left heel is up behind during each of (since, until)."""
    up = replace(STANDING, left=Leg(hip, knee, 0))
    return lambda t: pose(up if any(a <= t < b for a, b in times_up) else STANDING, camera)


@pytest.mark.parametrize("camera", [CAMERA, Camera(scale=170, facing="left"), Camera(scale=60)])
def test_standing_a_heel_to_the_seat_twice_tells_of_pain(camera):
    twice = heels([(1, 1.6), (2.2, 2.8)], camera=camera)
    (at,) = gesture_run(HeelTwice(), twice, 8.0)
    assert at == pytest.approx(2.8, abs=0.15)


def test_one_heel_and_the_knee_of_who_walks_are_no_pain():
    steps = [(1, 1.4), (2, 2.4), (3, 3.4)]
    for other in (heels(steps[:1]), heels(steps, knee=65.0, hip=20.0), heels([(1, 6)])):
        assert gesture_run(HeelTwice(), other, 8.0) == []


def raising(since_until):
    """On the back; a hand is up during each of (since, until)."""
    up = {"left_arm": UP["supine"]}
    return lambda t: seen(SUPINE, **(up if any(a <= t < b for a, b in since_until) else {}))


def test_a_hand_raised_twice_is_not_one_that_is_kept_up():
    assert len(gesture_run(RaisedTwice(), raising([(1, 1.8), (2.5, 3.3)]), 8.0)) == 1
    for other in ([(1, 1.8)], [(1, 5)], [(1, 1.8), (7, 7.8)]):
        assert gesture_run(RaisedTwice(), raising(other), 10.0) == []


def test_on_the_side_a_hand_raised_twice_tells_of_pain_but_not_while_getting_down():
    assert gestures_for(load_exercise("side-lying-leg-lift")) == Gestures(
        Gesture.RAISED_HAND, Gesture.RAISED_TWICE
    )
    for state, wishes in ((State.WORK, [Request.PAIN]), (State.SET_UP, [])):
        hands, found = Hands(load_exercise("side-lying-leg-lift")), []
        twice = raising([(1, 1.8), (2.5, 3.3)])
        for number in range(75):
            found += hands.update(step(number / 15, twice(number / 15)), state)
        assert found == wishes


def test_on_the_hands_one_pats_and_face_down_one_may_kick_as_well():
    assert gestures_for(load_exercise("all-fours-leg-lift")).pain is Gesture.PATTING
    for name in ("prone-leg-raise", "cobra", "back-extension-prone"):
        assert gestures_for(load_exercise(name)) == Gestures(Gesture.FOOT_UP, Gesture.KICKING)
    # Folded up there are no shins to be seen.
    assert gestures_for(load_exercise("child-pose")) == Gestures(None, Gesture.PATTING)
    assert gestures_for(load_exercise("bridge")).pain is Gesture.HANDS_TO_HEAD


def asked(state, name="bridge"):
    hands, wishes = Hands(load_exercise(name)), []
    pain = between(SUPINE, 2.0, 5.0, left_arm=TO_HEAD, right_arm=TO_HEAD)
    for number in range(90):
        time = number / 15
        wishes += hands.update(step(time, pain(time)), state)
    return wishes


@pytest.mark.parametrize("state", [s for s in State if s is not State.PAIN])
def test_pain_is_heard_in_every_state(state):
    assert asked(state) == [Request.PAIN]


def test_pain_is_not_told_twice():
    assert asked(State.PAIN) == []


def test_a_raised_hand_pauses_goes_on_and_skips_what_hurts():
    for state, wish in (
        (State.WORK, Request.PAUSE),
        (State.PAUSED, Request.PAUSE),
        (State.PAIN, Request.SKIP),
    ):
        hands, wishes = Hands(load_exercise("bridge")), []
        up = between(SUPINE, 1.0, 5.0, left_arm=UP["supine"])
        for number in range(75):
            wishes += hands.update(step(number / 15, up(number / 15)), state)
        assert wishes == [wish]
