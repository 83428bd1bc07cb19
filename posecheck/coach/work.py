"""What stands on the screen while an exercise is done: the status in a coach's words."""

import math

from posecheck.checking.events import Phase, Reason, Side
from posecheck.checking.status import Status
from posecheck.coach.shown import MOODS, Clock, Kind, Mood, Shown
from posecheck.coach.task import Task
from posecheck.coach.words import PAUSING, WORK_KEYS, place_of, tally_of

_PHASES = {
    Phase.WAITING: "Get ready",
    Phase.REST: "Ready when you are",
    Phase.MOVING: "Slowly there",
    Phase.HOLD: "Hold",
    Phase.RETURN: "And slowly back",
    Phase.PAUSED: "One moment",
}


def work_screen(
    task: Task, status: Status, gestures: tuple[str, ...], *, pausing: bool = False
) -> Shown:
    """The screen of a status; pausing: a gesture to pause is under way."""
    words, mood, detail = (PAUSING, Mood.PAUSE, "") if pausing else _message(status)
    dose = task.exercise.dose
    return Shown(
        Kind.WORK,
        words,
        mood=mood,
        detail=detail,
        tally=tally_of(status, task.exercise),
        clock=_clock(status) if dose.hold_s[0] > 0 else None,
        place=place_of(task),
        keys=WORK_KEYS,
        gestures=gestures,
    )


def _message(status: Status) -> tuple[str, Mood, str]:
    """One thing at a time, the most important first."""
    if status.warnings:
        return status.warnings[0].show, MOODS[status.warnings[0].severity], ""
    if status.not_seen:
        return status.not_seen[0], Mood.UNSEEN, ""
    if status.prompt is not None:
        return status.prompt, Mood.GOOD if status.phase is Phase.HOLD else Mood.PLAIN, ""
    if status.last is not None and status.phase is not Phase.HOLD:
        return _verdict(status.last)
    if status.phase is Phase.HOLD and _held(status):
        return _PHASES[Phase.RETURN], Mood.GOOD, ""
    mood = Mood.GOOD if status.phase is Phase.HOLD else Mood.PLAIN
    return _PHASES[status.phase], mood, _side(status)


def _side(status: Status) -> str:
    return f"{status.side.value} side" if status.side in (Side.LEFT, Side.RIGHT) else ""


def _held(status: Status) -> bool:
    return status.hold_s >= (status.goal_hold_s or 0.0)


def _verdict(reason: Reason) -> tuple[str, Mood, str]:
    if reason.code == "depth-not-judged":
        return "Counted", Mood.GOOD, reason.text
    return "Almost", Mood.ALMOST, reason.text


def _clock(status: Status) -> Clock:
    goal = status.goal_hold_s or 0.0
    tenths = math.floor(min(status.hold_s, goal) * 10 + 1e-6)
    return Clock(tenths, goal, active=status.phase is Phase.HOLD)
