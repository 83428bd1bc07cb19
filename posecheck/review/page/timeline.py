"""The picture of a session: the curve, and below it lanes of what happened when."""

import math
from collections.abc import Iterable
from typing import NamedTuple
from xml.etree.ElementTree import Element

from posecheck.exercises.words import SEVERITY
from posecheck.measures.words import label, limit_words
from posecheck.review.curve import Curve
from posecheck.review.page.elements import element
from posecheck.session.model import Goal, Session
from posecheck.session.words import (
    clock,
    hold_words,
    repetition_words,
    side_words,
    warning_words,
)

WIDTH, LEFT, RIGHT = 960.0, 110.0, 16.0
PLOT_TOP, PLOT_HEIGHT = 30.0, 190.0
LANE_HEIGHT, LANE_GAP = 22.0, 8.0
_LEAST_MARK = 4.0
_ROOM_FOR_NUMBER = 14.0
_TICK_STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)
_MOST_TICKS = 14


class Mark(NamedTuple):
    """One thing on a lane: from, to, its looks, a number to write on it, and what it says."""

    start_s: float
    end_s: float
    looks: str
    number: str
    title: str


def timeline(session: Session, curve: Curve | None, clickable: bool) -> Element:
    """The whole drawing as an SVG element; clickable marks carry their second for the script."""
    duration = max(session.video.duration_s, 0.001)
    lanes = [lane for lane in _lanes(session) if lane[1]]
    top = PLOT_TOP + PLOT_HEIGHT + LANE_GAP * 2
    bottom = top + len(lanes) * (LANE_HEIGHT + LANE_GAP)
    across = _Across(duration)
    svg = element(
        "svg",
        viewBox=f"0 0 {WIDTH:g} {bottom + 26:g}",
        role="group",
        aria_label="Timeline of the session; the tables below say the same in words",
        data_left=LEFT,
        data_width=WIDTH - LEFT - RIGHT,
        data_duration=duration,
    )
    svg.extend(_plot(session.goal, curve, across))
    for number, (name, marks) in enumerate(lanes):
        y = top + number * (LANE_HEIGHT + LANE_GAP)
        svg.append(element("text", name, x=8, y=y + LANE_HEIGHT * 0.7, class_="lane"))
        svg.extend(_mark(mark, across, y, clickable) for mark in marks)
    svg.extend(_ticks(across, bottom))
    svg.append(element("line", class_="playhead", x1=LEFT, x2=LEFT, y1=PLOT_TOP, y2=bottom))
    return svg


class _Across:
    """From seconds to x."""

    def __init__(self, duration: float) -> None:
        self.duration = duration

    def __call__(self, seconds: float) -> float:
        share = min(max(seconds / self.duration, 0.0), 1.0)
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _lanes(session: Session) -> list[tuple[str, list[Mark]]]:
    counted = 0
    repetitions = []
    for entry in session.repetitions:
        counted += entry.counted
        state = "counted" if entry.counted else "not counted"
        title = " ".join(filter(None, (side_words(entry), f"{state}: {repetition_words(entry)}")))
        number = str(counted) if entry.counted else "x"
        looks = "counted" if entry.counted else "missed"
        repetitions.append(Mark(entry.start_s, entry.end_s, looks, number, title))
    holds = [
        Mark(entry.start_s, entry.end_s, "held", "", hold_words(entry)) for entry in session.holds
    ]
    warnings = [
        Mark(
            entry.start_s,
            entry.end_s,
            entry.severity,
            "!",
            f"{SEVERITY[entry.severity]}: {warning_words(entry)}",
        )
        for entry in session.warnings
    ]
    unseen = [
        Mark(entry.start_s, entry.end_s, "unseen", "", f"not seen: {entry.what}")
        for entry in session.not_seen
    ]
    names = ("Repetitions", "Holds", "Warnings", "Not seen")
    return list(zip(names, (repetitions, holds, warnings, unseen), strict=True))


def _mark(mark: Mark, across: _Across, y: float, clickable: bool) -> Element:
    x = across(mark.start_s)
    width = max(across(mark.end_s) - x, _LEAST_MARK)
    title = f"{clock(mark.start_s)} {mark.title}"
    number = None
    if mark.number and width >= _ROOM_FOR_NUMBER:
        number = element("text", mark.number, x=x + width / 2, y=y + LANE_HEIGHT * 0.7)
    return element(
        "g",
        element("title", title),
        element("rect", x=x, y=y, width=width, height=LANE_HEIGHT, rx=3),
        number,
        class_=f"mark {mark.looks}",
        data_seconds=mark.start_s if clickable else None,
        tabindex=0 if clickable else None,
        role="button" if clickable else "img",
        aria_label=title,
    )


def _plot(goal: Goal, curve: Curve | None, across: _Across) -> Iterable[Element]:
    pieces = curve.pieces if curve is not None else []
    if not pieces:
        yield element("text", "Nothing was measured.", x=LEFT, y=PLOT_TOP + PLOT_HEIGHT / 2)
        return
    seen = [float(value) for piece in pieces for value in piece[:, 1]]
    edges = [edge for edge in (goal.low, goal.high) if edge is not None]
    low, high = min(seen + edges), max(seen + edges)
    margin = max((high - low) * 0.06, 1e-6)
    low, high = low - margin, high + margin

    def down(value: float) -> float:
        return round(PLOT_TOP + (high - value) / (high - low) * PLOT_HEIGHT, 1)

    band_top = down(min(high, goal.high if goal.high is not None else high))
    band_bottom = down(max(low, goal.low if goal.low is not None else low))
    width = WIDTH - LEFT - RIGHT
    yield element(
        "rect", class_="band", x=LEFT, y=band_top, width=width, height=band_bottom - band_top
    )
    yield element("text", label(goal.measure), x=8, y=18, class_="lane")
    # An edge's number only where it does not lie on the other's.
    for edge in edges if len(edges) < 2 or band_bottom - band_top > 13 else edges[:1]:
        yield element("text", limit_words(goal.measure, edge), x=8, y=down(edge) + 4)
    for piece in pieces:
        steps = " ".join(f"{across(time):g},{down(value):g}" for time, value in piece)
        yield element("polyline", class_="curve", points=steps)


def _ticks(across: _Across, bottom: float) -> Iterable[Element]:
    fitting = (step for step in _TICK_STEPS if across.duration / step <= _MOST_TICKS)
    step = next(fitting, math.ceil(across.duration / _MOST_TICKS))
    for number in range(int(across.duration / step) + 1):
        x = across(number * step)
        yield element("line", class_="axis", x1=x, x2=x, y1=bottom, y2=bottom + 5)
        yield element("text", clock(number * step)[:-2], x=x - 10, y=bottom + 19)
