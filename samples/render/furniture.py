"""What stands or hangs at the far wall of a room, and what can stand before a person."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from samples.render.geometry import Array
from samples.render.look import Colour
from samples.render.mesh import ball
from samples.render.surface import Material, Surface, box, joined

_WOODS: tuple[Colour, ...] = (
    (0.33, 0.20, 0.12),
    (0.55, 0.42, 0.28),
    (0.12, 0.08, 0.06),
    (0.75, 0.74, 0.72),
)
_CLOTHS: tuple[Colour, ...] = (
    (0.30, 0.31, 0.33),
    (0.16, 0.22, 0.30),
    (0.45, 0.36, 0.26),
    (0.24, 0.12, 0.10),
)
_LEAF: Colour = (0.09, 0.20, 0.07)
_FROM, _TO = -2.6, 2.6
"""The stretch of the wall that can be seen behind the person, metres along y."""


@dataclass(frozen=True, slots=True)
class _Wall:
    """The far wall. x: where it is; rng: for sizes and colours."""

    x: float
    rng: np.random.Generator

    def box(
        self,
        along: tuple[float, float],
        out: tuple[float, float],
        up: tuple[float, float],
        colour: Colour,
        material: Material = Material.PAINTED,
    ) -> Surface:
        """A box from one to the other along the wall, out of it and up, metres."""
        inward = -np.sign(self.x)
        xs = sorted(self.x + inward * np.array(out))
        low, high = np.array([xs[0], along[0], up[0]]), np.array([xs[1], along[1], up[1]])
        return box(low, high, material, colour)

    def wood(self) -> Colour:
        return _WOODS[int(self.rng.integers(len(_WOODS)))]

    def cloth(self) -> Colour:
        return _CLOTHS[int(self.rng.integers(len(_CLOTHS)))]

    def any_colour(self) -> Colour:
        r, g, b = self.rng.uniform(0.06, 0.6, 3).tolist()
        return (r, g, b)


def furnished(
    names: tuple[str, ...], far: float, end: float, rng: np.random.Generator
) -> list[Surface]:
    """The named things side by side along the far wall.

    far: x of that wall; end: y of the wall behind the person, which nothing passes.
    """
    wall = _Wall(far, rng)
    places = np.linspace(_FROM, min(_TO, end - 0.5), max(len(names), 2) + 1)
    found = []
    for name, start, stop in zip(rng.permutation(names), places[:-1], places[1:], strict=False):
        middle = float(start + rng.uniform(0.25, 0.75) * (stop - start))
        found.append(_MAKERS[str(name)](wall, middle))
    return found


def _picture(wall: _Wall, y: float) -> Surface:
    width, height, low = wall.rng.uniform(0.4, 0.9), wall.rng.uniform(0.35, 0.6), 1.25
    frame = wall.box((y, y + width), (0, 0.02), (low, low + height), (0.12, 0.09, 0.07))
    canvas = wall.box(
        (y + 0.04, y + width - 0.04),
        (0, 0.025),
        (low + 0.04, low + height - 0.04),
        wall.any_colour(),
    )
    return joined([frame, canvas])


def _sofa(wall: _Wall, y: float) -> Surface:
    colour, half = wall.cloth(), wall.rng.uniform(0.7, 1.0)
    low, high = y - half, y + half
    parts = [
        wall.box((low, high), (0.05, 0.85), (0.08, 0.42), colour, Material.FABRIC),
        wall.box((low, high), (0.05, 0.28), (0.42, 0.84), colour, Material.FABRIC),
        wall.box((low, low + 0.18), (0.05, 0.85), (0.42, 0.60), colour, Material.FABRIC),
        wall.box((high - 0.18, high), (0.05, 0.85), (0.42, 0.60), colour, Material.FABRIC),
    ]
    if wall.rng.random() < 0.6:
        pillow = wall.box(
            (y - 0.1, y + 0.3), (0.28, 0.42), (0.42, 0.76), wall.any_colour(), Material.FABRIC
        )
        parts.append(pillow)
    return joined(parts)


def _shelf(wall: _Wall, y: float) -> Surface:
    colour, width, height = wall.wood(), wall.rng.uniform(0.6, 1.1), wall.rng.uniform(1.2, 2.1)
    parts = [
        wall.box((y, y + 0.03), (0, 0.3), (0, height), colour),
        wall.box((y + width - 0.03, y + width), (0, 0.3), (0, height), colour),
    ]
    for level in np.arange(0.05, height, 0.36):
        parts.append(wall.box((y, y + width), (0, 0.3), (level, level + 0.03), colour))
        at = y + 0.05
        while at < y + width - 0.12:
            thick, tall = wall.rng.uniform(0.02, 0.07), wall.rng.uniform(0.16, 0.28)
            if wall.rng.random() < 0.8:
                book = (level + 0.03, min(level + 0.03 + tall, height))
                parts.append(wall.box((at, at + thick), (0.02, 0.2), book, wall.any_colour()))
            at += thick + 0.004
    return joined(parts)


def _plant(wall: _Wall, y: float) -> Surface:
    out, height = 0.4, wall.rng.uniform(0.7, 1.5)
    pot = wall.box((y - 0.15, y + 0.15), (out - 0.15, out + 0.15), (0, 0.3), wall.any_colour())
    parts = [pot, wall.box((y - 0.02, y + 0.02), (out - 0.02, out + 0.02), (0.3, height), _LEAF)]
    middle = np.array([wall.x - np.sign(wall.x) * out, y, height])
    for _ in range(7):
        at = middle + wall.rng.normal(0, [0.10, 0.16, 0.14])
        parts.append(_round(at, wall.rng.uniform(0.09, 0.2, 3), _LEAF, Material.FABRIC))
    return joined(parts)


def _sideboard(wall: _Wall, y: float) -> Surface:
    colour, half, top = wall.wood(), wall.rng.uniform(0.5, 0.9), wall.rng.uniform(0.6, 0.9)
    body = wall.box((y - half, y + half), (0.02, 0.42), (0.1, top), colour)
    seams = [
        wall.box((x - 0.005, x + 0.005), (0.42, 0.425), (0.12, top - 0.03), (0.05, 0.04, 0.03))
        for x in np.linspace(y - half, y + half, 4)[1:-1]
    ]
    vase = wall.box((y + 0.1, y + 0.22), (0.15, 0.27), (top, top + 0.3), wall.any_colour())
    return joined([body, *seams, vase])


def _curtain(wall: _Wall, y: float) -> Surface:
    colour = wall.cloth()
    folds = [
        wall.box((at, at + 0.05), (0.03, 0.03 + depth), (0.05, 2.4), colour, Material.FABRIC)
        for at, depth in zip(
            np.arange(y - 0.35, y + 0.35, 0.05), wall.rng.uniform(0.04, 0.11, 14), strict=False
        )
    ]
    return joined(folds)


def _lamp(wall: _Wall, y: float) -> Surface:
    stand = wall.box((y - 0.015, y + 0.015), (0.28, 0.31), (0, 1.5), (0.05, 0.05, 0.05))
    foot = wall.box((y - 0.13, y + 0.13), (0.17, 0.43), (0, 0.03), (0.05, 0.05, 0.05))
    shade = wall.box(
        (y - 0.17, y + 0.17), (0.13, 0.47), (1.45, 1.75), (1.1, 0.95, 0.7), Material.GLOW
    )
    return joined([stand, foot, shade])


def _ball(wall: _Wall, y: float) -> Surface:
    """A gymnastic ball."""
    radius = wall.rng.uniform(0.27, 0.37)
    at = np.array([wall.x - np.sign(wall.x) * (radius + 0.05), y, radius])
    return _round(at, np.full(3, radius), wall.any_colour(), Material.PAINTED)


def _window(wall: _Wall, y: float) -> Surface:
    """A window with the bright day in it."""
    half, low, high = wall.rng.uniform(0.5, 0.9), wall.rng.uniform(0.1, 0.9), 2.2
    sky = (1.25, 1.3, 1.35)
    pane = wall.box((y - half, y + half), (0, 0.01), (low, high), sky, Material.GLOW)
    frame = (0.80, 0.80, 0.80)
    bars = [
        wall.box((at - 0.03, at + 0.03), (0, 0.05), (low, high), frame)
        for at in (y - half, y, y + half)
    ]
    rails = [
        wall.box((y - half - 0.03, y + half + 0.03), (0, 0.05), (at - 0.03, at + 0.03), frame)
        for at in (low, high)
    ]
    return joined([pane, *bars, *rails])


_MAKERS: dict[str, Callable[[_Wall, float], Surface]] = {
    "picture": _picture,
    "sofa": _sofa,
    "shelf": _shelf,
    "plant": _plant,
    "sideboard": _sideboard,
    "curtain": _curtain,
    "lamp": _lamp,
    "ball": _ball,
    "window": _window,
}


def stool(at: Array, height: float = 0.45, width: float = 0.34) -> Surface:
    """A stool standing on a place, (2,): something to hide a limb behind."""
    return _legged(at, np.array([width, width]), height, _WOODS[0])


def low_table(at: Array, height: float = 0.38, size: tuple[float, float] = (0.5, 0.9)) -> Surface:
    """A low table on a place, (2,); size: metres along x and y."""
    return _legged(at, np.array(size), height, _WOODS[1])


def crate(at: Array, size: tuple[float, float, float] = (0.3, 0.4, 0.35)) -> Surface:
    """A closed box on a place, (2,), that hides all behind it."""
    low = np.array([at[0] - size[0] / 2, at[1] - size[1] / 2, 0.0])
    return box(low, low + np.array(size), Material.PAINTED, _CLOTHS[0])


def _legged(at: Array, size: Array, height: float, colour: Colour) -> Surface:
    low, leg, top = np.asarray(at) - size / 2, 0.04, 0.04
    parts = [
        box(
            np.array([*low, height - top]),
            np.array([*(low + size), height]),
            Material.PAINTED,
            colour,
        )
    ]
    for x in (low[0], low[0] + size[0] - leg):
        for y in (low[1], low[1] + size[1] - leg):
            foot = np.array([x, y, 0.0])
            parts.append(
                box(foot, foot + np.array([leg, leg, height - top]), Material.PAINTED, colour)
            )
    return joined(parts)


def _round(centre: Array, radii: Array, colour: Colour, material: Material) -> Surface:
    points, normals, faces = ball(centre, radii, rings=6)
    corners = faces.reshape(-1)
    count = len(corners)
    return Surface(
        points[corners],
        normals[corners],
        np.tile(colour, (count, 1)),
        np.full(count, float(material)),
    )
