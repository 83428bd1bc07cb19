"""`posecheck exercises`: the catalogue, one exercise of it, and a file of one's own."""

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from posecheck.cli.choices import MODEL, Model
from posecheck.cli.progress import progress_bar
from posecheck.cli.say import say
from posecheck.errors import UsageError

if TYPE_CHECKING:
    from posecheck.exercises.model import Exercise

app = typer.Typer(help="The exercises that posecheck knows.", pretty_exceptions_enable=False)

JSON = typer.Option("--json", help="Print JSON.")


@app.callback(invoke_without_command=True)
def catalogue(context: typer.Context, as_json: Annotated[bool, JSON] = False) -> None:
    """List the exercises that posecheck knows."""
    if context.invoked_subcommand is not None:
        return
    from posecheck.exercises.load import all_exercises

    known = all_exercises()
    if as_json:
        typer.echo(json.dumps([_as_data(e) for e in known], indent=2, ensure_ascii=False))
        return
    width = max(len(e.id) for e in known)
    for exercise in known:
        note = "  (not recommended)" if exercise.discouraged else ""
        say(f"{exercise.id:<{width}}  {exercise.name}{note}")


@app.command()
def show(
    exercise: Annotated[str, typer.Argument(metavar="ID", help="An exercise's id.")],
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Show one exercise: how it is done, and what is checked."""
    from posecheck.exercises.load import load_exercise

    loaded = load_exercise(exercise)
    if as_json:
        typer.echo(json.dumps(_as_data(loaded), indent=2, ensure_ascii=False))
    else:
        _describe(loaded)


@app.command()
def check(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An exercise file, .toml.")],
) -> None:
    """Check an exercise file of your own."""
    from posecheck.exercises.load import check_file

    exercise = check_file(file)
    faults = len(exercise.fault)
    say(f"{file}: in order: {exercise.name}, {faults} fault{'' if faults == 1 else 's'}.")


@app.command()
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write, .toml.")],
) -> None:
    """Write a commented exercise file to start from."""
    from posecheck.authoring.template import Draft, write

    name = _id_of(file)
    _write_new(file, write(Draft(name, name.replace("-", " ").capitalize())))
    say(f"{file} is there. Change it, then: posecheck exercises check {file}")


@app.command()
def learn(
    clip: Annotated[
        Path, typer.Argument(help="A clip in which it is done once or a few times, well.")
    ],
    file: Annotated[
        Path | None, typer.Option("--out", "-o", help="The file to write; else it is printed.")
    ] = None,
    model: Annotated[Model, MODEL] = Model.FULL,
) -> None:
    """Measure a demonstration clip and propose an exercise file that counts it."""
    from posecheck.authoring.clip import readings_of
    from posecheck.authoring.learn import learn as propose

    with progress_bar(clip.name) as progress:
        readings = readings_of(clip, model=model.value, progress=progress)
    proposal = propose(readings, _id_of(file or clip))
    if file is None:
        typer.echo(proposal.text)
        return
    from posecheck.measures.words import label

    _write_new(file, proposal.text)
    counted, measure = str(proposal.counted), label(proposal.exercise.movement.measure)
    if proposal.counted != proposal.seen:
        counted = f"only {counted} of {proposal.seen}"
    say(f"{file}: {measure}, {counted} counted in {clip.name}. Please check it.")


def _id_of(path: Path) -> str:
    """An id made of a file's name."""
    words = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    return words if words[:1].isalpha() else f"exercise-{words}".strip("-")


def _write_new(file: Path, text: str) -> None:
    if file.suffix != ".toml":
        raise UsageError(f"An exercise file ends in .toml; {file} does not.")
    try:
        with file.open("x", encoding="utf-8") as opened:
            opened.write(text)
    except FileExistsError:
        raise UsageError(f"{file} is there already; choose another name.") from None
    except OSError as error:
        raise UsageError(f"{file} cannot be written: {error}.") from None


def _as_data(exercise: "Exercise") -> dict[str, Any]:
    return exercise.model_dump(mode="json", by_alias=True, exclude_none=True)


def _describe(exercise: "Exercise") -> None:
    from posecheck.exercises.words import (
        SEVERITY,
        camera_words,
        dose_words,
        dwell_words,
        target_words,
        when_words,
    )

    say(exercise.name, "bold")
    for text in (exercise.purpose, exercise.how, exercise.advice, exercise.safety):
        if text:
            say(text)
    say(f"Camera: {camera_words(exercise)}")
    say(f"Dose: {dose_words(exercise)}")
    say(f"Counts: {target_words(exercise)}")
    faults = [
        f"{fault.show} ({SEVERITY[fault.severity.value]}): {when_words(fault)}, "
        f"for {dwell_words(fault)} ({fault.source})"
        for fault in exercise.fault
    ]
    for title, lines in (
        ("Watched for", faults),
        ("The camera cannot see", exercise.cannot_see),
        ("Sources", exercise.sources),
    ):
        if lines:
            say(f"{title}:")
        for line in lines:
            say(f"  - {line}")
