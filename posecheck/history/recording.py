"""Writes what happens into the user's file, each event as it comes.

An event that was written stays, whatever becomes of the process: what breaks off loses the
repetition under way and no other.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from posecheck.checking.events import (
    Event,
    Hold,
    Repetition,
    WarningCleared,
    WarningRaised,
    WarningWithdrawn,
)
from posecheck.coach.pain import FAULT as PAIN
from posecheck.exercises.model import Exercise
from posecheck.history import statements
from posecheck.session.entries import amount, seconds
from posecheck.store import Store

Kind = Literal["live", "routine", "clip"]
Comfort = Literal["comfortable", "hard", "sore"]

LASTING = (Repetition, Hold, WarningRaised, WarningCleared, WarningWithdrawn)
"""Events that leave a trace."""


def now() -> str:
    """This moment, local, with its offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


class SessionRecord:
    """One session in the file: a live exercise, a run through a routine, or a clip.

    id: its number in the file. Raises InputError, as its methods do, when the file cannot be
    written.
    """

    def __init__(self, store: Store, number: int) -> None:
        self.store = store
        self.id = number

    @classmethod
    def begin(
        cls,
        store: Store,
        kind: Kind,
        *,
        routine: str | None = None,
        began_at: str | None = None,
        mark: str | None = None,
    ) -> "SessionRecord":
        """A new one. mark: tells what must not be kept twice; the earlier one is replaced."""
        at = began_at or now()
        with store.change() as connection:
            if mark is not None:
                connection.execute("DELETE FROM session WHERE mark = ?", (mark,))
            number = connection.execute(
                "INSERT INTO session (kind, routine, day, began_at, mark) VALUES (?, ?, ?, ?, ?)",
                (kind, routine, at[:10], at, mark),
            ).lastrowid
        assert number is not None
        return cls(store, number)

    def begin_set(
        self, exercise: Exercise, *, station: str | None = None, began_at: str | None = None
    ) -> "SetRecord":
        """A set of an exercise; station: which part of a routine it is."""
        with self.store.change() as connection:
            number = connection.execute(
                statements.SET,
                (
                    self.id, exercise.id, exercise.name, station,
                    None if exercise.discouraged else exercise.dose.total,
                    exercise.dose.hold_s[0] or None, began_at or now(),
                ),
            ).lastrowid  # fmt: skip
        assert number is not None
        return SetRecord(self.store, number)

    def finish(self, ending: str) -> None:
        """It is over; how it ended."""
        with self.store.change() as connection:
            connection.execute(
                "UPDATE session SET ended_at = ?, ending = ? WHERE id = ?", (now(), ending, self.id)
            )

    def felt(self, comfort: Comfort) -> None:
        """What the person says of it afterwards."""
        with self.store.change() as connection:
            connection.execute("UPDATE session SET comfort = ? WHERE id = ?", (comfort, self.id))


class SetRecord:
    """One set in the file. Times of events are counted from `origin_s`.

    Raises InputError when the file cannot be written.
    """

    def __init__(self, store: Store, number: int) -> None:
        self.id = number
        self.origin_s = 0.0
        self._store = store
        self._raised: dict[WarningRaised, int] = {}
        self._last_s = 0.0

    def add(self, events: Iterable[Event]) -> None:
        """Write what happened; all of it at once or nothing."""
        lasting = [event for event in events if isinstance(event, LASTING)]
        if not lasting:
            return
        with self._store.change() as connection:
            for event in lasting:
                self._write(connection, event)
            self._lasted(connection)

    def finish(self, ending: str, last_s: float | None = None) -> None:
        """The set is over, and so is every warning that still stands.

        last_s: when its last frame was.
        """
        if last_s is not None:
            self._last_s = max(self._last_s, last_s - self.origin_s)
        with self._store.change() as connection:
            connection.execute(
                "UPDATE warning SET end_s = ? WHERE exercise_set = ? AND end_s IS NULL",
                (seconds(self._last_s), self.id),
            )
            connection.execute("UPDATE exercise_set SET ending = ? WHERE id = ?", (ending, self.id))
            self._lasted(connection)

    def _write(self, connection: sqlite3.Connection, event: Event) -> None:
        match event:
            case Repetition():
                self._repetition(connection, event)
            case Hold():
                connection.execute(
                    statements.HOLD,
                    (self.id, self._at(event.start_s), self._at(event.end_s),
                     seconds(event.seconds), event.side.value),
                )  # fmt: skip
            case WarningRaised():
                self._raised[event] = self._warning(connection, event)
            case WarningCleared():
                number = self._raised.pop(event.raised, None)
                if event.raised.fault != PAIN:
                    connection.execute(
                        "UPDATE warning SET end_s = ? WHERE id = ?", (self._at(event.end_s), number)
                    )
            case WarningWithdrawn():
                number = self._raised.pop(event.raised, None)
                table = "pain_stop" if event.raised.fault == PAIN else "warning"
                connection.execute(f"DELETE FROM {table} WHERE id = ?", (number,))
            case _:
                pass

    def _repetition(self, connection: sqlite3.Connection, event: Repetition) -> None:
        measured = [
            None if value is None else amount(event.measure, value)
            for value in (event.peak, event.limit)
        ]
        reason = event.reason
        connection.execute(
            statements.REPETITION,
            (
                self.id, self._at(event.start_s), self._at(event.peak_s), self._at(event.end_s),
                event.side.value, event.counted, reason and reason.code, reason and reason.text,
                event.measure, *measured, seconds(event.hold_s),
            ),
        )  # fmt: skip

    def _warning(self, connection: sqlite3.Connection, event: WarningRaised) -> int:
        """Write a warning, or that pain was reported; its number in its table."""
        if event.fault == PAIN:
            values: tuple[object, ...] = (self.id, self._at(event.time_s))
            number = connection.execute(statements.PAIN_STOP, values).lastrowid
        else:
            values = (
                self.id, event.fault, event.severity.value, self._at(event.since_s), None,
                event.side and event.side.value, event.show,
            )  # fmt: skip
            number = connection.execute(statements.WARNING, values).lastrowid
        assert number is not None
        return number

    def _lasted(self, connection: sqlite3.Connection) -> None:
        connection.execute(
            "UPDATE exercise_set SET seconds = ? WHERE id = ?", (seconds(self._last_s), self.id)
        )

    def _at(self, time_s: float) -> float:
        """Seconds from the start of the set; what lies there was at least so long ago."""
        at = max(0.0, time_s - self.origin_s)
        self._last_s = max(self._last_s, at)
        return seconds(at)
