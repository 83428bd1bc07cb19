"""`posecheck log`: minutes of walking, swimming and the like, against the week's goal."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from posecheck.cli.say import say

if TYPE_CHECKING:
    from posecheck.activities.log import Week


def log(
    activity: Annotated[
        str | None, typer.Argument(help="What you did, such as walking; left out: this week.")
    ] = None,
    minutes: Annotated[float | None, typer.Argument(help="For how many minutes.")] = None,
    day: Annotated[
        datetime | None,
        typer.Option("--day", formats=["%Y-%m-%d"], help="On which day; today if left out."),
    ] = None,
) -> None:
    """Log minutes of an activity, or show this week's."""
    from posecheck.activities.log import log_activity, week_of
    from posecheck.activities.model import find_activity
    from posecheck.errors import UsageError
    from posecheck.store import open_store

    on = date.today() if day is None else day.date()
    if activity is None:
        with open_store() as store:
            _show(week_of(store, on))
        return
    known = find_activity(activity)
    if known.support != "log":
        say(known.name, "bold")
        say(known.text, "yellow")
        raise typer.Exit(1)
    if minutes is None:
        raise UsageError(f"Say for how many minutes: posecheck log {known.id} 25.")
    with open_store() as store:
        log_activity(store, known, minutes, on)
        say(f"{known.name}, {minutes:g} minutes. {known.text}")
        _show(week_of(store, on))


def _show(week: "Week") -> None:
    from posecheck.activities.log import GOAL_MIN, GOAL_PER_WEEK
    from posecheck.activities.model import find_activity

    say(f"Week of {week.first:%d %B}:", "bold")
    for entry in week.entries:
        say(f"  {entry.day:%a}  {find_activity(entry.activity).name}, {entry.minutes:g} min")
    if not week.entries:
        say("  Nothing logged yet.")
    least, most = GOAL_PER_WEEK
    say(
        f"{week.times} of {least} to {most} days with {GOAL_MIN[0]} minutes or more; "
        f"{week.minutes:g} minutes in all."
    )
    if week.times >= most:
        say("That is all a week asks for; a day of rest does good.")
