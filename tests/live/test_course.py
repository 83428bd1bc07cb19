"""One exercise after another: one camera, one clock for the network, each with its own record."""

import numpy as np
import pytest

from posecheck.checking.events import Phase
from posecheck.coach.shown import Kind
from posecheck.coach.task import Task
from posecheck.errors import InputError
from posecheck.exercises.load import load_exercise
from posecheck.live.course import Course, Single, closing_screen
from posecheck.live.keys import Command
from posecheck.live.listening import How
from posecheck.live.screen import Screen
from posecheck.pipeline import Pipeline
from posecheck.screen import Painter
from tests.live.fakes import FakeCamera, FakeListener, FakeSteps, FakeVoice, FakeWindow, frames
from tests.overlay.people import person, status

EXERCISE = load_exercise("wall-slide")


class Poses:
    """Notes when it is asked."""

    def __init__(self):
        self.times = []
        self.looks = 0

    def detect(self, frame):
        self.times.append(frame.time)
        return person(frame.size)

    def look_anew(self):
        self.looks += 1


class Program:
    """So many exercises, each with a listener of its own."""

    def __init__(self, count):
        self.tasks = [Task(EXERCISE, number=n + 1, of=count) for n in range(count)]
        self.told = []
        self.listening = []
        self.endings = []

    def next(self):
        return self.tasks.pop(0) if self.tasks else None

    def listeners(self, _task):
        self.listening.append(FakeListener())
        return [self.listening[-1]]

    def over(self, task, ending, _status):
        self.endings.append((task.number, ending.how))

    def closing(self):
        return closing_screen("2 exercises")


class Run:
    """A course of fakes. done_at: the frame of each set at which its dose is done."""

    def __init__(self, program, items, commands=None, done_at=12):
        self.window, self.voice, self.poses = FakeWindow(commands), FakeVoice(), Poses()
        self.made = []
        now = iter(np.arange(0.0, 1000.0))

        def make_steps(_exercise):
            self.made.append(
                FakeSteps(
                    lambda n: status(time_s=n / 10, phase=Phase.MOVING, finished=n >= done_at)
                )
            )
            return self.made[-1]

        self.course = Course(
            FakeCamera(items),
            self.poses,
            Screen(Painter(), self.window),
            self.window,
            self.voice,
            make_steps=make_steps,
            closing_s=5.0,
            clock=lambda: float(next(now)),
        )
        self.program = program

    def run(self):
        return self.course.run(self.program)


def test_one_exercise_follows_the_other_and_each_begins_at_nought():
    run = Run(Program(2), frames(60))
    assert run.run().how is How.FINISHED
    assert run.program.endings == [(1, How.FINISHED), (2, How.FINISHED)]
    for steps in run.made:
        assert [frame.index for frame in steps.seen] == list(range(13))
        assert steps.seen[0].time == 0.0
    assert run.window.closed == 1


def test_every_exercise_has_its_own_listeners_that_are_told_its_end():
    run = Run(Program(3), frames(90))
    run.run()
    assert [listener.ending.how for listener in run.program.listening] == [How.FINISHED] * 3
    assert [len(listener.steps) for listener in run.program.listening] == [13] * 3


def test_the_network_never_sees_the_clock_run_back():
    poses = Poses()
    window = FakeWindow({5: Command.SKIP, 12: Command.SKIP})
    course = Course(FakeCamera(frames(30)), poses, Screen(Painter(), window), window, FakeVoice())
    course.run(Program(3))
    assert len(poses.times) == 30
    assert all(a < b for a, b in zip(poses.times, poses.times[1:], strict=False))


def test_who_leaves_is_asked_nothing_more():
    run = Run(Program(3), frames(60), {3: Command.QUIT})
    assert run.run().how is How.QUIT
    assert run.program.endings == [(1, How.QUIT)]
    assert len(run.made) == 1


def test_skipping_goes_on_with_the_next():
    run = Run(Program(2), frames(60), {3: Command.SKIP})
    run.run()
    assert run.program.endings == [(1, How.SKIPPED), (2, How.FINISHED)]


def test_the_last_screen_stays_for_a_while_and_any_key_ends_it():
    run = Run(Program(1), frames(40))
    run.run()
    assert 13 < len(run.window.shown) <= 13 + 5
    assert "All done. Well done." in run.voice.said
    run = Run(Program(1), frames(40), {15: Command.PAUSE})
    run.run()
    assert len(run.window.shown) == 15


def test_a_lost_camera_is_told_to_the_program_too():
    run = Run(Program(2), [*frames(5), InputError("The camera was lost.")])
    with pytest.raises(InputError, match="lost"):
        run.run()
    assert run.program.endings == [(1, How.LOST)]
    assert run.window.closed == 1


def test_the_single_exercise_closes_with_its_result():
    single = Single(EXERCISE)
    task = single.next()
    assert single.next() is None
    assert single.closing() is None
    ended = type("Ending", (), {"how": How.FINISHED})()
    single.over(task, ended, status(reps=5, attempts=2))
    shown = single.closing()
    assert (shown.kind, shown.detail) == (Kind.DONE, "5 repetitions, 2 almost")


def test_who_did_not_finish_is_not_congratulated():
    single = Single(EXERCISE)
    ended = type("Ending", (), {"how": How.PAIN})()
    single.over(single.next(), ended, status())
    assert single.closing() is None


def test_the_pipeline_can_watch_before_it_judges():
    pipeline = Pipeline(EXERCISE, Poses())
    step = pipeline.watch(next(frames(1)))
    assert step.events == ()
    assert step.status.phase is Phase.WAITING
