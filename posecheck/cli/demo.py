"""`posecheck demo`: a shipped clip from start to end."""

from pathlib import Path
from typing import Annotated

import typer

from posecheck.cli.analyze import analyze_all
from posecheck.cli.choices import DEFAULT_FOLDER, FOLDER, Model
from posecheck.samples import find_sample


def demo(
    exercise: Annotated[str, typer.Argument(help="Which sample to analyse.")] = "wall-slide",
    out: Annotated[Path, FOLDER] = DEFAULT_FOLDER,
) -> None:
    """Analyse a shipped sample clip and say where its report is."""
    from posecheck.exercises.load import load_exercise

    loaded = load_exercise(exercise)
    sample = find_sample(loaded.id)
    code = analyze_all([sample], loaded, out, Model.FULL, with_video=True, as_json=False)
    if code:
        raise typer.Exit(code)
