"""Recognises the exercise of a recorded clip."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from posecheck.errors import InputError
from posecheck.exercises.model import Exercise
from posecheck.frame import Frame
from posecheck.measures.measurer import Measurer
from posecheck.measures.reading import Reading
from posecheck.pipeline import PoseSource
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.models import ModelName
from posecheck.pose.smoothing import Smoother
from posecheck.pose.types import Pose
from posecheck.recognition.recogniser import STEP_S, Recogniser, Recognition
from posecheck.recognition.side_on import faces_camera, side_on
from posecheck.video import open_video

LONGEST_S = 60.0
"""Of a longer clip, its first minute with somebody in it is looked at."""
SURE_ENOUGH = 0.5
"""With less the person is asked. Of 35 rendered clips 30 are as sure, all of them right; of 31
pairs of photographs as short films (`samples.recognition`) 22, of which 20 are right; and of 52 of
other movements 6. A tenth more would ask for three of the right ones to be spared two of those."""
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
    with open_video(path) as frames, open_poses(model, True) as poses:

        def found() -> Iterator[tuple[float, Pose | None]]:
            last_s: float | None = None
            for index, (picture, time) in enumerate(frames.decoded()):
                if last_s is not None and time - last_s < STEP_S:
                    continue
                last_s = time
                yield time, poses.detect(Frame(frames.to_rgb(picture), time, index))
                if progress is not None:
                    progress(index + 1, frames.info.frames)

        return recognise_poses(found())


def recognise_poses(poses: Iterable[tuple[float, Pose | None]]) -> Recognition:
    """What the person does; each pose, or None where nobody was found, with its time in seconds."""
    smoother, measurer, recogniser = Smoother(), Measurer(), Recogniser()
    readings: list[Reading] = []
    beside: list[Pose | None] = []
    first_s: float | None = None
    for time, raw in poses:
        pose = smoother.update(time, raw)
        readings.append(measurer.read(time, pose))
        beside.append(pose and side_on(pose))
        if first_s is None and readings[-1].person:
            first_s = time
        if first_s is not None and time - first_s > LONGEST_S:
            break
    turned = Measurer() if faces_camera(readings) else None
    for reading, pose in zip(readings, beside, strict=True):
        recogniser.update(reading, turned.read(reading.time, pose) if turned else None)
    return recogniser.finish()


def sure_exercise(path: Path, found: Recognition) -> Exercise:
    """The exercise of the clip; raises InputError when it cannot be told well enough."""
    best = found.best
    if best is not None and best.sure >= SURE_ENOUGH:
        return best.exercise
    text = f"It cannot be told which exercise {path.name} shows; say it with -e."
    raise InputError(text if best is None else f"{text} It looks most like {best.words}.")
