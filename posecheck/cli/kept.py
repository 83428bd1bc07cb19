"""The history of a live set, from its beginning to its end."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from posecheck.cli.say import complain

if TYPE_CHECKING:
    from posecheck.exercises.model import Exercise
    from posecheck.history.listener import HistoryListener


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
