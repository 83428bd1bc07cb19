"""The number beside the joint: put where the person is not, and moved seldom and smoothly."""

import math

import numpy as np
from numpy.typing import NDArray

from posecheck.overlay.figure import Figure
from posecheck.overlay.palette import Colour
from posecheck.overlay.text import draw_text, text_width

_DIRECTIONS = np.arange(0.0, 360.0, 22.5)
_DISTANCES = (1.0, 1.35, 1.8, 2.4)  # of the nearest distance that clears the arc
_COVERED_S = 0.3
_GLIDE_S = 0.2
_MARGIN = 0.25  # room asked of a new place, as a part of the text's height

Size = tuple[float, float]


class LabelPlace:
    """Remembers on which side of the joint the number stands."""

    def __init__(self) -> None:
        self._wanted: NDArray[np.float64] | None = None
        self._offset: NDArray[np.float64] | None = None
        self._free_at = 0.0
        self._time = 0.0

    def forget(self) -> None:
        """Start afresh: another joint is judged now."""
        self._wanted = self._offset = None

    def update(
        self,
        time_s: float,
        figure: Figure,
        joint: NDArray[np.float64],
        clearance: float,
        size: Size,
        picture: tuple[int, int],
    ) -> NDArray[np.float64] | None:
        """The middle (2,) of a text of `size` near `joint`, or None where all room is taken.

        clearance: how far from the joint the arc reaches, pixels.
        """
        body = figure.body()
        if self._wanted is not None and _free(joint + self._wanted, size, body, picture, 0.0):
            self._free_at = time_s
        elif self._wanted is None or not 0 <= time_s - self._free_at < _COVERED_S:
            self._wanted = _best_offset(joint, clearance, size, body, picture, self._offset)
            self._free_at = time_s
        middle = self._glide(time_s, joint)
        hidden = middle is None or not _free(middle, size, body, picture, 0.0)
        return None if hidden else middle

    def _glide(self, time_s: float, joint: NDArray[np.float64]) -> NDArray[np.float64] | None:
        passed = max(time_s - self._time, 0.0)
        self._time = time_s
        if self._wanted is None:
            self._offset = None
            return None
        if self._offset is None:
            self._offset = self._wanted
        share = 1.0 - math.exp(-passed / _GLIDE_S)
        self._offset = self._offset + share * (self._wanted - self._offset)
        return np.asarray(joint + self._offset, np.float64)


def draw_label(
    image: NDArray[np.uint8], text: str, middle: NDArray[np.float64], size: int, colour: Colour
) -> None:
    """Write the number with a dark shadow all round, so that it is read on any background."""
    x, y = round(float(middle[0])), round(float(middle[1]))
    edge = max(1, round(size * 0.06))
    draw_text(image, text, (x, y), size, colour, bold=True, anchor="centre", edge=edge)


def label_size(text: str, size: int) -> Size:
    """The (width, height) in pixels that a number takes up, its shadow included."""
    return text_width(text, size, bold=True) + size * 0.15, size * 0.9


def _best_offset(
    joint: NDArray[np.float64],
    clearance: float,
    size: Size,
    body: tuple[NDArray[np.float64], NDArray[np.float64]],
    picture: tuple[int, int],
    before: NDArray[np.float64] | None,
) -> NDArray[np.float64] | None:
    """The free offset nearest to the joint and, among equals, nearest to where it was."""
    half = np.array(size) / 2
    choices = []
    for distance in _DISTANCES:
        for degrees in _DIRECTIONS:
            way = np.array([math.cos(math.radians(degrees)), math.sin(math.radians(degrees))])
            offset = way * (clearance * distance + float(np.abs(way) @ half))
            if _free(joint + offset, size, body, picture, size[1] * _MARGIN):
                moved = 0.0 if before is None else float(np.hypot(*(offset - before)))
                choices.append((float(np.hypot(*offset)) + 0.5 * moved, tuple(offset)))
    return np.array(min(choices)[1]) if choices else None


def _free(
    middle: NDArray[np.float64],
    size: Size,
    body: tuple[NDArray[np.float64], NDArray[np.float64]],
    picture: tuple[int, int],
    margin: float,
) -> bool:
    """Whether a text there lies within the picture and off the body."""
    half = np.array(size) / 2
    if (middle - half < 0).any() or (middle + half > picture).any():
        return False
    centres, radii = body
    gaps = np.maximum(np.abs(centres - middle) - half, 0.0)
    return bool((np.hypot(gaps[:, 0], gaps[:, 1]) >= radii + margin).all())
