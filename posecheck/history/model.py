"""The history as it is read back."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean


@dataclass(frozen=True, slots=True)
class RepetitionDone:
    """One cycle, counted or not; `clean`: counted, and no warning stood meanwhile."""

    start_s: float
    peak_s: float
    end_s: float
    side: str
    counted: bool
    clean: bool
    reason_code: str | None
    reason: str | None
    measure: str
    peak: float | None
    limit: float | None
    hold_s: float


@dataclass(frozen=True, slots=True)
class HoldDone:
    """A stretch of time in the target band."""

    start_s: float
    end_s: float
    seconds: float
    side: str


@dataclass(frozen=True, slots=True)
class WarningGiven:
    """A fault that was told; end_s is None where the set broke off under it."""

    fault: str
    severity: str
    start_s: float
    end_s: float | None
    side: str | None
    message: str


@dataclass(frozen=True, slots=True)
class SetDone:
    """One set of one exercise. ending: None where it broke off. pain_stops: when, in seconds."""

    id: int
    exercise: str
    name: str
    station: str | None
    goal_reps: int | None
    goal_hold_s: float | None
    began_at: str
    seconds: float
    ending: str | None
    repetitions: tuple[RepetitionDone, ...]
    holds: tuple[HoldDone, ...]
    warnings: tuple[WarningGiven, ...]
    pain_stops: tuple[float, ...]

    @property
    def counted(self) -> int:
        """Repetitions that counted."""
        return sum(repetition.counted for repetition in self.repetitions)

    @property
    def clean(self) -> int:
        """Repetitions that counted without a warning."""
        return sum(repetition.clean for repetition in self.repetitions)

    @property
    def peak(self) -> float | None:
        """How far the counted ones went, on average; None where nothing was measured."""
        known = [r.peak for r in self.repetitions if r.counted and r.peak is not None]
        return fmean(known) if known else None

    @property
    def measure(self) -> str:
        """What its repetitions were measured by; empty without a repetition."""
        return self.repetitions[0].measure if self.repetitions else ""

    @property
    def held_s(self) -> float:
        """Seconds in the target band, all holds together."""
        return sum(hold.seconds for hold in self.holds)

    def of_side(self, side: str) -> int:
        """Counted ones of a side."""
        return sum(r.counted for r in self.repetitions if r.side == side)


@dataclass(frozen=True, slots=True)
class SessionDone:
    """A live exercise, a run through a routine, or a clip. ending: None where it broke off."""

    id: int
    kind: str
    routine: str | None
    day: date
    began_at: str
    ended_at: str | None
    ending: str | None
    comfort: str | None
    sets: tuple[SetDone, ...]

    @property
    def minutes(self) -> float:
        """Time before the camera."""
        return sum(one.seconds for one in self.sets) / 60

    @property
    def pain(self) -> bool:
        """Whether pain was reported."""
        return any(one.pain_stops for one in self.sets)

    @property
    def cleanness(self) -> float | None:
        """The clean share of all repetitions that counted, 0 to 1; None without one."""
        counted = sum(one.counted for one in self.sets)
        return sum(one.clean for one in self.sets) / counted if counted else None


@dataclass(frozen=True, slots=True)
class ActivityDone:
    """Minutes of an activity."""

    day: date
    activity: str
    minutes: float


@dataclass(frozen=True, slots=True)
class History:
    """What was done from day `first` to day `last`, both included, in the order of time."""

    first: date
    last: date
    sessions: tuple[SessionDone, ...]
    activities: tuple[ActivityDone, ...]

    @property
    def days(self) -> frozenset[date]:
        """Days on which exercises were done."""
        return frozenset(session.day for session in self.sessions if session.sets)

    @property
    def sets(self) -> tuple[tuple[SessionDone, SetDone], ...]:
        """All sets, each with its session."""
        return tuple((session, one) for session in self.sessions for one in session.sets)

    @property
    def empty(self) -> bool:
        """Whether there is nothing."""
        return not self.sessions and not self.activities

    def exercises(self) -> dict[str, str]:
        """Names of the exercises that were done, by id; those done most come first."""
        times = Counter(one.exercise for _, one in self.sets)
        names = {one.exercise: one.name for _, one in self.sets}
        return {exercise: names[exercise] for exercise, _ in times.most_common()}

    def of(self, exercise: str) -> "History":
        """Only what is of one exercise."""
        kept = []
        for session in self.sessions:
            sets = tuple(one for one in session.sets if one.exercise == exercise)
            if sets:
                kept.append(_with_sets(session, sets))
        return History(self.first, self.last, tuple(kept), ())

    def weeks(self) -> tuple["History", ...]:
        """The same week by week, Monday first; the first and last week may be cut."""
        found = []
        first = self.first
        while first <= self.last:
            last = min(first + timedelta(days=6 - first.weekday()), self.last)
            found.append(self.between(first, last))
            first = last + timedelta(days=1)
        return tuple(found)

    def between(self, first: date, last: date) -> "History":
        """Only those days, both included."""
        return History(
            first,
            last,
            tuple(session for session in self.sessions if first <= session.day <= last),
            tuple(entry for entry in self.activities if first <= entry.day <= last),
        )


def _with_sets(session: SessionDone, sets: tuple[SetDone, ...]) -> SessionDone:
    return SessionDone(
        session.id, session.kind, session.routine, session.day, session.began_at,
        session.ended_at, session.ending, session.comfort, sets,
    )  # fmt: skip
