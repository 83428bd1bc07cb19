"""The counter: how many repetitions counted, and of how many."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Side
from posecheck.overlay.layout import Box
from posecheck.overlay.palette import LIMB, QUIET, TEXT
from posecheck.overlay.text import draw_text, fit_text


class Count(NamedTuple):
    """What the counter says; `sides`: each side counts for itself, `working` is at it now."""

    reps: int
    left: int
    right: int
    goal: int | None
    sides: bool
    working: Side | None


def draw_counter(image: NDArray[np.uint8], box: Box, count: Count) -> None:
    """Draw the counter into its box of the panel."""
    goal = "" if count.goal is None else f"of {count.goal}"
    if not count.sides:
        _draw_number(image, box, str(count.reps), goal or "done", lit=False)
        return
    half = box.width // 2
    each = ((Side.LEFT, count.left, "Left"), (Side.RIGHT, count.right, "Right"))
    for place, (side, number, name) in enumerate(each):
        part = Box(box.x + place * half, box.y, half, box.height)
        _draw_number(image, part, str(number), f"{name} {goal}".strip(), count.working is side)


def _draw_number(image: NDArray[np.uint8], box: Box, number: str, below: str, lit: bool) -> None:
    x, inner = box.x + box.width // 2, round(box.width * 0.86)
    size, _ = fit_text(
        number, (inner, round(box.height * 0.78)), round(box.height * 0.64), bold=True, most_lines=1
    )
    draw_text(
        image,
        number,
        (x, box.y + round(box.height * 0.4)),
        size,
        LIMB if lit else TEXT,
        bold=True,
        anchor="centre",
    )
    small, _ = fit_text(below, (inner, box.height // 4), round(box.height * 0.18), most_lines=1)
    draw_text(
        image,
        below,
        (x, box.y + round(box.height * 0.8)),
        small,
        LIMB if lit else QUIET,
        anchor="centre",
    )
