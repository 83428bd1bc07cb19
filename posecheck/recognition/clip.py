"""Recognises the exercise of a recorded clip."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

from posecheck.measures.measurer import Measurer
from posecheck.pipeline import PoseSource
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.models import ModelName
from posecheck.pose.smoothing import Smoother
from posecheck.recognition.recogniser import STEP_S, Recogniser, Recognition
from posecheck.video import open_video

LONGEST_S = 60.0
"""Of a longer clip, its first minute with somebody in it is looked at."""
OpenPoses = Callable[[ModelName, bool], AbstractContextManager[PoseSource]]


def recognise_clip(
    path: Path,
    *,
    model: ModelName = "full",
    progress: Callable[[int, int | None], None] | None = None,
    open_poses: OpenPoses = PoseLandmarker,
) -> Recognition:
    """What the person in the clip does.

    Looks at ten pictures a second. Raises InputError when the clip cannot be read.
    """
    smoother, measurer, recogniser = Smoother(), Measurer(), Recogniser()
    first_s: float | None = None
    last_s: float | None = None
    with open_video(path) as frames, open_poses(model, True) as poses:
        for frame in frames:
            if last_s is not None and frame.time - last_s < STEP_S:
                continue
            last_s = frame.time
            pose = smoother.update(frame.time, poses.detect(frame))
            reading = measurer.read(frame.time, pose)
            recogniser.update(reading)
            if reading.person and first_s is None:
                first_s = frame.time
            if progress is not None:
                progress(frame.index + 1, frames.info.frames)
            if first_s is not None and frame.time - first_s > LONGEST_S:
                break
    return recogniser.finish()
