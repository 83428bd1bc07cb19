"""The things of a session that can be looked at and judged, each with a name that lasts."""

from dataclasses import dataclass
from enum import StrEnum

from posecheck.exercises.words import SEVERITY
from posecheck.session.model import Session
from posecheck.session.words import hold_words, repetition_words, side_words, warning_words


class Kind(StrEnum):
    """What sort of thing it is; each has a lane of its own on the timeline."""

    REPETITION = "repetition"
    ATTEMPT = "attempt"
    HOLD = "hold"
    WARNING = "warning"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class Happening:
    """One repetition, attempt, hold, warning or gap.

    id: made of what it is and when it began, so that a judgement finds it again. at_s, frame:
    the moment that shows it best. looks: counted, missed, held, a severity, or unseen.
    number: of a counted repetition. fault: of a warning.
    """

    id: str
    kind: Kind
    start_s: float
    end_s: float
    at_s: float
    frame: int | None
    looks: str
    title: str
    side: str | None = None
    number: int | None = None
    fault: str | None = None

    @property
    def judged(self) -> bool:
        """Whether a therapist may agree or disagree with it."""
        return self.kind in (Kind.REPETITION, Kind.ATTEMPT, Kind.WARNING)


def happenings(session: Session) -> list[Happening]:
    """Everything of a session, lane after lane, each in the order of time."""
    return [*_repetitions(session), *_holds(session), *_warnings(session), *_unseen(session)]


def _id(kind: str, start_s: float, what: str | None) -> str:
    return ":".join(filter(None, (kind, f"{start_s:.3f}", what)))


def _repetitions(session: Session) -> list[Happening]:
    found, number = [], 0
    for entry in session.repetitions:
        number += entry.counted
        state = "counted" if entry.counted else "not counted"
        found.append(
            Happening(
                id=_id("repetition", entry.start_s, entry.side),
                kind=Kind.REPETITION if entry.counted else Kind.ATTEMPT,
                start_s=entry.start_s,
                end_s=entry.end_s,
                at_s=entry.peak_s,
                frame=entry.peak_frame,
                looks="counted" if entry.counted else "missed",
                title=" ".join(
                    filter(None, (side_words(entry), f"{state}: {repetition_words(entry)}"))
                ),
                side=entry.side,
                number=number if entry.counted else None,
            )
        )
    return found


def _holds(session: Session) -> list[Happening]:
    return [
        Happening(
            id=_id("hold", entry.start_s, entry.side),
            kind=Kind.HOLD,
            start_s=entry.start_s,
            end_s=entry.end_s,
            at_s=entry.start_s,
            frame=entry.start_frame,
            looks="held",
            title=hold_words(entry),
            side=entry.side,
        )
        for entry in session.holds
    ]


def _warnings(session: Session) -> list[Happening]:
    return [
        Happening(
            id=_id("warning", entry.start_s, entry.fault),
            kind=Kind.WARNING,
            start_s=entry.start_s,
            end_s=entry.end_s,
            at_s=entry.raised_s,
            frame=None,
            looks=entry.severity,
            title=f"{SEVERITY[entry.severity]}: {warning_words(entry)}",
            side=entry.side,
            fault=entry.fault,
        )
        for entry in session.warnings
    ]


def _unseen(session: Session) -> list[Happening]:
    return [
        Happening(
            id=_id("unseen", entry.start_s, entry.what),
            kind=Kind.UNSEEN,
            start_s=entry.start_s,
            end_s=entry.end_s,
            at_s=entry.start_s,
            frame=None,
            looks="unseen",
            title=f"not seen: {entry.what}",
        )
        for entry in session.not_seen
    ]
