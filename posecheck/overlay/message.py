"""The message: one thing at a time, the most important first, with a shape and words of its own."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Phase, Reason
from posecheck.checking.status import Status
from posecheck.exercises.terms import Severity
from posecheck.overlay.icons import Icon, draw_icon
from posecheck.overlay.layout import Box
from posecheck.overlay.palette import (
    GOOD,
    GROUND,
    INFO,
    OUTLINE,
    QUIET,
    STOP,
    TEXT,
    WARN,
    Colour,
)
from posecheck.overlay.text import draw_text, fit_text, line_height

_PHASE_WORDS = {
    Phase.WAITING: "Get ready",
    Phase.REST: "Ready",
    Phase.MOVING: "Moving",
    Phase.HOLD: "Hold",
    Phase.RETURN: "And back",
    Phase.PAUSED: "Paused",
}


class Message(NamedTuple):
    """What is shown: a heading, the words, and how strongly.

    ground: the colour of a banner behind icon and words, or None for plain words.
    """

    heading: str
    words: str
    icon: Icon = "none"
    ink: Colour = TEXT
    ground: Colour | None = None


def notice(words: str, *, heading: str = "", severity: Severity | None = None) -> Message:
    """A message that does not come from the checker, such as that the set is paused."""
    if severity is None:
        return Message(heading, words)
    return _banner(heading, words, severity)


def message_for(status: Status, title: str) -> Message:
    """The message that a status calls for; the title is shown while waiting."""
    heading = _phase_words(status)
    if status.warnings:
        return _banner(heading, status.warnings[0].show, status.warnings[0].severity)
    if status.not_seen:
        return Message(heading, status.not_seen[0], "unseen", TEXT, None)
    if status.finished:
        return Message(title, "All done", "done", GOOD)
    if status.prompt is not None:
        return Message(heading, status.prompt, "none", _ink(status))
    if status.phase is Phase.WAITING:
        return Message(title or heading, status.hint or heading)
    # Who holds must see that it is time to hold, whatever the last one was.
    if status.last is not None and status.phase is not Phase.HOLD:
        return _verdict(status.last)
    return Message("", heading, "none", _ink(status))


def _ink(status: Status) -> Colour:
    return GOOD if status.phase is Phase.HOLD else TEXT


def draw_message(image: NDArray[np.uint8], box: Box, message: Message) -> None:
    """Draw the message into its box of the panel."""
    upright = box.height > box.width
    pad = max(2, round(min(box.width, box.height) * 0.08))
    head = _heading_height(box, message, upright)
    if message.heading:
        _draw_heading(image, box, message.heading, pad, head)
    body = Box(box.x + pad, box.y + head, box.width - 2 * pad, box.height - head - pad)
    if message.ground is not None:
        image[body.y : body.y + body.height, body.x : body.x + body.width] = message.ground
    _draw_words(image, body, message, upright)


def _phase_words(status: Status) -> str:
    held = status.hold_s >= (status.goal_hold_s or 0.0)
    if status.phase is Phase.HOLD and held:
        return _PHASE_WORDS[Phase.RETURN]
    return _PHASE_WORDS[status.phase]


def _verdict(reason: Reason) -> Message:
    if reason.code == "depth-not-judged":
        return Message("Counted", reason.text, "done")
    return Message("Almost", reason.text, "almost")


def _banner(heading: str, words: str, severity: Severity) -> Message:
    if severity is Severity.STOP:
        return Message(heading, words, "stop", TEXT, STOP)
    if severity is Severity.WARN:
        return Message(heading, words, "warn", OUTLINE, WARN)
    return Message(heading, words, "info", INFO, None)


def _heading_height(box: Box, message: Message, upright: bool) -> int:
    if not message.heading:
        return max(2, round(min(box.width, box.height) * 0.08))
    return round(box.height * (0.16 if upright else 0.32))


def _draw_heading(image: NDArray[np.uint8], box: Box, heading: str, pad: int, height: int) -> None:
    room = box.width - 2 * pad, height
    size, lines = fit_text(heading, room, round(height * 0.56), most_lines=1)
    at = box.x + pad, box.y + round(height * 0.54)
    draw_text(image, " ".join(lines), at, size, QUIET)


def _draw_words(image: NDArray[np.uint8], box: Box, message: Message, upright: bool) -> None:
    inset = round(box.height * 0.12) if message.ground is not None and not upright else 0
    if upright:
        inset = round(box.width * 0.06)
    largest = round(box.width * 0.17) if upright else round(box.height * 0.56)
    sign = 0 if message.icon == "none" else round(largest * 0.95)
    gap = round(sign * 0.4)
    beside = 0 if upright else sign + gap
    above = sign + gap if upright else 0
    room = box.width - 2 * inset - beside, box.height - above - 2 * (inset if upright else 0)
    size, lines = fit_text(message.words, room, largest, bold=True, most_lines=6 if upright else 3)
    ground = message.ground if message.ground is not None else GROUND
    if sign:
        y = box.y + inset + sign / 2 if upright else box.y + box.height / 2
        draw_icon(image, message.icon, (box.x + inset + sign / 2, y), sign, message.ink, ground)
    step = line_height(size)
    middle = box.y + above + (box.height - above) / 2
    first = box.y + inset + above + step / 2 if upright else middle - step * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        at = box.x + inset + beside, round(first + number * step)
        draw_text(image, line, at, size, message.ink, bold=True)
