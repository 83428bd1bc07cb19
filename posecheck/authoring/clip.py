"""Reads a demonstration clip, picture by picture, into readings."""

from collections.abc import Callable
from pathlib import Path

from posecheck.measures.measurer import Measurer
from posecheck.measures.reading import Reading
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.models import ModelName
from posecheck.pose.smoothing import Smoother
from posecheck.video import open_video


def readings_of(
    path: Path,
    *,
    model: ModelName = "full",
    progress: Callable[[int, int | None], None] | None = None,
) -> list[Reading]:
    """All readings of a clip. Raises InputError when it cannot be read."""
    smoother, measurer, found = Smoother(), Measurer(), []
    with open_video(path) as frames, PoseLandmarker(model, with_mask=False) as poses:
        for frame in frames:
            pose = smoother.update(frame.time, poses.detect(frame))
            found.append(measurer.read(frame.time, pose))
            if progress is not None:
                progress(frame.index + 1, frames.info.frames)
    return found
