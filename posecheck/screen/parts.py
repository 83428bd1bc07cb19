"""The parts that screens are made of, each drawn into its box of an RGB canvas."""

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Side
from posecheck.coach.shown import Clock, Key, Kind, Mood, Shown, Tally
from posecheck.overlay.icons import Icon, draw_icon
from posecheck.overlay.layout import Box
from posecheck.overlay.lines import arc, draw_disc, draw_path
from posecheck.overlay.palette import (
    EDGE,
    GOOD,
    GROUND,
    INFO,
    LIMB,
    OUTLINE,
    QUIET,
    STOP,
    TEXT,
    WARN,
    Colour,
)
from posecheck.overlay.ring import RingSizes, draw_seconds
from posecheck.overlay.text import draw_text, fit_text, line_height, text_width
from posecheck.screen.layout import Layout, inset

CARD: Colour = (30, 36, 44)
Canvas = NDArray[np.uint8]

_CLOCK = RingSizes(radius=0.42, thick=0.07, number=0.4, below_at=0.22, below=0.11)
_ICONS: dict[Mood, Icon] = {
    Mood.GOOD: "done",
    Mood.ALMOST: "almost",
    Mood.UNSEEN: "unseen",
    Mood.INFO: "info",
    Mood.WARN: "warn",
    Mood.STOP: "stop",
    Mood.PAUSE: "pause",
}
_INKS: dict[Mood, Colour] = {Mood.GOOD: GOOD, Mood.INFO: INFO, Mood.WARN: OUTLINE}
_GROUNDS: dict[Mood, Colour] = {Mood.WARN: WARN, Mood.STOP: STOP}


_KEYS, _GESTURES = 0.52, 0.78
"""Of a footer's line; gestures as much as there is room for."""
_APART = 1.2
"""Between two keys or two gestures, in heights of their letters."""
_WITH_CHOICES = frozenset({Kind.PAIN, Kind.SAFETY})
"""These show their keys large."""


def draw_card(canvas: Canvas, box: Box, colour: Colour = CARD) -> None:
    """A rounded ground."""
    radius = max(2, round(min(box.width, box.height) * 0.06))
    x, y, right, bottom = box.x, box.y, box.x + box.width - 1, box.y + box.height - 1
    cv2.rectangle(canvas, (x + radius, y), (right - radius, bottom), colour, cv2.FILLED)
    cv2.rectangle(canvas, (x, y + radius), (right, bottom - radius), colour, cv2.FILLED)
    for corner in (
        (x + radius, y + radius),
        (right - radius, y + radius),
        (x + radius, bottom - radius),
        (right - radius, bottom - radius),
    ):
        cv2.circle(canvas, corner, radius, colour, cv2.FILLED, cv2.LINE_AA)


def draw_words(canvas: Canvas, box: Box, shown: Shown, unit: int) -> None:
    """The one thing: heading, sign and words, a sentence below them."""
    ground = _GROUNDS.get(shown.mood, CARD)
    draw_card(canvas, box, ground)
    inner = inset(box, round(unit * 0.03))
    ink = _INKS.get(shown.mood, TEXT)
    quiet = ink if shown.mood in _GROUNDS else QUIET
    sizes = _heights(inner, shown)
    y = inner.y
    if shown.heading:
        _line(canvas, Box(inner.x, y, inner.width, sizes[0]), shown.heading, quiet)
    y += sizes[0]
    _words_with_sign(canvas, Box(inner.x, y, inner.width, sizes[1]), shown, ink, ground)
    y += sizes[1]
    if shown.detail:
        draw_paragraph(canvas, Box(inner.x, y, inner.width, sizes[2]), shown.detail, quiet)


def _heights(inner: Box, shown: Shown) -> tuple[int, int, int]:
    tall = inner.height * 2 > inner.width
    head = round(inner.height * (0.12 if tall else 0.2)) if shown.heading else 0
    foot = round(inner.height * (0.2 if tall else 0.25)) if shown.detail else 0
    return head, inner.height - head - foot, foot


def _words_with_sign(canvas: Canvas, box: Box, shown: Shown, ink: Colour, ground: Colour) -> None:
    icon = _ICONS.get(shown.mood, "none")
    sign = round(min(box.height * 0.6, box.width * 0.14)) if icon != "none" else 0
    gap = round(sign * 0.35)
    room = box.width - sign - gap, box.height
    size, lines = fit_text(shown.words, room, round(box.height * 0.66), bold=True, most_lines=4)
    middle = box.y + box.height / 2
    if sign:
        draw_icon(canvas, icon, (box.x + sign / 2, middle), sign, ink, ground)
    _lines(canvas, (box.x + sign + gap, middle), lines, size, ink, bold=True)


def _lines(
    canvas: Canvas,
    at: tuple[int, float],
    lines: Sequence[str],
    size: int,
    ink: Colour,
    *,
    bold: bool = False,
    centred: bool = False,
) -> None:
    step = line_height(size)
    first = at[1] - step * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        place = at[0], round(first + number * step)
        draw_text(canvas, line, place, size, ink, bold=bold, anchor="centre" if centred else "left")


def _line(canvas: Canvas, box: Box, text: str, ink: Colour) -> None:
    size, lines = fit_text(text, (box.width, box.height), round(box.height * 0.75), most_lines=1)
    _lines(canvas, (box.x, box.y + box.height / 2), lines, size, ink)


def draw_paragraph(
    canvas: Canvas, box: Box, text: str, ink: Colour = QUIET, *, bold: bool = False
) -> None:
    """A sentence or two, as large as they may be."""
    size, lines = fit_text(
        text,
        (box.width, box.height),
        round(min(box.height * 0.62, box.width * 0.075)),
        bold=bold,
        most_lines=12,
    )
    _lines(canvas, (box.x, box.y + box.height / 2), lines, size, ink, bold=bold)


def draw_tally(canvas: Canvas, box: Box, tally: Tally) -> None:
    """How many repetitions counted; each side for itself where sides count."""
    goal = "" if tally.goal is None else f"of {tally.goal}"
    if not tally.sides:
        _number(canvas, box, str(tally.reps), goal or "done", lit=False)
        return
    half = box.width // 2
    each = ((Side.LEFT, tally.left, "left"), (Side.RIGHT, tally.right, "right"))
    for place, (side, number, name) in enumerate(each):
        part = Box(box.x + place * half, box.y, half, box.height)
        _number(canvas, part, str(number), f"{name} {goal}".strip(), lit=tally.working is side)


def _number(canvas: Canvas, box: Box, number: str, below: str, *, lit: bool) -> None:
    x, room = box.x + box.width // 2, round(box.width * 0.88)
    largest = round(min(box.height * 0.78, box.width * 0.62))
    size, _ = fit_text(number, (room, box.height), largest, bold=True, most_lines=1)
    ink = LIMB if lit else TEXT
    draw_text(
        canvas, number, (x, box.y + round(box.height * 0.4)), size, ink, bold=True, anchor="centre"
    )
    most = round(min(box.height * 0.19, box.width * 0.16))
    small, _ = fit_text(below, (room, box.height // 4), most, most_lines=1)
    at = x, box.y + round(box.height * 0.84)
    draw_text(canvas, below, at, small, ink if lit else QUIET, anchor="centre")


def draw_big(canvas: Canvas, box: Box, text: str) -> None:
    """A number or a word that fills its box."""
    size, lines = fit_text(
        text, (box.width, box.height), round(box.height * 0.95), bold=True, most_lines=1
    )
    at = box.x + box.width // 2, box.y + box.height / 2
    _lines(canvas, at, lines, size, TEXT, bold=True, centred=True)


def draw_clock(canvas: Canvas, box: Box, clock: Clock) -> None:
    """A ring that fills up, and the whole seconds that are left."""
    draw_seconds(
        canvas, box, clock.gone_tenths, clock.of_s, clock.below, _CLOCK, active=clock.active
    )


def draw_rungs(canvas: Canvas, box: Box, rung: tuple[int, int]) -> None:
    """How far setting up has come: a disc for each thing, filled once it is in order."""
    done, of = rung
    across = of if box.width > 2 * box.height else math.ceil(of / 2)
    down = math.ceil(of / across)
    step = min(box.width / across, box.height * 0.6 / down)
    radius = step * 0.3
    left = box.x + box.width / 2 - step * (across - 1) / 2
    top = box.y + box.height * 0.42 - step * (down - 1) / 2
    for number in range(of):
        centre = np.array([left + step * (number % across), top + step * (number // across)])
        if number < done:
            draw_disc(canvas, centre, radius, GOOD)
            draw_icon(canvas, "done", (centre[0], centre[1]), round(radius * 1.2), GROUND, GOOD)
        else:
            ink = TEXT if number == done else EDGE
            draw_path(canvas, arc(centre, radius, 0, 360), ink, max(2, round(radius * 0.18)))
    size = round(min(box.height * 0.11, box.width * 0.09))
    at = box.x + box.width // 2, box.y + round(box.height * 0.88)
    draw_text(canvas, "Setting up", at, size, QUIET, anchor="centre")


def draw_footer(canvas: Canvas, layout: Layout, shown: Shown, *, recording: bool) -> None:
    """Keys at the left, gestures and the place in the routine at the right, if they have room.

    Upright, the gestures have a line of their own.
    """
    box, lines = layout.footer, 1 if layout.wide else 2
    height = box.height // lines
    size = round(height * _KEYS)
    lower, upper = box.y + box.height - height // 2, box.y + height // 2
    right = box.x + box.width
    if recording:
        right = _recording(canvas, (right, lower), size)
    if shown.place:
        draw_text(canvas, _place(shown.place), (right, lower), size, TEXT, anchor="right")
        right -= text_width(_place(shown.place), size) + round(size * 1.4)
    keys = () if shown.kind in _WITH_CHOICES else shown.keys
    largest = round(height * _GESTURES)
    if layout.wide:
        left = box.x + sum(_key_width(key, size) for key in keys)
        right = _gestures(canvas, (left, right), upper, (size, largest), shown.gestures)
    else:
        _gestures(canvas, (box.x, box.x + box.width), upper, (size, largest), shown.gestures)
    _keys(canvas, (box.x, lower), right, size, keys)


def _gestures(
    canvas: Canvas, room: tuple[int, int], y: int, sizes: tuple[int, int], gestures: Sequence[str]
) -> int:
    """All of them as large as they may be between left and right; where they begin.

    They are for who lies far from the keys. At their smallest they take the keys' room.
    """
    least, largest = sizes
    for size in range(largest, least - 1, -1):
        if _gestures_width(gestures, size) <= room[1] - room[0]:
            break
    else:
        size = least
    right = room[1]
    for words in reversed(gestures):
        draw_text(canvas, words, (right, y), size, TEXT, anchor="right")
        right -= text_width(words, size) + round(size * _APART)
    return right


def _gestures_width(gestures: Sequence[str], size: int) -> int:
    return sum(text_width(words, size) + round(size * _APART) for words in gestures)


def _recording(canvas: Canvas, at: tuple[int, int], size: int) -> int:
    draw_text(canvas, "recording", at, size, TEXT, anchor="right")
    left = at[0] - text_width("recording", size) - round(size * 0.6)
    draw_disc(canvas, np.array([left, at[1]], np.float64), size * 0.28, STOP)
    return left - round(size * 1.6)


def _place(place: tuple[int, int]) -> str:
    return f"{place[0]} of {place[1]}"


def _keys(canvas: Canvas, at: tuple[int, int], right: int, size: int, keys: Sequence[Key]) -> None:
    x = at[0]
    for key in keys:
        room = _key_width(key, size)
        if x + room - round(size * _APART) > right:
            return
        draw_text(canvas, key.key, (x, at[1]), size, TEXT, bold=True)
        does = x + text_width(key.key, size, bold=True) + round(size * 0.4)
        draw_text(canvas, key.does, (does, at[1]), size, QUIET)
        x += room


def _key_width(key: Key, size: int) -> int:
    """With the gap after it."""
    words = text_width(key.key, size, bold=True) + round(size * 0.4) + text_width(key.does, size)
    return words + round(size * _APART)


def draw_choices(canvas: Canvas, box: Box, keys: Sequence[Key]) -> None:
    """Choices one below the other, each with its key, to be read from afar."""
    step = box.height / max(len(keys), 1)
    longest = max(keys, key=lambda key: len(key.key) + len(key.does))
    wanted = round(min(step * 0.56, box.width * 0.09))
    size, _ = fit_text(
        f"{longest.key}  {longest.does}",
        (round(box.width * 0.92), round(step)),
        wanted,
        bold=True,
        most_lines=1,
    )
    indent = max(text_width(key.key, size, bold=True) for key in keys) + round(size * 0.7)
    for number, (key, does) in enumerate(keys):
        y = round(box.y + step * (number + 0.5))
        draw_text(canvas, key, (box.x, y), size, LIMB, bold=True)
        draw_text(canvas, does, (box.x + indent, y), size, TEXT)
