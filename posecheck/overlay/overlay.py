"""The overlay: a frame with all that the checker says about it, drawn for people."""

import math
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Phase, Side
from posecheck.checking.status import Status
from posecheck.exercises.model import Exercise
from posecheck.overlay.counter import Count
from posecheck.overlay.gauge import Gauge
from posecheck.overlay.layout import layout_for
from posecheck.overlay.message import Message, message_for
from posecheck.overlay.palette import GROUND
from posecheck.overlay.panel import Contents, Panel
from posecheck.overlay.person import PersonLayer, in_unit, named, reached
from posecheck.overlay.ring import HoldShown
from posecheck.overlay.steady import SteadyValue
from posecheck.pose.types import Pose


class Overlay:
    """Draws one clip or one live set, frame after frame; make a new one for the next.

    All words stand in a panel beside or below the picture, never on it. On the picture are the
    skeleton, the angle being judged with its target, and its number where the person is not.
    """

    def __init__(
        self,
        picture: tuple[int, int],
        *,
        title: str = "",
        sides: bool = False,
        ring: bool = True,
        mirror: bool = False,
    ) -> None:
        """Lay out for frames of (width, height).

        title: the exercise's name, shown before it starts. sides: each side counts for itself.
        ring: holds are timed. mirror: show the picture, but no text, as in a mirror.
        """
        self._layout = layout_for(picture, ring=ring)
        self._title, self._sides, self._ring, self._mirror = title, sides, ring, mirror
        self._panel = Panel(self._layout)
        self._value = SteadyValue()
        self._person = PersonLayer(self._layout.unit, mirror=mirror)

    @classmethod
    def for_exercise(
        cls, exercise: Exercise, picture: tuple[int, int], *, mirror: bool = False
    ) -> Self:
        """The overlay that an exercise needs, for frames of (width, height)."""
        dose = exercise.dose
        return cls(
            picture,
            title=exercise.name,
            sides=dose.tells_sides,
            ring=dose.hold_s[0] > 0,
            mirror=mirror,
        )

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of what `draw` returns, both even."""
        return self._layout.size

    def draw(
        self,
        image: NDArray[np.uint8],
        pose: Pose | None,
        status: Status,
        message: Message | None = None,
        *,
        out: NDArray[np.uint8] | None = None,
    ) -> NDArray[np.uint8]:
        """A canvas (H, W, 3) with the frame's picture, unchanged itself, and all about it.

        image: (h, w, 3) RGB; one of another size than was laid out for is scaled.
        pose: in the pixels of `image`. message: shown in place of what the status calls for.
        out: a canvas of an earlier call to draw into again, which saves a third of the time;
            without it the canvas is a new one.
        """
        canvas = self._canvas(image, out)
        value = self._value.update(status.time_s, in_unit(status.measure, status.value))
        if pose is not None:
            self._person.draw(self._picture(canvas), pose, status, value)
        self._panel.draw(canvas, self._contents(status, value, message))
        return canvas

    def _canvas(self, image: NDArray[np.uint8], out: NDArray[np.uint8] | None) -> NDArray[np.uint8]:
        width, height = self._layout.size
        canvas = np.empty((height, width, 3), np.uint8) if out is None else out
        picture = self._picture(canvas)
        shown = image
        if image.shape != picture.shape:
            shown = cv2.resize(image, (picture.shape[1], picture.shape[0])).astype(np.uint8)
        if self._mirror:
            shown = cv2.flip(shown, 1).astype(np.uint8)
        picture[:] = shown
        self._fill_rest(canvas)
        return canvas

    def _fill_rest(self, canvas: NDArray[np.uint8]) -> None:
        """The row or column that an odd picture leaves between itself and the canvas's edge."""
        box, panel = self._layout.picture, self._layout.panel
        canvas[: box.height, box.width : panel.x or None] = GROUND
        canvas[box.height : panel.y or None, : box.width] = GROUND

    def _picture(self, canvas: NDArray[np.uint8]) -> NDArray[np.uint8]:
        box = self._layout.picture
        return canvas[box.y : box.y + box.height, box.x : box.x + box.width]

    def _contents(self, status: Status, value: int | None, message: Message | None) -> Contents:
        working = status.side if status.side in (Side.LEFT, Side.RIGHT) else None
        count = Count(
            status.reps, status.left, status.right, status.goal_reps, self._sides, working
        )
        return Contents(
            count,
            _hold(status) if self._ring else None,
            message if message is not None else message_for(status, self._title),
            _gauge(status, value),
        )


def _hold(status: Status) -> HoldShown:
    goal = status.goal_hold_s or 0.0
    tenths = math.floor(min(status.hold_s, goal) * 10 + 1e-6)
    return HoldShown(tenths, goal, status.phase is Phase.HOLD)


def _gauge(status: Status, value: int | None) -> Gauge | None:
    label, unit = named(status.measure)
    target = None
    if status.target is not None:
        low, high = (in_unit(status.measure, x) for x in (status.target.low, status.target.high))
        target = (None if low is None else round(low), None if high is None else round(high))
    return Gauge(label, value, unit, target, status.depth_judged, reached(status))
