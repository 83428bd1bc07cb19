"""Takes analysed clips into the history; one that is analysed anew takes its own place."""

import sqlite3
from datetime import datetime

from posecheck.coach.pain import FAULT as PAIN
from posecheck.errors import InputError
from posecheck.history import statements
from posecheck.history.recording import SessionRecord, now
from posecheck.session.model import Session
from posecheck.store import Store


def remember_clip(store: Store, session: Session) -> None:
    """Keep what a clip showed, on the day it was filmed.

    Raises InputError for a session that is no clip's, or when the file cannot be written.
    """
    if session.video.fingerprint is None:
        raise InputError(
            f"{session.video.file} was recorded by posecheck live, which keeps its own history."
        )
    at = _recorded(session)
    mark = f"{session.exercise} {session.video.fingerprint}"
    record = SessionRecord.begin(store, "clip", began_at=at, mark=mark)
    with store.change() as connection:
        _write_set(connection, record.id, session, at)
    record.finish(session.end.reason)


def _write_set(connection: sqlite3.Connection, record: int, session: Session, at: str) -> None:
    goal = session.goal
    number = connection.execute(
        statements.SET,
        (record, session.exercise, session.exercise_name, None, goal.reps, goal.hold_s, at),
    ).lastrowid
    connection.execute(
        "UPDATE exercise_set SET seconds = ?, ending = ? WHERE id = ?",
        (session.video.duration_s, session.end.reason, number),
    )
    connection.executemany(
        statements.REPETITION,
        [
            (number, r.start_s, r.peak_s, r.end_s, r.side, r.counted, r.reason and r.reason.code,
             r.reason and r.reason.text, r.measure, r.peak, r.limit, r.hold_s)
            for r in session.repetitions
        ],
    )  # fmt: skip
    connection.executemany(
        statements.HOLD,
        [(number, h.start_s, h.end_s, h.seconds, h.side) for h in session.holds],
    )
    connection.executemany(
        statements.WARNING,
        [
            (number, w.fault, w.severity, w.start_s, w.end_s, w.side, w.message)
            for w in session.warnings
            if w.fault != PAIN
        ],
    )
    connection.executemany(
        statements.PAIN_STOP,
        [(number, w.raised_s) for w in session.warnings if w.fault == PAIN],
    )


def _recorded(session: Session) -> str:
    """When it was filmed; today, where that is not known."""
    try:
        at = datetime.fromisoformat(session.video.recorded or "").astimezone()
    except ValueError:
        return now()
    return at.isoformat(timespec="seconds")
