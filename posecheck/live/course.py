"""A live session: one exercise after another before one camera, in one window, with one voice."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from posecheck.checking.status import Status
from posecheck.coach import words
from posecheck.coach.coach import Coach
from posecheck.coach.said import Rank, Say
from posecheck.coach.shown import Key, Kind, Mood, Shown
from posecheck.coach.task import Task
from posecheck.errors import InputError
from posecheck.exercises.model import Exercise
from posecheck.frame import Frame
from posecheck.live.keys import Command
from posecheck.live.listening import Ending, How, Listener
from posecheck.live.liveset import FrameSource, LiveSet, Steps
from posecheck.live.screen import Screen
from posecheck.live.window import Window
from posecheck.pipeline import Pipeline, PoseSource
from posecheck.pose.types import Pose
from posecheck.voice import Voice

CLOSING_S = 8.0


class Program(Protocol):
    """What is to be done today, in order; is told how each of it went."""

    def next(self) -> Task | None:
        """The next task; None when there is no more."""
        ...

    def listeners(self, task: Task) -> Sequence[Listener]:
        """Who shall be told about it; one that takes its time belongs into `InBackground`."""
        ...

    def over(self, task: Task, ending: Ending, status: Status | None) -> None:
        """A task has ended so; status is the last one, None if there was no frame."""
        ...

    def closing(self) -> Shown | None:
        """The last screen, shown for a while when all is done; None for none."""
        ...


class Single:
    """The program of one exercise."""

    def __init__(self, exercise: Exercise, listeners: Sequence[Listener] = ()) -> None:
        self._task: Task | None = Task(exercise)
        self._listeners = listeners
        self._done: Status | None = None

    def next(self) -> Task | None:
        """The exercise, once."""
        task, self._task = self._task, None
        return task

    def listeners(self, _task: Task) -> Sequence[Listener]:
        """Those it was made with."""
        return self._listeners

    def over(self, _task: Task, ending: Ending, status: Status | None) -> None:
        """Remember the result for the closing screen."""
        self._done = status if ending.how is How.FINISHED else None

    def closing(self) -> Shown | None:
        """The result, if the dose was done."""
        if self._done is None:
            return None
        return closing_screen(words.result_words(self._done))


def closing_screen(result: str) -> Shown:
    """All done, with the result in a few words; nothing is praised beyond that."""
    keys = (Key("Q", "close"),)
    return Shown(Kind.DONE, words.DONE, detail=result, mood=Mood.GOOD, big="✓", keys=keys)


@dataclass
class _Since:
    """Counts a set's frames and its time from its own beginning."""

    source: FrameSource
    first: Frame | None = None

    def read(self) -> Frame | None:
        frame = self.source.read()
        if frame is None:
            return None
        first = self.first = self.first or frame
        return replace(frame, time=frame.time - first.time, index=frame.index - first.index)


class _Onward:
    """Shows the pose network the frames of all sets on one clock, which must not run back."""

    def __init__(self, poses: PoseSource) -> None:
        self._poses = poses
        self._base = self._last = 0.0

    def begin(self) -> None:
        """A new set begins at 0 again."""
        self._base = self._last + 1.0

    def detect(self, frame: Frame) -> Pose | None:
        self._last = self._base + frame.time
        return self._poses.detect(replace(frame, time=self._last))

    def look_anew(self) -> None:
        self._poses.look_anew()


class Course:
    """Runs a program.

    make_steps: the pipeline for an exercise; None takes the ordinary one on `poses`.
    closing_s: how long the last screen stays.
    """

    def __init__(
        self,
        source: FrameSource,
        poses: PoseSource,
        screen: Screen,
        window: Window,
        voice: Voice,
        *,
        make_steps: Callable[[Exercise], Steps] | None = None,
        closing_s: float = CLOSING_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._poses = _Onward(poses)
        self._make_steps = make_steps or self._pipeline
        self._screen = screen
        self._window = window
        self._voice = voice
        self._closing_s = closing_s
        self._clock = clock

    def run(self, program: Program) -> Ending:
        """Run it to its end; how its last set ended.

        Raises InputError when the camera was lost or a listener could not go on.
        """
        ending = Ending(How.FINISHED)
        try:
            while not ending.leaving and (task := program.next()) is not None:
                ending = self._run(task, program)
            self._close(program)
        finally:
            self._window.close()
        return ending

    def _run(self, task: Task, program: Program) -> Ending:
        self._poses.begin()
        live = LiveSet(
            _Since(self._source),
            self._make_steps(task.exercise),
            Coach(task),
            self._screen,
            self._window,
            self._voice,
            program.listeners(task),
        )
        try:
            ending = live.run()
        except InputError as reason:
            program.over(task, Ending(How.LOST, str(reason), leaving=True), live.status)
            raise
        program.over(task, ending, live.status)
        return ending

    def _pipeline(self, exercise: Exercise) -> Steps:
        return Pipeline(exercise, self._poses, notice_others=True)

    def _close(self, program: Program) -> None:
        """Keep the last screen for a while; any key, or the source's end, ends it."""
        shown = program.closing()
        if shown is None:
            return
        self._voice.say(Say(f"{shown.words}. Well done.", Rank.PROMPT))
        end = self._clock() + self._closing_s
        while self._clock() < end:
            self._screen.show(shown)
            if self._window.command() not in (None, Command.FULL_SCREEN):
                return
            try:
                if self._source.read() is None:
                    return
            except (InputError, KeyboardInterrupt):
                return
