"""A history that a test can say in a few words."""

from datetime import date, datetime, time

from posecheck.checking.events import (
    Hold,
    Reason,
    Repetition,
    Side,
    WarningCleared,
    WarningRaised,
)
from posecheck.coach.pain import pain_reported
from posecheck.exercises.load import load_exercise
from posecheck.exercises.terms import Severity
from posecheck.history.recording import SessionRecord


def repetition(at, *, counted=True, side=Side.BOTH, peak=45.0, hold_s=5.0):
    """A cycle that begins then and takes eight seconds."""
    reason = None if counted else Reason("too-shallow", "31 of 45 degrees")
    return Repetition(
        at, at + 4, at + 8, side, counted, "near.knee_flexion", peak, 38.0, hold_s, reason
    )


def hold(at, seconds=5.0):
    return Hold(at, at + seconds, seconds, Side.BOTH)


def raised(at, severity=Severity.WARN, fault="too-deep"):
    return WarningRaised(
        fault, severity, at, at + 0.7, None, "near.knee_flexion", 70.0, 62.0, "Come up a little",
        "Come up a little.",
    )  # fmt: skip


def cleared(warning, at):
    return WarningCleared(warning, at, warning.value)


def at(day: date, hour: int = 9) -> str:
    return datetime.combine(day, time(hour)).astimezone().isoformat(timespec="seconds")


def session(store, day, sets, *, kind="live", routine=None, ending="finished", hour=9):
    """A session with sets of (exercise, counted, attempts, warned, pain)."""
    record = SessionRecord.begin(store, kind, routine=routine, began_at=at(day, hour))
    for number, (exercise, counted, attempts, warned, pain) in enumerate(sets):
        one = record.begin_set(load_exercise(exercise), station=str(number), began_at=at(day, hour))
        events = []
        for turn in range(counted + attempts):
            start = 10.0 * turn
            if turn < warned:
                warning = raised(start + 2)
                events += [warning, cleared(warning, start + 3)]
            events += [repetition(start, counted=turn < counted, peak=44.0 + turn), hold(start)]
        if pain:
            events.append(pain_reported(10.0 * (counted + attempts)))
        one.add(events)
        one.finish("pain" if pain else "finished", 10.0 * (counted + attempts))
    record.finish(ending)
    return record
