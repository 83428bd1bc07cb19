"""A camera, a pipeline, a window and a listener that a test can script."""

from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Event, Phase, PhaseChanged, Side
from posecheck.checking.status import Status
from posecheck.coach.said import Say
from posecheck.frame import Frame
from posecheck.live.keys import Command
from posecheck.live.listening import Ending
from posecheck.measures.reading import Reading
from posecheck.pipeline import Step
from tests.overlay.people import person, status

SIZE = (64, 36)
WINDOW = (320, 180)
LAST_EVENT = PhaseChanged(9.0, Phase.REST, Side.BOTH)


def frames(count: int, size: tuple[int, int] = SIZE) -> Iterator[Frame]:
    """Pictures that are dark on the left and bright on the right, ten a second."""
    width, height = size
    image = np.zeros((height, width, 3), np.uint8)
    image[:, width // 2 :] = 200
    for number in range(count):
        yield Frame(image, number / 10, number)


class FakeCamera:
    """Gives the frames it was made with; an exception among them is raised."""

    def __init__(self, items: Iterable[Frame | BaseException]) -> None:
        self._items = iter(items)

    def read(self) -> Frame | None:
        item = next(self._items, None)
        if isinstance(item, BaseException):
            raise item
        return item


class FakeSteps:
    """A pipeline in which every frame is one more repetition."""

    def __init__(self, status_at: Callable[[int], Status] | None = None) -> None:
        self.seen: list[Frame] = []
        self.watched: list[Frame] = []
        self.finished = self.paused = self.looked_anew = 0
        self._status_at = status_at or (lambda number: status(reps=number))

    def step(self, frame: Frame) -> Step:
        self.seen.append(frame)
        reading = Reading(frame.time, {})
        event = PhaseChanged(frame.time, Phase.MOVING, Side.BOTH)
        now = self._status_at(frame.index)
        return Step(frame, person(frame.size), reading, (event,), now)

    def watch(self, frame: Frame) -> Step:
        self.watched.append(frame)
        return Step(frame, None, Reading(frame.time, {}), (), self._status_at(frame.index))

    def look_anew(self) -> None:
        self.looked_anew += 1

    def pause(self) -> tuple[Event, ...]:
        self.paused += 1
        return ()

    def finish(self) -> tuple[Event, ...]:
        self.finished += 1
        return (LAST_EVENT,)


class FakeWindow:
    """Keeps the pictures; `commands` says what the user asks for after which picture."""

    def __init__(self, commands: dict[int, Command] | None = None) -> None:
        self.shown: list[NDArray[np.uint8]] = []
        self.size = WINDOW
        self.closed = 0
        self._commands = commands or {}

    def show(self, image: NDArray[np.uint8]) -> None:
        self.shown.append(image.copy())

    def command(self) -> Command | None:
        return self._commands.get(len(self.shown))

    def close(self) -> None:
        self.closed += 1


class FakeListener:
    """Writes down what it is told; `fails_at` makes it fail at that step."""

    def __init__(self, fails_at: int | None = None) -> None:
        self.steps: list[Step] = []
        self.events: list[Event] = []
        self.ending: Ending | None = None
        self._fails_at = fails_at

    def on_step(self, step: Step) -> None:
        if len(self.steps) == self._fails_at:
            raise OSError("the disk is full")
        self.steps.append(step)
        self.events += step.events

    def on_events(self, events: Sequence[Event]) -> None:
        self.events += events

    def finish(self, events: Sequence[Event], ending: Ending) -> None:
        assert self.ending is None
        self.events += events
        self.ending = ending


class FakeVoice:
    """Writes down what it is given to say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def say(self, say: Say) -> None:
        self.said.append(say.text)
