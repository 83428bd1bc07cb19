"""Repetitions: how many, when each began and ended, and whether the verdict on it is right."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from posecheck.exercises.goal import Goal, goal_of, opposite_goal
from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Severity
from posecheck.measures.registry import find_measure
from posecheck.session.model import RepetitionEntry
from samples.accuracy.seen import Seen, spans
from samples.accuracy.spans import Span, covered, matched
from samples.accuracy.truth import TrueRepetition, Truth

CLEAR_DEG = 4.0
"""So far from an edge of the target band it is plain on which side of it a repetition ended."""
CLEAR_SHARE = 0.15
"""The same for anything but an angle, as a share of what is asked for."""
CLEAR_S = 0.5
"""So far from the dose it is plain whether a hold was long enough."""


@dataclass(frozen=True, slots=True)
class Count:
    """Repetitions of a clip. sides: whether each side's number is right too; None: no sides."""

    true: int
    seen: int
    sides: bool | None

    @property
    def error(self) -> int:
        """Seen, less true."""
        return self.seen - self.true


@dataclass(frozen=True, slots=True)
class Boundary:
    """Start and end of one repetition, seen less true, seconds."""

    start_s: float
    end_s: float


class Verdict(StrEnum):
    """What became of a repetition that clearly counts or clearly does not."""

    RIGHT = "right"
    WRONG = "wrong"
    NOT_JUDGED = "not judged"
    NOT_FOUND = "not found"


def count(truth: Truth, seen: Seen, exercise: Exercise) -> Count:
    """Compare the number of repetitions."""
    cycles = seen.cycles
    sides = None
    if exercise.dose.sides != "both-together":
        true = Counter(repetition.side for repetition in truth.repetitions)
        sides = true == Counter(cycle.side for cycle in cycles)
    return Count(len(truth.repetitions), len(cycles), sides)


def pairs(truth: Truth, seen: Seen) -> list[tuple[TrueRepetition, RepetitionEntry]]:
    """True and seen repetitions that belong together by their times."""
    cycles = seen.cycles
    found = matched([repetition.span for repetition in truth.repetitions], spans(cycles))
    return [(truth.repetitions[i], cycles[j]) for i, j in found]


def boundaries(truth: Truth, seen: Seen) -> list[Boundary]:
    """How far off the repetitions that were found begin and end.

    That of a pose that is taken and kept is its hold.
    """
    stays = load_exercise(truth.exercise).movement.kind in ("hold", "rock", "timer")
    return [
        Boundary(entry.start_s - span.start, entry.end_s - span.end)
        for true, entry in pairs(truth, seen)
        for span in (true.hold if stays else true.span,)
    ]


def verdicts(truth: Truth, seen: Seen, exercise: Exercise) -> list[Verdict]:
    """One for each repetition that is clear; none for an exercise that is discouraged."""
    if exercise.discouraged:
        return []
    found = {true.span: entry for true, entry in pairs(truth, seen)}
    result = []
    for repetition in truth.repetitions:
        due = should_count(truth, repetition, exercise)
        if due is not None:
            result.append(_verdict(due, found.get(repetition.span)))
    return result


def _verdict(due: bool, entry: RepetitionEntry | None) -> Verdict:
    if entry is None:
        return Verdict.NOT_FOUND
    if entry.reason is not None and entry.reason.code in ("depth-not-judged", "not-seen"):
        return Verdict.NOT_JUDGED
    return Verdict.RIGHT if entry.counted is due else Verdict.WRONG


def should_count(truth: Truth, repetition: TrueRepetition, exercise: Exercise) -> bool | None:
    """Whether it counts by the exercise file; None where it is too near to a limit to say."""
    # A film drawn when the exercise went by a measure in another unit says nothing of its target.
    units = {find_measure(name).unit == "deg" for name in (truth.measure, goal_of(exercise).key)}
    inside = depth_inside(repetition, exercise) if len(units) == 1 else None
    held = _held(truth, repetition, exercise)
    if inside is False or held is False:
        return False
    return True if inside and held else None


def depth_inside(repetition: TrueRepetition, exercise: Exercise) -> bool | None:
    """Whether its peak lies in the target band; None so near to an edge that it is not plain."""
    goal = _goal(exercise, repetition.peak)
    clear = CLEAR_DEG if goal.unit == "deg" else CLEAR_SHARE * abs(goal.ideal)
    peak = repetition.peak - (repetition.rest if goal.relative else 0.0)
    room = [goal.towards * (peak - goal.near_edge)]
    if goal.far_edge is not None:
        room.append(goal.towards * (goal.far_edge - peak))
    worst = min(room)
    if abs(worst) < clear:
        return None
    return worst > 0


def _goal(exercise: Exercise, peak: float) -> Goal:
    """The goal; of a sweep, that of the side on which its peak lies."""
    if exercise.movement.opposite is not None and peak < 0:
        return opposite_goal(exercise)
    return goal_of(exercise)


def disturbed(truth: Truth, span: Span, exercise: Exercise) -> bool:
    """Whether a fault that stops the hold clock is there at any time of the span."""
    stopping = {fault.id for fault in exercise.fault if fault.severity is not Severity.INFO}
    return any(fault.fault in stopping and fault.span.overlap(span) > 0 for fault in truth.faults)


def _held(truth: Truth, repetition: TrueRepetition, exercise: Exercise) -> bool | None:
    """Whether it is held for the dose: its longest plateau, as no fault may stop the clock."""
    dose = exercise.dose.hold_s[0]
    if dose <= 0:
        # A warning stops the clock of the moment that every repetition must be at the target.
        return None if disturbed(truth, repetition.span, exercise) else True
    plateau = max((covered(repetition.span, [hold]) for hold in truth.holds), default=0.0)
    if plateau <= dose - CLEAR_S:
        return False
    clear = plateau >= dose + CLEAR_S and not disturbed(truth, repetition.span, exercise)
    return True if clear else None
