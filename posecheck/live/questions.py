"""The safety pages in the live window, before the camera is opened."""

import time
from collections.abc import Callable

from posecheck.coach.shown import Key, Kind, Mood, Shown
from posecheck.live.keys import Command
from posecheck.live.screen import Screen
from posecheck.live.window import Window
from posecheck.safety.screening import Answer, Page, Result, Screening

_ANSWERS = {
    Command.PAUSE: Answer.ON,
    Command.YES: Answer.YES,
    Command.NO: Answer.NO,
    Command.QUIT: Answer.LEAVE,
}
_READ = (Key("Space", "I have read it"), Key("Q", "leave"))
_ASKED = (Key("Y", "yes"), Key("N", "no, none of them"), Key("Q", "leave"))
_YES_OR_NO = (Key("Y", "yes"), Key("N", "no"), Key("Q", "leave"))
_OVER = (Key("Q", "close"),)
_LOOK_S = 0.03


def ask_in_window(
    screening: Screening,
    screen: Screen,
    window: Window,
    pause: Callable[[float], None] = time.sleep,
) -> Result:
    """Show page after page until it is over; the window stays open."""
    while screening.result is None:
        screen.show(page_screen(screening.page, (screening.number, screening.of)))
        answer = None
        command = window.command()
        if command is not None:
            answer = _ANSWERS.get(command)
        if answer is not None:
            screening.answer(answer)
        else:
            pause(_LOOK_S)
    return screening.result


def page_screen(page: Page, place: tuple[int, int]) -> Shown:
    """The screen of a page."""
    return Shown(
        Kind.SAFETY,
        page.title,
        detail=page.text,
        items=page.items,
        mood=Mood.STOP if page.grave else Mood.PLAIN,
        place=None if page.grave else place,
        keys=_keys(page),
        person=False,
    )


def _keys(page: Page) -> tuple[Key, ...]:
    if page.grave:
        return _OVER
    if not page.asks:
        return _READ
    return _ASKED if page.items else _YES_OR_NO
