"""Names the exercise of a clip for which none was given."""

from pathlib import Path
from typing import TYPE_CHECKING

from posecheck.cli.choices import Model
from posecheck.cli.progress import progress_bar
from posecheck.cli.say import say
from posecheck.errors import InputError

if TYPE_CHECKING:
    from posecheck.exercises.model import Exercise
    from posecheck.recognition import Candidate, Recognition

SURE_ENOUGH = 0.4
"""With less the person is asked; in the clips that were tried nothing right was less sure."""

WORTH_NAMING = 0.01


def recognised(video: Path, model: Model, *, quiet: bool = False) -> "Exercise":
    """The exercise of the clip; says which one it is, how sure that is, and the runner-up.

    Raises InputError when it cannot be told.
    """
    from posecheck.recognition.clip import recognise_clip

    with progress_bar(f"{video.name}: which exercise?") as progress:
        found = recognise_clip(video, model=model.value, progress=progress)
    best = found.best
    if best is None or best.sure < SURE_ENOUGH:
        raise InputError(_unsure(video, found))
    if not quiet:
        say(f"This looks like {words(best)}.{_other(found)}")
    return best.exercise


def words(candidate: "Candidate") -> str:
    """A candidate with how sure it is: "Bridge (bridge), 97 % sure"."""
    exercise = candidate.exercise
    return f"{exercise.name} ({exercise.id}), {min(candidate.sure, 0.99) * 100:.0f} % sure"


def _other(found: "Recognition") -> str:
    other = found.runner_up
    if other is None or other.sure < WORTH_NAMING:
        return " No other comes near."
    return f" Next best: {words(other)}."


def _unsure(video: Path, found: "Recognition") -> str:
    text = f"It cannot be told which exercise {video.name} shows; say it with -e."
    return text if found.best is None else f"{text} It looks most like {words(found.best)}."
