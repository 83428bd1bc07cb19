"""One exercise to be coached, as `posecheck live` or a routine hands it over."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from posecheck.exercises.model import Exercise


@dataclass(frozen=True, slots=True)
class Task:
    """One set of one exercise.

    number, of: its place among today's exercises, both 1 for a single one.
    set_number, sets: which set of this exercise it is.
    rest_s: seconds of rest before it, which a person may cut short.
    introduced: whether it begins with a screen of its own: picture, sentence, dose.
    picture: shown there, a PNG; None where there is none.
    new_gestures: whether its gestures are to be said, for they are not those of the one before.
    note: one sentence before it begins, such as that the camera moves: "Put the camera lower".
    """

    exercise: Exercise
    number: int = 1
    of: int = 1
    set_number: int = 1
    sets: int = 1
    rest_s: float = 0.0
    introduced: bool = False
    picture: Path | None = None
    note: str = ""
    new_gestures: bool = True


class Outcome(StrEnum):
    """What brought a task to its end."""

    FINISHED = "finished"  # the dose is done
    SKIPPED = "skipped"
    PAIN = "pain"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Ended:
    """A task is over. leaving: the person wants no more for today."""

    outcome: Outcome
    leaving: bool = False
