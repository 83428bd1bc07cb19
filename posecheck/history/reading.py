"""Reads the history back from the user's file."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from posecheck.history.model import (
    ActivityDone,
    History,
    HoldDone,
    RepetitionDone,
    SessionDone,
    SetDone,
    WarningGiven,
)
from posecheck.store import Store

Row = tuple[Any, ...]
T = TypeVar("T")

_WITHIN = (
    "JOIN exercise_set ON exercise_set.id = {table}.exercise_set"
    " JOIN session ON session.id = exercise_set.session WHERE session.day BETWEEN ? AND ?"
)


def read_history(store: Store, first: date, last: date) -> History:
    """What was done from one day to another, both included. Raises InputError."""
    return History(
        first, last, tuple(_sessions(store, first, last)), tuple(_activities(store, first, last))
    )


def first_day(store: Store) -> date | None:
    """The day of the earliest entry, None where nothing is remembered. Raises InputError."""
    ((day,),) = store.ask(
        "SELECT min(day) FROM (SELECT day FROM session UNION ALL SELECT day FROM activity)"
    )
    return None if day is None else date.fromisoformat(str(day))


def _sessions(store: Store, first: date, last: date) -> list[SessionDone]:
    sets = _sets(store, first, last)
    rows: list[Row] = store.ask(
        "SELECT id, kind, routine, day, began_at, ended_at, ending, comfort FROM session"
        " WHERE day BETWEEN ? AND ? ORDER BY began_at, id",
        first.isoformat(),
        last.isoformat(),
    )
    return [
        SessionDone(
            number, kind, routine, date.fromisoformat(day), began_at, ended_at, ending, comfort,
            tuple(sets[number]),
        )
        for number, kind, routine, day, began_at, ended_at, ending, comfort in rows
    ]  # fmt: skip


def _sets(store: Store, first: date, last: date) -> dict[int, list[SetDone]]:
    """The sets of every session, by its number."""

    def parts(table: str, columns: str, make: Callable[..., T]) -> dict[int, tuple[T, ...]]:
        rows: list[Row] = store.ask(
            f"SELECT {table}.exercise_set, {columns} FROM {table} {_WITHIN.format(table=table)}"
            f" ORDER BY {table}.id",
            first.isoformat(),
            last.isoformat(),
        )
        found: dict[int, list[T]] = defaultdict(list)
        for number, *values in rows:
            found[number].append(make(*values))
        return defaultdict(tuple, {number: tuple(made) for number, made in found.items()})

    repetitions = parts(
        "repetition",
        "start_s, peak_s, end_s, side, counted, reason_code, reason, measure, peak, peak_limit,"
        " hold_s",
        lambda *values: values,
    )
    holds = parts("hold", "start_s, end_s, hold.seconds, side", HoldDone)
    warnings = parts("warning", "fault, severity, start_s, end_s, side, message", WarningGiven)
    pains = parts("pain_stop", "at_s", float)
    rows: list[Row] = store.ask(
        "SELECT session.id, exercise_set.id, exercise, name, station, goal_reps, goal_hold_s,"
        " exercise_set.began_at, coalesce(seconds, 0), exercise_set.ending FROM exercise_set"
        " JOIN session ON session.id = exercise_set.session WHERE session.day BETWEEN ? AND ?"
        " ORDER BY exercise_set.id",
        first.isoformat(),
        last.isoformat(),
    )
    found: dict[int, list[SetDone]] = defaultdict(list)
    for session, number, exercise, name, station, reps, hold_s, began_at, lasted, ending in rows:
        done = tuple(_repetition(one, warnings[number]) for one in repetitions[number])
        found[session].append(
            SetDone(
                number, exercise, name, station, reps, hold_s, began_at, lasted, ending, done,
                holds[number], warnings[number], pains[number],
            )
        )  # fmt: skip
    return found


def _repetition(row: Row, warnings: tuple[WarningGiven, ...]) -> RepetitionDone:
    start, peak, end, side, counted, *rest = row
    warned = any(
        warning.severity != "info"
        and warning.start_s < end
        and (warning.end_s is None or warning.end_s > start)
        for warning in warnings
    )
    return RepetitionDone(
        start, peak, end, side, bool(counted), bool(counted) and not warned, *rest
    )


def _activities(store: Store, first: date, last: date) -> list[ActivityDone]:
    rows: list[Row] = store.ask(
        "SELECT day, kind, minutes FROM activity WHERE day BETWEEN ? AND ? ORDER BY day, id",
        first.isoformat(),
        last.isoformat(),
    )
    return [ActivityDone(date.fromisoformat(day), kind, minutes) for day, kind, minutes in rows]
