"""Smooth lines, arcs and discs, each with a dark edge that keeps it visible on any background."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.overlay.palette import OUTLINE, Colour

Points = NDArray[np.float64] | Sequence[NDArray[np.float64]]

_SHIFT = 4  # OpenCV takes sixteenths of a pixel, so that slow movement does not step
_FAR = 1e5


def draw_path(
    image: NDArray[np.uint8], points: Points, colour: Colour, thickness: int, *, edge: int = 0
) -> None:
    """A line through points (n, 2), with a dark edge of `edge` pixels on either side."""
    draw_paths(image, [points], colour, thickness, edge=edge)


def draw_paths(
    image: NDArray[np.uint8],
    paths: Sequence[Points] | NDArray[np.float64],
    colour: Colour,
    thickness: int,
    *,
    edge: int = 0,
) -> None:
    """Several such lines, (m, n, 2); the edge of none lies over another."""
    fixed = [_fixed(path) for path in paths]
    if edge and fixed:
        wide = thickness + 2 * edge
        cv2.polylines(image, fixed, False, OUTLINE, wide, cv2.LINE_AA, shift=_SHIFT)
    if fixed:
        cv2.polylines(image, fixed, False, colour, thickness, cv2.LINE_AA, shift=_SHIFT)


def draw_dashes(
    image: NDArray[np.uint8],
    start: NDArray[np.float64],
    end: NDArray[np.float64],
    colour: Colour,
    thickness: int,
    *,
    dash: float,
) -> None:
    """A dashed line; dashes and gaps are `dash` pixels long."""
    length = float(np.hypot(*(end - start)))
    count = min(int(length / (2 * dash)) + 1, 200)
    shares = np.minimum(np.arange(2 * count) * dash / max(length, 1e-6), 1.0)
    pieces = _fixed(start + (end - start) * shares[:, np.newaxis]).reshape(count, 2, 2)
    cv2.polylines(image, [*pieces], False, colour, thickness, cv2.LINE_AA, shift=_SHIFT)


def draw_disc(
    image: NDArray[np.uint8],
    centre: NDArray[np.float64],
    radius: float,
    colour: Colour,
    *,
    edge: int = 0,
) -> None:
    """A filled disc with a dark edge."""
    (x, y), scale = _fixed([centre])[0], 1 << _SHIFT
    for size, ink in ((radius + edge, OUTLINE), (radius, colour)):
        cv2.circle(
            image, (int(x), int(y)), round(size * scale), ink, cv2.FILLED, cv2.LINE_AA, _SHIFT
        )


def fill_polygon(image: NDArray[np.uint8], corners: NDArray[np.float64], colour: Colour) -> None:
    """A filled polygon through corners (n, 2)."""
    cv2.fillPoly(image, [_fixed(corners)], colour, cv2.LINE_AA, _SHIFT)


def fill_softly(
    image: NDArray[np.uint8], polygon: NDArray[np.float64], colour: Colour, opacity: float
) -> None:
    """Lay a colour over the inside of a polygon (n, 2); only its own rectangle is touched."""
    height, width = image.shape[:2]
    left, top = np.clip(np.floor(polygon.min(axis=0)), 0, (width, height)).astype(int)
    right, bottom = np.clip(np.ceil(polygon.max(axis=0)) + 1, 0, (width, height)).astype(int)
    if left >= right or top >= bottom:
        return
    spot = image[top:bottom, left:right]
    filled = spot.copy()
    cv2.fillPoly(filled, [_fixed(polygon - (left, top))], colour, cv2.LINE_AA, _SHIFT)
    cv2.addWeighted(filled, opacity, spot, 1 - opacity, 0, dst=filled)
    spot[:] = filled


def arc(
    centre: NDArray[np.float64], radius: float, start_deg: float, end_deg: float
) -> NDArray[np.float64]:
    """Points (n, 2) along a circle between two directions; degrees grow clockwise on screen."""
    steps = max(2, int(abs(end_deg - start_deg) / 4) + 2)
    angles = np.radians(np.linspace(start_deg, end_deg, steps))
    return centre + radius * np.column_stack([np.cos(angles), np.sin(angles)])


def _fixed(points: Points) -> NDArray[np.int32]:
    """Points in OpenCV's fixed-point form; what is absurdly far away stays representable."""
    # Not np.clip: for a few points its checks cost more than all the rest.
    near = np.minimum(np.maximum(np.asarray(points, np.float64), -_FAR), _FAR)
    return np.asarray(np.rint(near * (1 << _SHIFT)), np.int32)
