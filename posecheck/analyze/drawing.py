"""Draws in one thread and encodes in another, behind the checker."""

from queue import SimpleQueue

import numpy as np
from numpy.typing import NDArray

from posecheck.analyze.threads import ROOM, WriteBehind
from posecheck.pipeline import Step
from posecheck.session.annotated import AnnotatedVideo


class Drawing:
    """Adds steps to an annotated video; what goes wrong is raised by a later `add` or `close`.

    behind: whether the threads stand back for a pose network, see `WriteBehind`.
    """

    def __init__(self, annotated: AnnotatedVideo, *, behind: bool) -> None:
        self._annotated = annotated
        # Pictures to draw over again, so that none is made anew for every frame.
        self._free: SimpleQueue[NDArray[np.uint8] | None] = SimpleQueue()
        for _ in range(ROOM + 2):
            self._free.put(None)
        self._encoding = WriteBehind[tuple[NDArray[np.uint8], float]](self._encode, behind=behind)
        self._drawing = WriteBehind[Step](self._draw, behind=behind)

    def add(self, step: Step) -> None:
        """Hand over one step, waiting while the threads are behind."""
        self._drawing.add(step)

    def close(self) -> None:
        """Wait until everything is encoded; may be called twice."""
        try:
            self._drawing.close()
        finally:
            self._encoding.close()

    def _draw(self, step: Step) -> None:
        picture = self._annotated.draw(step, self._free.get())
        self._encoding.add((picture, step.frame.time))

    def _encode(self, drawn: tuple[NDArray[np.uint8], float]) -> None:
        try:
            self._annotated.write(*drawn)
        finally:
            self._free.put(drawn[0])
