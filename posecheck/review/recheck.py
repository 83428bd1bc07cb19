"""Judges a recorded session anew from its stored measures: no video and no network needed."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from posecheck.checking.checker import Checker
from posecheck.checking.events import Phase
from posecheck.errors import InputError
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading
from posecheck.measures.registry import find_measure
from posecheck.review.events import Happening, Kind, happenings
from posecheck.session.model import Session, read_session
from posecheck.session.place import MEASURES, SESSION
from posecheck.session.readings import lacking, read_readings
from posecheck.session.recorder import SessionRecorder

_SAME_SHARE = 0.5
"""Two spans are the same event when they share at least so much of the longer one; own."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One event that came, went, or is judged otherwise. before, after: None where it is not."""

    before: Happening | None
    after: Happening | None

    @property
    def start_s(self) -> float:
        """When the event begins."""
        event = self.after or self.before
        assert event is not None
        return event.start_s


@dataclass(frozen=True, slots=True)
class Recheck:
    """The session as it was and as it is now, and what of it is different."""

    before: Session
    after: Session
    differences: tuple[Difference, ...]


def recheck(folder: Path, exercise: Exercise) -> Recheck:
    """Judge the session in a folder by an exercise, prescribed or edited.

    Raises InputError when the folder holds no session with measures, or one of another exercise,
    whose start pose and movement its measures do not show, or one that lacks a measure.
    """
    before = read_session(folder / SESSION)
    if before.exercise != exercise.id:
        raise InputError(
            f"{folder} is a session of {before.exercise}, which cannot be judged as {exercise.id}."
        )
    named = measures_of(exercise)
    missing = lacking(folder / MEASURES, named)
    if missing:
        raise InputError(
            f"{folder} was recorded by an earlier posecheck, without {', '.join(missing)}, "
            f"by which {exercise.id} is judged now; analyse the clip anew."
        )
    readings = read_readings(folder / MEASURES, named)
    after = checked_again(readings, exercise, before)
    return Recheck(before, after, tuple(differences(before, after)))


def checked_again(readings: Iterator[Reading], exercise: Exercise, before: Session) -> Session:
    """The session that the very same readings give with another exercise."""
    checker, recorder = Checker(exercise), SessionRecorder(exercise, before.model)
    for number, reading in enumerate(readings):
        recorder.add_events(checker.update(reading))
        recorder.add_reading(reading, number, checker.phase)
        if checker.phase is Phase.WAITING:
            recorder.add_hint(checker.status.hint)
    recorder.add_events(checker.finish())
    return recorder.session(before.video, before.end)


def measures_of(exercise: Exercise) -> set[str]:
    """The names, without prefix, of all measures that judging an exercise looks at."""
    conditions = [condition for fault in exercise.fault for condition in fault.conditions]
    movement = exercise.movement
    named = {movement.measure, *exercise.start, *exercise.keep}
    named.update(condition.measure for condition in conditions)
    named.update(also.measure for also in movement.also)
    if movement.across is not None:
        named.add(movement.across)
    if movement.sway is not None:
        named.add(movement.sway.measure)
    bare = {name.rpartition(".")[2] for name in named}
    return bare | {per for name in bare if (per := find_measure(name).per)}


def differences(before: Session, after: Session) -> Iterator[Difference]:
    """What came, what went and what is judged otherwise, in the order of time."""
    old = [h for h in happenings(before) if h.judged]
    new = [h for h in happenings(after) if h.judged]
    pairs: list[Difference] = []
    left = list(old)
    for event in new:
        same = find_same(event, left)
        if same is not None:
            left.remove(same)
        if same is None or same.title != event.title:
            pairs.append(Difference(same, event))
    pairs += [Difference(event, None) for event in left]
    yield from sorted(pairs, key=lambda pair: pair.start_s)


def find_same(event: Happening, among: list[Happening]) -> Happening | None:
    """The event among others that is the same thing in the recording, or None."""
    alike = [other for other in among if sort_of(other) == sort_of(event)]
    best = max(alike, key=lambda other: shared(event, other), default=None)
    return best if best is not None and shared(event, best) >= _SAME_SHARE else None


def sort_of(event: Happening) -> tuple[str, str | None]:
    """A repetition and an attempt are the same sort of thing; warnings differ by their fault."""
    return ("warning", event.fault) if event.kind is Kind.WARNING else ("repetition", event.side)


def shared(one: Happening, other: Happening) -> float:
    """The share of the longer of two spans in which they overlap, 0 to 1."""
    overlap = min(one.end_s, other.end_s) - max(one.start_s, other.start_s)
    longest = max(one.end_s - one.start_s, other.end_s - other.start_s, 1e-6)
    return max(overlap, 0.0) / longest
