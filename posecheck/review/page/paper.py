"""The tables of the printed page: few enough rows that all of it is one sheet."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from posecheck.exercises.words import SEVERITY
from posecheck.measures.words import amount_words
from posecheck.review.figures import Figures
from posecheck.review.page.elements import element
from posecheck.review.page.tables import longest_words, seconds_words, table
from posecheck.session.model import Session, WarningEntry
from posecheck.session.words import clock, quantity_words, side_words

MOST_REPETITIONS = 20
MOST_FAULTS = 10
"""Own: what an A4 sheet takes beside the summary and the curve."""


def repetitions(session: Session, rows: Sequence[Figures]) -> Element:
    """The first repetitions, and how many more there are."""
    if not session.repetitions:
        return element("p", "There was no repetition.")
    heads = ("When", "Side", "Counted", "Peak", "Range", "Up", "Held", "Down", "Remark")
    pairs = list(zip(session.repetitions, rows, strict=True))
    lines = [
        (
            clock(entry.peak_s),
            side_words(entry) or "both",
            "yes" if entry.counted else "no",
            amount_words(entry.measure, entry.peak),
            amount_words(entry.measure, more.travel),
            seconds_words(more.up_s),
            longest_words(entry),
            seconds_words(more.down_s),
            entry.reason.text if entry.reason else "",
        )
        for entry, more in pairs[:MOST_REPETITIONS]
    ]
    return _with_rest(table(heads, lines), len(pairs) - MOST_REPETITIONS, "repetitions")


def warnings(session: Session) -> Element:
    """One line for each fault: how often, and the worst of it."""
    if not session.warnings:
        return element("p", "There was nothing to warn of.")
    heads = ("What", "Kind", "Times", "Worst", "Limit", "At")
    by_fault = sorted(session.warnings, key=lambda entry: entry.fault)
    lines = [_fault(list(group)) for _, group in groupby(by_fault, key=lambda entry: entry.fault)]
    return _with_rest(table(heads, lines[:MOST_FAULTS]), len(lines) - MOST_FAULTS, "kinds")


def _fault(entries: list[WarningEntry]) -> tuple[str, ...]:
    worst = max(entries, key=lambda entry: abs(entry.value - entry.limit))
    return (
        worst.message,
        SEVERITY[worst.severity],
        str(len(entries)),
        quantity_words(worst, worst.value),
        quantity_words(worst, worst.limit),
        clock(worst.raised_s),
    )


def _with_rest(shown: Element, more: int, what: str) -> Element:
    if more <= 0:
        return shown
    return element("div", shown, element("p", f"And {more} more {what}, see the page itself."))
