"""Keeps the minutes of activities, and holds a week against its goal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from posecheck.activities.model import Activity, all_activities
from posecheck.errors import UsageError
from posecheck.store import Store

LONGEST_MIN = 24 * 60.0
GOAL_MIN = (20, 30)
GOAL_PER_WEEK = (3, 5)
"""Minutes a time and times a week (ARTICLE 003)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Minutes of one activity on one day."""

    day: date
    activity: str
    minutes: float


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days, Monday first. times: days with enough minutes for one to count."""

    first: date
    entries: tuple[Entry, ...]
    times: int

    @property
    def minutes(self) -> float:
        """All of them."""
        return sum(entry.minutes for entry in self.entries)


def log_activity(store: Store, activity: Activity, minutes: float, day: date) -> Entry:
    """Keep it. Raises UsageError for minutes that no day has, or an activity that is not logged."""
    if activity.support != "log":
        raise UsageError(f"{activity.name} is not logged. {activity.text}")
    if not 0 < minutes <= LONGEST_MIN:
        raise UsageError("Minutes must be more than 0 and fit into a day.")
    with store.change() as connection:
        connection.execute(
            "INSERT INTO activity (day, kind, minutes, logged_at) VALUES (?, ?, ?, ?)",
            (day.isoformat(), activity.id, minutes, datetime.now(UTC).isoformat()),
        )
    return Entry(day, activity.id, minutes)


def week_of(store: Store, day: date) -> Week:
    """The week of that day."""
    first = day - timedelta(days=day.weekday())
    rows = store.ask(
        "SELECT day, kind, minutes FROM activity WHERE day >= ? AND day < ? ORDER BY day, id",
        first.isoformat(),
        (first + timedelta(days=7)).isoformat(),
    )
    entries = tuple(
        Entry(date.fromisoformat(str(on)), str(kind), float(str(minutes)))
        for on, kind, minutes in rows
    )
    times = count_times((entry.day, entry.activity, entry.minutes) for entry in entries)
    return Week(first, entries, times)


def count_times(entries: Iterable[tuple[date, str, float]]) -> int:
    """Days on which what has a goal came to its least minutes; entries of day, id, minutes."""
    with_goal = {activity.id for activity in all_activities() if activity.minutes}
    by_day: dict[date, float] = {}
    for day, activity, minutes in entries:
        if activity in with_goal:
            by_day[day] = by_day.get(day, 0.0) + minutes
    return sum(minutes >= GOAL_MIN[0] for minutes in by_day.values())
