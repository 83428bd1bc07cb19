"""The history for other programs: JSON with everything, CSV with one row for each set."""

import csv
import io
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from posecheck.activities.model import find_activity
from posecheck.errors import UsageError
from posecheck.history.model import History, SessionDone, SetDone
from posecheck.safety.words import safety

SCHEMA = 1
COLUMNS = (
    "day", "began_at", "kind", "routine", "exercise", "name", "goal_reps", "goal_hold_s",
    "counted", "left", "right", "attempts", "clean", "measure", "mean_peak", "held_s", "seconds",
    "warnings", "pain_stops", "ending",
)  # fmt: skip


def to_data(history: History) -> dict[str, Any]:
    """Everything as plain data for JSON."""
    return {
        "schema": SCHEMA,
        "note": safety().short,
        "first": history.first.isoformat(),
        "last": history.last.isoformat(),
        "sessions": [
            asdict(session) | {"day": session.day.isoformat()} for session in history.sessions
        ],
        "activities": [
            asdict(entry) | {"day": entry.day.isoformat()} for entry in history.activities
        ],
    }


def to_csv(history: History) -> str:
    """A table: a row for each set, then one for each entry of the activity log."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_rows(history))
    return text.getvalue()


def _rows(history: History) -> Iterator[tuple[object, ...]]:
    for session, one in history.sets:
        yield _row(session, one)
    for entry in history.activities:
        yield (
            entry.day, None, "activity", None, entry.activity, activity_name(entry.activity),
            *[None] * 10, entry.minutes * 60, *[None] * 3,
        )  # fmt: skip


def _row(session: SessionDone, one: SetDone) -> tuple[object, ...]:
    peak = None if one.peak is None else round(one.peak, 3)
    return (
        session.day, one.began_at, session.kind, session.routine, one.exercise, one.name,
        one.goal_reps, one.goal_hold_s, one.counted, one.of_side("left"), one.of_side("right"),
        len(one.repetitions) - one.counted, one.clean, one.measure, peak, round(one.held_s, 3),
        one.seconds, len(one.warnings), len(one.pain_stops), one.ending,
    )  # fmt: skip


def activity_name(activity: str) -> str:
    """Its name; its id where this posecheck does not know it."""
    try:
        return find_activity(activity).name
    except UsageError:
        return activity
