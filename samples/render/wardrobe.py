"""Clothes: real meshes that stand off the body, end at a hem, wrinkle and hang."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from samples.render.body import Body
from samples.render.geometry import Array
from samples.render.grain import fractal_noise, grain
from samples.render.look import Colour, Look
from samples.render.mesh import Piece, vertex_normals
from samples.render.regions import Regions, smooth_step
from samples.render.skin import piece

_LEAST_GAP = 0.003
_TIGHT = 0.010
"""Cloth closer to the skin than this neither folds nor hangs."""
_SOCK_TOP = 0.90
_SHOE_TOP = 0.985
_WAIST = 0.12
"""Of trousers, metres above the hip."""
_WELL_INSIDE = 0.03
"""Metres behind a hem beyond which skin is not seen any more."""
_DEEP_INSIDE = 0.12
"""The same where the cloth stands off and one can look in."""


def clothes(body: Body, look: Look) -> list[Piece]:
    """All that is worn."""
    regions = Regions.of(body)
    worn = [_shirt(body, look, regions), _trousers(body, look, regions)]
    if look.feet != "bare":
        worn.append(_footwear(body, look, regions))
    return worn


def covered(body: Body, look: Look) -> NDArray[np.bool_]:
    """Which vertices of the body cannot be seen for clothes, (n,) bool."""
    regions = Regions.of(body)
    top = regions.shirt(look.sleeve, _hem(look), _neckline(look)) > _depth(look.top_gap)
    bottom = regions.trousers(look.leg, _WAIST) > _depth(look.bottom_gap)
    feet = regions.below(_SHOE_TOP if look.feet == "shoes" else _SOCK_TOP) > _WELL_INSIDE
    either: NDArray[np.bool_] = top | bottom | (feet & (look.feet != "bare"))
    return either


def _hem(look: Look) -> float:
    """Of the shirt, metres above the hip."""
    return 0.05 if look.top_fit == "tight" else -0.01


def _neckline(look: Look) -> float:
    """Metres above the root of the neck."""
    return {"t-shirt": 0.008, "long-sleeved": 0.03, "sleeveless": -0.012}[look.top]


def _depth(gap: float) -> float:
    return _DEEP_INSIDE if gap > 0.012 else _WELL_INSIDE


def _shirt(body: Body, look: Look, regions: Regions) -> Piece:
    inside = regions.shirt(look.sleeve, _hem(look), _neckline(look))
    # A little more than the trousers, which it hangs over.
    wide = look.top_gap + 0.003
    on_arm = regions.arm > -0.5
    # A loose shirt lies on the shoulders and gets wider towards its hem and sleeves' ends.
    drop = smooth_step((regions.neck - 0.04 - regions.rest[:, 2]) / 0.25)
    fall = np.where(on_arm, 0.35 + 0.5 * smooth_step(regions.arm / 0.3), 0.25 + 0.75 * drop)
    gap = np.maximum(wide * fall if look.top_fit == "loose" else wide, 0.006)
    return _garment(body, look.shirt, np.broadcast_to(gap, inside.shape), inside, look.stripes)


def _trousers(body: Body, look: Look, regions: Regions) -> Piece:
    inside = regions.trousers(look.leg, _WAIST)
    # Wide from the middle of the thigh on, not where the thighs meet.
    fall = 0.3 + 0.7 * smooth_step((regions.leg - 0.02) / 0.2)
    if look.bottom == "long":
        fall = fall * (1 - 0.45 * smooth_step((regions.leg - 0.75) / 0.25))
    gap = look.bottom_gap * (fall if look.bottom_fit == "loose" else np.ones_like(fall))
    return _garment(body, look.trousers, np.maximum(gap, _LEAST_GAP), inside)


def _footwear(body: Body, look: Look, regions: Regions) -> Piece:
    shoes = look.feet == "shoes"
    inside = regions.below(_SHOE_TOP if shoes else _SOCK_TOP)
    gap = np.full(len(inside), 0.007 if shoes else 0.003)
    return _garment(body, look.shoes, gap, inside, wrinkled=not shoes)


def _garment(
    body: Body,
    colour: Colour,
    gap: Array,
    inside: Array,
    stripes: float = 0.0,
    *,
    wrinkled: bool = True,
) -> Piece:
    """Part of the clothes layer, standing off by the gap (m) at each vertex of the body."""
    used = np.unique(body.faces["tights"])
    span = slice(int(used[0]), int(used[-1]) + 1)
    rest, gap = body.rest[span], gap[span]
    noise = grain(rest)
    colours = np.array(colour) * (0.88 + 0.24 * noise[:, 3:])
    plain = piece(body, span, rest, colours, "tights")
    # Loose cloth throws folds: longer than wide, deeper the more of it there is.
    folds = fractal_noise(rest * [13, 13, 6] + 5.0) - 0.45
    depth = np.where(gap > _TIGHT, 1.1 * gap, 0.0) * wrinkled
    points = rest + plain.normals * np.maximum(gap + depth * folds, _LEAST_GAP)[:, None]
    normals = vertex_normals(points, plain.faces) + 0.45 * noise[:, :3] * wrinkled
    cloth = replace(
        plain,
        points=points,
        normals=normals / np.linalg.norm(normals, axis=1, keepdims=True),
        slack=np.maximum(gap - _TIGHT, 0.0),
        stripe=rest[:, 2] / stripes if stripes else plain.stripe,
        thin=True,
    )
    return cloth.cut(inside[span]).packed()
