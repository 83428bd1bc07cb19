"""The catalogue's cue policy."""

import itertools
from dataclasses import replace

import pytest

from posecheck.checking.events import Phase, Reason, Repetition, Side, WarningCleared
from posecheck.coach.cues import AGAIN_S, GAP_S, SELDOM_S, UNSEEN_AGAIN_S, Cues, HoldCount
from posecheck.coach.pain import pain_reported
from posecheck.coach.said import Rank, Say, seconds_to_say
from posecheck.exercises.load import all_exercises, load_exercise
from posecheck.exercises.terms import Severity
from tests.checking.cases import FOUR, WALL
from tests.coach.coached import CUES, Coached, step
from tests.figures import Camera
from tests.motions import Course, along, wall
from tests.overlay.people import status, warning

EXERCISE = load_exercise("wall-slide")
NEVER = ("wrong", "bad", "fail", "no pain no gain", "push through", "harder", "diagnos")


def cues_said(cues, moments):
    """(time, text) of all that is said at (time, warnings, events)."""
    said = []
    for time, warnings, *events in moments:
        say = cues.update(step(time, events=events, warnings=tuple(warnings), phase=Phase.REST))
        if say is not None:
            said.append((time, say.text))
    return said


def test_a_fault_is_said_in_the_very_frame_that_raises_it():
    assert cues_said(Cues(EXERCISE), [(0.0, []), (0.1, [warning("knees")])]) == [(0.1, "knees")]


def test_what_cannot_be_seen_is_said_and_not_harped_on():
    cues, times = Cues(EXERCISE), []
    for number in range(400):
        made = step(number / 10, not_seen=("Turn side-on",), phase=Phase.REST)
        times += [number / 10] if cues.update(made) else []
    assert times == pytest.approx([0.0, UNSEEN_AGAIN_S])


def test_only_the_most_severe_is_said():
    two = [warning("stop", Severity.STOP), warning("slower")]
    assert cues_said(Cues(EXERCISE), [(0.0, two)]) == [(0.0, "stop")]


def test_the_same_is_said_again_after_ten_seconds():
    moments = [(t / 10, [warning("knees")]) for t in range(250)]
    times = [time for time, _ in cues_said(Cues(EXERCISE), moments)]
    assert times == pytest.approx([0.0, AGAIN_S, 2 * AGAIN_S])


def test_what_is_not_put_right_is_not_harped_on():
    moments = [(float(t), [warning("knees")]) for t in range(150)]
    times = [time for time, _ in cues_said(Cues(EXERCISE), moments)]
    assert times == [0.0, AGAIN_S, 2 * AGAIN_S, 2 * AGAIN_S + SELDOM_S, 2 * AGAIN_S + 2 * SELDOM_S]


def test_what_calls_for_a_stop_is_said_every_ten_seconds_all_the_same():
    moments = [(float(t), [warning("stop", Severity.STOP)]) for t in range(100)]
    assert len(cues_said(Cues(EXERCISE), moments)) == 10


def test_after_a_correction_it_counts_anew():
    up = [(float(t), [warning("knees")]) for t in range(30)]
    raised = type(pain_reported(0.0))(**{**_fields(pain_reported(0.0)), "say": "knees"})
    cleared = [(30.0, [], WarningCleared(raised, 30.0, 0.0))]
    again = [(40.0 + t, [warning("knees")]) for t in range(30)]
    said = cues_said(Cues(EXERCISE), [*up, *cleared, *again])
    assert [time for time, text in said if text == "knees"] == [0, 10, 20, 40, 50, 60]


def test_four_seconds_lie_between_two_cues():
    moments = [(0.0, [warning("knees")])]
    moments += [(1 + t / 10, [warning("feet")]) for t in range(60)]
    assert cues_said(Cues(EXERCISE), moments) == [(0.0, "knees"), (GAP_S, "feet")]


def test_what_is_graver_does_not_wait_for_the_gap():
    moments = [(0.0, [warning("slower")]), (0.5, [warning("unlock", Severity.STOP)])]
    assert [text for _, text in cues_said(Cues(EXERCISE), moments)] == ["slower", "unlock"]


def corrected(fault="fault", time=3.0):
    raised = pain_reported(0.0)
    return WarningCleared(type(raised)(**{**_fields(raised), "fault": fault}), time, 0.0)


def _fields(event):
    return {name: getattr(event, name) for name in event.__slots__}


def test_a_correction_is_praised_once():
    moments = [
        (0.0, [warning("knees")]),
        (5.0, [], corrected()),
        (11.0, [warning("knees")]),
        (16.0, [], corrected()),
    ]
    texts = [text for _, text in cues_said(Cues(EXERCISE), moments)]
    assert len(texts) == 3
    assert texts[0] == texts[2] == "knees"


def test_what_was_never_said_is_not_praised():
    assert cues_said(Cues(EXERCISE), [(5.0, [], corrected())]) == []


def repetition(counted=True, side=Side.BOTH, code="too-shallow"):
    reason = None if counted else Reason(code, "30 of 45 degrees")
    return Repetition(0, 1, 2, side, counted, "knee_flexion", 45.0, 38.0, 5.0, reason)


def test_repetitions_are_counted_aloud_and_the_last_one_announced():
    cues, said = Cues(EXERCISE), []
    for number in range(1, 5):
        made = step(number * 3.0, events=[repetition()], reps=number, phase=Phase.REST)
        said.append(cues.update(made).text)
    assert said == ["1.", "2.", "3.", "4. One more."]


def test_the_other_side_is_named_when_one_is_done():
    cues = Cues(load_exercise("all-fours-leg-lift"))
    made = step(
        1.0, events=[repetition(side=Side.RIGHT)], reps=8, right=8, goal_reps=8, phase=Phase.REST
    )
    assert cues.update(made).text == "8. Now the left side."


def test_an_attempt_is_told_kindly_and_without_numbers():
    say = Cues(EXERCISE).update(step(1.0, events=[repetition(counted=False)], phase=Phase.REST))
    assert say.text.startswith("Almost")
    assert not any(c.isdigit() for c in say.text)


def test_a_count_gives_way_to_a_cue_and_is_not_said_late():
    cues = Cues(EXERCISE)
    first = cues.update(
        step(0.0, events=[repetition()], reps=1, warnings=(warning("x" * 60),), phase=Phase.REST)
    )
    assert first.rank is Rank.WARN
    later = [cues.update(step(t / 10, reps=1, phase=Phase.REST)) for t in range(1, 60)]
    assert not any(later)


def test_what_had_to_wait_and_was_said_then_is_not_said_again():
    cues, said = Cues(EXERCISE), []
    shown = (warning("Sit back a little.", Severity.INFO),)
    cues.said(Say("And slowly back.", Rank.PROMPT), 0.0)
    for tenth in range(80):
        say = cues.update(step(tenth / 10, warnings=shown, phase=Phase.REST))
        if say is not None:
            said.append(say.text)
            cues.said(Say("Hold.", Rank.PROMPT), tenth / 10 + 0.05)
    assert said == ["Sit back a little."]


def held(hold, goal, until, phase=Phase.HOLD):
    said = []
    for tenth in range(round(until * 10) + 1):
        now = status(phase=phase, hold_s=tenth / 10, goal_hold_s=goal)
        say = hold.update(now, over=False)
        if say is not None:
            said.append((tenth / 10, say.text))
    return said


def test_a_hold_is_begun_counted_down_and_ended():
    said = held(HoldCount(5.0, timed=False), 5.0, 8.0)
    assert said == [
        (0.1, "Hold."), (2.0, "3."), (3.0, "2."), (4.0, "1."), (5.0, "And slowly back.")
    ]  # fmt: skip


def test_who_wavers_at_the_edge_is_told_to_hold_once():
    hold, said = HoldCount(3.0, timed=False), []
    # In and out of the target every half second, by a clock that begins anew each time.
    for tenth in range(70):
        inside = tenth % 10 < 5
        phase, held_s = (Phase.HOLD, (tenth % 10) / 10) if inside else (Phase.MOVING, 0.0)
        now = replace(status(phase=phase, hold_s=held_s, goal_hold_s=3.0), time_s=tenth / 10)
        said += [say.text for say in [hold.update(now, over=False)] if say is not None]
    assert said == ["Hold."]


def test_the_next_repetitions_hold_is_asked_for_again():
    hold = HoldCount(2.0, timed=False)
    holding = status(phase=Phase.HOLD, hold_s=0.1, goal_hold_s=2.0)
    assert hold.update(holding, over=False) is not None
    assert hold.update(holding, over=False) is None
    assert hold.update(status(phase=Phase.REST, goal_hold_s=2.0), over=True) is None
    assert hold.update(holding, over=False).text == "Hold."


def test_a_long_hold_has_a_half():
    texts = [text for _, text in held(HoldCount(20.0, timed=False), 20.0, 25.0)]
    assert texts == ["Hold.", "Half-way.", "3.", "2.", "1.", "And slowly back."]


def test_no_more_than_the_dose_is_ever_asked_for():
    texts = [text for _, text in held(HoldCount(5.0, timed=False), 5.0, 60.0)]
    assert texts.count("And slowly back.") == 1


def test_what_the_exercises_say_is_kind():
    for exercise in all_exercises():
        for fault in exercise.fault:
            assert not any(word in fault.say.lower() for word in NEVER), fault.id


@pytest.mark.parametrize("fps", [15, 30])
def test_over_a_whole_set_with_faults_no_two_cues_meet(fps):
    course = Course(
        5, (2, 5), (1, 60), (3, 60), (1, 5), (2, 5), (0.4, 80), (3, 80), (0.4, 5), (3, 5)
    )
    run = Coached(
        "wall-slide", along(wall, course), course.seconds, fps=fps, camera=Camera(scale=170)
    )
    cues = [(time, say) for time, say in run.said if say.rank in CUES]
    assert cues
    for (before, first), (after, second) in itertools.pairwise(cues):
        assert after - before >= GAP_S or second.rank > first.rank
    for (before, first), (after, second) in itertools.pairwise(run.said):
        over = after >= before + seconds_to_say(first.text) - 1e-6
        assert over or second.wins_over(first) or run.states[0] == "SET_UP"


@pytest.mark.parametrize(("case", "far"), [(WALL, 85), (FOUR, -40)], ids=["wall", "four"])
def test_every_warning_is_said_within_half_a_second_of_its_dwell(case, far):
    """Unless another cue was said within the gap, which goes before it."""
    once = [(1.5, far), (3, far), (1.5, case.rest), (2, case.rest)]
    course = Course(case.rest, (2, case.rest), *once)
    run = Coached(case.exercise, along(case.body, course), course.seconds, camera=Camera(scale=170))
    cues = [(time, say.text) for time, say in run.said if say.rank in CUES]
    raised = [event for event in run.events if type(event).__name__ == "WarningRaised"]
    assert raised
    for event in raised:
        before = [time for time, _ in cues if 0 < event.time_s - time < GAP_S]
        said = [t for t, text in cues if text == event.say and 0 <= t - event.time_s <= 0.5]
        assert said or before
