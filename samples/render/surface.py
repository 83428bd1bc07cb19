"""Surfaces of things that stand still, put together from boxes."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from samples.render.geometry import Array
from samples.render.look import Colour

_WOOD: Colour = (0.33, 0.20, 0.12)


class Material(IntEnum):
    """What the fragment shader paints; a glow is seen in its own colour."""

    FLOOR = 0
    WALL = 1
    MAT = 2
    PAINTED = 3
    FABRIC = 4
    GLOW = 5


@dataclass(frozen=True, slots=True)
class Surface:
    """Triangles without an index. points, normals, colours: (n, 3); material: (n,)."""

    points: Array
    normals: Array
    colours: Array
    material: Array


def quad(corner: Array, u: Array, v: Array, material: Material, colour: Colour = _WOOD) -> Surface:
    """A parallelogram from a corner along u and v, facing u x v."""
    points = np.array([corner, corner + u, corner + u + v, corner, corner + u + v, corner + v])
    normal = np.cross(u, v)
    normals = np.repeat((normal / np.linalg.norm(normal))[None], 6, axis=0)
    return Surface(points, normals, np.tile(colour, (6, 1)), np.full(6, float(material)))


def box(low: Array, high: Array, material: Material, colour: Colour = _WOOD) -> Surface:
    """An upright box between two corners."""
    x, y, z = np.diag(high - low)
    faces = [
        (low + z, x, y),
        (low, y, x),
        (low, x, z),
        (low + y, z, x),
        (low, z, y),
        (low + x, y, z),
    ]
    return joined([quad(a, u, v, material, colour) for a, u, v in faces])


def joined(surfaces: list[Surface]) -> Surface:
    """Several surfaces as one, or an empty one."""
    if not surfaces:
        return Surface(np.zeros((0, 3)), np.zeros((0, 3)), np.zeros((0, 3)), np.zeros(0))
    return Surface(
        np.concatenate([s.points for s in surfaces]),
        np.concatenate([s.normals for s in surfaces]),
        np.concatenate([s.colours for s in surfaces]),
        np.concatenate([s.material for s in surfaces]),
    )
