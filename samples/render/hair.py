"""Hair as a little geometry on the head."""

from dataclasses import replace

import numpy as np

from samples.render.body import SKIN_VERTICES, Body
from samples.render.geometry import Array
from samples.render.grain import fractal_noise
from samples.render.look import Look
from samples.render.mesh import Faces, Piece, ball, vertex_normals
from samples.render.regions import head_centre, scalp
from samples.render.skin import piece

_THICKNESS = {"short": 0.014, "bun": 0.012, "ponytail": 0.012, "long": 0.016}
_BUN = np.array([0.0, 0.138, 0.085])
"""From the head's middle to where hair is tied, metres."""
_TAIL = ((0.135, 0.06, 0.028), (0.160, 0.01, 0.030), (0.158, -0.055, 0.027), (0.14, -0.12, 0.02))
"""A ponytail's balls: back and up from the head's middle, and radius, metres."""

_LONG = np.array([1.0, 1.0, 1.5])


def hair(body: Body, look: Look) -> list[Piece]:
    """What stands on the head; nothing on a bald one."""
    if look.hair_style == "bald":
        return []
    cap = _cap(body, look)
    centre = head_centre(body)
    if look.hair_style == "bun":
        return [cap, _tuft(body, look, centre + _BUN, np.array([0.046, 0.040, 0.046]))]
    if look.hair_style == "ponytail":
        balls = [
            _tuft(body, look, centre + np.array([0, back, up]), radius * _LONG)
            for back, up, radius in _TAIL
        ]
        return [cap, *balls]
    return [cap, _curtain(body, look, centre)] if look.hair_style == "long" else [cap]


def _cap(body: Body, look: Look) -> Piece:
    """The scalp, lifted more the further it is from the hairline."""
    points = body.rest[:SKIN_VERTICES]
    inside = scalp(body)[:SKIN_VERTICES]
    whole = piece(body, slice(0, SKIN_VERTICES), points, _strands(points, look), "body")
    tufts = 0.7 + 0.6 * fractal_noise(points * [40, 40, 25])
    lift = np.clip(0.7 * inside + 0.002, 0, _THICKNESS[look.hair_style]) * tufts
    lifted = replace(whole, points=points + whole.normals * lift[:, None])
    return lifted.cut(inside).packed()


def _curtain(body: Body, look: Look, centre: Array) -> Piece:
    """Hair down to the shoulders, behind the face."""
    used = np.unique(body.faces["hair"])
    points = body.rest[used]
    span = slice(int(used[0]), int(used[-1]) + 1)
    x, y, z = (points - centre).T
    behind = y + 0.005 + 0.25 * np.maximum(-z, 0)
    inside = np.min([behind, z + 0.24, 0.135 - np.abs(x)], axis=0)
    strands = piece(body, span, points, _strands(points, look), "hair")
    return replace(strands, thin=True).cut(inside).packed()


def _tuft(body: Body, look: Look, centre: Array, radii: Array) -> Piece:
    points, _, faces = ball(centre, radii)
    points = points + (fractal_noise(points * 45.0)[:, None] - 0.45) * 0.2 * (points - centre)
    return _on_head(body, points, faces, _strands(points, look))


def _on_head(body: Body, points: Array, faces: Faces, colours: Array) -> Piece:
    shares = np.zeros((len(points), body.shares.shape[1]))
    shares[:, body.segment_of("head")] = 1.0
    nothing = np.zeros(len(points))
    normals = vertex_normals(points, faces)
    return Piece(points, normals, shares, colours, nothing, nothing, faces)


def _strands(points: Array, look: Look) -> Array:
    shade = 0.75 + 0.55 * fractal_noise(points * [90, 90, 25])
    colours: Array = np.array(look.hair) * shade[:, None]
    return colours
