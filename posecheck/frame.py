"""One picture and the moment it shows."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture with its time.

    image: (H, W, 3) uint8, RGB, C-contiguous, upright (rotation already applied); of no size
        where only the moment is needed.
    time: seconds from the clip's or the stream's start; strictly rising within one source.
    index: number of the frame in the source, from 0.
    """

    image: NDArray[np.uint8]
    time: float
    index: int

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        height, width = self.image.shape[:2]
        return width, height
