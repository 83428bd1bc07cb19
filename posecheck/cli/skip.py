"""`posecheck skip`: exercises and positions that hurt are left out of every routine."""

from datetime import date
from typing import Annotated

import typer

from posecheck.cli.say import say


def skip(
    names: Annotated[
        list[str] | None,
        typer.Argument(metavar="NAME", help="Exercises, or positions such as prone."),
    ] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Offer them again, or with no name: all.")
    ] = False,
) -> None:
    """Leave out exercises and positions that hurt, or show which ones are left out.

    Routines then go without them, until --again.
    """
    from posecheck.routines import remembered
    from posecheck.store import open_store

    with open_store() as store:
        for name in names or (remembered.skipped(store) if again else ()):
            if again:
                remembered.offer_again(store, name)
            else:
                remembered.skip(store, name, date.today())
        left_out = remembered.skipped(store)
    say(f"Routines leave out: {', '.join(left_out)}." if left_out else "Nothing is left out.")
