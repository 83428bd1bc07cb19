"""Options that several commands share."""

from enum import StrEnum
from pathlib import Path

import typer


class Model(StrEnum):
    """The pose models, from quick to careful."""

    LITE = "lite"
    FULL = "full"
    HEAVY = "heavy"


DEFAULT_FOLDER = Path("posecheck-results")

MODEL = typer.Option("--model", help="The pose model: lite is quicker, full more exact.")
PRESCRIPTION = typer.Option(
    "--prescription", metavar="FILE", help="A patient's own dose, targets and limits, .toml."
)
EVERY_FRAME = typer.Option(
    "--every-frame",
    help="Look at each frame, not only as often as the movement asks for; slower.",
)
FOLDER = typer.Option(
    "--out", "-o", metavar="DIR", help="Where the session folders go.", show_default=True
)
