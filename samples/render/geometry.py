"""Small geometry: rotations, frames, signed angles, and a solver for contacts."""

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def rotation(axis: str, degrees: float) -> Array:
    """Right-handed rotation about the x, y or z axis, (3, 3)."""
    angle = math.radians(degrees)
    c, s = math.cos(angle), math.sin(angle)
    if axis == "x":
        return np.array(((1.0, 0.0, 0.0), (0.0, c, -s), (0.0, s, c)))
    if axis == "y":
        return np.array(((c, 0.0, s), (0.0, 1.0, 0.0), (-s, 0.0, c)))
    return np.array(((c, -s, 0.0), (s, c, 0.0), (0.0, 0.0, 1.0)))


def frame(primary: Array, secondary: Array) -> Array:
    """Orthonormal frame, columns: primary, secondary made square to it, their cross product."""
    first = primary / np.linalg.norm(primary)
    second = secondary - first * (secondary @ first)
    second = second / np.linalg.norm(second)
    return np.stack([first, second, np.cross(first, second)], axis=1)


def signed_angle(start: Array, end: Array, axis: Array) -> float:
    """Degrees from start to end about the axis, both first flattened into the plane across it."""
    u = start - axis * (start @ axis)
    v = end - axis * (end @ axis)
    return float(np.degrees(np.arctan2(axis @ np.cross(u, v), u @ v)))


def elevation(vector: Array) -> float:
    """Degrees above the horizontal."""
    return float(np.degrees(np.arcsin(np.clip(vector[2] / np.linalg.norm(vector), -1, 1))))


def least_squares(
    residual: Callable[[Array], Array],
    start: Array,
    *,
    damping: float = 1e-6,
    steps: int = 12,
    tolerance: float = 1e-5,
) -> Array:
    """Damped Gauss-Newton on a few unknown angles (degrees).

    residual: from (n,) angles to (m,) errors in metres. Returns the best angles found.
    """
    x = start.astype(float)
    error = residual(x)
    for _ in range(steps):
        if np.abs(error).max() < tolerance:
            break
        jacobian = np.stack(
            [(residual(x + 0.05 * unit) - error) / 0.05 for unit in np.eye(len(x))], axis=1
        )
        normal = jacobian.T @ jacobian + damping * np.eye(len(x))
        x = x - np.clip(np.linalg.solve(normal, jacobian.T @ error), -25, 25)
        error = residual(x)
    return x


def ease(fraction: float) -> float:
    """Minimum-jerk step from 0 to 1: the way an unhurried limb starts and stops."""
    f = min(max(fraction, 0.0), 1.0)
    return f * f * f * (10 - 15 * f + 6 * f * f)
