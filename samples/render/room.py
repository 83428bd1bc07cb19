"""The things that stand still: floor, walls, mat, chair, and what stands at the far wall."""

import numpy as np

from samples.render.furniture import furnished
from samples.render.geometry import Array
from samples.render.look import Look, chosen_look
from samples.render.surface import Material, Surface, box, joined, quad

__all__ = ["Material", "Surface", "box", "chair", "joined", "mat", "quad", "room"]

_CEILING = 2.6
_FRONT = -4.6
"""Where the wall is that people face, y in metres."""
_PALE = (0.80, 0.80, 0.79)


def room(camera_side: float, wall_y: float | None, seed: int, look: Look | None = None) -> Surface:
    """Floor, ceiling and walls seen from one side, and what stands at the far wall.

    camera_side: -1 or 1, the side of x the camera is on; that side has no wall.
    wall_y: where the wall behind the person's back is, None for a distant one.
    seed: where things are; look: which things, those of the seed's own look by default.
    """
    rng = np.random.default_rng([seed, 2])
    shown = chosen_look(seed) if look is None else look
    far = -camera_side * rng.uniform(1.7, 2.6)
    back = wall_y if wall_y is not None else 3.2
    up = np.array([0, 0, _CEILING])
    along_y, along_x = np.array([0, 16.0, 0]), np.array([16.0, 0, 0])
    parts = [
        quad(np.array([-8.0, -8, 0]), along_x, along_y, Material.FLOOR),
        quad(np.array([-8.0, -8, _CEILING]), along_y, along_x, Material.PAINTED, _PALE),
        quad(np.array([-8.0, back, 0]), along_x, up, Material.WALL),
        quad(np.array([8.0, _FRONT, 0]), -along_x, up, Material.WALL),
    ]
    if far > 0:
        parts.append(quad(np.array([far, 8.0, 0]), -along_y, up, Material.WALL))
    else:
        parts.append(quad(np.array([far, -8.0, 0]), along_y, up, Material.WALL))
    names = (*shown.furniture, "window") if shown.window else shown.furniture
    return joined([*parts, *furnished(names, far, back - 0.05, rng)])


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
