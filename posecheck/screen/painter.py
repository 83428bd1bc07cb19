"""The painter: a screen's model, and the person, become a picture of the window's size."""

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from posecheck.checking.status import Status
from posecheck.coach.shown import Kind, Shown
from posecheck.overlay.layout import Box
from posecheck.overlay.palette import GROUND, QUIET, TEXT
from posecheck.overlay.person import PersonLayer, in_unit
from posecheck.overlay.steady import SteadyValue
from posecheck.pose.types import Pose
from posecheck.screen.layout import Layout, inset, layout_for, split
from posecheck.screen.pages import draw_page
from posecheck.screen.parts import (
    CARD,
    Canvas,
    draw_big,
    draw_card,
    draw_choices,
    draw_clock,
    draw_footer,
    draw_paragraph,
    draw_rungs,
    draw_tally,
    draw_words,
)

_JUDGED = frozenset({Kind.COUNT_IN, Kind.WORK})
_WITHOUT_PERSON = frozenset({Kind.INTRODUCTION, Kind.PAIN, Kind.REST, Kind.DONE, Kind.SAFETY})


class Painter:
    """Draws one live session; lays out anew when the window's size changes.

    private: the person is drawn as a skeleton on a plain ground, their picture is never shown.
    recording: says so on every screen.
    """

    def __init__(self, *, private: bool = False, recording: bool = False) -> None:
        self._private, self._recording = private, recording
        self._layout: Layout | None = None
        self._canvas: Canvas | None = None
        self._drawn: Shown | None = None
        self._person_box: Box | None = None
        self._layer: PersonLayer | None = None
        self._value = SteadyValue()

    def draw(
        self,
        size: tuple[int, int],
        shown: Shown,
        image: NDArray[np.uint8] | None = None,
        pose: Pose | None = None,
        status: Status | None = None,
    ) -> Canvas:
        """The screen for a window of (width, height); the canvas belongs to the painter.

        image: (h, w, 3) RGB, shown as in a mirror. pose: in its pixels. status: what is judged of
        the person, for the angle drawn on them.
        """
        layout = self._layout_for(size)
        assert self._canvas is not None
        if shown != self._drawn:
            self._canvas[:] = GROUND
            self._draw_still(layout, shown)
            self._drawn = shown
        if shown.kind not in _WITHOUT_PERSON and image is not None:
            self._draw_person(layout, image, pose, status)
        return self._canvas

    def _layout_for(self, size: tuple[int, int]) -> Layout:
        if self._layout is None or self._layout.size != size:
            self._layout = layout_for(size)
            self._canvas = np.empty((size[1], size[0], 3), np.uint8)
            self._drawn = self._layer = None
        return self._layout

    def _draw_still(self, layout: Layout, shown: Shown) -> None:
        """All but the person; drawn only when it changes."""
        assert self._canvas is not None
        draw_footer(self._canvas, layout, shown, recording=self._recording)
        if shown.kind is Kind.SAFETY:
            draw_page(self._canvas, layout, shown)
            return
        if shown.kind is Kind.INTRODUCTION:
            self._draw_introduction(layout, shown)
            return
        if shown.kind is Kind.PAIN:
            self._draw_pain(layout, shown)
            return
        draw_words(self._canvas, layout.words, shown, layout.unit)
        self._draw_numbers(layout, shown)

    def _draw_numbers(self, layout: Layout, shown: Shown) -> None:
        assert self._canvas is not None
        canvas, side = self._canvas, layout.side
        if shown.kind in (Kind.REST, Kind.DONE):
            side = layout.person if shown.picture is not None else layout.upper
        draw_card(canvas, side)
        inner = inset(side, round(layout.unit * 0.03))
        if shown.rung is not None:
            draw_rungs(canvas, inner, shown.rung)
        elif shown.big:
            draw_big(canvas, inner, shown.big)
        elif shown.tally is not None and shown.clock is not None:
            tally, clock = split(inner, 0.55, down=layout.wide)
            draw_tally(canvas, tally, shown.tally)
            draw_clock(canvas, clock, shown.clock)
        elif shown.tally is not None:
            draw_tally(canvas, inner, shown.tally)
        elif shown.clock is not None:
            draw_clock(canvas, inner, shown.clock)
        if side == layout.person:
            draw_card(canvas, layout.side)
            self._draw_picture(inset(layout.side, round(layout.unit * 0.02)), shown.picture)

    def _draw_introduction(self, layout: Layout, shown: Shown) -> None:
        assert self._canvas is not None
        canvas, pad = self._canvas, round(layout.unit * 0.03)
        picture, text = split(layout.whole, 0.5 if layout.wide else 0.42, down=not layout.wide)
        draw_card(canvas, picture)
        self._draw_picture(inset(picture, pad), shown.picture)
        inner = inset(text, pad)
        head, name, how, dose = _rows(inner, (0.12, 0.24, 0.42, 0.22))
        if shown.heading:
            draw_paragraph(canvas, head, shown.heading, QUIET)
        draw_paragraph(canvas, name, shown.words, TEXT, bold=True)
        draw_paragraph(canvas, how, shown.detail, TEXT)
        words, ring = dose, None
        if shown.clock is not None:
            room = min(dose.height, dose.width // 3)
            words = Box(dose.x, dose.y, dose.width - room - pad, dose.height)
            ring = Box(dose.x + dose.width - room, dose.y, room, dose.height)
        draw_paragraph(canvas, words, shown.big, QUIET)
        if ring is not None and shown.clock is not None:
            draw_clock(canvas, ring, shown.clock)

    def _draw_pain(self, layout: Layout, shown: Shown) -> None:
        assert self._canvas is not None
        canvas, pad = self._canvas, round(layout.unit * 0.03)
        upper, lower = _rows(layout.whole, (0.5, 0.5))
        draw_words(canvas, Box(*upper[:3], upper.height - pad), shown, layout.unit)
        draw_card(canvas, lower)
        inner = inset(lower, pad)
        choices, ring = split(inner, 0.72 if layout.wide else 0.58, down=not layout.wide)
        draw_choices(canvas, choices, shown.keys)
        if shown.clock is not None:
            draw_clock(canvas, ring, shown.clock)

    def _draw_picture(self, box: Box, file: Path | None) -> None:
        if file is None:
            return
        assert self._canvas is not None
        image = _picture(file, (box.width, box.height))
        height, width = image.shape[:2]
        x, y = box.x + (box.width - width) // 2, box.y + (box.height - height) // 2
        self._canvas[y : y + height, x : x + width] = image

    def _draw_person(
        self,
        layout: Layout,
        image: NDArray[np.uint8],
        pose: Pose | None,
        status: Status | None,
    ) -> None:
        assert self._canvas is not None
        room = layout.person
        box = _fitted(room, (image.shape[1], image.shape[0]))
        if self._layer is None or box != self._person_box:
            self._layer = PersonLayer(min(box.width, box.height), mirror=True)
            self._person_box = box
            self._canvas[room.y : room.y + room.height, room.x : room.x + room.width] = GROUND
        picture = self._canvas[box.y : box.y + box.height, box.x : box.x + box.width]
        if self._private:
            picture[:] = CARD
        else:
            small = cv2.resize(image, (box.width, box.height), interpolation=cv2.INTER_LINEAR)
            cv2.flip(small, 1, dst=small)
            picture[:] = small
        if pose is not None and status is not None:
            value = self._value.update(status.time_s, in_unit(status.measure, status.value))
            judged = self._drawn is not None and self._drawn.kind in _JUDGED
            told = status if judged else replace(status, joint=None)
            self._layer.draw(picture, pose, told, value)


def _fitted(box: Box, size: tuple[int, int]) -> Box:
    """The largest box of that shape in the middle of another."""
    scale = min(box.width / size[0], box.height / size[1])
    width, height = max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
    return Box(box.x + (box.width - width) // 2, box.y + (box.height - height) // 2, width, height)


def _rows(box: Box, shares: tuple[float, ...]) -> list[Box]:
    rows, y = [], box.y
    for share in shares:
        height = round(box.height * share)
        rows.append(Box(box.x, y, box.width, height))
        y += height
    return rows


@lru_cache(maxsize=4)
def _picture(file: Path, room: tuple[int, int]) -> NDArray[np.uint8]:
    """A picture as large as its room, on the card's ground."""
    with Image.open(file) as image:
        scale = min(room[0] / image.width, room[1] / image.height)
        size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
        scaled = image.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    ground = Image.new("RGBA", size, (*CARD, 255))
    return np.asarray(Image.alpha_composite(ground, scaled).convert("RGB"), np.uint8)
