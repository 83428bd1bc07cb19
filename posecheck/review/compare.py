"""Two sessions of the same exercise side by side, and a patient's sessions over weeks."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import zip_longest
from pathlib import Path
from statistics import fmean
from typing import Any

from posecheck.errors import InputError
from posecheck.review.curve import read_curve
from posecheck.review.figures import Figures, Symmetry, figures, symmetry
from posecheck.session.model import RepetitionEntry, Session, read_session
from posecheck.session.place import MEASURES, SESSION


@dataclass(frozen=True, slots=True)
class Cycle:
    """One repetition in figures; None where something was not seen."""

    side: str
    counted: bool
    start_s: float
    end_s: float
    peak: float | None
    travel: float | None
    up_s: float | None
    hold_s: float
    down_s: float | None
    hold_sure: bool = True


@dataclass(frozen=True, slots=True)
class Means:
    """Means over the counted repetitions; None where there were none."""

    reps: int
    attempts: int
    peak: float | None
    travel: float | None
    hold_s: float | None
    up_s: float | None
    down_s: float | None
    left_less_right: float | None
    warnings: dict[str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """The n-th repetition of a side in either session; None where there were fewer."""

    side: str
    number: int
    before: Cycle | None
    after: Cycle | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sessions, the earlier one first. words: message of every fault by its id."""

    exercise_name: str
    measure: str
    before: Means
    after: Means
    pairs: tuple[Pair, ...]
    words: dict[str, str]

    def to_data(self) -> dict[str, Any]:
        """The same as plain data for JSON."""
        return asdict(self)


def compare(before: Path, after: Path) -> Comparison:
    """Compare the sessions in two folders.

    Raises InputError when either is no session, or they are of different exercises.
    """
    one, other = (read_session(folder / SESSION) for folder in (before, after))
    if one.exercise != other.exercise:
        raise InputError(
            f"{before} shows {one.exercise} and {after} shows {other.exercise}; "
            "only sessions of the same exercise can be compared."
        )
    first, second = cycles(before, one), cycles(after, other)
    return Comparison(
        one.exercise_name,
        one.goal.measure,
        means(one, first),
        means(other, second),
        tuple(_pairs(first, second)),
        {w.fault: w.message for session in (one, other) for w in session.warnings},
    )


def cycles(folder: Path, session: Session) -> list[Cycle]:
    """Every repetition and attempt of a session in figures."""
    rows = figures(session, read_curve(folder / MEASURES))
    return [_cycle(entry, more) for entry, more in zip(session.repetitions, rows, strict=True)]


def means(session: Session, all_cycles: list[Cycle]) -> Means:
    """What the counted ones are on average."""
    counted = [cycle for cycle in all_cycles if cycle.counted]
    sides: Symmetry | None = symmetry(session)
    return Means(
        session.counts.reps,
        session.counts.attempts,
        _mean(counted, lambda c: c.peak),
        _mean(counted, lambda c: c.travel),
        _mean(counted, lambda c: c.hold_s),
        _mean(counted, lambda c: c.up_s),
        _mean(counted, lambda c: c.down_s),
        None if sides is None else round(sides.difference, 3),
        dict(Counter(entry.fault for entry in session.warnings)),
    )


def _mean(of: list[Cycle], value: Callable[[Cycle], float | None]) -> float | None:
    known = [number for cycle in of if (number := value(cycle)) is not None]
    return round(fmean(known), 3) if known else None


def _cycle(entry: RepetitionEntry, more: Figures) -> Cycle:
    return Cycle(
        entry.side, entry.counted, entry.start_s, entry.end_s, entry.peak, more.travel, more.up_s,
        entry.hold_s, more.down_s, entry.hold_sure,
    )  # fmt: skip


def _pairs(first: list[Cycle], second: list[Cycle]) -> Iterator[Pair]:
    for side in ("both", "left", "right"):
        mine = [cycle for cycle in first if cycle.side == side]
        theirs = [cycle for cycle in second if cycle.side == side]
        for number, (one, other) in enumerate(zip_longest(mine, theirs), 1):
            yield Pair(side, number, one, other)
