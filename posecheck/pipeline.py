"""One way through the house: frame, pose, measures, checker; live and recorded use it alike."""

from dataclasses import dataclass, replace
from typing import Protocol

from posecheck.checking.checker import Checker
from posecheck.checking.events import Event, Phase
from posecheck.checking.status import Status
from posecheck.exercises.model import Exercise
from posecheck.frame import Frame
from posecheck.measures.measurer import Measurer
from posecheck.measures.reading import Reading
from posecheck.measures.registry import OUTLINE_MEASURE
from posecheck.pose.smoothing import Smoother
from posecheck.pose.types import Pose
from posecheck.recognition.another import AnotherExercise


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

    def look_anew(self) -> None:
        """Follow nobody any more: look for the person in the next frame."""
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
    """Takes frames in rising time and says what each of them shows.

    poses: finds the person, for `step`; None where that is done elsewhere, for `judge`.
    notice_others: whether the status says so when the person plainly does another exercise.
    """

    def __init__(
        self, exercise: Exercise, poses: PoseSource | None = None, *, notice_others: bool = False
    ) -> None:
        self._poses = poses
        self._another = AnotherExercise(exercise) if notice_others else None
        self._counted = 0
        self._smoother = Smoother()
        self._measurer = Measurer()
        self._checker = Checker(exercise)

    def step(self, frame: Frame) -> Step:
        """Look at one frame."""
        return self.judge(frame, self._find(frame))

    def judge(self, frame: Frame, found: Pose | None) -> Step:
        """Go on from what was found in a frame; its picture is not looked at."""
        pose, reading = self._read(frame, found)
        events = tuple(self._checker.update(reading))
        return Step(frame, pose, reading, events, self._status(reading))

    def watch(self, frame: Frame) -> Step:
        """Look at one frame without judging it, as in a pause; the status stays as it was."""
        pose, reading = self._read(frame, self._find(frame))
        return Step(frame, pose, reading, (), self._checker.status)

    def look_anew(self) -> None:
        """Forget who was followed and how they lay; what is counted stays."""
        assert self._poses is not None
        self._poses.look_anew()
        self._smoother, self._measurer = Smoother(), Measurer()

    def pause(self) -> tuple[Event, ...]:
        """End what is under way; the start pose is asked for anew. The events that this makes."""
        return tuple(self._checker.pause())

    def _find(self, frame: Frame) -> Pose | None:
        assert self._poses is not None
        return self._poses.detect(frame)

    def _read(self, frame: Frame, found: Pose | None) -> tuple[Pose | None, Reading]:
        pose = self._smoother.update(frame.time, found)
        return pose, self._measurer.read(frame.time, pose)

    def _status(self, reading: Reading) -> Status:
        status = self._checker.status
        if self._another is None:
            return status
        counted = status.reps > self._counted
        self._counted = status.reps
        self._another.update(reading, doing=counted or status.phase is Phase.HOLD)
        name = self._another.name
        return status if name is None else replace(status, prompt=f"This looks like: {name}")

    def finish(self) -> tuple[Event, ...]:
        """The events that are still open when the frames end: a cut cycle, a standing warning."""
        return tuple(self._checker.finish())
