"""Pain reported by the user: the one fault that no camera sees, in the catalogue's words."""

import math

from posecheck.checking.events import WarningRaised
from posecheck.coach import words
from posecheck.coach.shown import Clock, Key, Kind, Mood, Shown
from posecheck.coach.task import Task
from posecheck.exercises.terms import Severity

REST_S = 60.0
"""A minute of rest after pain (safety.stop_screen)."""
FAULT = "pain-reported"
SHOW = "Stopped. Rest now."
SAY = (
    "Stopping. Rest in a comfortable position. "
    "If the pain is sudden, sharp or unusual, see your doctor."
)


def pain_reported(time_s: float) -> WarningRaised:
    """The event of pain reported at a time; nothing is measured, so value and limit are 0."""
    return WarningRaised(
        fault=FAULT,
        severity=Severity.STOP,
        since_s=time_s,
        time_s=time_s,
        side=None,
        measure="",
        value=0.0,
        limit=0.0,
        show=SHOW,
        say=SAY,
    )


def pain_screen(task: Task, rested_s: float, *, by_gesture: bool) -> Shown:
    """The screen from then on; by_gesture: what was told by hand may have been mistaken."""
    keys: tuple[Key, ...] = words.PAIN_KEYS
    if by_gesture:
        keys = (*keys, Key("Space", "it was no pain"))
    return Shown(
        Kind.PAIN,
        "Stopped. Rest in a comfortable position.",
        heading=words.heading_of(task),
        detail=words.PAIN_DETAIL,
        mood=Mood.STOP,
        clock=Clock(math.floor(min(rested_s, REST_S) * 10), REST_S, below="of rest"),
        place=words.place_of(task),
        keys=keys,
    )
