"""The tables and sentences of the report."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from posecheck.checking.following import SURE_SHARE
from posecheck.exercises.words import SEVERITY
from posecheck.measures.words import amount_words, label, limit_words
from posecheck.review.events import Happening, Kind, happenings
from posecheck.review.figures import Figures, Symmetry, symmetry
from posecheck.review.page.elements import Child, element
from posecheck.session.model import RepetitionEntry, Session
from posecheck.session.words import (
    clock,
    count_words,
    goal_words,
    held_words,
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
    sentences += [element("p", f"Prescribed: {text}") for text in session.prescribed]
    sides = symmetry(session)
    if sides is not None:
        sentences.append(element("p", symmetry_words(session.goal.measure, sides)))
    found = "No warnings."
    if session.warnings:
        first: dict[str, None] = dict.fromkeys(entry.message for entry in session.warnings)
        found = f"{plural(len(session.warnings), 'warning')}: {'; '.join(first)}."
    sentences.append(element("p", found))
    seen = f"A person was seen in {session.pose_found:.0%} of the pictures."
    sentences.append(element("p", f"{view_words(session)} {seen}"))
    return sentences


def repetitions(session: Session, rows: Sequence[Figures]) -> Element:
    """Every cycle: how far, how long each part took, and why it did not count."""
    if not session.repetitions:
        return element("p", "There was no repetition.")
    beside = () if session.counts.left is None else ("To the other side",)
    heads = (
        "When", "Side", "Counted", label(session.goal.measure), "Target", "Range", "Up", "Held",
        "Down", *beside, "Remark", "Verdict",
    )  # fmt: skip
    return table(heads, [*_repetition_rows(session, rows)])


def _repetition_rows(session: Session, rows: Sequence[Figures]) -> Iterator[tuple[Child, ...]]:
    shown = [h for h in happenings(session) if h.kind in (Kind.REPETITION, Kind.ATTEMPT)]
    for event, entry, more in zip(shown, session.repetitions, rows, strict=True):
        verdict = element("span", f"yes, {event.number}" if entry.counted else "no")
        verdict.set("class", "yes" if entry.counted else "no")
        yield (
            _moment(event),
            side_words(entry) or "both",
            verdict,
            amount_words(entry.measure, entry.peak),
            limit_words(entry.measure, entry.limit),
            amount_words(entry.measure, more.travel),
            seconds_words(more.up_s),
            longest_words(entry),
            seconds_words(more.down_s),
            *(() if session.counts.left is None else (_signed(entry.measure, more.beside),)),
            entry.reason.text if entry.reason else "",
            _verdict_of(event),
        )


def warnings(session: Session) -> Element:
    """Every warning with its worst value, its limit and its time."""
    if not session.warnings:
        return element("p", "There was nothing to warn of.")
    heads = ("When", "For", "Kind", "What", "Measured", "Worst", "Limit", "Verdict")
    shown = [event for event in happenings(session) if event.kind is Kind.WARNING]
    rows = [
        (
            _moment(event),
            f"{entry.end_s - entry.start_s:.1f} s",
            element("span", SEVERITY[entry.severity], class_=f"severity-{entry.severity}"),
            entry.say,
            " ".join(filter(None, (side_words(entry), quantity_label(entry)))),
            quantity_words(entry, entry.value),
            quantity_words(entry, entry.limit),
            _verdict_of(event),
        )
        for event, entry in zip(shown, session.warnings, strict=True)
    ]
    return table(heads, rows)


def symmetry_words(measure: str, sides: Symmetry) -> str:
    """Left against right in one sentence."""
    apart = amount_words(measure, abs(sides.difference))
    more = "left" if sides.difference > 0 else "right"
    return (
        f"Left to right, on average: {label(measure)} {amount_words(measure, sides.left)} and "
        f"{amount_words(measure, sides.right)}, {apart} more on the {more}; the side away from "
        f"the camera is measured less well."
    )


def not_seen(session: Session) -> Element:
    """What could not be judged for a while, and when."""
    if session.not_seen:
        return _list([f"{span_words(entry)}: {entry.what}" for entry in session.not_seen])
    followed = session.counts.followed
    if followed is None or followed >= SURE_SHARE:
        return element("p", "Everything that was needed was seen.")
    return element(
        "p",
        "Nothing was hidden for long, but what moves could be followed in only "
        f"{followed:.0%} of the movement.",
    )


def cannot_see(session: Session) -> Element:
    """What no camera can tell about this exercise."""
    if not session.cannot_see:
        return element("p", "Nothing in particular for this exercise.")
    return _list(list(session.cannot_see))


def _signed(measure: str, value: float | None) -> str:
    """A difference, with its sign."""
    return ("+" if value is not None and value > 0 else "") + amount_words(measure, value)


def seconds_words(seconds: float | None) -> str:
    """A length of time, or a dash."""
    return "-" if seconds is None else f"{seconds:.1f} s"


def longest_words(entry: RepetitionEntry) -> str:
    """How long a repetition was held, or a dash."""
    return held_words(entry.hold_s, entry.hold_sure) if entry.hold_s else "-"


def _moment(event: Happening) -> Child:
    return element("button", clock(event.at_s), type="button", class_="seek", data_choose=event.id)


def _verdict_of(event: Happening) -> Child:
    return element("span", data_verdict_of=event.id)


def _list(texts: list[str]) -> Element:
    return element("ul", *(element("li", text) for text in texts))


def table(heads: Sequence[Child], rows: Sequence[tuple[Child, ...]]) -> Element:
    """A table with a row of heads; numbers are set as such."""
    head = element("tr", *(element("th", _head(name), scope="col") for name in heads))
    body = [element("tr", *(_cell(child) for child in row)) for row in rows]
    table = element("table", element("thead", head), element("tbody", *body))
    return element("div", table, class_="scroll")


def _head(name: Child) -> Child:
    return name[:1].upper() + name[1:] if isinstance(name, str) else name


def _cell(child: Child) -> Element:
    numeric = isinstance(child, str) and child[-1:] in ("°", "s") and child[:1].isdigit()
    return element("td", child, class_="number" if numeric else None)
