"""The body itself: skin with a face painted on it, and the eyes."""

import numpy as np

from samples.render.body import SKIN_VERTICES, Body
from samples.render.geometry import Array
from samples.render.grain import grain
from samples.render.look import Colour, Look
from samples.render.mesh import Piece, vertex_normals
from samples.render.regions import scalp

_LIPS = np.array([0.62, 0.28, 0.26])
_STUBBLE = 0.55
"""How much of the hair's colour shows through on the scalp, where hair stands on it anyway."""


def skin(body: Body, look: Look) -> Piece:
    """All of the skin, hairless but for the brows."""
    points = body.rest[:SKIN_VERTICES]
    tint = grain(points)[:, 3:]
    colours = np.array(look.skin) * (0.93 + 0.14 * tint)
    colours = _face(body, points, colours, look.hair)
    hairy = (scalp(body)[:SKIN_VERTICES] > 0) & (look.hair_style != "bald")
    colours[hairy] += _STUBBLE * (np.array(look.hair) - colours[hairy])
    return piece(body, slice(0, SKIN_VERTICES), points, colours, "body")


def eyes(body: Body, look: Look) -> list[Piece]:
    """Both eyeballs with iris and pupil."""
    found = []
    for name in ("leye", "reye"):
        used = np.unique(body.faces[name])
        points = body.rest[used]
        x, y, z = (points - points.mean(axis=0)).T
        off = np.where(y < 0, np.hypot(x, z), 1.0)
        colours = np.tile((0.80, 0.78, 0.75), (len(points), 1))
        colours[off < 0.0068] = look.eyes
        colours[off < 0.0030] = 0.02
        found.append(piece(body, slice(int(used[0]), int(used[-1]) + 1), points, colours, name))
    return found


def piece(body: Body, span: slice, points: Array, colours: Array, faces: str) -> Piece:
    """One of the body's own meshes; span: its vertices, which lie together."""
    triangles = (body.faces[faces] - span.start).astype(np.intp)
    nothing = np.zeros(len(points))
    return Piece(
        points=points,
        normals=vertex_normals(points, triangles),
        shares=body.shares[span],
        colours=colours,
        slack=nothing,
        stripe=nothing,
        faces=triangles,
    )


def _face(body: Body, points: Array, colours: Array, hair: Colour) -> Array:
    """Brows, lids and lips, by where they are from the eyes."""
    painted = colours.copy()
    places = [body.rest[np.unique(body.faces[name])].mean(axis=0) for name in ("leye", "reye")]
    for place in places:
        x, y, z = (points - place).T
        front = y < 0.02
        across, up = np.abs(x) / 0.021, (z - 0.026 + 0.18 * np.abs(x)) / 0.0055
        brow = front & (across**4 + up**2 < 1)
        painted[brow] += 0.8 * (np.array(hair) - painted[brow])
        lid = np.hypot(x / 0.019, z / 0.0085)
        painted[front & (lid > 0.75) & (lid < 1.25)] *= 0.62
    left, right = places
    middle = (left + right) / 2
    x, y, z = (points - middle).T
    lips = (y < 0.02) & (np.hypot(x / 0.024, (z + 0.072) / 0.0085) < 1)
    # Lips follow the skin: darker on dark skin.
    painted[lips] += 0.7 * (_LIPS * colours.mean() * 1.6 - painted[lips])
    return painted
