"""One way through the house: frame, pose, measures, checker; live and recorded use it alike."""

from dataclasses import dataclass
from typing import Protocol

from posecheck.checking.checker import Checker
from posecheck.checking.events import Event
from posecheck.checking.status import Status
from posecheck.exercises.model import Exercise
from posecheck.frame import Frame
from posecheck.measures.measurer import Measurer
from posecheck.measures.reading import Reading
from posecheck.measures.registry import OUTLINE_MEASURE
from posecheck.pose.smoothing import Smoother
from posecheck.pose.types import Pose


def needs_mask(exercise: Exercise) -> bool:
    """Whether anything that the exercise judges is measured on the person's outline."""
    named = {exercise.movement.measure}
    named.update(condition.measure for fault in exercise.fault for condition in fault.conditions)
    return any(name.rpartition(".")[2] == OUTLINE_MEASURE.name for name in named)


class PoseSource(Protocol):
    """Whatever finds the person in a frame."""

    def detect(self, frame: Frame) -> Pose | None:
        """The person in the frame, or None."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """What one frame gave. `pose` is smoothed and in the pixels of the frame."""

    frame: Frame
    pose: Pose | None
    reading: Reading
    events: tuple[Event, ...]
    status: Status


class Pipeline:
    """Takes frames in rising time and says what each of them shows."""

    def __init__(self, exercise: Exercise, poses: PoseSource) -> None:
        self._poses = poses
        self._smoother = Smoother()
        self._measurer = Measurer()
        self._checker = Checker(exercise)

    def step(self, frame: Frame) -> Step:
        """Look at one frame."""
        pose = self._smoother.update(frame.time, self._poses.detect(frame))
        reading = self._measurer.read(frame.time, pose)
        events = tuple(self._checker.update(reading))
        return Step(frame, pose, reading, events, self._checker.status)

    def finish(self) -> tuple[Event, ...]:
        """The events that are still open when the frames end: a cut cycle, a standing warning."""
        return tuple(self._checker.finish())
