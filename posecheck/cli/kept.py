"""The history of a live set: what it says beforehand, and the set from beginning to end."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from posecheck.cli.say import complain, say

if TYPE_CHECKING:
    from posecheck.exercises.model import Exercise
    from posecheck.history.listener import HistoryListener
    from posecheck.store import Store


def say_today(store: "Store", exercise: "Exercise") -> None:
    """Say so where the exercise hurt today, or was done as often as it is to be in a day."""
    from posecheck.routines.remembered import done_on

    times, hurt = done_on(store, date.today())
    most = exercise.dose.per_day
    if exercise.id in hurt:
        say("This hurt earlier today. Rest is the right thing; tomorrow is another day.", "yellow")
    elif most is not None and times[exercise.id] >= most:
        say(f"You did this {most} times today, which is all that a day asks for.", "yellow")


@contextmanager
def kept_history(exercise: "Exercise", wanted: bool) -> "Iterator[HistoryListener | None]":
    """A listener that keeps one live set; None where it is not wanted.

    A history that cannot be written is complained of and disturbs nobody.
    """
    from posecheck.history.listener import HistoryListener, OpenSession
    from posecheck.history.recording import SessionRecord
    from posecheck.store import open_store

    if not wanted:
        yield None
        return
    with open_store() as store:
        session = OpenSession(lambda: SessionRecord.begin(store, "live"))
        try:
            yield HistoryListener(session, exercise, alone=True)
        finally:
            if session.failure is not None:
                complain(session.failure)
