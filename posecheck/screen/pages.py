"""A page to be read: a title, a text or a list, and what can be answered."""

from collections.abc import Sequence

import numpy as np

from posecheck.coach.shown import Key, Mood, Shown
from posecheck.overlay.layout import Box
from posecheck.overlay.lines import draw_disc
from posecheck.overlay.palette import LIMB, STOP, TEXT
from posecheck.overlay.text import SMALLEST, draw_text, line_height, text_width, wrap_text
from posecheck.screen.layout import Layout, inset
from posecheck.screen.parts import CARD, Canvas, draw_card, draw_choices, draw_paragraph

_PAD = 0.035
_TITLE = 0.15
_BODY_WIDE, _BODY_TALL = 0.68, 0.6
_LARGEST = 0.075
"""Of the window's shorter side: the words of a page, where there is room."""
_GAP = 0.45
"""Between two items, in lines."""


def draw_page(canvas: Canvas, layout: Layout, shown: Shown) -> None:
    """All of a page: its title, its text or its items, its answers."""
    pad, whole = round(layout.unit * _PAD), layout.whole
    body = _body(layout)
    title = Box(whole.x, whole.y, whole.width, body.y - whole.y)
    below = body.y + body.height + pad // 2
    foot = Box(whole.x, below, whole.width, whole.y + whole.height - below)
    draw_paragraph(canvas, inset(title, pad // 2), shown.words, TEXT, bold=True)
    draw_card(canvas, body, STOP if shown.mood is Mood.STOP else CARD)
    draw = _items if shown.items else _text
    draw(canvas, inset(body, pad), shown, largest_size(layout, shown))
    _answers(canvas, layout, inset(foot, pad // 2), shown.keys)


def largest_size(layout: Layout, shown: Shown) -> int:
    """The size of a page's letters: as large as they may be, pixels."""
    box = inset(_body(layout), round(layout.unit * _PAD))
    for size in range(round(layout.unit * _LARGEST), SMALLEST, -1):
        if _height(_wrapped(shown, size, box.width), size) <= box.height:
            return size
    return SMALLEST


def _body(layout: Layout) -> Box:
    whole = layout.whole
    top = whole.y + round(whole.height * _TITLE)
    share = _BODY_WIDE if layout.wide else _BODY_TALL
    return Box(whole.x, top, whole.width, round(whole.height * share))


def _answers(canvas: Canvas, layout: Layout, box: Box, keys: Sequence[Key]) -> None:
    """One below the other where it is upright, side by side where it is wide."""
    if not layout.wide:
        draw_choices(canvas, box, keys)
        return
    size = min(round(layout.unit * _LARGEST), round(box.height * 0.6))
    x, y, gap = box.x, box.y + box.height // 2, round(size * 0.5)
    for key, does in keys:
        draw_text(canvas, key, (x, y), size, LIMB, bold=True)
        x += text_width(key, size, bold=True) + gap
        draw_text(canvas, does, (x, y), size, TEXT)
        x += text_width(does, size) + 3 * gap


def _text(canvas: Canvas, box: Box, shown: Shown, size: int) -> None:
    (lines,) = _wrapped(shown, size, box.width)
    step = line_height(size)
    first = box.y + (box.height - step * (len(lines) - 1)) / 2
    for number, line in enumerate(lines):
        draw_text(canvas, line, (box.x, round(first + number * step)), size, TEXT)


def _items(canvas: Canvas, box: Box, shown: Shown, size: int) -> None:
    step, wrapped = line_height(size), _wrapped(shown, size, box.width)
    y = box.y + (box.height - _height(wrapped, size)) / 2 + step / 2
    for lines in wrapped:
        draw_disc(canvas, np.array([box.x + size * 0.3, y]), size * 0.16, LIMB)
        for line in lines:
            draw_text(canvas, line, (box.x + _indent(size), round(y)), size, TEXT)
            y += step
        y += _GAP * step


def _wrapped(shown: Shown, size: int, width: int) -> list[list[str]]:
    """The lines of each item, or of the text."""
    if not shown.items:
        return [wrap_text(shown.detail, size, width)]
    return [wrap_text(item, size, width - _indent(size)) for item in shown.items]


def _height(wrapped: Sequence[Sequence[str]], size: int) -> float:
    lines = sum(len(lines) for lines in wrapped)
    return line_height(size) * (lines + _GAP * (len(wrapped) - 1))


def _indent(size: int) -> int:
    return round(size * 0.9)
