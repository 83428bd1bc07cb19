"""Colours of clothes, skin and room."""

from dataclasses import dataclass, replace

import numpy as np

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """Linear RGB colours, sleeve and leg lengths as fractions of the limb, direction
    to the sun (x positive: from behind the camera)."""

    shirt: Colour = (0.10, 0.22, 0.42)
    trousers: Colour = (0.045, 0.045, 0.055)
    hair: Colour = (0.07, 0.045, 0.03)
    skin: Colour = (0.78, 0.54, 0.43)
    wall: Colour = (0.72, 0.74, 0.70)
    floor: Colour = (0.50, 0.34, 0.22)
    mat: Colour = (0.16, 0.36, 0.38)
    sleeve: float = 0.30
    leg: float = 0.42
    sun: Colour = (0.35, -0.62, 0.75)


_OUTFITS: tuple[tuple[Colour, Colour, float, float], ...] = (
    ((0.10, 0.22, 0.42), (0.045, 0.045, 0.055), 0.30, 0.42),
    ((0.45, 0.08, 0.10), (0.04, 0.05, 0.10), 0.24, 0.97),
    ((0.55, 0.55, 0.52), (0.06, 0.06, 0.07), 0.28, 0.97),
    ((0.10, 0.33, 0.20), (0.16, 0.16, 0.17), 0.30, 0.45),
    ((0.62, 0.42, 0.10), (0.05, 0.07, 0.13), 0.26, 0.80),
    ((0.06, 0.06, 0.07), (0.28, 0.28, 0.30), 0.30, 0.97),
)
_ROOMS: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((0.72, 0.74, 0.70), (0.50, 0.34, 0.22), (0.16, 0.36, 0.38)),
    ((0.78, 0.72, 0.62), (0.36, 0.23, 0.14), (0.30, 0.16, 0.34)),
    ((0.62, 0.68, 0.74), (0.58, 0.46, 0.34), (0.12, 0.20, 0.38)),
    ((0.80, 0.79, 0.77), (0.42, 0.31, 0.24), (0.35, 0.33, 0.12)),
)
_SKINS: tuple[Colour, ...] = ((0.78, 0.54, 0.43), (0.62, 0.40, 0.29), (0.36, 0.21, 0.14))
_HAIRS: tuple[Colour, ...] = ((0.07, 0.045, 0.03), (0.02, 0.018, 0.016), (0.30, 0.20, 0.10))


def chosen_look(seed: int) -> Look:
    """A look drawn from the wardrobe: the same seed, the same look."""
    rng = np.random.default_rng([seed, 1])
    shirt, trousers, sleeve, leg = _OUTFITS[rng.integers(len(_OUTFITS))]
    wall, floor, mat = _ROOMS[rng.integers(len(_ROOMS))]
    return replace(
        Look(),
        shirt=shirt,
        trousers=trousers,
        sleeve=sleeve,
        leg=leg,
        wall=wall,
        floor=floor,
        mat=mat,
        skin=_SKINS[rng.integers(len(_SKINS))],
        hair=_HAIRS[rng.integers(len(_HAIRS))],
    )
