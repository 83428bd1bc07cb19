"""Names the exercise of a clip for which none was given."""

from pathlib import Path
from typing import TYPE_CHECKING

from posecheck.cli.choices import Model
from posecheck.cli.progress import progress_bar
from posecheck.cli.say import say

if TYPE_CHECKING:
    from posecheck.exercises.model import Exercise
    from posecheck.recognition import Recognition

WORTH_NAMING = 0.01


def recognised(video: Path, model: Model, *, quiet: bool = False) -> "Exercise":
    """The exercise of the clip; says which one it is, how sure that is, and the runner-up.

    Raises InputError when it cannot be told.
    """
    from posecheck.recognition.clip import recognise_clip, sure_exercise

    with progress_bar(f"{video.name}: which exercise?") as progress:
        found = recognise_clip(video, model=model.value, progress=progress)
    exercise = sure_exercise(video, found)
    if not quiet and found.best is not None:
        say(f"This looks like {found.best.words}.{_other(found)}")
    return exercise


def _other(found: "Recognition") -> str:
    other = found.runner_up
    if other is None or other.sure < WORTH_NAMING:
        return " No other comes near."
    return f" Next best: {other.words}."
