"""What could not be seen: what posecheck said of it, and what truly was hidden."""

from dataclasses import dataclass
from enum import StrEnum

from posecheck.checking.lens import LOST_S
from posecheck.checking.sight import TOO_DIM
from posecheck.session.model import Session
from samples.accuracy.seen import Seen
from samples.accuracy.spans import Span, covered, joined
from samples.accuracy.truth import Truth


class NotSeen(StrEnum):
    """What posecheck says it cannot see."""

    POINT = "a part of the body"
    NOBODY = "anybody"
    VIEW = "the side view"
    COMPANY = "who is meant"
    FORM = "the form"


@dataclass(frozen=True, slots=True)
class Spell:
    """A time during which something was said not to be seen."""

    kind: NotSeen
    span: Span


@dataclass(frozen=True, slots=True)
class SightCheck:
    """A clip's seconds not seen, by kind; and the true times of hiding that were said.

    hidden: true times out of sight of more than a second and a half. said: those among them that
    posecheck spoke of. astray_s: seconds of a point or anybody not seen while nothing was hidden.
    """

    seconds: float
    by_kind: dict[str, float]
    hidden: int
    said: int
    astray_s: float


def not_seen(session: Session) -> list[Spell]:
    """The session's spells, each with its kind."""
    return [Spell(_kind(e.what), Span(e.start_s, e.end_s)) for e in session.not_seen]


def sight(truth: Truth, seen: Seen) -> SightCheck:
    """Compare what was said not to be seen with what was hidden."""
    spells = not_seen(seen.session)
    limbs = [s.span for s in spells if s.kind in (NotSeen.POINT, NotSeen.NOBODY)]
    hidden = [span for span in joined(truth.unseen) if span.seconds > LOST_S + 0.5]
    lost = joined(limbs)
    return SightCheck(
        seconds=truth.seconds,
        by_kind={kind.value: sum(span.seconds for span in _of(spells, kind)) for kind in NotSeen},
        hidden=len(hidden),
        said=sum(covered(span, lost) > 0 for span in hidden),
        astray_s=sum(span.seconds - covered(span, truth.unseen) for span in lost),
    )


def _of(spells: list[Spell], kind: NotSeen) -> list[Span]:
    return joined([spell.span for spell in spells if spell.kind is kind])


def _kind(what: str) -> NotSeen:
    if what.startswith("nobody"):
        return NotSeen.NOBODY
    if "view" in what:
        return NotSeen.VIEW
    if what.endswith(TOO_DIM):
        return NotSeen.FORM
    return NotSeen.COMPANY if "somebody else" in what else NotSeen.POINT
