"""The angle being judged: its arc at the joint, and the target as a band along that arc."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.exercises.terms import Band
from posecheck.overlay.lines import arc, draw_dashes, draw_path, fill_softly
from posecheck.overlay.palette import OUTLINE, TARGET, TEXT, Colour

_RADIUS = 0.12  # of the picture's short side
_OPEN_END = 30.0  # how far a band without an edge is drawn, degrees


class Arc(NamedTuple):
    """An angle as it lies in the picture.

    joint: (2,) pixels. zero_deg: the direction in which the value would be 0; degrees grow
    clockwise on screen. turn: +1 where a growing value turns clockwise, else -1.
    value: the measured angle in degrees, so that the limb lies at zero_deg + turn * value.
    """

    joint: NDArray[np.float64]
    zero_deg: float
    turn: int
    value: float

    def direction(self, value: float) -> float:
        """Where on the screen a value of the angle points, degrees."""
        return self.zero_deg + self.turn * value


def arc_radius(unit: int, limb: float) -> float:
    """The arc's radius in pixels: fits the picture, and the limb (length in pixels)."""
    return float(np.clip(min(_RADIUS * unit, 0.55 * limb), 6.0, None))


def draw_angle(
    image: NDArray[np.uint8],
    shown: Arc,
    radius: float,
    thick: int,
    colour: Colour,
    target: Band | None,
) -> None:
    """Draw the arc and, where there is a target that can be judged, its band.

    The band is hollow while the value lies outside and filled while it lies inside.
    """
    centre, zero = shown.joint, shown.direction(0.0)
    reach = centre + radius * 1.7 * _unit(zero)
    draw_dashes(image, centre, reach, TEXT, max(1, thick // 2), dash=thick * 2.0)
    swept = arc(centre, radius, zero, shown.direction(shown.value))
    fill_softly(image, np.vstack([centre[None], swept]), colour, 0.4)
    draw_path(image, swept, colour, max(1, thick // 2), edge=max(1, thick // 4))
    if target is not None:
        _draw_band(image, shown, radius, thick, target, colour)


def _draw_band(
    image: NDArray[np.uint8],
    shown: Arc,
    radius: float,
    thick: int,
    target: Band,
    inside_colour: Colour,
) -> None:
    low, high = band_edges(target)
    inside = target.contains(shown.value)
    start, end = shown.direction(low), shown.direction(high)
    outer, inner = radius + 4.5 * thick, radius + 1.5 * thick
    ring = np.vstack([arc(shown.joint, outer, start, end), arc(shown.joint, inner, end, start)])
    closed = np.vstack([ring, ring[:1]])
    if inside:
        fill_softly(image, ring, inside_colour, 0.95)
    draw_path(image, closed, OUTLINE, max(1, thick // 2) + 2)
    draw_path(image, closed, inside_colour if inside else TARGET, max(1, thick // 2))


def band_edges(band: Band) -> tuple[float, float]:
    """Both edges of a band for drawing, in degrees; an open edge lies a fixed way off."""
    if band.low is None:
        high = band.high if band.high is not None else 0.0
        return high - _OPEN_END, high
    return band.low, band.high if band.high is not None else band.low + _OPEN_END


def _unit(degrees: float) -> NDArray[np.float64]:
    angle = np.radians(degrees)
    return np.array([np.cos(angle), np.sin(angle)])
