"""Whole clips through the whole way: decoder, pose network, measures, checker."""

import os
from dataclasses import dataclass
from pathlib import Path

from posecheck.analyze.watching import watch as watched
from posecheck.checking.events import Event, Repetition, WarningRaised
from posecheck.exercises.load import load_exercise
from posecheck.pipeline import Pipeline, needs_mask
from posecheck.pose.landmarker import PoseLandmarker
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


def watch(clip: Path, exercise_id: str) -> Watched:
    """What comes of a clip as `posecheck analyze` looks at it, on one core."""
    exercise = load_exercise(exercise_id)
    events: list[Event] = []
    pipeline = Pipeline(exercise)
    with (
        open_video(clip) as frames,
        watched(
            clip,
            frames,
            lambda: PoseLandmarker("full", with_mask=needs_mask(exercise)),
            cores=1,
            pictures=False,
        ) as poses,
    ):
        for frame, pose in poses:
            events += pipeline.judge(frame, pose).events
    return Watched([*events, *pipeline.finish()])
