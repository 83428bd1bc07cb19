"""Whole clips through the whole way: decoder, pose network, measures, checker."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from posecheck.analyze.watching import watch as watched
from posecheck.checking.events import Event, Repetition, WarningRaised
from posecheck.exercises.load import load_exercise
from posecheck.frame import Frame
from posecheck.pipeline import Pipeline, needs_mask
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.types import Pose
from posecheck.video import open_video

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples" / "clips"
FOOTAGE = Path(os.environ.get("POSECHECK_FOOTAGE", ROOT.parent / "shared" / "footage"))


@dataclass(frozen=True)
class Watched:
    """What was seen in a clip."""

    events: list[Event]

    @property
    def cycles(self) -> list[Repetition]:
        """All cycles that the clip does not cut, counted or not."""
        return [
            event
            for event in self.events
            if isinstance(event, Repetition)
            and not (event.reason is not None and event.reason.code == "cut")
        ]

    @property
    def counted(self) -> list[Repetition]:
        """The repetitions that count."""
        return [cycle for cycle in self.cycles if cycle.counted]

    @property
    def faults(self) -> set[str]:
        """The ids of the faults that were raised."""
        return {event.fault for event in self.events if isinstance(event, WarningRaised)}


def exercise_of(clip: str) -> str:
    """The exercise that a sample clip shows."""
    return clip.rpartition("-")[0]


def look_at(clip: Path, exercise_id: str) -> list[tuple[Frame, Pose | None]]:
    """What is found in a clip's frames as `posecheck analyze` looks at it, on one core."""
    mask = needs_mask(load_exercise(exercise_id))
    with (
        open_video(clip) as frames,
        watched(
            clip, frames, lambda: PoseLandmarker("full", mask), cores=1, pictures=False
        ) as poses,
    ):
        return list(poses)


def judge(found: Iterable[tuple[Frame, Pose | None]], exercise_id: str) -> Watched:
    """What comes of what was found."""
    pipeline = Pipeline(load_exercise(exercise_id))
    events = [event for frame, pose in found for event in pipeline.judge(frame, pose).events]
    return Watched([*events, *pipeline.finish()])


def watch(clip: Path, exercise_id: str) -> Watched:
    """What comes of a clip."""
    return judge(look_at(clip, exercise_id), exercise_id)
