"""A stick figure before the coach: what is shown and said, frame after frame."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from posecheck.checking.events import Event, Repetition
from posecheck.coach.coach import Coach, Turn
from posecheck.coach.requests import Request
from posecheck.coach.said import Rank, Say
from posecheck.coach.task import Task
from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from posecheck.frame import Frame
from posecheck.measures.reading import Reading
from posecheck.pipeline import Pipeline, Step
from posecheck.pose.types import Pose
from tests.figures import Camera
from tests.motions import Motion, poses
from tests.overlay.people import status

IMAGE = np.zeros((2, 2, 3), np.uint8)


class Poses:
    """Gives the pose that it was given."""

    def __init__(self) -> None:
        self.now: Pose | None = None

    def detect(self, _frame: Frame) -> Pose | None:
        return self.now


class Coached:
    """Runs a coach over a motion. requests: by the number of the frame before which they come."""

    def __init__(
        self,
        exercise: str | Exercise,
        motion: Motion,
        seconds: float,
        *,
        fps: float = 15.0,
        camera: Camera | None = None,
        requests: Mapping[int, Request] | None = None,
        **task: Any,
    ) -> None:
        known = load_exercise(exercise) if isinstance(exercise, str) else exercise
        source, self.coach = Poses(), Coach(Task(known, **task))
        pipeline = Pipeline(known, source)
        self.turns: list[tuple[float, Turn]] = []
        self.states: list[str] = []
        self.events: list[Event] = []
        for index, (time, source.now) in enumerate(poses(motion, seconds, fps, camera)):
            frame = Frame(IMAGE, time, index)
            judging = self.coach.judging
            step = pipeline.step(frame) if judging else pipeline.watch(frame)
            asked = (requests or {}).get(index)
            turn = self.coach.update(step, () if asked is None else (asked,))
            self.turns.append((time, turn))
            self.events += [*step.events, *turn.events]
            if judging and not self.coach.judging:
                self.events += pipeline.pause()
            if not self.states or self.states[-1] != self.coach.state.name:
                self.states.append(self.coach.state.name)
            if turn.ended is not None:
                break

    @property
    def said(self) -> list[tuple[float, Say]]:
        """All that was said, with its time."""
        return [(time, turn.say) for time, turn in self.turns if turn.say is not None]

    @property
    def words(self) -> list[str]:
        """The texts alone."""
        return [say.text for _, say in self.said]

    @property
    def counted(self) -> int:
        """Repetitions that counted."""
        return sum(isinstance(event, Repetition) and event.counted for event in self.events)


def step(
    time: float, pose: Pose | None = None, events: Sequence[Event] = (), **changes: Any
) -> Step:
    """A step of the pipeline written by hand; changes: of its status."""
    frame = Frame(IMAGE, time, round(time * 30))
    reading = Reading(time, {}, person=pose is not None)
    return Step(frame, pose, reading, tuple(events), status(time_s=time, **changes))


def gesture_run(
    gesture: Any, pose_at: Callable[[float], Pose | None], seconds: float
) -> list[float]:
    """The times at which a gesture was complete."""
    times = np.arange(0.0, seconds, 1 / 15)
    return [float(t) for t in times if gesture.update(float(t), pose_at(float(t)))]


CUES = (Rank.INFO, Rank.WARN, Rank.STOP)
