"""The gauge: the measured value in figures, and on a bar how it lies to its target."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.overlay.layout import Box
from posecheck.overlay.lines import draw_path
from posecheck.overlay.palette import EDGE, GOOD, QUIET, TARGET, TEXT
from posecheck.overlay.text import draw_text, fit_text, number_text

_SLACK = 1.4  # the bar reaches this far beyond the target's outermost edge,
_OPEN_END = 2.0  # and this far where the target has no edge on that side


class Gauge(NamedTuple):
    """A value in whole units, its unit ("°" or "%"), and the target it is judged by.

    judged: whether the view allows to say that the target was reached; reached: whether it is.
    """

    name: str
    value: int | None
    unit: str
    target: tuple[int | None, int | None] | None
    judged: bool
    reached: bool


def draw_gauge(image: NDArray[np.uint8], box: Box, gauge: Gauge) -> None:
    """Draw value, bar and target into the gauge's box of the panel."""
    x, inner = box.x + box.width // 2, round(box.width * 0.84)
    height = box.height
    value = "--" if gauge.value is None else number_text(gauge.value, gauge.unit)
    size, _ = fit_text(value, (inner, height // 2), round(height * 0.42), bold=True, most_lines=1)
    colour = GOOD if gauge.reached else TEXT
    draw_text(
        image, value, (x, box.y + round(height * 0.3)), size, colour, bold=True, anchor="centre"
    )
    if gauge.target is not None and (gauge.judged or gauge.value is None):
        _draw_bar(
            image,
            Box(box.x + (box.width - inner) // 2, box.y + round(height * 0.62), inner, 0),
            gauge,
            max(2, round(height * 0.05)),
        )
    below = _words(gauge)
    small, _ = fit_text(below, (inner, height // 4), round(height * 0.15), most_lines=1)
    draw_text(image, below, (x, box.y + round(height * 0.82)), small, QUIET, anchor="centre")


def _words(gauge: Gauge) -> str:
    if gauge.value is not None and not gauge.judged:
        return f"{gauge.name}: not judged"
    if gauge.target is None:
        return gauge.name
    low, high = gauge.target
    upper = "" if high is None else number_text(high, gauge.unit)
    if low is None:
        limits = f"up to {upper}"
    elif high is None:
        limits = f"from {number_text(low, gauge.unit)}"
    else:
        limits = f"{number_text(low)} to {upper}"
    return f"{gauge.name} {limits}".strip()


def _draw_bar(image: NDArray[np.uint8], line: Box, gauge: Gauge, thick: int) -> None:
    least, most = _span(gauge.target or (None, None))
    low, high = gauge.target or (None, None)
    y = float(line.y)

    def across(value: float) -> float:
        share = (value - least) / (most - least)
        return line.x + line.width * min(max(share, 0.0), 1.0)

    ends = np.array([(line.x, y), (line.x + line.width, y)], np.float64)
    draw_path(image, ends, EDGE, thick)
    band = across(least if low is None else low), across(most if high is None else high)
    colour = GOOD if gauge.reached else TARGET
    draw_path(image, np.array([(band[0], y), (band[1], y)]), colour, thick)
    if gauge.value is not None:
        at = across(gauge.value)
        mark = np.array([(at, y - 1.6 * thick), (at, y + 1.6 * thick)])
        draw_path(image, mark, TEXT, max(2, round(thick * 0.7)))


def _span(target: tuple[int | None, int | None]) -> tuple[float, float]:
    """The values at both ends of the bar: zero, the target, and some room beyond it."""
    low, high = target
    edges = [0, *(edge for edge in target if edge is not None)]
    least, most = _SLACK * min(edges), _SLACK * max(edges)
    if high is None and low is not None:
        most = max(_OPEN_END * low, most + 1)
    if low is None and high is not None:
        least = min(_OPEN_END * high, least)
    return least, max(most, least + 1)
