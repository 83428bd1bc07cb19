"""What becomes of events: entries, counts, frame numbers."""

import math
from dataclasses import replace

import numpy as np
import pytest

from posecheck.checking.checker import Checker
from posecheck.checking.events import (
    Event,
    Followed,
    Hold,
    NotSeen,
    Phase,
    Reason,
    Repetition,
    Side,
    WarningCleared,
    WarningRaised,
)
from posecheck.exercises.load import load_exercise
from posecheck.exercises.terms import Severity
from posecheck.frame import Frame
from posecheck.measures.reading import Reading, View
from posecheck.pipeline import Step
from posecheck.session.model import End, Session, Video
from posecheck.session.recorder import SessionRecorder

VIDEO = Video(file="a.mp4", width=64, height=48, duration_s=10, frames=100, fps=10)
IMAGE = np.zeros((48, 64, 3), np.uint8)
STATUS = Checker(load_exercise("wall-slide")).status


def step(
    index: int,
    *events: Event,
    view: View = View.SIDE,
    yaw: float | None = 10.0,
    phase: Phase = Phase.REST,
    person: bool = True,
    hint: str | None = None,
) -> Step:
    time = index / 10
    reading = Reading(time, {}, view=view, yaw_deg=yaw, person=person)
    return Step(Frame(IMAGE, time, index), None, reading, events,
                replace(STATUS, phase=phase, hint=hint))  # fmt: skip


def repetition(start: float, side: Side = Side.BOTH, counted: bool = True) -> Repetition:
    reason = None if counted else Reason("too-shallow", "30 of 45 degrees")
    return Repetition(start, start + 1.26, start + 2, side, counted, "near.knee_flexion",
                      46.04, 38.0, 0.5, reason)  # fmt: skip


RAISED = WarningRaised("too-deep", Severity.WARN, 1.0, 1.7, None, "near.knee_flexion",
                       63.21, 62.0, "Come up a little", "That is too low.")  # fmt: skip


def recorded(*steps: Step, exercise: str = "wall-slide") -> Session:
    recorder = SessionRecorder(load_exercise(exercise), "full")
    for one in steps:
        recorder.add(one)
    return recorder.session(VIDEO, End(reason="complete"))


def test_attempts_are_entries_that_do_not_count() -> None:
    session = recorded(step(0), step(99, repetition(0), repetition(3, counted=False)))
    assert (session.counts.reps, session.counts.attempts) == (1, 1)
    assert (session.counts.left, session.counts.right) == (None, None)
    assert [entry.counted for entry in session.repetitions] == [True, False]
    assert session.repetitions[1].reason is not None
    assert session.repetitions[1].reason.text == "30 of 45 degrees"


def test_each_side_counts_for_itself_where_sides_do() -> None:
    events = [repetition(0, Side.LEFT), repetition(3, Side.RIGHT), repetition(6, Side.LEFT)]
    session = recorded(step(0), step(99, *events), exercise="prone-leg-raise")
    assert (session.counts.reps, session.counts.left, session.counts.right) == (3, 2, 1)


def test_one_side_that_never_worked_counts_zero_and_not_null() -> None:
    session = recorded(step(0, repetition(0, Side.LEFT)), exercise="prone-leg-raise")
    assert (session.counts.left, session.counts.right) == (1, 0)


def test_angles_to_a_tenth_times_to_a_millisecond_and_the_frame_that_shows_them() -> None:
    session = recorded(*(step(n) for n in range(40)), step(40, repetition(1.00049)))
    entry = session.repetitions[0]
    assert (entry.start_s, entry.peak, entry.limit) == (1.0, 46.0, 38.0)
    assert (entry.start_frame, entry.peak_frame, entry.end_frame) == (10, 23, 30)


def test_entries_are_in_order_whenever_they_were_told() -> None:
    session = recorded(step(99, repetition(5), repetition(1)))
    assert [entry.start_s for entry in session.repetitions] == [1, 5]


def test_a_warning_has_its_worst_value_and_the_one_that_was_shown() -> None:
    session = recorded(step(17, RAISED), step(30, WarningCleared(RAISED, 3.0, 70.55)))
    (warning,) = session.warnings
    assert (warning.start_s, warning.raised_s, warning.end_s) == (1.0, 1.7, 3.0)
    assert (warning.value, warning.raised_value, warning.limit) == (70.5, 63.2, 62.0)
    assert (warning.message, warning.say) == ("Come up a little", "That is too low.")


def test_a_warning_that_still_stands_ends_with_the_clip() -> None:
    (warning,) = recorded(step(17, RAISED), step(50)).warnings
    assert (warning.end_s, warning.value) == (5.0, 63.2)


def test_holds_and_what_was_not_seen() -> None:
    unsure = Hold(8, 9, 1, Side.BOTH, sure=False)
    session = recorded(step(90, Hold(1, 6.1, 5.1, Side.BOTH), unsure, NotSeen(7, 8, "your ankle")))
    assert session.holds[0].seconds == 5.1
    assert [hold.sure for hold in session.holds] == [True, False]
    assert session.not_seen[0].what == "your ankle"


def test_share_of_frames_with_a_person() -> None:
    session = recorded(step(0), step(1, person=False), step(2), step(3))
    assert session.pose_found == 0.75


def test_the_view_is_that_of_the_exercise_and_not_of_walking_in() -> None:
    walking = [step(n, view=View.FRONT, yaw=80, phase=Phase.WAITING) for n in range(9)]
    working = [step(n + 9, view=View.SIDE, yaw=yaw) for n, yaw in enumerate((8, 10.26, 30))]
    view = recorded(*walking, *working).view
    assert (view.seen, view.yaw_deg, view.ok) == ("side", 10.3, True)


def test_without_an_exercise_the_view_is_that_of_the_person() -> None:
    view = recorded(step(0, view=View.FRONT, yaw=80, phase=Phase.WAITING)).view
    assert (view.seen, view.yaw_deg, view.ok, view.needed) == ("front", 80, False, "side")


def test_nobody_gives_no_view() -> None:
    session = recorded(step(0, person=False, yaw=None))
    assert (session.view.seen, session.view.yaw_deg, session.view.ok) == ("unknown", None, False)
    assert session.notes == ()


def test_a_session_that_never_began_says_what_was_missing() -> None:
    hints = ["Stand up."] + ["Turn your side to the camera."] * 2
    steps = [step(n, phase=Phase.WAITING, hint=hint) for n, hint in enumerate(hints)]
    (note,) = recorded(*steps).notes
    assert note.startswith("The start position was never seen")
    assert note.endswith("Turn your side to the camera.")


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_json_never_holds_what_json_does_not_know(value: float) -> None:
    broken = replace(repetition(0), peak=value)
    text = recorded(step(0, broken)).to_json()
    assert "NaN" not in text
    assert "Infinity" not in text
    assert Session.model_validate_json(text).repetitions[0].peak is None


@pytest.mark.parametrize(("share", "sure"), [(0.95, True), (0.9, True), (0.89, False)])
def test_a_count_is_sure_only_where_what_moves_was_followed(share: float, sure: bool) -> None:
    passed_by = replace(repetition(1.0), hold_s=0.1)
    session = recorded(step(0, passed_by, Followed(share)))
    assert (session.counts.sure, session.counts.followed) == (sure, share)
    assert bool(session.notes) is not sure
    if not sure:
        assert "the knee could be followed in only 89%" in session.notes[0]


@pytest.mark.parametrize(("share", "holds", "sure"), [
    (0.6, (2.0, 0.5), True), (0.59, (2.0, 2.0), False), (0.6, (2.0, 0.4), False),
])  # fmt: skip
def test_less_is_enough_where_every_repetition_was_held(
    share: float, holds: tuple[float, float], sure: bool
) -> None:
    held = [replace(repetition(4.0 * n), hold_s=hold_s) for n, hold_s in enumerate(holds)]
    assert recorded(step(0, *held, Followed(share))).counts.sure is sure


def test_a_count_of_what_never_began_is_not_sure() -> None:
    assert not recorded(step(0, phase=Phase.WAITING)).counts.sure


def test_a_count_of_what_the_clip_cut_is_not_sure() -> None:
    cut = replace(repetition(1.0), counted=False, reason=Reason("cut", "the clip ends in it"))
    session = recorded(step(0, cut))
    assert not session.counts.sure
    assert session.notes == ("No whole repetition was seen.",)
