"""An activity as its data file says it, and how to find one by name."""

import difflib
import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict

from posecheck.errors import UsageError


class Activity(BaseModel):
    """One activity.

    support: log, its minutes are kept; avoid, it is answered with advice; none, posecheck has no
        part in it and says why.
    minutes, per_week: the goal, (least, most); None where the articles give none.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    name: str
    also: tuple[str, ...] = ()
    level: Literal["any", "initial", "intermediate", "advanced", "none", "avoid"]
    support: Literal["log", "avoid", "none"]
    minutes: tuple[int, int] | None = None
    per_week: tuple[int, int] | None = None
    text: str
    source: str


@cache
def all_activities() -> tuple[Activity, ...]:
    """All that the articles name, in their order."""
    file = resources.files("posecheck.activities") / "data" / "activities.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(Activity(id=name, **table) for name, table in tables.items())


def find_activity(name: str) -> Activity:
    """The activity of that id or name. Raises UsageError, with the nearest, when there is none."""
    by_name = {
        other.lower(): activity
        for activity in all_activities()
        for other in (activity.id, activity.name, *activity.also)
    }
    if name.lower() in by_name:
        return by_name[name.lower()]
    begun = [other for other in by_name if name and other.startswith(name.lower())]
    near = begun or difflib.get_close_matches(name.lower(), by_name, n=1, cutoff=0.65)
    known = ", ".join(activity.id for activity in all_activities() if activity.support == "log")
    hint = f"Did you mean {by_name[near[0]].id}?" if near else f"There are: {known}."
    raise UsageError(f'There is no activity called "{name}". {hint}')
