"""Signed angles and lengths on points in pixels (x right, y down). Pure functions.

Every angle is taken between directions, so it keeps its value when the picture is moved, scaled
or turned; a mirrored picture changes the sign of `turn`, which handedness puts right again.
Plain floats and not arrays: for two numbers the array machinery costs ten times the arithmetic.
"""

import math
from collections.abc import Sequence

Point = Sequence[float]
"""(x, y)."""


def vector(a: Point, b: Point) -> tuple[float, float]:
    """From a to b."""
    return b[0] - a[0], b[1] - a[1]


def cross(a: Point, b: Point) -> float:
    """The z component of a x b for vectors: positive when b lies clockwise of a on screen."""
    return a[0] * b[1] - a[1] * b[0]


def between(u: Point, v: Point) -> float:
    """Degrees (-180..180) from the direction u to the direction v, clockwise on the screen."""
    return math.degrees(math.atan2(cross(u, v), u[0] * v[0] + u[1] * v[1]))


def turn(a: Point, b: Point, c: Point) -> float:
    """Degrees (-180..180) by which the path a -> b -> c turns at b; 0 when it goes straight on.

    Positive is clockwise on the screen. Unlike the usual included angle it does not fold at a
    straight limb, so a knee bent backwards by 6 degrees differs from one bent forwards by 6.
    """
    return between(vector(a, b), vector(b, c))


def from_vertical(a: Point, b: Point) -> float:
    """Degrees (-180..180) of the direction a -> b away from straight up; positive to the right."""
    dx, dy = vector(a, b)
    return math.degrees(math.atan2(dx, -dy))


def elevation(a: Point, b: Point) -> float:
    """Degrees (-90..90) by which b lies above a, seen from a: 0 level, 90 straight above."""
    dx, dy = vector(a, b)
    return math.degrees(math.atan2(-dy, abs(dx)))


def distance(a: Point, b: Point) -> float:
    """Length of a -> b in the unit of the points."""
    return math.hypot(*vector(a, b))
