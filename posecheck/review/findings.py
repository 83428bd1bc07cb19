"""What of a session deserves a look, the most important first."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from posecheck.measures.words import limit_words
from posecheck.review.events import Kind, happenings
from posecheck.session.model import Session, WarningEntry
from posecheck.session.words import clock, plural, quantity_label, quantity_words, view_words

# Own: stopping comes before putting right, what did not count before what was not seen, and a
# hint last. A broken clip comes first, for all the rest of it may be missing.
_BROKEN, _STOP, _WARN, _VIEW, _ATTEMPTS, _UNSEEN, _INFO = 90, 80, 60, 50, 40, 30, 10
_SEVERITY = {"stop": _STOP, "warn": _WARN, "info": _INFO}
_LONG_UNSEEN_S = 2.0
_OUT_OF_THE_ORDINARY = ("no-person", "too-short", "truncated", "interrupted", "failed", "lost")


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence on something worth a look, and what shows it best; None: the whole clip.

    weight: larger is more important.
    """

    weight: int
    text: str
    event: str | None


def findings(session: Session) -> list[Finding]:
    """What is worth a look, the most important first; nothing of a clip without a remark."""
    found = [*_ending(session), *_warnings(session), *_attempts(session), *_unseen(session)]
    return sorted(found, key=lambda finding: -finding.weight)


def _ending(session: Session) -> Iterator[Finding]:
    if session.end.reason == "pain":
        yield Finding(_STOP + 5, session.end.text or "Stopped for pain.", None)
    elif session.end.reason in _OUT_OF_THE_ORDINARY:
        yield Finding(_BROKEN, session.end.text or f"Ended: {session.end.reason}.", None)
    for note in session.notes:
        yield Finding(_BROKEN, note, None)
    if not session.view.ok and session.view.seen != "unknown":
        yield Finding(_VIEW, view_words(session), None)


def _warnings(session: Session) -> Iterator[Finding]:
    shown = [h for h in happenings(session) if h.kind is Kind.WARNING]
    by_name = {h.id.partition(":")[2]: h.id for h in shown}
    for _, entries in _grouped(session.warnings, lambda entry: entry.fault):
        worst = max(entries, key=_beyond)
        measured = ""
        if worst.measure:
            measured = (
                f", worst {quantity_label(worst)} {quantity_words(worst, worst.value)} "
                f"with a limit of {limit_words(worst.measure, worst.limit)}"
            )
        times = "" if len(entries) == 1 else f" ({len(entries)} times)"
        yield Finding(
            _SEVERITY[worst.severity] + min(len(entries), 9),
            f"{worst.message}{times}{measured}, at {clock(worst.raised_s)}.",
            by_name.get(f"{worst.start_s:.3f}:{worst.fault}"),
        )


def _beyond(entry: WarningEntry) -> float:
    return abs(entry.value - entry.limit)


def _attempts(session: Session) -> Iterator[Finding]:
    missed = [h for h in happenings(session) if h.kind is Kind.ATTEMPT]
    entries = [entry for entry in session.repetitions if not entry.counted]
    codes = {
        happening.id: entry.reason.code
        for happening, entry in zip(missed, entries, strict=True)
        if entry.reason is not None
    }
    for code, group in _grouped(missed, lambda happening: codes.get(happening.id, "")):
        first = group[0]
        some = plural(len(group), "repetition")
        text = _ATTEMPT_WORDS.get(code, "did not count")
        yield Finding(
            _ATTEMPTS + min(len(group), 9),
            f"{some} {text}, first at {clock(first.at_s)}.",
            first.id,
        )


_ATTEMPT_WORDS = {
    "too-shallow": "did not reach the target",
    "too-far": "went beyond the target",
    "hold-short": "not held for long enough",
    "cut": "cut off by the start or end of the clip",
    "not-seen": "hidden for too long to be judged",
    "both-sides": "done with both legs at once",
    "discouraged": "of an exercise that is better not done",
}


def _unseen(session: Session) -> Iterator[Finding]:
    gaps = [h for h in happenings(session) if h.kind is Kind.UNSEEN]
    for what, group in _grouped(gaps, lambda h: h.title):
        seconds = sum(h.end_s - h.start_s for h in group)
        if seconds >= _LONG_UNSEEN_S:
            longest = max(group, key=lambda h: h.end_s - h.start_s)
            text = f"{what[:1].upper()}{what[1:]}, {seconds:.0f} s in all."
            yield Finding(_UNSEEN, text, longest.id)


Thing = TypeVar("Thing")


def _grouped(
    things: Iterable[Thing], key: Callable[[Thing], str]
) -> Iterator[tuple[str, list[Thing]]]:
    """The things that share a key, in the order of the keys and, within one, as they came."""
    for name, group in groupby(sorted(things, key=key), key=key):
        yield name, list(group)
