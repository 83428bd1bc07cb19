"""Small signs whose shape alone tells what kind of message stands beside them."""

from typing import Literal

import numpy as np
from numpy.typing import NDArray

from posecheck.overlay.lines import draw_disc, draw_path, fill_polygon
from posecheck.overlay.palette import Colour
from posecheck.overlay.text import draw_text

Icon = Literal["stop", "warn", "info", "unseen", "almost", "done", "pause", "none"]
Point = NDArray[np.float64]

_WORDLIKE = {"stop": "!", "warn": "!", "info": "i"}


def draw_icon(
    image: NDArray[np.uint8],
    icon: Icon,
    middle: tuple[float, float],
    size: int,
    ink: Colour,
    ground: Colour,
) -> None:
    """Draw a sign of `size` pixels in `ink`; what is cut out of it shows the `ground`.

    stop: an octagon, warn: a triangle, info: a disc, unseen: a crossed-out eye, almost: three
    quarters of a circle, done: a tick, pause: two bars.
    """
    centre, radius = np.array(middle, np.float64), size / 2
    pen = max(1, round(size * 0.11))
    if icon in _WORDLIKE:
        _draw_sign(image, icon, centre, radius, ink, ground)
    elif icon == "unseen":
        _draw_eye(image, centre, radius, pen, ink)
    elif icon == "almost":
        draw_path(image, _around(centre, radius * 0.8, -90, 180, 16), ink, pen)
    elif icon == "done":
        tick = centre + radius * np.array([(-0.8, 0.0), (-0.25, 0.6), (0.85, -0.65)])
        draw_path(image, tick, ink, pen)
    elif icon == "pause":
        for side in (-0.35, 0.35):
            bar = centre + radius * np.array([(side, -0.6), (side, 0.6)])
            draw_path(image, bar, ink, round(pen * 1.8))


def _draw_sign(
    image: NDArray[np.uint8], icon: Icon, centre: Point, radius: float, ink: Colour, ground: Colour
) -> None:
    if icon == "stop":
        fill_polygon(image, _around(centre, radius * 1.05, 22.5, 337.5, 8), ink)
    elif icon == "warn":
        lower = centre + np.array([0.0, radius * 0.22])
        fill_polygon(image, _around(lower, radius * 1.2, -90, 150, 3), ink)
        centre = lower + np.array([0.0, radius * 0.05])
    else:
        draw_disc(image, centre, radius * 0.95, ink)
    at = round(float(centre[0])), round(float(centre[1]))
    height = round(radius * (1.1 if icon == "warn" else 1.45))
    draw_text(image, _WORDLIKE[icon], at, height, ground, bold=True, anchor="centre")


def _draw_eye(
    image: NDArray[np.uint8], centre: Point, radius: float, pen: int, ink: Colour
) -> None:
    for above in (-1.0, 1.0):
        lid = np.linspace(-1.0, 1.0, 13)
        curve = np.column_stack([lid, above * 0.55 * (1.0 - lid**2)])
        draw_path(image, centre + radius * curve, ink, pen)
    draw_disc(image, centre, radius * 0.24, ink)
    draw_path(image, centre + radius * np.array([(-0.8, 0.8), (0.8, -0.8)]), ink, pen)


def _around(centre: Point, radius: float, first: float, last: float, count: int) -> Point:
    """`count` points on a circle, evenly from one direction to another, degrees clockwise."""
    angles = np.radians(np.linspace(first, last, count))
    return np.asarray(centre + radius * np.column_stack([np.cos(angles), np.sin(angles)]))
