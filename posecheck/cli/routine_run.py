"""What `posecheck routine` does, step by step: plan, ask, run, and what is said afterwards."""

import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from posecheck.cli.choices import Model
from posecheck.cli.recording import live_record, told
from posecheck.cli.say import complain, say
from posecheck.errors import InputError, UsageError

if TYPE_CHECKING:
    from posecheck.coach.task import Task
    from posecheck.history.listener import OpenSession
    from posecheck.history.model import SessionDone
    from posecheck.live.listening import Listener
    from posecheck.prescription import Prescription
    from posecheck.routines.model import Routine
    from posecheck.routines.plan import Plan
    from posecheck.routines.program import RoutineProgram
    from posecheck.routines.remembered import Unfinished
    from posecheck.session.live import LiveRecord
    from posecheck.store import Store

FIRST = "initial"


@dataclass(frozen=True, slots=True)
class Way:
    """How it is run: the camera, the pose model, and what is shown and kept."""

    camera: str
    model: Model
    record: Path | None
    private: bool
    mute: bool


def chosen(name: str | None, prescription: "Prescription | None") -> "Routine":
    """The routine of that name or file; without one what is prescribed, or the initial one."""
    from posecheck.routines.model import load_routine
    from posecheck.routines.plan import routine_of

    if name is None and prescription is not None:
        return routine_of(prescription)
    return load_routine(name or FIRST)


def plan_of(
    store: "Store", routine: "Routine", prescription: "Prescription | None",
    left: "Unfinished | None",
) -> "Plan":  # fmt: skip
    """Today's plan, or what is left of it."""
    from posecheck.routines.plan import plan_routine
    from posecheck.routines.remembered import person

    who = person(store, routine, date.today(), ignored=left.session if left else None)
    plan = plan_routine(routine, who, prescription)
    return plan if left is None else plan.without(left.done, left.counted)


def show_plan(plan: "Plan", left: "Unfinished | None") -> None:
    """Say what is done today, what is not and why."""
    from posecheck.coach.words import dose_words
    from posecheck.routines.program import MOVED
    from posecheck.session.words import plural

    go_on = ", going on where you stopped" if left else ""
    count = plural(len(plan.exercises), "exercise")
    say(f"{plan.name}{go_on}: {count}, about {plan.minutes:.0f} minutes", "bold")
    for number, station in enumerate(plan.stations, 1):
        if station.moves_camera:
            say(f"     {MOVED[station.place]}")
        sets = f", set {station.set_number} of {station.sets}" if station.sets > 1 else ""
        say(f"{number:>3}  {station.exercise.name}{sets}: {dose_words(station.exercise)}")
        for sentence in (station.exercise.safety, *station.exercise.changes):
            if sentence and station.set_number == 1:
                say(f"     {sentence}")
    for one in plan.left_out:
        say(f"  -  {one.exercise.name} is left out: {one.why}.")


def require_room(routine: "Routine", times: int) -> None:
    """Raise typer.Exit, kindly, when it was done as often today as it is to be done."""
    if times >= routine.per_day[1]:
        often = {1: "Once", 2: "Twice"}.get(times, f"{times} times")
        say(f"{often} a day is all that {routine.name.lower()} asks for. Enough for today.")
        raise typer.Exit


def require_consent(store: "Store", routine: "Routine", plan: "Plan", *, go_ahead: bool) -> None:
    """Ask once for the clinician's consent where a routine needs it, or has advanced exercises.

    What is prescribed has it. Raises typer.Exit without it, and UsageError when nobody can be
    asked.
    """
    from posecheck.routines.remembered import has_consent, keep_consent

    needs = routine.needs or _advanced(plan)
    if not needs or has_consent(store, routine):
        return
    say(needs, "bold")
    if not go_ahead:
        if not sys.stdin.isatty():
            raise UsageError(f"{needs.rstrip('.')}: say --go-ahead if you have it.")
        if not typer.confirm("Has your doctor or therapist agreed?", default=None):
            raise typer.Exit(1)
    keep_consent(store, routine, date.today())


def _advanced(plan: "Plan") -> str:
    """A sentence where exercises are advanced that nobody prescribed; else nothing."""
    from posecheck.prescription.model import PrescribedExercise

    names = dict.fromkeys(
        station.exercise.name
        for station in plan.stations
        if station.exercise.level == "advanced"
        and not isinstance(station.exercise, PrescribedExercise)
    )
    return f"Only with a clinician's consent: {', '.join(names)}." if names else ""


def ask_soreness(store: "Store", all_runs: "Sequence[SessionDone]", routine: "Routine") -> None:
    """Ask once, on a later day, whether the last run left somebody sore; then suggest less."""
    from posecheck.history.recording import SessionRecord

    last = next((run for run in reversed(all_runs) if run.sets), None)
    asked = last is None or last.day == date.today() or last.comfort in (None, "sore")
    if last is None or asked or not sys.stdin.isatty():
        return
    if typer.confirm("Were you sore for more than a day after the last time?", default=False):
        SessionRecord(store, last.id).felt("sore")
        advise(store, routine)


def require_no_pain(left: "Unfinished | None") -> None:
    """Ask before going on with what was stopped for pain. Raises typer.Exit or UsageError."""
    if left is None or not left.pain:
        return
    say("You stopped for pain today. Rest is the right thing; tomorrow is another day.", "bold")
    if not sys.stdin.isatty():
        raise UsageError("To go on nevertheless, without what hurt, start it in a terminal.")
    if not typer.confirm("Is the pain gone, and do you want to go on?", default=None):
        raise typer.Exit


def go_through(
    store: "Store", routine: "Routine", plan: "Plan", left: "Unfinished | None", way: Way
) -> None:
    """Run the plan before the camera, keep it in the history, say how it went."""
    from posecheck.history.listener import OpenSession
    from posecheck.history.recording import SessionRecord
    from posecheck.routines.pictures import Pictures
    from posecheck.routines.program import RoutineProgram

    if not plan.stations:
        say("Nothing is left to do today.")
        return
    session = OpenSession(
        lambda: SessionRecord.begin(store, "routine", routine=routine.id),
        SessionRecord(store, left.session) if left else None,
    )
    records: list[LiveRecord] = []

    def recording(task: "Task") -> "Sequence[Listener]":
        if way.record is None:
            return ()
        records.append(live_record(way.record, task.exercise, way.model, way.camera))
        return (told(records[-1], private=way.private),)

    with (
        tempfile.TemporaryDirectory(prefix="posecheck-") as folder,
        Pictures(Path(folder), plan.exercises) as pictures,
    ):
        program = RoutineProgram(
            plan, session, done_before=_exercises_done(left), picture=pictures.of, more=recording
        )
        try:
            _run(program, plan, way)
        finally:
            session.finish("finished" if program.whole else program.ending.value)
            for record in records:
                record.discard_if_empty()
            _afterwards(store, routine, session, program, records)


def _run(program: "RoutineProgram", plan: "Plan", way: Way) -> None:
    from posecheck.live.run import run_program
    from posecheck.pipeline import needs_mask

    run_program(
        program,
        way.camera,
        model=way.model.value,
        with_mask=any(needs_mask(station.exercise) for station in plan.stations),
        recording=way.record is not None,
        mute=way.mute,
        private=way.private,
    )


def _exercises_done(left: "Unfinished | None") -> int:
    return 0 if left is None else len({name.rpartition("/")[0] for name in left.done})


def _afterwards(
    store: "Store", routine: "Routine", session: "OpenSession", program: "RoutineProgram",
    records: "list[LiveRecord]",
) -> None:  # fmt: skip
    """Say what was done, ask how it was, and suggest what could be next."""
    if session.failure is not None:
        complain(session.failure)
    for record in records:
        if record.session is not None:
            say(f"Recorded in {record.folder}.")
    if session.record is None:
        return
    try:
        _say_done(store, session.record.id)
        if program.finished and sys.stdin.isatty():
            _ask_comfort(session)
        advise(store, routine)
    except InputError as error:
        complain(str(error))


def _say_done(store: "Store", number: int) -> None:
    from posecheck.history.reading import read_history
    from posecheck.history.words import session_title, session_words, set_words

    # One may have begun before midnight.
    lately = read_history(store, date.today() - timedelta(days=1), date.today())
    for done in lately.sessions:
        if done.id == number:
            say(f"{session_title(done)}: {session_words(done)}.", "bold")
            for one in done.sets:
                say(f"  {one.name}: {set_words(one)}")


def _ask_comfort(session: "OpenSession") -> None:
    from posecheck.history.recording import Comfort

    answers: dict[str, Comfort] = {"1": "comfortable", "2": "hard"}
    text = typer.prompt(
        "How was it? 1 comfortable, 2 hard, Enter to say nothing",
        default="",
        show_default=False,
    )
    record = session.record
    if text.strip() in answers and record is not None:
        record.felt(answers[text.strip()])


def advise(store: "Store", routine: "Routine") -> None:
    """Say what could be tried next, or taken back; the person decides."""
    from posecheck.routines.advice import dose_advice, level_advice
    from posecheck.routines.remembered import built_up, runs

    all_runs = runs(store, routine, date.today())
    level = level_advice(routine, all_runs)
    if level is not None and level.back:
        say(f"An easier routine may do you good, for {level.why}: posecheck routine {level.level}")
    elif level is not None:
        ask = " Ask your doctor or therapist first." if level.go_ahead else ""
        say(
            f"If you like, the {level.level} routine comes next, after {level.why}: "
            f"posecheck routine {level.level}. It is your decision.{ask}"
        )
    for one in dose_advice(routine, all_runs, built_up(store, routine)):
        say(
            f"{one.name}: {one.now} went well on three days. If you like, {one.then} from now on: "
            f"posecheck routine {routine.id} --more {one.exercise}"
        )
