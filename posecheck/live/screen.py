"""What the person exercising sees: the coach's screens, in the window."""

from posecheck.coach.shown import Shown
from posecheck.frame import Frame
from posecheck.live.window import Window
from posecheck.pipeline import Step
from posecheck.screen import Painter

LARGEST = 1920
"""The longer side of what is drawn; the window scales it up from there. A larger one takes more
than its share of a frame's time, and nobody sees the difference from three metres."""


class Screen:
    """Draws screens for a window of any size, and shows them."""

    def __init__(self, painter: Painter, window: Window) -> None:
        self._painter = painter
        self._window = window

    def show(self, shown: Shown, step: Step | None = None, frame: Frame | None = None) -> None:
        """Show a screen, with the person of a step, or with a frame's bare picture."""
        size = _drawn(self._window.size)
        if step is None:
            image = None if frame is None else frame.image
            self._window.show(self._painter.draw(size, shown, image))
            return
        status = step.status if step.pose is not None else None
        self._window.show(self._painter.draw(size, shown, step.frame.image, step.pose, status))


def _drawn(size: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, LARGEST / max(size))
    return max(160, round(size[0] * scale)), max(160, round(size[1] * scale))
