"""What is remembered of a person's routines: what they skip and built up to, and how far they came.

Every function raises InputError when the user's file cannot be read or written.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from posecheck.errors import UsageError
from posecheck.exercises.load import load_exercise
from posecheck.history.model import SessionDone
from posecheck.history.reading import read_history
from posecheck.measures.reading import Posture
from posecheck.routines.advice import most
from posecheck.routines.model import Routine
from posecheck.routines.plan import Person
from posecheck.store import Store

LOOKED_BACK = timedelta(days=60)
"""Runs that advice is taken from."""
DONE = frozenset({"finished", "skipped", "pain"})
"""Endings of a set after which a routine goes on with the next one."""
_BALL = "ball"


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A run through a routine that was left today. done: ids of stations. pain: left for pain.

    counted: (left, right, both) repetitions of stations that were begun, by their id.
    """

    session: int
    done: frozenset[str]
    counted: dict[str, tuple[int, int, int]]
    pain: bool


def skipped(store: Store) -> tuple[str, ...]:
    """Exercises and postures that the person skips, in the order of their names."""
    return tuple(str(name) for (name,) in store.ask("SELECT name FROM skipped ORDER BY name"))


def skip(store: Store, name: str, day: date) -> str:
    """Skip an exercise, or all in a posture, from now on; returns the name it goes by.

    Raises UsageError when it is neither.
    """
    known = _known(name)
    with store.change() as connection:
        connection.execute(
            "INSERT OR IGNORE INTO skipped (name, since) VALUES (?, ?)", (known, day.isoformat())
        )
    return known


def offer_again(store: Store, name: str) -> str:
    """Skip it no more; returns the name it goes by. Raises UsageError."""
    known = _known(name)
    with store.change() as connection:
        connection.execute("DELETE FROM skipped WHERE name = ?", (known,))
    return known


def _known(name: str) -> str:
    postures = {posture.value for posture in Posture} - {Posture.UNKNOWN.value}
    bare = name.lower().replace(" ", "-").replace("_", "-")
    if bare in postures:
        return bare
    try:
        return load_exercise(name).id
    except UsageError as error:
        raise UsageError(f"{error} Postures are: {', '.join(sorted(postures))}.") from None


def built_up(store: Store, routine: Routine) -> dict[str, int]:
    """The repetitions by exercise that the person has worked up to."""
    rows = store.ask("SELECT exercise, reps FROM built_up WHERE routine = ?", routine.id)
    return {str(exercise): int(str(reps)) for exercise, reps in rows}


def change_dose(store: Store, routine: Routine, exercise: str, by: int, day: date) -> int:
    """One repetition more or less of an exercise, by the person's own decision; returns how many.

    Raises UsageError when the routine has no such exercise, or builds up to no more.
    """
    known = load_exercise(exercise).id
    items = [item for item in routine.items if item.exercise == known]
    if not items:
        raise UsageError(f"{routine.name} has no {known}.")
    highest = most(items[0])
    now = built_up(store, routine).get(known, items[0].reps)
    then = now + by
    if then > highest:
        raise UsageError(f"{highest} repetitions of {known} are what {routine.name} builds up to.")
    if then < 1:
        raise UsageError(f"Fewer than one cannot be done; to leave it out: posecheck skip {known}.")
    with store.change() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO built_up (routine, exercise, reps, since) VALUES (?, ?, ?, ?)",
            (routine.id, known, then, day.isoformat()),
        )
    return then


def set_ball(store: Store, has_it: bool) -> None:
    """Keep whether a ball is at hand."""
    with store.change() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
            (_BALL, "yes" if has_it else "no"),
        )


def has_consent(store: Store, routine: Routine) -> bool:
    """Whether a clinician's consent to it was told before."""
    return bool(store.ask("SELECT 1 FROM setting WHERE name = ?", f"consent-{routine.id}"))


def keep_consent(store: Store, routine: Routine, day: date) -> None:
    """Keep that a clinician consents to it."""
    with store.change() as connection:
        connection.execute(
            "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
            (f"consent-{routine.id}", day.isoformat()),
        )


def person(store: Store, routine: Routine, day: date, *, ignored: int | None = None) -> Person:
    """What a plan has to know of the person on that day.

    ignored: a session that is gone on with, so that its own sets do not count against it.
    """
    times, hurt = done_on(store, day, ignored=ignored)
    ball = store.ask("SELECT value FROM setting WHERE name = ?", _BALL) == [("yes",)]
    return Person(
        skipped=frozenset(skipped(store)),
        built_up=built_up(store, routine),
        times_today=times,
        hurt_today=hurt,
        has=frozenset({"ball"} if ball else ()),
    )


def done_on(
    store: Store, day: date, *, ignored: int | None = None
) -> tuple[Counter[str], frozenset[str]]:
    """How often each exercise was done to its end that day, and which ones hurt.

    ignored: a session whose sets are not counted among the first.
    """
    today = [one for one in read_history(store, day, day).sessions if one.kind != "clip"]
    times: Counter[str] = Counter()
    for session in today:
        if session.id != ignored:
            times.update({one.exercise for one in session.sets if one.ending == "finished"})
    hurt = {one.exercise for session in today for one in session.sets if one.pain_stops}
    return times, frozenset(hurt)


def runs(store: Store, routine: Routine, day: date) -> tuple[SessionDone, ...]:
    """The latest runs through a routine, oldest first."""
    found = read_history(store, day - LOOKED_BACK, day).sessions
    return tuple(run for run in found if run.routine == routine.id)


def finished_today(all_runs: Sequence[SessionDone], day: date) -> int:
    """How often it was done to its end that day."""
    return sum(run.day == day and run.ending == "finished" for run in all_runs)


def unfinished(all_runs: Sequence[SessionDone], day: date) -> Unfinished | None:
    """The latest run of that day, where it was left before its end; None where there is none."""
    today = [run for run in all_runs if run.day == day and run.sets]
    if not today or today[-1].ending == "finished":
        return None
    run = today[-1]
    counted: dict[str, tuple[int, int, int]] = {}
    for one in run.sets:
        if one.station is not None and one.ending not in DONE:
            before = counted.get(one.station, (0, 0, 0))
            sides = [one.of_side(side) for side in ("left", "right", "both")]
            counted[one.station] = (
                before[0] + sides[0],
                before[1] + sides[1],
                before[2] + sides[2],
            )
    done = frozenset(one.station for one in run.sets if one.station and one.ending in DONE)
    return Unfinished(run.id, done, counted, run.ending == "pain")
