"""The hold ring: fills up while the target is held, and counts the seconds down."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.overlay.layout import Box
from posecheck.overlay.lines import arc, draw_path
from posecheck.overlay.palette import EDGE, GOOD, QUIET, TEXT
from posecheck.overlay.text import draw_text


class HoldShown(NamedTuple):
    """A hold as the ring shows it: tenths of a second held and asked for; `active`: held now."""

    held_tenths: int
    goal_s: float
    active: bool

    @property
    def left_s(self) -> int:
        """Whole seconds that are still to be held."""
        return max(0, math.ceil(round(self.goal_s - self.held_tenths / 10, 3)))


def draw_ring(image: NDArray[np.uint8], box: Box, hold: HoldShown) -> None:
    """Draw the ring into its box of the panel."""
    middle = np.array([box.x + box.width / 2, box.y + box.height / 2])
    room = min(box.width, box.height)
    radius, thick = room * 0.37, max(2, round(room * 0.085))
    share = min(hold.held_tenths / 10 / hold.goal_s, 1.0) if hold.goal_s > 0 else 0.0
    draw_path(image, arc(middle, radius, 0, 360), EDGE, thick)
    if share > 0:
        draw_path(image, arc(middle, radius, -90, -90 + 360 * share), GOOD, thick)
    at = round(float(middle[0])), round(float(middle[1] - room * 0.04))
    done = share >= 1
    number = "✓" if done else str(hold.left_s)
    lit = GOOD if done else TEXT if hold.active else QUIET
    draw_text(image, number, at, round(room * 0.36), lit, bold=True, anchor="centre")
    below = at[0], round(float(middle[1] + room * 0.2))
    draw_text(
        image, "held" if done else "seconds", below, round(room * 0.1), QUIET, anchor="centre"
    )
