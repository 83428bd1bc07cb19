"""How a person, a room and its light look, and drawing that at random."""

from dataclasses import dataclass, replace

import numpy as np

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Look:
    """All that is seen and does not move. Colours are linear RGB.

    top: "t-shirt", "long-sleeved" or "sleeveless"; bottom: "shorts", "three-quarter" or "long";
    sleeve, leg: where they end as fractions of the limb; top_fit, bottom_fit: "tight" or "loose",
    top_gap, bottom_gap: metres the cloth stands off; stripes: metres from one to the next, 0 none.
    feet: "bare", "socks" or "shoes". hair_style: "short", "bald", "bun", "ponytail" or "long".
    floor_kind: "boards", "carpet" or "tiles"; wall_kind: "plain", "panelled" or "two-coloured".
    furniture: what stands at the far wall, by name. camouflage: what has the background's colour,
    "none", "top" or "bottom".
    sun: direction to the main light (x positive: from behind the camera); sun_strength, sky: of
    direct and of scattered light; softness: of shadows' edges, 0..1; warmth: -1 bluish .. 1
    yellowish; window: a bright window behind the person.
    """

    shirt: Colour = (0.10, 0.22, 0.42)
    trousers: Colour = (0.045, 0.045, 0.055)
    shoes: Colour = (0.50, 0.50, 0.50)
    hair: Colour = (0.07, 0.045, 0.03)
    eyes: Colour = (0.22, 0.14, 0.08)
    skin: Colour = (0.78, 0.54, 0.43)
    wall: Colour = (0.72, 0.74, 0.70)
    floor: Colour = (0.50, 0.34, 0.22)
    mat: Colour = (0.16, 0.36, 0.38)
    top: str = "t-shirt"
    bottom: str = "shorts"
    sleeve: float = 0.30
    leg: float = 0.42
    top_fit: str = "tight"
    bottom_fit: str = "tight"
    top_gap: float = 0.006
    bottom_gap: float = 0.004
    stripes: float = 0.0
    feet: str = "bare"
    hair_style: str = "short"
    floor_kind: str = "boards"
    wall_kind: str = "plain"
    furniture: tuple[str, ...] = ("picture",)
    camouflage: str = "none"
    sun: Colour = (0.35, -0.62, 0.75)
    sun_strength: float = 1.0
    sky: float = 1.0
    softness: float = 0.2
    warmth: float = 0.0
    window: bool = False


_SKINS: tuple[Colour, ...] = (
    (0.84, 0.62, 0.52),
    (0.78, 0.54, 0.43),
    (0.68, 0.45, 0.33),
    (0.55, 0.34, 0.24),
    (0.36, 0.21, 0.14),
    (0.22, 0.12, 0.08),
    (0.13, 0.075, 0.05),
)
"""From the palest to the darkest; a person's lies anywhere between two neighbours."""
_HAIRS: tuple[Colour, ...] = (
    (0.07, 0.045, 0.03),
    (0.02, 0.018, 0.016),
    (0.16, 0.09, 0.05),
    (0.42, 0.30, 0.16),
    (0.25, 0.09, 0.04),
    (0.38, 0.38, 0.38),
    (0.66, 0.66, 0.65),
)
_FAIR_ODDS = (0.26, 0.18, 0.2, 0.12, 0.06, 0.09, 0.09)
_DARK_ODDS = (0.25, 0.45, 0.14, 0.0, 0.0, 0.08, 0.08)
_NEUTRALS: tuple[Colour, ...] = (
    (0.02, 0.02, 0.022),
    (0.06, 0.06, 0.065),
    (0.16, 0.16, 0.17),
    (0.36, 0.36, 0.37),
    (0.66, 0.66, 0.64),
    (0.03, 0.04, 0.09),
)
_WALLS: tuple[Colour, ...] = (
    (0.72, 0.74, 0.70),
    (0.78, 0.72, 0.62),
    (0.62, 0.68, 0.74),
    (0.80, 0.79, 0.77),
    (0.45, 0.50, 0.42),
    (0.30, 0.36, 0.44),
    (0.55, 0.36, 0.28),
    (0.20, 0.21, 0.22),
)
_FLOORS: dict[str, tuple[Colour, ...]] = {
    "boards": ((0.50, 0.34, 0.22), (0.36, 0.23, 0.14), (0.58, 0.46, 0.34), (0.16, 0.10, 0.07)),
    "carpet": ((0.40, 0.38, 0.35), (0.22, 0.24, 0.28), (0.50, 0.42, 0.30), (0.28, 0.12, 0.11)),
    "tiles": ((0.62, 0.60, 0.56), (0.40, 0.38, 0.36), (0.52, 0.33, 0.24), (0.75, 0.75, 0.74)),
}
_EYES: tuple[Colour, ...] = ((0.22, 0.14, 0.08), (0.20, 0.30, 0.42), (0.22, 0.30, 0.16))
_SLEEVES = {"t-shirt": (0.22, 0.36), "long-sleeved": (0.86, 0.98), "sleeveless": (0.0, 0.06)}
_LEGS = {"shorts": (0.22, 0.46), "three-quarter": (0.56, 0.82), "long": (0.93, 0.99)}
_FURNITURE = ("sofa", "shelf", "plant", "sideboard", "curtain", "lamp", "picture", "ball")


def chosen_look(seed: int) -> Look:
    """A look drawn from a seed: the same seed, the same look."""
    return sampled_look(np.random.default_rng([seed, 1]))


def sampled_look(rng: np.random.Generator) -> Look:
    """Somebody in some clothes in some room under some light."""
    look = _dressed(_person(_room(Look(), rng), rng), rng)
    return _lit(_camouflaged(look, rng), rng)


def _room(look: Look, rng: np.random.Generator) -> Look:
    floor_kind = _one(rng, ("boards", "carpet", "tiles"), (0.5, 0.3, 0.2))
    count = int(rng.integers(1, 5))
    return replace(
        look,
        wall=_varied(_WALLS[rng.integers(len(_WALLS))], 0.12, rng),
        wall_kind=_one(rng, ("plain", "panelled", "two-coloured"), (0.6, 0.2, 0.2)),
        floor=_varied(_any(_FLOORS[floor_kind], rng), 0.15, rng),
        floor_kind=floor_kind,
        mat=_bright(rng, 0.5),
        furniture=tuple(sorted(rng.choice(_FURNITURE, count, replace=False).tolist())),
    )


def _person(look: Look, rng: np.random.Generator) -> Look:
    place = rng.uniform(0, len(_SKINS) - 1)
    paler, darker = _SKINS[int(place)], _SKINS[int(place) + 1]
    share = place % 1
    skin = tuple(float(a + share * (b - a)) for a, b in zip(paler, darker, strict=True))
    styles = ("short", "bald", "bun", "ponytail", "long")
    # Dark skin seldom goes with fair hair or eyes.
    fair = place < 3
    hair = _HAIRS[int(rng.choice(len(_HAIRS), p=_FAIR_ODDS if fair else _DARK_ODDS))]
    return replace(
        look,
        skin=_varied((skin[0], skin[1], skin[2]), 0.05, rng),
        hair=_varied(hair, 0.2, rng),
        hair_style=_one(rng, styles, (0.42, 0.08, 0.18, 0.16, 0.16)),
        eyes=_any(_EYES, rng) if fair else _EYES[0],
    )


def _dressed(look: Look, rng: np.random.Generator) -> Look:
    top = _one(rng, ("t-shirt", "long-sleeved", "sleeveless"), (0.5, 0.28, 0.22))
    bottom = _one(rng, ("shorts", "three-quarter", "long"), (0.3, 0.15, 0.55))
    top_fit, bottom_fit = ("loose" if rng.random() < 0.5 else "tight" for _ in range(2))
    gaps = {"tight": (0.004, 0.008), "loose": (0.014, 0.032)}
    return replace(
        look,
        top=top,
        bottom=bottom,
        sleeve=float(rng.uniform(*_SLEEVES[top])),
        leg=float(rng.uniform(*_LEGS[bottom])),
        top_fit=top_fit,
        bottom_fit=bottom_fit,
        top_gap=float(rng.uniform(*gaps[top_fit])),
        bottom_gap=float(rng.uniform(*gaps[bottom_fit])) * 0.8,
        shirt=_fabric(rng),
        trousers=_fabric(rng),
        shoes=_fabric(rng),
        stripes=float(rng.uniform(0.03, 0.09)) if rng.random() < 0.15 else 0.0,
        feet=_one(rng, ("bare", "socks", "shoes"), (0.4, 0.35, 0.25)),
    )


def _camouflaged(look: Look, rng: np.random.Generator) -> Look:
    what = _one(rng, ("none", "top", "bottom"), (0.90, 0.06, 0.04))
    behind = _varied(look.wall if rng.random() < 0.6 else look.floor, 0.08, rng)
    if what == "top":
        return replace(look, camouflage=what, shirt=behind)
    return replace(look, camouflage=what, trousers=behind) if what == "bottom" else look


def _lit(look: Look, rng: np.random.Generator) -> Look:
    window = bool(rng.random() < 0.22)
    across = rng.uniform(-0.5, -0.15) if window else rng.uniform(0.05, 0.8)
    direct = rng.uniform(0.15, 1.15)
    return replace(
        look,
        sun=(float(across), float(rng.uniform(-0.9, 0.9)), float(rng.uniform(0.55, 1.1))),
        sun_strength=float(direct),
        sky=float(rng.uniform(0.75, 1.2) + 0.25 * (1 - direct)) * (0.75 if window else 1.0),
        softness=float(rng.uniform(0.05, 1.0)),
        warmth=float(np.clip(rng.normal(0.1, 0.45), -1, 1)),
        window=window,
    )


def _one(rng: np.random.Generator, words: tuple[str, ...], odds: tuple[float, ...]) -> str:
    return words[int(rng.choice(len(words), p=odds))]


def _any(colours: tuple[Colour, ...], rng: np.random.Generator) -> Colour:
    return colours[int(rng.integers(len(colours)))]


def _varied(colour: Colour, spread: float, rng: np.random.Generator) -> Colour:
    """The colour, lighter or darker, and a little off its hue."""
    factors = np.exp(spread * rng.standard_normal() + 0.25 * spread * rng.standard_normal(3))
    r, g, b = np.clip(np.array(colour) * factors, 0.01, 0.9).tolist()
    return (r, g, b)


def _fabric(rng: np.random.Generator) -> Colour:
    """Grey, black, white or navy as often as any colour."""
    return _varied(_any(_NEUTRALS, rng), 0.2, rng) if rng.random() < 0.5 else _bright(rng, 0.75)


def _bright(rng: np.random.Generator, strength: float) -> Colour:
    """Any hue; strength: how far from grey at most."""
    hue = 2 * np.pi * (rng.random() + np.array([0, 1, 2]) / 3)
    value, depth = rng.uniform(0.06, 0.5), rng.uniform(0.3, 1.0) * strength
    r, g, b = np.clip(value * (1 + depth * np.cos(hue)), 0.01, 0.9).tolist()
    return (r, g, b)
