"""Wrinkles of cloth and blotches of skin: value noise at the vertices of the resting body.

Painted per vertex because noise in every fragment takes ten times as long in software.
"""

import numpy as np

from samples.render.geometry import Array


def grain(points: Array) -> Array:
    """Per point (n, 3): an offset of the normal, zero on average, and a tint 0..1, (n, 4)."""
    along = points * [9, 9, 16]
    columns = [fractal_noise(along + shift) - 0.47 for shift in (3.0, 17.0, 31.0)]
    return np.stack([*columns, fractal_noise(points * [14, 14, 9])], axis=1)


def fractal_noise(points: Array) -> Array:
    """Four octaves of value noise, about 0..0.94, (n,)."""
    octaves = ((0.5, 1.0), (0.25, 2.03), (0.125, 4.1), (0.06, 8.3))
    total: Array = np.sum([weight * _noise(points * scale) for weight, scale in octaves], axis=0)
    return total


def _noise(points: Array) -> Array:
    cell = np.floor(points)
    x, y, z = np.moveaxis(_smooth(points - cell), -1, 0)

    def corner(dx: int, dy: int, dz: int) -> Array:
        return _hash(cell + np.array([dx, dy, dz]))

    def across(dy: int, dz: int) -> Array:
        line: Array = (1 - x) * corner(0, dy, dz) + x * corner(1, dy, dz)
        return line

    low, high = ((1 - y) * across(0, dz) + y * across(1, dz) for dz in (0, 1))
    value: Array = (1 - z) * low + z * high
    return value


def _smooth(fraction: Array) -> Array:
    eased: Array = fraction * fraction * (3 - 2 * fraction)
    return eased


def _hash(cells: Array) -> Array:
    mixed: Array = np.sin(cells @ np.array([12.9898, 78.233, 37.719])) * 43758.5453
    return mixed - np.floor(mixed)
