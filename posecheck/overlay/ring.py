"""The hold ring: fills up while the target is held, and counts the seconds down."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.overlay.layout import Box
from posecheck.overlay.lines import arc, draw_path
from posecheck.overlay.palette import EDGE, GOOD, QUIET, TEXT
from posecheck.overlay.text import draw_text


class RingSizes(NamedTuple):
    """Sizes and places within a ring, as shares of its box's shorter side."""

    radius: float
    thick: float
    number: float
    below_at: float
    below: float


_HOLD = RingSizes(radius=0.37, thick=0.085, number=0.36, below_at=0.2, below=0.1)


class HoldShown(NamedTuple):
    """A hold as the ring shows it: tenths of a second held and asked for; `active`: held now."""

    held_tenths: int
    goal_s: float
    active: bool

    @property
    def left_s(self) -> int:
        """Whole seconds that are still to be held."""
        return seconds_left(self.held_tenths, self.goal_s)


def seconds_left(gone_tenths: int, of_s: float) -> int:
    """Whole seconds that are left of so many; the last one is 1 until all is over."""
    return max(0, math.ceil(round(of_s - gone_tenths / 10, 3)))


def draw_ring(image: NDArray[np.uint8], box: Box, hold: HoldShown) -> None:
    """Draw the ring into its box of the panel."""
    done = hold.goal_s > 0 and hold.held_tenths / 10 >= hold.goal_s
    below = "held" if done else "seconds"
    draw_seconds(image, box, hold.held_tenths, hold.goal_s, below, _HOLD, active=hold.active)


def draw_seconds(
    image: NDArray[np.uint8],
    box: Box,
    gone_tenths: int,
    of_s: float,
    below: str,
    sizes: RingSizes,
    *,
    active: bool,
) -> None:
    """A ring that fills up, the whole seconds that are left of `of_s`, and a word below them.

    active: whether they are running down now; if not, the number is quiet.
    """
    middle = np.array([box.x + box.width / 2, box.y + box.height / 2])
    room = min(box.width, box.height)
    radius, thick = room * sizes.radius, max(2, round(room * sizes.thick))
    share = min(gone_tenths / 10 / of_s, 1.0) if of_s > 0 else 0.0
    draw_path(image, arc(middle, radius, 0, 360), EDGE, thick)
    if share > 0:
        draw_path(image, arc(middle, radius, -90, -90 + 360 * share), GOOD, thick)
    done = share >= 1
    number = "✓" if done else str(seconds_left(gone_tenths, of_s))
    ink = GOOD if done else TEXT if active else QUIET
    at = round(float(middle[0])), round(float(middle[1] - room * 0.04))
    draw_text(image, number, at, round(room * sizes.number), ink, bold=True, anchor="centre")
    at = at[0], round(float(middle[1] + room * sizes.below_at))
    draw_text(image, below, at, round(room * sizes.below), QUIET, anchor="centre")
