"""`posecheck prescribe`: a patient's own dose, targets, limits and cues."""

from pathlib import Path
from typing import Annotated

import typer

from posecheck.cli.say import say


def prescribe(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The prescription, .toml.")],
    exercise: Annotated[
        str | None,
        typer.Argument(help="The exercise to add or change; without it the file is checked."),
    ] = None,
    reps: Annotated[int | None, typer.Option(help="Repetitions.")] = None,
    hold: Annotated[float | None, typer.Option(help="Seconds to hold.")] = None,
    sets: Annotated[int | None, typer.Option(help="Sets.")] = None,
    ideal: Annotated[float | None, typer.Option(help="The best of the target, in degrees.")] = None,
    low: Annotated[float | None, typer.Option("--from", help="Where the target begins.")] = None,
    high: Annotated[float | None, typer.Option("--to", help="Where the target ends.")] = None,
    limit: Annotated[
        list[str] | None,
        typer.Option(metavar="FAULT=NUMBER", help="A fault's own limit; may be repeated."),
    ] = None,
    leave_out: Annotated[
        list[str] | None, typer.Option(metavar="FAULT", help="A cue that is not told; likewise.")
    ] = None,
    reason: Annotated[str, typer.Option(help="Why, where the dose goes beyond the usual.")] = "",
    go_ahead: Annotated[
        bool, typer.Option("--go-ahead", help="A clinician cleared an advanced exercise.")
    ] = False,
) -> None:
    """Write or check a patient's prescription; analyze, live and recheck take it.

    What is not said stays as the exercise has it. Limits that stop a harmful movement, locked
    knees and haste cannot be left out or loosened.
    """
    from posecheck.exercises.load import load_exercise
    from posecheck.prescription import prescribe as check
    from posecheck.prescription.load import load_prescription

    if exercise is None:
        known = load_prescription(file)
        say(f"{file}: in order.")
        for entry in known.exercise:
            loaded = load_exercise(entry.id)
            say(f"{loaded.name}:")
            for sentence in check(loaded, entry).changes:
                say(f"  - {sentence}")
        return
    loaded = load_exercise(exercise)
    target = {"from": low, "to": high, "ideal": ideal}
    data = {
        "id": loaded.id,
        "reps": reps,
        "hold_s": hold,
        "sets": sets,
        "target": {key: value for key, value in target.items() if value is not None} or None,
        "limits": _limits(limit or [], {f.id: f.conditions[0].above for f in loaded.fault}),
        "leave_out": leave_out or [],
        "reason": reason,
        "go_ahead": go_ahead,
    }
    _add(file, {key: value for key, value in data.items() if value is not None})


def _add(file: Path, data: dict[str, object]) -> None:
    from posecheck.exercises.load import load_exercise
    from posecheck.prescription import prescribe as check
    from posecheck.prescription.load import parse_prescription, with_entry, write_prescription

    entry = parse_prescription({"exercise": [data]}, "The prescription").exercise[0]
    changed = check(load_exercise(entry.id), entry)
    write_prescription(file, with_entry(file, entry))
    say(f"{file}: {changed.name}:")
    for sentence in changed.changes or ("As the exercise has it.",):
        say(f"  - {sentence}")


def _limits(texts: list[str], above: dict[str, float | None]) -> dict[str, dict[str, float]]:
    from posecheck.errors import UsageError

    limits = {}
    for text in texts:
        fault, _, number = text.partition("=")
        try:
            value = float(number)
        except ValueError:
            raise UsageError(f'"{text}" is no limit; write it as too-deep=50.') from None
        limits[fault] = {"above" if above.get(fault) is not None else "below": value}
    return limits
