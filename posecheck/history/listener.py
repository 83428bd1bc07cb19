"""A listener that writes a live set into the history; let it listen in the background."""

from collections.abc import Callable, Sequence

from posecheck.checking.events import Event
from posecheck.errors import InputError
from posecheck.exercises.model import Exercise
from posecheck.history.recording import LASTING, SessionRecord, SetRecord
from posecheck.live.listening import Ending, How
from posecheck.pipeline import Step


class OpenSession:
    """A session that is in the file from the first thing on that is worth keeping.

    failure: a sentence, once the file could not be written; nothing more is written then, and
    whoever exercises goes on undisturbed.
    """

    def __init__(
        self, begin: Callable[[], SessionRecord], record: SessionRecord | None = None
    ) -> None:
        self.failure: str | None = None
        self._begin = begin
        self._record = record

    @property
    def record(self) -> SessionRecord | None:
        """The session in the file, None while there is nothing worth keeping."""
        return self._record

    def begun(self) -> SessionRecord:
        """The session in the file, made where it is not there yet. Raises InputError."""
        if self._record is None:
            self._record = self._begin()
        return self._record

    def attempt(self, write: Callable[[], None]) -> None:
        """Write something, unless writing failed before."""
        if self.failure is not None:
            return
        try:
            write()
        except InputError as error:
            self.failure = f"{error} What came after that is not in your history."

    def finish(self, ending: str) -> None:
        """It is over."""
        record = self._record
        if record is not None:
            self.attempt(lambda: record.finish(ending))


class HistoryListener:
    """One set of a session, from its first frame or report of pain on.

    station: which part of a routine it is; one that is skipped leaves a trace even without a frame,
    so that a routine knows how far it came. alone: the session is over with this set.
    """

    def __init__(
        self,
        session: OpenSession,
        exercise: Exercise,
        *,
        station: str | None = None,
        alone: bool = False,
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
        self._session.attempt(lambda: self._begun(step.frame.time).add(step.events))

    def on_events(self, events: Sequence[Event]) -> None:
        """Write what belongs to no frame."""
        if any(isinstance(event, LASTING) for event in events):
            self._session.attempt(lambda: self._begun(self._last_s).add(events))

    def finish(self, events: Sequence[Event], ending: Ending) -> None:
        """The set is over."""
        self.on_events(events)
        skipped = self._station is not None and ending.how is How.SKIPPED
        if self._set is not None or skipped:
            self._session.attempt(
                lambda: self._begun(self._last_s).finish(ending.how.value, self._last_s)
            )
        if self._alone:
            self._session.finish(ending.how.value)

    def _begun(self, time_s: float) -> SetRecord:
        if self._set is None:
            session = self._session.begun()
            self._set = session.begin_set(self._exercise, station=self._station)
            self._set.origin_s = time_s
        return self._set
