"""A picture of an exercise at its furthest, taken from the sample clip of a rendered person."""

import json
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image

from posecheck.errors import InputError
from posecheck.samples import find_sample
from posecheck.video import open_video

_PATIENCE_S = 5.0
_SETTLED_S = 2.0


def take_picture(exercise: str, folder: Path) -> Path | None:
    """Write a PNG of the exercise into a folder; None where there is no clip of it."""
    try:
        clip = find_sample(exercise)
        with open_video(clip) as frames:
            moment = _moment(clip)
            image = next(frame.image for frame in frames if frame.time >= moment)
    except (InputError, StopIteration):
        return None
    path = folder / f"{exercise}.png"
    Image.fromarray(image).save(path)
    return path


def _moment(clip: Path) -> float:
    """In the first hold, or when the first repetition is at its furthest.

    As the truth beside the clip has it; the beginning of the clip where there is none.
    """
    try:
        truth = json.loads(clip.with_suffix(".json").read_text(encoding="utf-8"))
        first = truth["repetitions"][0]
        if truth["holds"]:
            start, end = float(first["hold_start_s"]), float(first["hold_end_s"])
            # Long holds look the same all along, and reading on takes time.
            return min((start + end) / 2, start + _SETTLED_S)
        return float(first["peak_s"])
    except (OSError, ValueError, LookupError, TypeError):
        return 0.0


class Pictures:
    """Takes the pictures of a routine one after the other, in the background.

    folder: where they go. exercises: ids, in the order in which they are needed.
    """

    def __init__(self, folder: Path, exercises: Iterable[str]) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pictures")
        self._taken: dict[str, Future[Path | None]] = {
            exercise: self._pool.submit(take_picture, exercise, folder) for exercise in exercises
        }

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def of(self, exercise: str) -> Path | None:
        """The picture of an exercise; None where there is none, or it takes too long."""
        taken = self._taken.get(exercise)
        try:
            return None if taken is None else taken.result(_PATIENCE_S)
        except TimeoutError:
            return None
