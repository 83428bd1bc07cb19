"""`posecheck routine`: one exercise after another before the camera, hands-free."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecheck.cli.choices import MODEL, PRESCRIPTION, Model
from posecheck.cli.say import say

if TYPE_CHECKING:
    from posecheck.routines.model import Routine
    from posecheck.store import Store


def routine(
    name: Annotated[
        str | None,
        typer.Argument(
            help="initial, intermediate, advanced, or a .toml file of your own. Left out: what is "
            "prescribed, or the initial one."
        ),
    ] = None,
    camera: Annotated[
        str,
        typer.Option(
            "--camera", metavar="N|URL|FILE", help="A camera's number, a stream, or a clip."
        ),
    ] = "0",
    prescription: Annotated[Path | None, PRESCRIPTION] = None,
    plan: Annotated[bool, typer.Option("--plan", help="Only say what today's would be.")] = False,
    from_start: Annotated[
        bool, typer.Option("--from-start", help="Begin anew, even if you stopped midway today.")
    ] = False,
    more: Annotated[
        str | None,
        typer.Option("--more", metavar="EXERCISE", help="From now on one repetition more of it."),
    ] = None,
    less: Annotated[
        str | None,
        typer.Option("--less", metavar="EXERCISE", help="From now on one repetition less of it."),
    ] = None,
    ball: Annotated[
        bool | None, typer.Option("--ball/--no-ball", help="You have an exercise ball; kept.")
    ] = None,
    go_ahead: Annotated[
        bool,
        typer.Option("--go-ahead", help="Your doctor or therapist agreed to an advanced routine."),
    ] = False,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="DIR", help="Keep each set in a folder below this."),
    ] = None,
    model: Annotated[Model, MODEL] = Model.FULL,
    private: Annotated[
        bool,
        typer.Option("--private", help="Show and record only the skeleton, never the picture."),
    ] = False,
    mute: Annotated[bool, typer.Option("--mute", help="No voice and no tones.")] = False,
) -> None:
    """Run a routine before the camera: it goes on by itself from one exercise to the next.

    Raise a hand to pause; P reports pain, S skips, Q ends. What you stop midway goes on from there
    on the same day.
    """
    from posecheck.cli import routine_run as run
    from posecheck.cli.safety import require_safety, somebody_there
    from posecheck.prescription import load_prescription
    from posecheck.routines import remembered
    from posecheck.store import open_store

    prescribed = None if prescription is None else load_prescription(prescription)
    chosen = run.chosen(name, prescribed)
    today = date.today()
    with open_store() as store:
        if ball is not None:
            remembered.set_ball(store, ball)
        if more is not None or less is not None:
            _change_dose(store, chosen, more, less)
            return
        all_runs = remembered.runs(store, chosen, today)
        left = None if from_start else remembered.unfinished(all_runs, today)
        planned = run.plan_of(store, chosen, prescribed, left)
        if plan:
            run.show_plan(planned, left)
            run.advise(store, chosen)
            return
        if left is None:
            run.require_room(chosen, remembered.finished_today(all_runs, today))
        require_safety(store, camera)
        if somebody_there(camera):
            run.require_consent(store, chosen, planned, go_ahead=go_ahead)
            run.require_no_pain(left)
            run.ask_soreness(store, all_runs, chosen)
        run.show_plan(planned, left)
        how = run.Way(camera, model, record, private=private, mute=mute)
        run.go_through(store, chosen, planned, left, how)


def _change_dose(store: "Store", chosen: "Routine", more: str | None, less: str | None) -> None:
    from posecheck.routines.remembered import change_dose

    for exercise, by in ((more, 1), (less, -1)):
        if exercise is not None:
            reps = change_dose(store, chosen, exercise, by, date.today())
            say(f"{exercise}: {reps} from now on in {chosen.name}. Less is fine, at any time.")
