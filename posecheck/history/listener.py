"""A listener that writes a live set into the history; let it listen in the background."""

from collections.abc import Sequence

from posecheck.checking.events import Event
from posecheck.exercises.model import Exercise
from posecheck.history.recording import SessionRecord, SetRecord
from posecheck.live.listening import Ending
from posecheck.pipeline import Step


class HistoryListener:
    """One set of a session, from its first frame on; without a frame it leaves no trace.

    station: which part of a routine it is. alone: the session is over with this set.
    Raises InputError when the file cannot be written.
    """

    def __init__(
        self,
        session: SessionRecord,
        exercise: Exercise,
        *,
        station: str | None = None,
        alone: bool = True,
    ) -> None:
        self._session = session
        self._exercise = exercise
        self._station = station
        self._alone = alone
        self._set: SetRecord | None = None
        self._last_s = 0.0

    def on_step(self, step: Step) -> None:
        """Write what happened in one frame."""
        self._last_s = step.frame.time
        if self._set is None:
            self._set = self._session.begin_set(self._exercise, station=self._station)
            self._set.origin_s = step.frame.time
        self._set.add(step.events)

    def on_events(self, events: Sequence[Event]) -> None:
        """Write what belongs to no frame."""
        if self._set is not None:
            self._set.add(events)

    def finish(self, events: Sequence[Event], ending: Ending) -> None:
        """The set is over."""
        if self._set is not None:
            self._set.add(events)
            self._set.finish(ending.how.value, self._last_s)
        if self._alone:
            self._session.finish(ending.how.value)
