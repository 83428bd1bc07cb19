"""How often the program and the therapist agree, for each fault and for repetitions."""

import math
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from posecheck.errors import InputError
from posecheck.review.events import Happening, Kind, happenings
from posecheck.review.judgements import Review, Verdict, review_of
from posecheck.review.recheck import find_same
from posecheck.session.model import Session, read_session
from posecheck.session.place import SESSION

REPETITIONS = "repetitions"
_Z = 1.96


@dataclass(slots=True)
class Tally:
    """Of one fault, or of repetitions.

    found: how often the program said it, in reviewed sessions. agreed, disagreed: how many of
    these the therapist judged so. missed: what only the therapist saw.
    """

    found: int = 0
    agreed: int = 0
    disagreed: int = 0
    missed: int = 0

    @property
    def judged(self) -> int:
        """How many were judged, those that were missed included."""
        return self.agreed + self.disagreed + self.missed

    @property
    def agreement(self) -> float | None:
        """Share of all that either of the two said in which both said it; None if none judged."""
        return self.agreed / self.judged if self.judged else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The 95 % interval of the agreement, after Wilson: honest for a few judgements too."""
        n, share = self.judged, self.agreement
        if share is None:
            return None
        middle = share + _Z**2 / (2 * n)
        spread = _Z * math.sqrt(share * (1 - share) / n + _Z**2 / (4 * n**2))
        scale = 1 + _Z**2 / n
        return max((middle - spread) / scale, 0.0), min((middle + spread) / scale, 1.0)


@dataclass(frozen=True, slots=True)
class CountPair:
    """Repetitions of one session as the program and as the therapist counted them."""

    session: str
    program: int
    therapist: int


@dataclass(frozen=True, slots=True)
class Agreement:
    """Over all reviewed sessions. lost: verdicts on what a later analysis does not find any more.

    tallies: by fault, and `repetitions`. words: the message of each fault.
    """

    sessions: int
    without_review: int
    tallies: dict[str, Tally]
    words: dict[str, str]
    counts: tuple[CountPair, ...]
    lost: int

    def to_data(self) -> dict[str, Any]:
        """The same as plain data for JSON."""
        data = asdict(self)
        for name, tally in self.tallies.items():
            data["tallies"][name] |= {"agreement": tally.agreement, "interval": tally.interval}
        return data


def agreement(folders: Iterable[Path]) -> Agreement:
    """Of the sessions in these folders.

    Raises InputError when a session or a review cannot be read, or none has been reviewed.
    """
    tallies: dict[str, Tally] = {}
    words: dict[str, str] = {}
    counts: list[CountPair] = []
    reviewed = without = lost = 0
    for folder in folders:
        session = read_session(folder / SESSION)
        review = review_of(folder, session.exercise)
        if review is None:
            without += 1
            continue
        reviewed += 1
        lost += _add(session, review, tallies)
        words |= {watched.fault: watched.message for watched in session.watched}
        if review.counts is not None and review.counts.reps is not None:
            counts.append(CountPair(folder.name, session.counts.reps, review.counts.reps))
    if not reviewed:
        raise InputError("None of these sessions has been reviewed; posecheck review does it.")
    return Agreement(reviewed, without, dict(sorted(tallies.items())), words, tuple(counts), lost)


def _add(session: Session, review: Review, tallies: dict[str, Tally]) -> int:
    """Count one session; returns how many verdicts found nothing that they are about."""
    events = [event for event in happenings(session) if event.judged]
    for event in events:
        tallies.setdefault(_name(event), Tally()).found += 1
    by_id = {event.id: event for event in events}
    lost = 0
    for verdict in review.verdicts:
        about = by_id.get(verdict.event) or find_same(_as_event(verdict), events)
        if about is None:
            lost += 1
            continue
        tally = tallies[_name(about)]
        if verdict.verdict == "agree":
            tally.agreed += 1
        else:
            tally.disagreed += 1
    for missed in review.missed:
        what = REPETITIONS if missed.what == "repetition" else missed.what
        tallies.setdefault(what, Tally()).missed += 1
    return lost


def _name(event: Happening) -> str:
    return (event.fault or "") if event.kind is Kind.WARNING else REPETITIONS


def _as_event(verdict: Verdict) -> Happening:
    """What a verdict was about, as far as it says so."""
    return Happening(
        id=verdict.event,
        kind=Kind.REPETITION if verdict.fault is None else Kind.WARNING,
        start_s=verdict.start_s,
        end_s=verdict.end_s,
        at_s=verdict.start_s,
        frame=None,
        looks="",
        title="",
        side=verdict.side,
        fault=verdict.fault,
    )
