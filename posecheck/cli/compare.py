"""`posecheck compare`: two sessions side by side, or a patient's folder over weeks."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from posecheck.cli.say import say


def compare(
    sessions: Annotated[
        list[Path],
        typer.Argument(metavar="SESSION", help="Two sessions' folders, or one folder of many."),
    ],
    page: Annotated[
        Path | None, typer.Option("--page", metavar="FILE", help="Write it as a page, .html, too.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON (of two sessions).")] = False,
) -> None:
    """Compare two sessions repetition by repetition, or list a folder's over weeks."""
    from posecheck.errors import UsageError

    if len(sessions) == 2:
        _two(sessions[0], sessions[1], page, as_json)
    elif len(sessions) == 1 and not as_json:
        _weeks(sessions[0], page)
    else:
        raise UsageError("Give two sessions, or one folder of many.")


def _two(before: Path, after: Path, page: Path | None, as_json: bool) -> None:
    from posecheck.review.compare import compare as compare_two
    from posecheck.review.pages import comparison_page
    from posecheck.review.wording import comparison_rows, cycle_words
    from posecheck.session.atomic import write_text

    found = compare_two(before, after)
    names = (before.resolve().name, after.resolve().name)
    if page is not None:
        write_text(page, comparison_page(found, names, home=None))
    if as_json:
        typer.echo(json.dumps(found.to_data(), indent=2, ensure_ascii=False))
        return
    say(f"{found.exercise_name}: {names[0]} and {names[1]}", "bold")
    say_table(("", *names, "change"), list(comparison_rows(found)))
    say()
    rows = [
        (
            str(pair.number) if pair.side == "both" else f"{pair.side} {pair.number}",
            cycle_words(pair.before, found.measure),
            cycle_words(pair.after, found.measure),
        )
        for pair in found.pairs
    ]
    say_table(("", *names), rows)


def _weeks(folder: Path, page: Path | None) -> None:
    from posecheck.review.compare import cycles, means
    from posecheck.review.listing import list_sessions
    from posecheck.review.pages import by_exercise, week_heads, week_rows, weeks_page
    from posecheck.session.atomic import write_text

    sessions = list_sessions([folder]).sessions
    if page is not None:
        write_text(page, weeks_page(sessions, home=None))
    for name, listed in by_exercise(sessions):
        found = [means(one.session, cycles(one.folder, one.session)) for one in listed]
        say(name, "bold")
        say_table(week_heads(listed), week_rows(listed, found))


def say_table(heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    """Columns as wide as they need to be."""
    widths = [max(len(row[n]) for row in [heads, *rows]) for n in range(len(heads))]
    for number, row in enumerate([heads, *rows]):
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        say("  ".join(cells).rstrip(), "" if number else "bold")
