"""Where everything stands on a screen of any shape; all sizes are parts of the window's.

Wide: the person at the left, numbers beside them, the words below in the full width. Upright: one
below the other.
"""

from dataclasses import dataclass

from posecheck.overlay.layout import Box

_MARGIN = 0.028
_FOOTER = 0.062
_WORDS_WIDE = 0.33
_SIDE_WIDE = 0.34
_PERSON_TALL = 0.38
_NUMBERS_TALL = 0.2


@dataclass(frozen=True, slots=True)
class Layout:
    """The boxes of a window of (width, height).

    person: the picture of the person. side: numbers, rings, rungs. upper: both of them. words:
    the one thing. footer: keys and gestures. whole: all above the footer, for other screens.
    """

    size: tuple[int, int]
    unit: int
    person: Box
    side: Box
    words: Box
    footer: Box
    whole: Box

    @property
    def upper(self) -> Box:
        """All above the words."""
        last = self.person if self.wide else self.side
        return Box(*self.whole[:3], last.y + last.height - self.whole.y)

    @property
    def wide(self) -> bool:
        """Whether the window is wider than high."""
        return self.size[0] >= self.size[1]


def layout_for(size: tuple[int, int]) -> Layout:
    """The layout of a window of (width, height)."""
    width, height = size
    unit = min(size)
    margin = max(2, round(unit * _MARGIN))
    # Upright, keys and gestures have a line each.
    footer = max(10, round(unit * _FOOTER)) * (1 if width >= height else 2)
    foot = Box(margin, height - footer - margin // 2, width - 2 * margin, footer)
    body = foot.y - margin
    whole = Box(margin, margin, width - 2 * margin, body - margin)
    place = _wide if width >= height else _tall
    person, side, words = place(whole, margin)
    return Layout(size, unit, person, side, words, foot, whole)


def _wide(whole: Box, margin: int) -> tuple[Box, Box, Box]:
    words = round(whole.height * _WORDS_WIDE)
    upper = whole.height - words - margin
    side = round(whole.width * _SIDE_WIDE)
    left = whole.width - side - margin
    return (
        Box(whole.x, whole.y, left, upper),
        Box(whole.x + left + margin, whole.y, side, upper),
        Box(whole.x, whole.y + upper + margin, whole.width, words),
    )


def _tall(whole: Box, margin: int) -> tuple[Box, Box, Box]:
    person = round(whole.height * _PERSON_TALL)
    numbers = round(whole.height * _NUMBERS_TALL)
    below = whole.y + person + margin
    words = below + numbers + margin
    return (
        Box(whole.x, whole.y, whole.width, person),
        Box(whole.x, below, whole.width, numbers),
        Box(whole.x, words, whole.width, whole.y + whole.height - words),
    )


def inset(box: Box, by: int) -> Box:
    """The box without a border of so many pixels."""
    return Box(box.x + by, box.y + by, max(1, box.width - 2 * by), max(1, box.height - 2 * by))


def split(box: Box, share: float, *, down: bool) -> tuple[Box, Box]:
    """The box in two, one below the other or beside it; the first has this share of it."""
    if down:
        first = round(box.height * share)
        return (
            Box(box.x, box.y, box.width, first),
            Box(box.x, box.y + first, box.width, box.height - first),
        )
    first = round(box.width * share)
    return (
        Box(box.x, box.y, first, box.height),
        Box(box.x + first, box.y, box.width - first, box.height),
    )
