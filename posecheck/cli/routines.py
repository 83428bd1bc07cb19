"""`posecheck routines`: the routines, one of them, and a file of one's own."""

from typing import TYPE_CHECKING, Annotated

import typer

from posecheck.cli.say import say

if TYPE_CHECKING:
    from posecheck.routines.model import Item


def routines(
    name: Annotated[
        str | None, typer.Argument(help="A routine's id, or a .toml file of your own.")
    ] = None,
) -> None:
    """List the routines, or show one."""
    from posecheck.routines.model import all_routines, load_routine

    if name is None:
        for routine in all_routines():
            say(f"{routine.id:<13} {routine.name}, {len(routine.items)} exercises. {routine.needs}")
        return
    routine = load_routine(name)
    say(routine.name, "bold")
    for text in (routine.needs, routine.note):
        if text:
            say(text)
    for title, items in (
        ("Warm-up", routine.warm_up),
        ("Main part", routine.main),
        ("Cool-down", routine.cool_down),
    ):
        if items:
            say(f"{title}:")
        for item in items:
            say(f"  - {_words(item)}")


def _words(item: "Item") -> str:
    from posecheck.exercises.load import load_exercise

    exercise = load_exercise(item.exercise)
    sides = "" if exercise.dose.sides == "both-together" else " each side"
    if exercise.movement.kind == "circle":
        sides = " each way"
    held = f", held for {item.hold_s:g} s" if item.hold_s else ""
    build = f", build up to {item.build_to}" if item.build_to else ""
    note = f". {item.note}" if item.note else ""
    return f"{exercise.name}: {item.reps}{sides}{held}{build}{note}".removesuffix(".")
