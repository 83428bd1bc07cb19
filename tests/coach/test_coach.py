"""The coach over stick figures: from coming in to the end, with pauses and pain."""

from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from posecheck.checking.events import Phase, WarningCleared, WarningRaised, WarningWithdrawn
from posecheck.coach import words
from posecheck.coach.coach import PAIN_PATIENCE_S, Coach
from posecheck.coach.ladder import STUCK_S
from posecheck.coach.pain import REST_S
from posecheck.coach.requests import Request
from posecheck.coach.said import Rank
from posecheck.coach.shown import Kind
from posecheck.coach.state import State
from posecheck.coach.task import Ended, Outcome, Task
from posecheck.exercises.load import load_exercise
from tests.checking.cases import BRIDGE, DONE, WALL
from tests.coach.coached import Coached, step
from tests.figures import PRONE, STANDING, Camera, Leg
from tests.overlay.people import person

CAMERA = Camera(scale=170)


def walked_in(case, count=1):
    """Nobody for a second, somebody who stands for three, and then the exercise."""
    course = case.course(case.target, case.hold_s, count)

    def motion(time):
        if time < 1:
            return None
        return STANDING if time < 4 else case.body(course(time - 4))

    return motion, 4 + course.seconds


def coached(case, **options):
    motion, seconds = walked_in(case)
    return Coached(case.exercise, motion, seconds, camera=CAMERA, **options)


@cache
def undisturbed(name):
    return coached(DONE[name])


@pytest.mark.parametrize("name", DONE)
def test_from_coming_in_to_the_first_repetition_nothing_is_touched(name):
    run = undisturbed(name)
    assert run.states[0] == "SET_UP"
    assert run.states[-1] == "WORK"
    assert run.counted == 1
    assert any(text.startswith("1.") for text in run.words)


@pytest.mark.parametrize("name", DONE)
def test_it_says_what_to_do_and_never_a_number_of_degrees(name):
    run = undisturbed(name)
    assert load_exercise(name).name in run.words[0]
    assert not any("degree" in text or "°" in text for text in run.words[1:])


def test_setting_up_comes_before_the_count_in_and_it_begins_by_itself():
    run = undisturbed("wall-slide")
    assert run.states == ["SET_UP", "COUNT_IN", "WORK"]
    texts = run.words
    assert [texts.index(f"{n}.") for n in (3, 2, 1)] == sorted(
        texts.index(f"{n}.") for n in (3, 2, 1)
    )
    assert texts.index("Begin.") > texts.index("1.")


def test_who_begins_at_once_is_not_held_up():
    course = BRIDGE.course(BRIDGE.target, BRIDGE.hold_s)
    run = Coached("bridge", lambda t: BRIDGE.body(course(t)), course.seconds, camera=CAMERA)
    assert run.counted == 1


def test_the_end_of_the_dose_ends_the_set():
    exercise = load_exercise("wall-slide")
    dose = exercise.dose.model_copy(update={"reps": (2, 5)})
    course = WALL.course(45, 5.5, 2)
    run = Coached(
        exercise.model_copy(update={"dose": dose}),
        lambda t: WALL.body(course(t)),
        course.seconds + 3,
        camera=CAMERA,
    )
    assert run.turns[-1][1].ended == Ended(Outcome.FINISHED)


def test_a_pause_is_no_part_of_the_exercise_and_afterwards_it_is_set_up_anew():
    frames = {100: Request.PAUSE, 130: Request.PAUSE}
    run = coached(WALL, requests=frames)
    assert run.states[run.states.index("PAUSED") :][:2] == ["PAUSED", "SET_UP"]
    kinds = [turn.shown.kind for _, turn in run.turns]
    assert kinds[101:129] == [Kind.PAUSED] * 28
    assert kinds[131] is not Kind.PAUSED


STATES = [0, 5, 50, 100, 140, 190]


@pytest.mark.parametrize("frame", STATES)
def test_pain_is_heeded_at_once_in_every_state(frame):
    run = coached(WALL, requests={frame: Request.PAIN})
    turn = run.turns[frame][1]
    assert turn.shown.kind is Kind.PAIN
    assert turn.say is not None
    assert turn.say.rank is Rank.STOP
    assert "see your doctor" in turn.say.text
    assert isinstance(turn.events[0], WarningRaised)
    assert {later.shown.kind for _, later in run.turns[frame:]} == {Kind.PAIN}


def test_pain_during_a_pause_is_heard():
    run = coached(WALL, requests={100: Request.PAUSE, 110: Request.PAIN})
    assert run.turns[110][1].shown.kind is Kind.PAIN


def test_pain_by_key_is_never_overruled():
    run = coached(WALL, requests={100: Request.PAIN, 110: Request.PAUSE, 120: Request.PAUSE})
    assert run.turns[-1][1].shown.kind is Kind.PAIN
    assert run.counted == 0


@pytest.mark.parametrize(
    ("request_", "ended"),
    [
        (Request.SKIP, Ended(Outcome.PAIN)),
        (Request.END, Ended(Outcome.PAIN, leaving=True)),
    ],
)
def test_after_pain_one_may_skip_or_end_but_not_go_on(request_, ended):
    run = coached(WALL, requests={100: Request.PAIN, 110: request_})
    last = run.turns[-1][1]
    assert last.ended == ended
    assert isinstance(last.events[0], WarningCleared)
    offered = {key.does for key in run.turns[105][1].shown.keys}
    assert not any("on" in does.split() for does in offered)


def alone(coach, seconds, begin=0.0, each=1.0, requests=()):
    """Time passes for a coach; what it last said to do."""
    turn = None
    for number in range(int(seconds / each)):
        turn = coach.update(step(begin + number * each), requests)
        if turn.ended:
            break
    return turn


def test_rest_after_pain_can_be_had_again_and_is_followed_by_the_choice():
    coach = Coach(Task(load_exercise("bridge")))
    coach.update(step(0.0), [Request.PAIN])
    said = [coach.update(step(float(t))).say for t in range(1, int(REST_S) + 2)]
    assert [say.text for say in said if say] == [words.ENOUGH]
    coach.update(step(REST_S + 2), [Request.REST])
    again = [coach.update(step(REST_S + 3 + t)).say for t in range(int(REST_S) + 2)]
    assert [say.text for say in again if say] == [words.ENOUGH]


def test_who_does_not_answer_after_pain_is_done_for_today():
    coach = Coach(Task(load_exercise("bridge")))
    coach.update(step(0.0), [Request.PAIN])
    turn = alone(coach, REST_S + PAIN_PATIENCE_S + 2, begin=1.0)
    assert turn.ended == Ended(Outcome.PAIN, leaving=True)


def test_a_gesture_that_was_no_pain_is_taken_back():
    coach = Coach(Task(load_exercise("bridge")))
    coach._stop(by_gesture=True)
    turn = coach.update(step(1.0, person()), [Request.PAUSE])
    assert isinstance(turn.events[0], WarningWithdrawn)
    assert turn.shown.kind is Kind.SET_UP


def test_a_rest_ends_by_itself_and_goes_over_into_the_introduction():
    coach = Coach(Task(load_exercise("bridge"), number=2, of=5, rest_s=30.0, introduced=True))
    kinds = [coach.update(step(t / 2)).shown.kind for t in range(160)]
    order = list(dict.fromkeys(kinds))
    assert order == [Kind.REST, Kind.INTRODUCTION, Kind.SET_UP]
    assert kinds.index(Kind.INTRODUCTION) == 60
    assert not coach.update(step(81.0)).ended


def test_a_rest_may_be_cut_short():
    coach = Coach(Task(load_exercise("bridge"), rest_s=30.0))
    coach.update(step(0.0))
    assert coach.update(step(1.0), [Request.SKIP]).shown.kind is Kind.SET_UP


def test_moving_the_camera_is_given_time():
    short = Coach(Task(load_exercise("bridge"), introduced=True))
    long = Coach(Task(load_exercise("bridge"), introduced=True, note="Put the camera lower"))
    assert alone(short, 25).shown.kind is Kind.SET_UP
    turn = alone(long, 25)
    assert turn.shown.kind is Kind.INTRODUCTION
    assert turn.shown.heading == "Put the camera lower"


def test_skipping_and_ending_say_so():
    for wish, ended in (
        (Request.SKIP, Ended(Outcome.SKIPPED)),
        (Request.END, Ended(Outcome.QUIT, leaving=True)),
    ):
        coach = Coach(Task(load_exercise("bridge")))
        coach.update(step(0.0))
        assert coach.update(step(0.1), [wish]).ended == ended


def test_who_gets_up_in_the_middle_is_helped_back():
    motion, seconds = walked_in(BRIDGE)

    def leaving(time):
        return motion(time) if time < seconds else STANDING

    run = Coached("bridge", leaving, seconds + 9, camera=CAMERA)
    assert run.states == ["SET_UP", "COUNT_IN", "WORK", "SET_UP"]
    assert run.counted == 1


def test_only_while_it_judges_the_checker_sees_the_frames():
    coach = Coach(Task(load_exercise("bridge"), rest_s=10.0))
    coach.update(step(0.0))
    assert not coach.judging
    coach.update(step(0.1), [Request.SKIP])
    assert coach.judging
    coach.update(step(0.2, phase=Phase.REST), [Request.PAUSE])
    assert not coach.judging


def held_up(until):
    """Somebody who stands where they should lie; after `until` seconds with an arm up."""
    up = replace(STANDING, left_arm=(180.0, 5.0))
    return Coached("bridge", lambda t: up if t > until else STANDING, until + 4, camera=CAMERA)


def test_who_cannot_be_set_up_is_offered_a_way_out_and_a_raised_hand_takes_it():
    run = held_up(STUCK_S + 12)
    assert words.STUCK_SAY in run.words
    assert run.words.count(words.STUCK_SAY) == 1
    assert run.turns[-1][1].ended == Ended(Outcome.SKIPPED)


def test_before_that_a_raised_hand_does_not_leave_anything_out():
    run = held_up(STUCK_S / 2)
    assert words.STUCK_SAY not in run.words
    assert run.turns[-1][1].ended is None


def test_who_asks_for_a_pause_sees_that_it_is_seen_and_is_not_corrected():
    """A foot to the ceiling is a leg that is much too high."""
    up = replace(PRONE, left=Leg(0, 85, 20))
    run = Coached("prone-leg-raise", lambda t: up if t > 8 else PRONE, 11, camera=CAMERA)
    assert run.states[-1] == "PAUSED"
    seen = [turn.shown.words for time, turn in run.turns if 8.8 < time < 9.9]
    assert set(seen) == {words.PAUSING}
    assert not [text for time, text in zip(*_timed(run), strict=True) if 8.6 < time < 9.9]


def _timed(run):
    return [time for time, _ in run.said], run.words


def test_how_to_pause_and_to_tell_of_pain_is_said_with_the_introduction():
    coach, said = Coach(Task(load_exercise("bridge"), number=2, of=3, introduced=True)), []
    while coach.state is State.INTRODUCTION:
        turn = coach.update(step(len(said) / 10))
        said.append(turn.say.text if turn.say else None)
    texts = [text for text in said if text]
    assert texts[1:] == ["To pause, raise a hand. If it hurts, both hands to your head."]


def test_gestures_that_are_as_for_the_exercise_before_are_not_said_again():
    task = Task(load_exercise("bridge"), number=2, of=3, introduced=True, new_gestures=False)
    coach, said = Coach(task), []
    for number in range(400):
        turn = coach.update(step(number / 10))
        said += [turn.say.text] if turn.say else []
    assert not any("To pause" in text for text in said)


def test_who_does_not_come_is_called_ever_more_seldom():
    coach, calls = Coach(Task(load_exercise("bridge"), new_gestures=False)), []
    for number in range(3000):
        turn = coach.update(step(number / 10))
        calls += [number / 10] if turn.say and "picture" in turn.say.text else []
    gaps = [after - before for before, after in pairwise(calls)]
    assert gaps[:5] == [pytest.approx(gap, abs=3) for gap in (10, 20, 40, 60, 60)]


def test_after_pain_in_a_routine_one_is_told_how_to_go_on_by_hand():
    coach = Coach(Task(load_exercise("bridge"), number=2, of=3))
    coach.update(step(0.0), [Request.PAIN])
    said = [coach.update(step(float(t))).say for t in range(1, int(REST_S) + 2)]
    assert [say.text for say in said if say] == [words.PAIN_CHOICE]
    assert "raise a hand" in words.PAIN_CHOICE
