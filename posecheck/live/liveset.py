"""One live set: newest frame, one step of the pipeline, the coach, screen, voice, and once more."""

import threading
from collections.abc import Sequence
from typing import Protocol

from posecheck.checking.events import Event
from posecheck.checking.status import Status
from posecheck.coach.coach import Coach, Turn
from posecheck.coach.requests import Request
from posecheck.coach.task import Ended, Outcome
from posecheck.errors import InputError
from posecheck.frame import Frame
from posecheck.interrupt import stop_on_interrupt
from posecheck.live.keys import request_of
from posecheck.live.listening import Ending, How, Listener
from posecheck.live.screen import Screen
from posecheck.live.window import Window
from posecheck.pipeline import Step
from posecheck.voice import Voice

_HOW = {
    Outcome.FINISHED: How.FINISHED,
    Outcome.SKIPPED: How.SKIPPED,
    Outcome.PAIN: How.PAIN,
    Outcome.QUIT: How.QUIT,
}


class FrameSource(Protocol):
    """A camera, or what stands in for one."""

    def read(self) -> Frame | None:
        """The newest frame; None at the end. Raises InputError when the source is lost."""
        ...


class Steps(Protocol):
    """The pipeline."""

    def step(self, frame: Frame) -> Step:
        """Look at one frame and judge it."""
        ...

    def watch(self, frame: Frame) -> Step:
        """Look at one frame, for gestures alone."""
        ...

    def look_anew(self) -> None:
        """Look for the person as if nobody had been followed."""
        ...

    def pause(self) -> tuple[Event, ...]:
        """End what is under way."""
        ...

    def finish(self) -> tuple[Event, ...]:
        """The events still open at the end."""
        ...


class LiveSet:
    """Runs one coach until its set is over, the source ends, or the person leaves."""

    def __init__(
        self,
        source: FrameSource,
        steps: Steps,
        coach: Coach,
        screen: Screen,
        window: Window,
        voice: Voice,
        listeners: Sequence[Listener] = (),
    ) -> None:
        self._source = source
        self._steps = steps
        self._coach = coach
        self._screen = screen
        self._window = window
        self._voice = voice
        self._listeners = listeners
        self._last: Step | None = None
        self._judged = False
        self._requests: tuple[Request, ...] = ()

    @property
    def status(self) -> Status | None:
        """What the checker said last; None before the first frame."""
        return None if self._last is None else self._last.status

    def run(self) -> Ending:
        """Run the set and tell the listeners about it.

        Raises InputError when the source was lost, or what a listener raised at its end; every
        listener has been told the end by then, so that what was recorded is kept.
        """
        lost: InputError | None = None
        try:
            ending = self._watch()
        except KeyboardInterrupt:
            ending = Ending(How.INTERRUPTED, leaving=True)
        except InputError as reason:
            ending, lost = Ending(How.LOST, str(reason), leaving=True), reason
        failed = self._tell_end(ending)
        error = lost or failed
        if error is not None:
            raise error
        return ending

    def _watch(self) -> Ending:
        with stop_on_interrupt() as interrupted:
            return self._watch_until(interrupted)

    def _watch_until(self, interrupted: threading.Event) -> Ending:
        while (frame := self._source.read()) is not None:
            if interrupted.is_set():
                return Ending(How.INTERRUPTED, leaving=True)
            ended = self._look_at(frame)
            if ended is not None:
                return Ending(_HOW[ended.outcome], leaving=ended.leaving)
        return Ending(How.SOURCE_ENDED, leaving=True)

    def _look_at(self, frame: Frame) -> Ended | None:
        judging = self._coach.judging
        if self._coach.doubts:
            self._steps.look_anew()
        step = self._steps.step(frame) if judging else self._steps.watch(frame)
        self._last, self._judged = step, self._judged or judging
        turn = self._coach.update(step, self._requests)
        if turn.say is not None:
            self._voice.say(turn.say)
        self._screen.show(turn.shown, step)
        # Here and not before: it is what has the window paint.
        self._requests = request_of(self._window.command())
        # After the picture is shown, so that no listener can make it late.
        self._tell(step, turn, judging)
        return turn.ended

    def _tell(self, step: Step, turn: Turn, judging: bool) -> None:
        paused = judging and not self._coach.judging and turn.ended is None
        events = (*turn.events, *(self._steps.pause() if paused else ()))
        for listener in self._listeners:
            if judging:
                listener.on_step(step)
            if events:
                listener.on_events(events)

    def _tell_end(self, ending: Ending) -> Exception | None:
        """Let every listener finish, even after one failed; the first failure is returned."""
        events = self._steps.finish() if self._judged else ()
        failed: Exception | None = None
        for listener in self._listeners:
            try:
                listener.finish(events, ending)
            except Exception as error:
                failed = failed or error
        return failed
