"""The tables and sentences of the report."""

from collections.abc import Sequence
from xml.etree.ElementTree import Element

from posecheck.session.model import Session
from posecheck.session.report.elements import Child, element
from posecheck.session.words import (
    SEVERITY,
    amount_words,
    clock,
    count_words,
    goal_words,
    label,
    limit_words,
    plural,
    quantity_label,
    quantity_words,
    remarks,
    side_words,
    span_words,
    view_words,
)


def summary(session: Session) -> list[Element]:
    """The session in a few sentences."""
    sentences = [element("p", count_words(session), class_="count")]
    sentences += [element("p", text, class_="problem") for text in remarks(session)]
    sentences.append(element("p", f"Asked for: {goal_words(session.goal)}"))
    found = "No warnings."
    if session.warnings:
        first: dict[str, None] = dict.fromkeys(entry.message for entry in session.warnings)
        found = f"{plural(len(session.warnings), 'warning')}: {'; '.join(first)}."
    sentences.append(element("p", found))
    seen = f"A person was seen in {session.pose_found:.0%} of the pictures."
    sentences.append(element("p", f"{view_words(session)} {seen}"))
    return sentences


def repetitions(session: Session, clickable: bool) -> Element:
    """Every cycle with its value, its limit, its hold and why it did not count."""
    if not session.repetitions:
        return element("p", "There was no repetition.")
    heads = ("When", "Side", "Counted", label(session.goal.measure), "Limit", "Held", "Remark")
    number = 0
    rows = []
    for entry in session.repetitions:
        number += entry.counted
        verdict = element("span", f"yes, {number}" if entry.counted else "no")
        verdict.set("class", "yes" if entry.counted else "no")
        rows.append(
            (
                _moment(entry.peak_s, clickable),
                side_words(entry) or "both",
                verdict,
                amount_words(entry.measure, entry.peak),
                limit_words(entry.measure, entry.limit),
                f"{entry.hold_s:.1f} s" if entry.hold_s else "-",
                entry.reason.text if entry.reason else "",
            )
        )
    return _table(heads, rows)


def warnings(session: Session, clickable: bool) -> Element:
    """Every warning with its worst value, its limit and its time."""
    if not session.warnings:
        return element("p", "There was nothing to warn of.")
    heads = ("When", "For", "Kind", "What", "Measured", "Worst", "Limit")
    rows = [
        (
            _moment(entry.start_s, clickable),
            f"{entry.end_s - entry.start_s:.1f} s",
            element("span", SEVERITY[entry.severity], class_=f"severity-{entry.severity}"),
            entry.say,
            " ".join(filter(None, (side_words(entry), quantity_label(entry)))),
            quantity_words(entry, entry.value),
            quantity_words(entry, entry.limit),
        )
        for entry in session.warnings
    ]
    return _table(heads, rows)


def not_seen(session: Session) -> Element:
    """What could not be judged for a while, and when."""
    if not session.not_seen:
        return element("p", "Everything that was needed was seen.")
    return _list([f"{span_words(entry)}: {entry.what}" for entry in session.not_seen])


def cannot_see(session: Session) -> Element:
    """What no camera can tell about this exercise."""
    if not session.cannot_see:
        return element("p", "Nothing in particular for this exercise.")
    return _list(list(session.cannot_see))


def _moment(seconds: float, clickable: bool) -> Child:
    if not clickable:
        return clock(seconds)
    return element("button", clock(seconds), type="button", class_="seek", data_seconds=seconds)


def _list(texts: list[str]) -> Element:
    return element("ul", *(element("li", text) for text in texts))


def _table(heads: tuple[str, ...], rows: Sequence[tuple[Child, ...]]) -> Element:
    head = element("tr", *(element("th", name.capitalize(), scope="col") for name in heads))
    body = [element("tr", *(_cell(child) for child in row)) for row in rows]
    table = element("table", element("thead", head), element("tbody", *body))
    return element("div", table, class_="scroll")


def _cell(child: Child) -> Element:
    numeric = isinstance(child, str) and child[-1:] in ("°", "s") and child[:1].isdigit()
    return element("td", child, class_="number" if numeric else None)
