"""Sessions made for these tests: a person of sticks, frames unevenly apart, and a video.

Every frame of the video has its own number written into it as black and white fields, so that what
a browser shows can be told exactly.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from posecheck.exercises.load import load_exercise
from posecheck.frame import Frame
from posecheck.pipeline import Pipeline
from posecheck.session import End, Session, SessionFolder, Video
from posecheck.session.place import VIDEO
from posecheck.video import VideoWriter
from tests.session.puppet import SIZE, Puppet

FRAMES = 380
BITS, FIELD = 12, 24
PICTURE = (BITS * FIELD, 96)


def times(count: int = FRAMES) -> NDArray[np.float64]:
    """Seconds of every frame, between 40 and 160 ms apart, as a phone in the dark has them."""
    gaps = np.array([0.04, 0.1, 0.16, 0.06, 0.14])
    return np.concatenate([[0.0], np.cumsum(np.resize(gaps, max(count - 1, 0)))])[:count]


def make_session(
    folder: Path,
    *,
    video: bool = False,
    name: str = "a.mp4",
    recorded: str | None = None,
    count: int = FRAMES,
) -> Session:
    """Analyse the puppet into a folder: two slides that count, and one that is too shallow."""
    folder.mkdir(parents=True, exist_ok=True)
    exercise = load_exercise("wall-slide")
    source = Video(
        file=name, width=320, height=240, duration_s=1, frames=1, fps=10, fingerprint="f",
        recorded=recorded,
    )  # fmt: skip
    pipeline = Pipeline(exercise, Puppet())
    image = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)
    moments = times(count).tolist()
    with SessionFolder(folder, exercise, "full", source) as record:
        for number, time in enumerate(moments):
            record.add(pipeline.step(Frame(image, time, number)))
        record.recorder.add_events(pipeline.finish())
        if video:
            write_numbers(folder / VIDEO, moments)
        return record.finish(End(reason="complete"), video=video)


def write_numbers(path: Path, moments: list[float]) -> None:
    """A video whose every frame shows its number."""
    with VideoWriter(path, PICTURE) as writer:
        for number, time in enumerate(moments):
            writer.write(numbered(number), time)


def numbered(number: int) -> NDArray[np.uint8]:
    """A picture of fields, the lowest bit on the left; white is 1."""
    bits = np.array([(number >> bit) & 1 for bit in range(BITS)], np.uint8) * 255
    row = np.repeat(bits, FIELD)
    return np.repeat(np.repeat(row[None, :, None], PICTURE[1], axis=0), 3, axis=2)
