"""`annotated.mp4`: the clip with everything that was found drawn into it."""

from pathlib import Path
from types import TracebackType
from typing import Self

import numpy as np
from numpy.typing import NDArray

from posecheck.exercises.model import Exercise
from posecheck.overlay import Overlay
from posecheck.pipeline import Step
from posecheck.session.faces import Faces
from posecheck.video import VideoWriter


class AnnotatedVideo:
    """Draws steps and writes them as H.264; what was written stays playable after an error.

    size: width and height of the frames in pixels; the video is larger by the panel of words.
    faces: blurs every head, None leaves the picture as it is.
    Raises InputError when the file cannot be written.
    """

    def __init__(
        self,
        path: Path,
        exercise: Exercise,
        size: tuple[int, int],
        fps: float,
        faces: Faces | None = None,
    ) -> None:
        self._faces = faces
        self._overlay = Overlay.for_exercise(exercise, size)
        self._writer = VideoWriter(path, self._overlay.size, fps)
        self._canvas: NDArray[np.uint8] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._writer.__exit__(kind, error, trace)

    def add(self, step: Step) -> None:
        """Draw and write one frame. Raises InputError when the disk is full."""
        self._canvas = self.draw(step, self._canvas)
        self.write(self._canvas, step.frame.time)

    def draw(self, step: Step, out: NDArray[np.uint8] | None = None) -> NDArray[np.uint8]:
        """The picture of one frame with everything drawn in; `out` is an older one to draw over."""
        image = step.frame.image
        if self._faces is not None:
            image = self._faces.hide(step.frame, step.pose)
        return self._overlay.draw(image, step.pose, step.status, out=out)

    def write(self, picture: NDArray[np.uint8], time: float) -> None:
        """Write what `draw` gave, in order. Raises InputError when the disk is full."""
        self._writer.write(picture, time)

    def close(self) -> None:
        """Finish the file. Raises InputError when the disk is full."""
        self._writer.close()
