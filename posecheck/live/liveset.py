"""One live set: newest frame, one step of the pipeline, overlay, window, and once more."""

import time
from collections.abc import Callable, Sequence
from typing import Protocol

from posecheck.checking.events import Event, WarningCleared, WarningRaised
from posecheck.checking.status import Status
from posecheck.errors import InputError
from posecheck.exercises.terms import Severity
from posecheck.frame import Frame
from posecheck.live import pain
from posecheck.live.keys import Command
from posecheck.live.listening import Ending, How, Listener
from posecheck.live.screen import OverlayFor, Screen
from posecheck.live.window import Window
from posecheck.overlay import Message, notice
from posecheck.pipeline import Step

SUMMARY_S = 8.0

_PAUSED = notice("Paused", heading="Space: go on     Q: end")
_PAIN = notice(pain.SHOW, heading="Space: go on     Q: end", severity=Severity.STOP)


class FrameSource(Protocol):
    """A camera, or what stands in for one."""

    def read(self) -> Frame | None:
        """The newest frame; None at the end. Raises InputError when the source is lost."""
        ...


class Steps(Protocol):
    """The pipeline."""

    def step(self, frame: Frame) -> Step:
        """Look at one frame."""
        ...

    def finish(self) -> tuple[Event, ...]:
        """The events still open at the end."""
        ...


class LiveSet:
    """Runs until the dose is done, the source ends, or the user leaves.

    overlay_for: makes the overlay for frames of (width, height).
    summary_s: how long the result stays on the screen after the dose is done.
    """

    def __init__(
        self,
        source: FrameSource,
        steps: Steps,
        overlay_for: OverlayFor,
        window: Window,
        listeners: Sequence[Listener] = (),
        *,
        summary_s: float = SUMMARY_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._steps = steps
        self._screen = Screen(overlay_for, window)
        self._window = window
        self._listeners = listeners
        self._summary_s = summary_s
        self._clock = clock
        self._last: Step | None = None
        self._paused = False
        self._pain: WarningRaised | None = None

    @property
    def status(self) -> Status | None:
        """What the checker said last; None before the first frame."""
        return None if self._last is None else self._last.status

    def run(self) -> Ending:
        """Run the set and tell the listeners about it.

        Raises InputError when the source was lost, or what a listener raised at its end; every
        listener has been told the end by then, so that what was recorded is kept.
        """
        try:
            try:
                ending, lost = Ending(self._watch()), None
            except KeyboardInterrupt:
                ending, lost = Ending(How.INTERRUPTED), None
            except InputError as reason:
                ending, lost = Ending(How.LOST, str(reason)), reason
            failed = self._tell_end(ending)
            error = lost or failed
            if error is not None:
                raise error
            if ending.how is How.FINISHED:
                self._show_summary()
        finally:
            self._window.close()
        return ending

    def _watch(self) -> How:
        while (frame := self._source.read()) is not None:
            self._look_at(frame)
            if self._last is not None and self._last.status.finished:
                return How.FINISHED
            if self._obey(self._window.command(), frame.time):
                return How.QUIT if self._pain is None else How.PAIN
        return How.SOURCE_ENDED

    def _look_at(self, frame: Frame) -> None:
        if self._paused and self._last is not None:
            message = _PAUSED if self._pain is None else _PAIN
            self._screen.show(frame, None, self._last.status, message)
            return
        step = self._steps.step(frame)
        self._last = step
        self._screen.show(frame, step.pose, step.status)
        # After the picture is shown, so that no listener can make it late.
        self._tell(step)

    def _obey(self, command: Command | None, time_s: float) -> bool:
        """Do what the user asked for; True when that is to leave."""
        if command is Command.PAIN and self._pain is None:
            self._paused = True
            self._pain = pain.pain_reported(time_s)
            self._tell_event(self._pain)
        elif command is Command.PAUSE:
            self._paused = not self._paused
            if self._pain is not None:
                self._tell_event(WarningCleared(self._pain, time_s, self._pain.value))
                self._pain = None
        return command is Command.QUIT

    def _tell(self, step: Step) -> None:
        for listener in self._listeners:
            listener.on_step(step)

    def _tell_event(self, event: Event) -> None:
        for listener in self._listeners:
            listener.on_events((event,))

    def _tell_end(self, ending: Ending) -> Exception | None:
        """Let every listener finish, even after one failed; the first failure is returned."""
        events = self._steps.finish() if self._last is not None else ()
        failed: Exception | None = None
        for listener in self._listeners:
            try:
                listener.finish(events, ending)
            except Exception as error:
                failed = failed or error
        return failed

    def _show_summary(self) -> None:
        """Keep the result on the screen for a while; any command, or the source's end, ends it."""
        if self._last is None:
            return
        status, end = self._last.status, self._clock() + self._summary_s
        message = summary(status)
        frame: Frame | None = self._last.frame
        while frame is not None and self._clock() < end:
            self._screen.show(frame, None, status, message)
            if self._window.command() not in (None, Command.FULL_SCREEN):
                return
            try:
                frame = self._source.read()
            except (InputError, KeyboardInterrupt):
                return


def summary(status: Status) -> Message:
    """The result in a few words: "5 repetitions, 1 almost"."""
    words = f"{status.reps} repetition{'' if status.reps == 1 else 's'}"
    if status.attempts:
        words += f", {status.attempts} almost"
    return Message("All done", words, "done")
