"""Holds: the seconds that posecheck recorded against the true ones."""

from dataclasses import dataclass
from enum import StrEnum

from posecheck.exercises.model import Exercise
from samples.accuracy.counting import depth_inside, disturbed, pairs
from samples.accuracy.seen import Seen, spans
from samples.accuracy.spans import Span, together
from samples.accuracy.truth import Truth


class Timed(StrEnum):
    """What became of a true hold."""

    TIMED = "timed"
    MISSED = "missed"
    NOT_JUDGED = "not judged"


@dataclass(frozen=True, slots=True)
class HoldCheck:
    """A true hold in the target band; seconds of its plateau, and as seen.

    sure: posecheck itself holds the seconds to be right to some tenths.
    """

    became: Timed
    plateau_s: float
    seen_s: float
    sure: bool = True

    @property
    def error_s(self) -> float:
        """Seen, less the plateau."""
        return self.seen_s - self.plateau_s


def holds(truth: Truth, seen: Seen, exercise: Exercise) -> list[HoldCheck]:
    """Every hold that lies clearly in the target band and that no fault disturbs.

    What overlaps is compared as one: a hold broken in two may be seen as one with a pause in it.
    """
    not_judged = _not_judged(truth, seen)
    result = []
    for ours, theirs in together(truth.holds, spans(seen.session.holds)):
        true = [truth.holds[i] for i in ours]
        over = [r for r in truth.repetitions if any(r.span.overlap(hold) > 0 for hold in true)]
        if not true or not over or any(depth_inside(r, exercise) is not True for r in over):
            continue
        if any(disturbed(truth, hold, exercise) for hold in true):
            continue
        timed = [seen.session.holds[j] for j in theirs]
        result.append(
            HoldCheck(
                _became(bool(theirs), any(r.span in not_judged for r in over)),
                sum(hold.seconds for hold in true),
                sum(hold.seconds for hold in timed),
                bool(timed) and all(hold.sure for hold in timed),
            )
        )
    return result


def extra_holds(truth: Truth, seen: Seen) -> int:
    """Holds that were timed while nobody held anything."""
    groups = together(truth.holds, spans(seen.session.holds))
    return sum(len(theirs) for ours, theirs in groups if not ours)


def _became(found: bool, unjudged: bool) -> Timed:
    if found:
        return Timed.TIMED
    return Timed.NOT_JUDGED if unjudged else Timed.MISSED


def _not_judged(truth: Truth, seen: Seen) -> set[Span]:
    """The spans of the true repetitions of which posecheck says that it could not judge them."""
    codes = ("depth-not-judged", "not-seen")
    return {
        true.span
        for true, entry in pairs(truth, seen)
        if entry.reason is not None and entry.reason.code in codes
    }
