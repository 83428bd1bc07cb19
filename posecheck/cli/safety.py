"""`posecheck safety`, and what `live` and `routine` ask before they begin."""

import sys
import textwrap
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from posecheck.cli.say import say

if TYPE_CHECKING:
    from posecheck.safety.screening import Answer, Page, Result
    from posecheck.store import Store


def safety(
    acknowledge: Annotated[
        bool,
        typer.Option(
            "--acknowledge", help="Say that you have read it, and that none of the signs applies."
        ),
    ] = False,
    number: Annotated[
        str | None,
        typer.Option(
            "--emergency-number", metavar="NUMBER", help="The number to call where you are."
        ),
    ] = None,
) -> None:
    """Read what has to be known before you exercise; acknowledged once a month."""
    from posecheck.safety import acknowledgement
    from posecheck.store import open_store

    with open_store() as store:
        if number is not None:
            acknowledgement.set_emergency_number(store, number)
        if number is None and not acknowledge and sys.stdin.isatty():
            _ask_here(store)
            return
        _say_words()
        if acknowledge:
            acknowledgement.acknowledge(store, date.today())
            say("Acknowledged for a month.")


def somebody_there(camera: str) -> bool:
    """Whether somebody is about to exercise: a file in a camera's place is only played."""
    return camera.isdecimal() or "://" in camera or camera.startswith("/dev/")


def require_safety(store: "Store", camera: str) -> None:
    """Say what has to be known and ask about the signs, unless that was done within a month.

    One line is said each time. Raises typer.Exit when exercising is not a good idea now, and
    UsageError when nobody can be asked.
    """
    from posecheck.errors import UsageError
    from posecheck.safety.acknowledgement import due
    from posecheck.safety.words import safety as words

    if not due(store, date.today()) or not somebody_there(camera):
        say(words().short)
        return
    if sys.stdin.isatty():
        _ask_here(store)
    elif not _ask_in_window(store):
        raise UsageError(
            "Before you exercise, please read `posecheck safety` in a terminal, "
            "and acknowledge it there."
        )


def _ask_in_window(store: "Store") -> bool:
    """Ask in a window who came by an icon; False where none can be opened.

    Raises typer.Exit when exercising is not a good idea now.
    """
    from posecheck.errors import InputError
    from posecheck.live.display import require_display
    from posecheck.live.questions import ask_in_window
    from posecheck.live.screen import Screen
    from posecheck.live.window import QtWindow
    from posecheck.safety.acknowledgement import emergency_number
    from posecheck.safety.screening import Screening
    from posecheck.safety.words import safety as words
    from posecheck.screen import Painter

    try:
        require_display()
    except InputError:
        return False
    window = QtWindow("posecheck")
    try:
        asked = Screening(words(), emergency_number(store))
        result = ask_in_window(asked, Screen(Painter(), window), window)
    finally:
        window.close()
    _settle(store, result)
    return True


def _say_words() -> None:
    from posecheck.safety.words import safety as words

    text = words()
    say("Before you exercise", "bold")
    for paragraph in text.full:
        _paragraph(paragraph)
    _list("Stop at once, and get help, at:", text.stop_if)
    _list("Get help at once, do not exercise, with any of these:", text.emergency)
    _list("See a doctor soon, and exercise only once cleared, with any of these:", text.urgent)


def _ask_here(store: "Store") -> None:
    """Ask page after page in the terminal; raises typer.Exit at what speaks against exercising."""
    from posecheck.safety.acknowledgement import emergency_number
    from posecheck.safety.screening import Screening
    from posecheck.safety.words import safety as words

    asked = Screening(words(), emergency_number(store))
    title = ""
    while asked.result is None:
        page = asked.page
        _say_page(page, titled=page.title != title)
        title = page.title
        asked.answer(_answer(page))
    _settle(store, asked.result)
    say("Thank you. This is asked once a month.")


def _say_page(page: "Page", *, titled: bool) -> None:
    """Say what a page says before its question."""
    say()
    if titled and page.title != page.question:
        say(page.title, "bold")
    if page.text != page.question:
        _wrapped(page.text, "bold" if page.asks or page.grave else "")
    for item in page.items:
        say(f"  - {item}")


def _answer(page: "Page") -> "Answer":
    """What is answered to a page; one that is only read is gone on from."""
    from posecheck.safety.screening import Answer

    if not page.asks:
        return Answer.ON
    return Answer.YES if _yes(page.question) else Answer.NO


def _settle(store: "Store", result: "Result") -> None:
    """Keep what was answered; raises typer.Exit when exercising is not a good idea now."""
    from posecheck.safety.acknowledgement import acknowledge
    from posecheck.safety.screening import Result

    if result is Result.NOT_NOW:
        raise typer.Exit(1)
    acknowledge(store, date.today(), cleared=result is Result.CLEARED)


def _yes(question: str) -> bool:
    # Without a default: a question of health is not answered by pressing Enter.
    return typer.confirm(question, default=None)


def _paragraph(text: str) -> None:
    say()
    _wrapped(text)


def _wrapped(text: str, style: str = "") -> None:
    for line in textwrap.wrap(text, 96):
        say(line, style)


def _list(title: str, lines: Sequence[str]) -> None:
    say()
    say(title, "bold")
    for line in lines:
        say(f"  - {line}")
