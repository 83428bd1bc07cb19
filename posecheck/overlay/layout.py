"""Where everything stands: the picture, and outside of it the panel with its cells.

The panel lies below a landscape picture and beside an upright one, so that no word can cover
the person and nothing ever has to move out of the way.
"""

from dataclasses import dataclass
from typing import NamedTuple

_BELOW = 0.27  # the panel's height as a part of the picture's short side
_BESIDE = 0.62  # its width beside an upright picture


class Box(NamedTuple):
    """A rectangle of whole pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of one clip; they never change while it runs.

    size: (width, height) of the whole canvas, both even.
    unit: the length that every size is taken from, in pixels: the picture's short side.
    """

    size: tuple[int, int]
    unit: int
    picture: Box
    panel: Box
    counter: Box
    ring: Box
    message: Box
    gauge: Box


def layout_for(picture: tuple[int, int], *, ring: bool) -> Layout:
    """The layout around a picture of (width, height); `ring`: whether holds are counted."""
    width, height = picture
    return _beside(width, height, ring) if height > width else _below(width, height, ring)


def _below(width: int, height: int, ring: bool) -> Layout:
    unit = min(width, height)
    strip = max(12, round(unit * _BELOW))
    strip += (height + strip) % 2
    even_width = width + width % 2
    counter = min(round(strip * 1.35), even_width // 4)
    round_one = min(strip, even_width // 6) if ring else 0
    gauge = min(round(strip * 1.65), even_width // 4)
    message = even_width - counter - round_one - gauge
    return Layout(
        size=(even_width, height + strip),
        unit=unit,
        picture=Box(0, 0, width, height),
        panel=Box(0, height, even_width, strip),
        counter=Box(0, height, counter, strip),
        ring=Box(counter, height, round_one, strip),
        message=Box(counter + round_one, height, message, strip),
        gauge=Box(even_width - gauge, height, gauge, strip),
    )


def _beside(width: int, height: int, ring: bool) -> Layout:
    unit = width
    bar = max(12, round(unit * _BESIDE))
    bar += (width + bar) % 2
    even_height = height + height % 2
    counter = round(even_height * 0.22)
    round_one = round(even_height * 0.22) if ring else 0
    gauge = round(even_height * 0.2)
    message = even_height - counter - round_one - gauge
    return Layout(
        size=(width + bar, even_height),
        unit=unit,
        picture=Box(0, 0, width, height),
        panel=Box(width, 0, bar, even_height),
        counter=Box(width, 0, bar, counter),
        ring=Box(width, counter, bar, round_one),
        message=Box(width, counter + round_one, bar, message),
        gauge=Box(width, even_height - gauge, bar, gauge),
    )
