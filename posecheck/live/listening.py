"""Whoever wants to know what happens in a live set, and how to listen without delaying it."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from threading import Condition, Thread
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Event
from posecheck.overlay.palette import GROUND
from posecheck.pipeline import Step

# About two seconds of pictures: enough for a disk that stalls, 170 MB at 1280x720.
ROOM = 60


class How(StrEnum):
    """What brought a live set to its end."""

    FINISHED = "finished"  # the dose is done
    SKIPPED = "skipped"
    SOURCE_ENDED = "source-ended"
    QUIT = "quit"
    PAIN = "pain"
    INTERRUPTED = "interrupted"  # Ctrl-C
    LOST = "lost"  # the camera went away


@dataclass(frozen=True, slots=True)
class Ending:
    """How a live set ended; text is a sentence where something went wrong.

    leaving: nothing comes after it: the person wants no more, or there is no camera any more.
    """

    how: How
    text: str | None = None
    leaving: bool = False


class Listener(Protocol):
    """Is told everything, in order; answers nothing."""

    def on_step(self, step: Step) -> None:
        """One frame has been looked at."""
        ...

    def on_events(self, events: Sequence[Event]) -> None:
        """Something happened that belongs to no frame: the user reported pain."""
        ...

    def finish(self, events: Sequence[Event], ending: Ending) -> None:
        """The set is over; `events` are the last ones. Called once, whatever happened."""
        ...


class WithoutPicture:
    """Tells another listener everything but the pictures: what it sees is a plain ground."""

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self._ground: NDArray[np.uint8] | None = None

    def on_step(self, step: Step) -> None:
        """Hand the step on with an empty picture of the same size."""
        shape = step.frame.image.shape
        if self._ground is None or self._ground.shape != shape:
            self._ground = np.full(shape, GROUND, np.uint8)
        self._listener.on_step(replace(step, frame=replace(step.frame, image=self._ground)))

    def on_events(self, events: Sequence[Event]) -> None:
        """Hand the events on."""
        self._listener.on_events(events)

    def finish(self, events: Sequence[Event], ending: Ending) -> None:
        """Hand the end on."""
        self._listener.finish(events, ending)


class InBackground:
    """Lets a slow listener, such as one that encodes video, work in a thread of its own.

    A listener that falls behind by more than `room` steps misses steps, but never an event. An
    error it raises is kept and raised by `finish`; until then the set goes on without it.

    missed: how many steps were not handed on.
    """

    def __init__(self, listener: Listener, room: int = ROOM) -> None:
        self.missed = 0
        self._listener = listener
        self._room = room
        self._waiting: deque[Step | Sequence[Event]] = deque()
        self._over = False
        self._error: Exception | None = None
        self._news = Condition()
        self._thread = Thread(target=self._work, name="listener", daemon=True)
        self._thread.start()

    def on_step(self, step: Step) -> None:
        """Hand the step over; returns at once."""
        with self._news:
            full = len(self._waiting) >= self._room
            self.missed += full
            self._waiting.append(step.events if full else step)
            self._news.notify()

    def on_events(self, events: Sequence[Event]) -> None:
        """Hand the events over; returns at once."""
        with self._news:
            self._waiting.append(events)
            self._news.notify()

    def finish(self, events: Sequence[Event], ending: Ending) -> None:
        """Wait until all is done, let the listener finish, and raise the first of its errors."""
        with self._news:
            self._over = True
            self._news.notify()
        self._thread.join()
        try:
            self._listener.finish(events, ending)
        except Exception as error:
            raise self._error or error from None
        if self._error is not None:
            raise self._error

    def _work(self) -> None:
        while (item := self._next()) is not None:
            try:
                if isinstance(item, Step):
                    self._listener.on_step(item)
                else:
                    self._listener.on_events(item)
            except Exception as error:
                self._fail(error)
                return

    def _next(self) -> Step | Sequence[Event] | None:
        with self._news:
            self._news.wait_for(lambda: self._waiting or self._over)
            return self._waiting.popleft() if self._waiting else None

    def _fail(self, error: Exception) -> None:
        """Keep the error, and no more steps: their pictures would fill the memory."""
        with self._news:
            self._error = error
            self._room = 0
            self._waiting.clear()
