"""`posecheck history`: what was done, when and how well; and to take it along or delete it."""

import json
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecheck.cli.say import complain, say
from posecheck.errors import UsageError

if TYPE_CHECKING:
    from posecheck.history.model import History

USUAL_WEEKS = 4


def history(
    month: Annotated[
        datetime | None, typer.Option("--month", formats=["%Y-%m"], help="Only that month.")
    ] = None,
    days: Annotated[
        int | None,
        typer.Option(
            "--days",
            min=1,
            max=36500,
            help=f"So many days; if left out {USUAL_WEEKS} weeks, or since you began.",
        ),
    ] = None,
    exercise: Annotated[
        str | None, typer.Option("--exercise", "-e", help="Only that exercise.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, nothing else.")] = False,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FILE", help="Write a table, a row for each set."),
    ] = None,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write a page to keep or print.")
    ] = None,
    add: Annotated[
        list[Path] | None,
        typer.Option("--add", metavar="FOLDER", help="Take in sessions of analysed clips; repeat."),
    ] = None,
    delete: Annotated[
        bool, typer.Option("--delete", help="Delete all that posecheck remembers of you.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="With --delete: do not ask.")] = False,
) -> None:
    """Show what you did, when and how well; it is kept on this computer only.

    With --csv, --json or --html without --month or --days: from the first day on, but the page is
    of this month.
    """
    if month is not None and days is not None:
        raise UsageError("Say --month or --days, not both.")
    if delete:
        _delete(yes)
        return
    if add:
        _add(add)
        return
    found = _read(month, days, exercise, export=as_json or csv is not None, page=html is not None)
    if csv is not None:
        _write_csv(csv, found)
    if html is not None:
        _write_page(html, found)
    if as_json:
        from posecheck.history.export import to_data

        typer.echo(json.dumps(to_data(found), indent=2, ensure_ascii=False))
    elif csv is None and html is None:
        from posecheck.cli.charts import show_history

        show_history(found)


def _read(
    month: datetime | None, days: int | None, exercise: str | None, *, export: bool, page: bool
) -> "History":
    from posecheck.exercises.load import load_exercise
    from posecheck.history.page.month import month_of
    from posecheck.history.reading import first_day, read_history
    from posecheck.store import open_store

    today = date.today()
    with open_store() as store:
        if month is not None:
            first, last = month_of(month.date())
        elif days is not None:
            first, last = today - timedelta(days=days - 1), today
        elif export:
            first, last = first_day(store) or today, today
        elif page:
            first, last = month_of(today)
        else:
            monday = today - timedelta(days=today.weekday())
            began = min(first_day(store) or monday, today)
            # Whoever has begun this week has not been idle for three.
            first, last = max(monday - timedelta(weeks=USUAL_WEEKS - 1), began), today
        found = read_history(store, first, last)
    if exercise is None:
        return found
    known = found.exercises()
    return found.of(exercise if exercise in known else load_exercise(exercise).id)


def _write_csv(path: Path, found: "History") -> None:
    from posecheck.history.export import to_csv
    from posecheck.session.atomic import write_text

    write_text(path, to_csv(found), private=True)
    complain_or_say(path)


def _write_page(path: Path, found: "History") -> None:
    from posecheck.history.page import history_page
    from posecheck.session.atomic import write_text

    write_text(path, history_page(found), private=True)
    complain_or_say(path)


def complain_or_say(path: Path) -> None:
    """Say on stderr where a file is: stdout may carry JSON."""
    complain(f"{path} is there; only you can read it.")


def _add(places: list[Path]) -> None:
    from posecheck.errors import InputError
    from posecheck.history.clips import remember_clip
    from posecheck.review.listing import list_sessions
    from posecheck.store import open_store

    listing = list_sessions(places)
    for sentence in listing.unreadable:
        complain(sentence)
    with open_store() as store:
        for listed in sorted(listing.sessions, key=lambda one: one.order):
            try:
                remember_clip(store, listed.session)
            except InputError as error:
                complain(str(error))
                continue
            say(f"{listed.name}: {listed.session.exercise_name}")


def _delete(yes: bool) -> None:
    from posecheck.store import open_store

    with open_store() as store:
        if not yes:
            say(
                "This deletes everything that posecheck remembers of you: sessions, activities, "
                "the list of what you skip, and that you have read the safety notes. "
                "Recordings that you made with --record stay where you put them."
            )
            if not typer.confirm("Delete it for good?", default=False):
                say("Nothing was deleted.")
                return
        store.forget_all()
    say("Everything is deleted.")
