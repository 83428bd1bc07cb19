"""Text on a picture: drawn once with a real font, kept, and blended as a small rectangle."""

from functools import lru_cache
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from posecheck.overlay.palette import OUTLINE, Colour

FONT_FILE = Path(__file__).parent / "fonts" / "Inter.ttf"
SMALLEST = 6

Anchor = Literal["left", "centre", "right"]

_WEIGHTS = {"regular": 500, "bold": 700}
_OPTICAL_SIZES = (14, 32)


def draw_text(
    image: NDArray[np.uint8],
    text: str,
    at: tuple[int, int],
    size: int,
    colour: Colour,
    *,
    bold: bool = False,
    anchor: Anchor = "left",
    edge: int = 0,
) -> None:
    """Write one line into an RGB image; what would lie outside is cut off.

    at: the anchor's x, and the y of the middle of the capital letters.
    size: height of the font in pixels; capitals are about 0.73 of it.
    edge: pixels of dark edge around the letters, for text on a picture.
    """
    if not text:
        return
    shift = {"left": 0.0, "centre": 0.5, "right": 1.0}[anchor]
    for ink, pen in ((OUTLINE, edge), (colour, 0)) if edge else ((colour, 0),):
        alpha, middle = _bitmap(text, max(size, SMALLEST), bold, pen)
        x = at[0] - round((alpha.shape[1] - 2 * pen) * shift) - pen
        blend(image, alpha, (x, at[1] - middle), ink)


def text_width(text: str, size: int, *, bold: bool = False) -> int:
    """How many pixels wide one line is."""
    return _width(text, max(size, SMALLEST), bold)


def wrap_text(text: str, size: int, width: int, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width`, broken at spaces; a longer word stays whole."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def fit_text(
    text: str, box: tuple[int, int], largest: int, *, bold: bool = False, most_lines: int = 2
) -> tuple[int, list[str]]:
    """The largest size, and the lines, at which the text fits into (width, height)."""
    width, height = box
    size = max(largest, SMALLEST)
    while True:
        lines = wrap_text(text, size, width, bold=bold)
        wide = max((text_width(line, size, bold=bold) for line in lines), default=0)
        fits = wide <= width and len(lines) <= most_lines
        if size <= SMALLEST or (fits and len(lines) * line_height(size) <= height):
            return size, _balanced(text, size, wide, lines, bold)
        size = max(SMALLEST, min(size - 1, size * 24 // 25))


def number_text(value: int, unit: str = "") -> str:
    """A whole number with its unit and a real minus sign, which is wider than a hyphen."""
    return f"{value}{unit}".replace("-", "\N{MINUS SIGN}")


def line_height(size: int) -> int:
    """The distance from one line to the next."""
    return round(size * 1.22)


def blend(
    image: NDArray[np.uint8], alpha: NDArray[np.uint8], at: tuple[int, int], colour: Colour
) -> None:
    """Lay a colour over an RGB image through an alpha bitmap whose top left corner is `at`."""
    height, width = image.shape[:2]
    x, y = at
    left, top = max(x, 0), max(y, 0)
    right, bottom = min(x + alpha.shape[1], width), min(y + alpha.shape[0], height)
    if left >= right or top >= bottom:
        return
    cover = alpha[top - y : bottom - y, left - x : right - x, None].astype(np.int32)
    spot = image[top:bottom, left:right]
    difference = np.array(colour, np.int32) - spot
    spot += ((difference * cover + 127) // 255).astype(np.uint8)


def _balanced(text: str, size: int, wide: int, lines: list[str], bold: bool) -> list[str]:
    """As many lines, of lengths as equal as may be, so that no word is left over alone."""
    for width in range(wide, wide // 2, -max(1, size // 4)):
        narrower = wrap_text(text, size, width, bold=bold)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


@lru_cache(maxsize=4096)
def _width(text: str, size: int, bold: bool) -> int:
    return round(_font(size, bold).getlength(text)) if text else 0


@lru_cache(maxsize=512)
def _bitmap(text: str, size: int, bold: bool, edge: int) -> tuple[NDArray[np.uint8], int]:
    """The text's alpha and the row in it at which capitals have their middle."""
    font = _font(size, bold)
    left, top, right, bottom = font.getbbox(text, stroke_width=edge)
    cap_top, cap_bottom = font.getbbox("H")[1], font.getbbox("H")[3]
    width, height = max(1, int(right - min(left, 0))), max(1, int(bottom - top))
    canvas = Image.new("L", (width, height), 0)
    ImageDraw.Draw(canvas).text((-min(left, 0), -top), text, fill=255, font=font, stroke_width=edge)
    return np.asarray(canvas, np.uint8), round((cap_top + cap_bottom) / 2 - top)


@lru_cache(maxsize=64)
def _font(size: int, bold: bool) -> ImageFont.FreeTypeFont:
    font = ImageFont.truetype(FONT_FILE, size)
    smallest, largest = _OPTICAL_SIZES
    weight = _WEIGHTS["bold" if bold else "regular"]
    font.set_variation_by_axes([min(max(size, smallest), largest), weight])
    return font
