"""What a person could try next, or take back: suggested, never done for them.

The rules are those of the catalogue's progression: a level is suggested after six runs in two weeks
or more, without pain, mostly clean, that felt comfortable; a repetition more after a few good days.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from posecheck.exercises.load import load_exercise
from posecheck.history.model import SessionDone, SetDone
from posecheck.routines.model import LEVELS, Item, Level, Routine

RUNS, DAYS, COMFORTABLE, WITHOUT_PAIN = 6, 14, 2, 3
"""Finished runs, days between the first and the last, latest answers, latest runs (catalogue)."""
CLEAN, POOR, POOR_RUNS = 0.8, 0.5, 2
"""Share of clean repetitions to go on with; below which, how often, it is too much (catalogue)."""
GOOD_DAYS = 3
"""Days of doing all of an exercise before a repetition more: "every few days" (NHS-INFORM)."""


@dataclass(frozen=True, slots=True)
class LevelAdvice:
    """Another routine to think about. back: an easier one. go_ahead: ask a clinician first."""

    level: Level
    back: bool
    why: str
    go_ahead: bool = False


@dataclass(frozen=True, slots=True)
class DoseAdvice:
    """A repetition more of an exercise, or of each side."""

    exercise: str
    name: str
    now: int
    then: int


def level_advice(routine: Routine, runs: Sequence[SessionDone]) -> LevelAdvice | None:
    """What the runs through a routine suggest; runs: those of this routine, oldest first."""
    at = LEVELS.index(routine.level)
    done = [run for run in runs if run.sets]
    why = _too_much(done)
    if why is not None:
        return LevelAdvice(LEVELS[at - 1], True, why) if at > 0 else None
    if at + 1 == len(LEVELS) or not _ready(done):
        return None
    why = f"{RUNS} runs and more in over {DAYS} days, without pain and mostly clean"
    return LevelAdvice(LEVELS[at + 1], False, why, go_ahead=LEVELS[at + 1] == "advanced")


def _too_much(runs: Sequence[SessionDone]) -> str | None:
    if not runs:
        return None
    if runs[-1].pain:
        return "the last time something hurt"
    if runs[-1].comfort == "sore":
        return "it left you sore"
    latest = [run.cleanness for run in runs[-POOR_RUNS:]]
    if len(latest) == POOR_RUNS and all(share is not None and share < POOR for share in latest):
        return "fewer than half of the repetitions were clean twice in a row"
    return None


def _ready(runs: Sequence[SessionDone]) -> bool:
    whole = [run for run in runs if run.ending == "finished"]
    if len(whole) < RUNS or (whole[-1].day - whole[0].day).days < DAYS:
        return False
    answers = [run.comfort for run in whole if run.comfort is not None]
    comfortable = len(answers) >= COMFORTABLE and set(answers[-COMFORTABLE:]) == {"comfortable"}
    painless = not any(run.pain for run in runs[-WITHOUT_PAIN:])
    counted = sum(one.counted for run in whole[-RUNS:] for one in run.sets)
    clean = sum(one.clean for run in whole[-RUNS:] for one in run.sets)
    return comfortable and painless and counted > 0 and clean / counted >= CLEAN


def dose_advice(
    routine: Routine, runs: Sequence[SessionDone], built_up: Mapping[str, int]
) -> Iterator[DoseAdvice]:
    """Exercises of which a repetition more could be tried; never more than the routine builds to.

    built_up: repetitions by exercise that the person has worked up to.
    """
    if not runs or _too_much(runs) is not None:
        return
    for item in routine.items:
        exercise = load_exercise(item.exercise)
        now = built_up.get(exercise.id, item.reps)
        if now < most(item) and _done_well(exercise.id, now, runs):
            yield DoseAdvice(exercise.id, exercise.name, now, now + 1)


def most(item: Item) -> int:
    """What a routine builds up to, within the exercise's own dose."""
    exercise = load_exercise(item.exercise)
    return min(max(item.reps, item.build_to or 0), exercise.dose.reps[1])


def _done_well(exercise: str, reps: int, runs: Sequence[SessionDone]) -> bool:
    """Whether all of it was done cleanly, without pain, on each of the latest days it was done."""
    by_day: dict[object, list[SetDone]] = {}
    for run in runs:
        for one in run.sets:
            if one.exercise == exercise:
                by_day.setdefault(run.day, []).append(one)
    latest = list(by_day.values())[-GOOD_DAYS:]
    return len(latest) == GOOD_DAYS and all(
        any(_whole(one, reps) for one in day) and not any(one.pain_stops for one in day)
        for day in latest
    )


def _whole(one: SetDone, reps: int) -> bool:
    return (
        one.ending == "finished"
        and one.counted >= reps
        and one.goal_reps is not None
        and one.goal_reps >= reps
        and one.clean >= CLEAN * one.counted
    )
