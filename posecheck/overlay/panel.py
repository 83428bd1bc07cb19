"""The panel outside of the picture: counter, hold ring, message and gauge."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.overlay.counter import Count, draw_counter
from posecheck.overlay.gauge import Gauge, draw_gauge
from posecheck.overlay.layout import Box, Layout
from posecheck.overlay.message import Message, draw_message
from posecheck.overlay.palette import EDGE, GROUND
from posecheck.overlay.ring import HoldShown, draw_ring


@dataclass(frozen=True, slots=True)
class Contents:
    """All that the panel says at one moment; equal contents look equal."""

    count: Count
    hold: HoldShown | None
    message: Message
    gauge: Gauge | None


class Panel:
    """Keeps the panel's picture and redraws only the cells whose contents changed."""

    def __init__(self, layout: Layout) -> None:
        self._box = layout.panel
        self._layout = layout
        self._image = np.empty((layout.panel.height, layout.panel.width, 3), np.uint8)
        self._image[:] = GROUND
        self._shown: Contents | None = None

    def draw(self, canvas: NDArray[np.uint8], contents: Contents) -> None:
        """Lay the panel over its place on the canvas (H, W, 3)."""
        before = self._shown
        if before is None or before.count != contents.count:
            draw_counter(*self._cell(self._layout.counter), contents.count)
        if contents.hold is not None and (before is None or before.hold != contents.hold):
            draw_ring(*self._cell(self._layout.ring), contents.hold)
        if before is None or before.message != contents.message:
            draw_message(*self._cell(self._layout.message), contents.message)
        if before is None or before.gauge != contents.gauge:
            cell = self._cell(self._layout.gauge)
            if contents.gauge is not None:
                draw_gauge(*cell, contents.gauge)
        self._shown = contents
        x, y, width, height = self._box
        canvas[y : y + height, x : x + width] = self._image

    def _cell(self, box: Box) -> tuple[NDArray[np.uint8], Box]:
        """A cell's own part of the panel, emptied, and the box to draw into."""
        x, y = box.x - self._box.x, box.y - self._box.y
        cell = self._image[y : y + box.height, x : x + box.width]
        cell[:] = GROUND
        self._draw_edge(cell, first=x == 0 and y == 0)
        return cell, Box(0, 0, box.width, box.height)

    def _draw_edge(self, cell: NDArray[np.uint8], *, first: bool) -> None:
        """A thin line between this cell and the one before it."""
        height, width = cell.shape[:2]
        if first or not height or not width:
            return
        if self._box.width > self._box.height:
            cell[height // 8 : height - height // 8, :1] = EDGE
        else:
            cell[:1, width // 8 : width - width // 8] = EDGE
