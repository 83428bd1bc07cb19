"""The things that stand still: floor, walls, mat, chair, a picture on the wall."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np

from samples.render.geometry import Array
from samples.render.look import Colour

_WOOD: Colour = (0.33, 0.20, 0.12)


class Material(IntEnum):
    """What the fragment shader paints."""

    SKIN = 0
    CLOTH = 1
    EYE = 2
    FLOOR = 3
    WALL = 4
    MAT = 5
    PAINTED = 6


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


def room(camera_side: float, wall_y: float | None, seed: int) -> Surface:
    """Floor and walls seen from one side, a picture on the far wall.

    camera_side: -1 or 1, the side of x the camera is on; that side has no wall.
    wall_y: where the wall behind the person's back is, None for a distant one.
    """
    rng = np.random.default_rng([seed, 2])
    far = -camera_side * rng.uniform(1.7, 2.4)
    back = wall_y if wall_y is not None else 3.2
    up = np.array([0, 0, 3.0])
    along_y, along_x = np.array([0, 16.0, 0]), np.array([16.0, 0, 0])
    parts = [
        quad(np.array([-8.0, -8, 0]), along_x, along_y, Material.FLOOR),
        quad(np.array([-8.0, back, 0]), along_x, up, Material.WALL),
    ]
    if far > 0:
        parts.append(quad(np.array([far, 8.0, 0]), -along_y, up, Material.WALL))
    else:
        parts.append(quad(np.array([far, -8.0, 0]), along_y, up, Material.WALL))
    parts += _picture(far, rng)
    return joined(parts)


def _picture(wall_x: float, rng: np.random.Generator) -> list[Surface]:
    y, width = rng.uniform(-1.9, -1.1), rng.uniform(0.4, 0.7)
    colour = tuple(rng.uniform(0.15, 0.6, 3).tolist())
    low = np.array([wall_x - 0.02, y, 1.25])
    frame = box(low, low + np.array([0.04, width, 0.55]), Material.PAINTED, (0.12, 0.09, 0.07))
    canvas_low = np.array([wall_x - 0.025, y + 0.04, 1.29])
    canvas = box(
        canvas_low, canvas_low + np.array([0.05, width - 0.08, 0.47]), Material.PAINTED, colour
    )
    return [frame, canvas]


def mat(low: Array, high: Array) -> Surface:
    """A thin exercise mat between two ground corners, (2,) each."""
    return box(np.array([*low, 0.0]), np.array([*high, 0.008]), Material.MAT)


def chair(heel: Array, seat_height: float, lateral: float) -> Surface:
    """A plain chair whose seat is under a heel; its back is further on in -y.

    heel: (3,) where the heel rests; lateral: x of the chair's middle.
    """
    near, end, half, leg = heel[1] + 0.10, heel[1] - 0.32, 0.21, 0.04
    top = seat_height
    parts = [
        box(
            np.array([lateral - half, end, top - 0.05]),
            np.array([lateral + half, near, top]),
            Material.PAINTED,
        )
    ]
    for x in (lateral - half, lateral + half - leg):
        for y in (end, near - leg):
            tall = top + 0.42 if y == end else top - 0.05
            parts.append(
                box(np.array([x, y, 0.0]), np.array([x + leg, y + leg, tall]), Material.PAINTED)
            )
    rest_low = np.array([lateral - half, end, top + 0.22])
    parts.append(box(rest_low, rest_low + np.array([2 * half, leg, 0.18]), Material.PAINTED))
    return joined(parts)
