"""What the person exercising sees: the overlay, as in a mirror, in the window."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.status import Status
from posecheck.frame import Frame
from posecheck.live.window import Window
from posecheck.overlay import Message, Overlay
from posecheck.pose.types import Pose

OverlayFor = Callable[[tuple[int, int]], Overlay]


class Screen:
    """Draws frames and shows them; lays out anew when the frames' size changes."""

    def __init__(self, overlay_for: OverlayFor, window: Window) -> None:
        self._overlay_for = overlay_for
        self._window = window
        self._overlay: Overlay | None = None
        self._size: tuple[int, int] | None = None
        self._canvas: NDArray[np.uint8] | None = None

    def show(
        self, frame: Frame, pose: Pose | None, status: Status, message: Message | None = None
    ) -> None:
        """Draw and show one frame."""
        if self._overlay is None or frame.size != self._size:
            self._overlay, self._size, self._canvas = (
                self._overlay_for(frame.size),
                frame.size,
                None,
            )
        self._canvas = self._overlay.draw(frame.image, pose, status, message, out=self._canvas)
        self._window.show(self._canvas)
