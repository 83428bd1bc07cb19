"""A routine as its file says it: exercises in order, with their doses."""

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from posecheck.errors import UsageError
from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise

Level = Literal["initial", "intermediate", "advanced"]
LEVELS: tuple[Level, ...] = ("initial", "intermediate", "advanced")
"""From the first to the last."""


class Strict(BaseModel):
    """A table in which an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Item(Strict):
    """One exercise of a routine. reps: of each side, where it has sides.

    build_to: what to work up to, a repetition or two every few days. needs: what has to be at hand.
    instead: the exercise for who has it not, or cannot do this one. optional: it may be left out.
    """

    exercise: str
    reps: Annotated[int, Field(gt=0)]
    hold_s: Annotated[float, Field(ge=0)] = 0.0
    build_to: int | None = None
    needs: Literal["", "ball"] = ""
    instead: str | None = None
    optional: bool = False
    note: str = ""


class Routine(Strict):
    """Warm-up, main part and cool-down.

    per_day: (usually, at most). rest_s: seconds of rest before every exercise but the first.
    """

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    name: str
    level: Level
    per_day: tuple[int, int] = (1, 1)
    rest_s: Annotated[float, Field(ge=0, le=300)] = 10.0
    needs: str = ""
    note: str = ""
    source: str = ""
    warm_up: tuple[Item, ...] = ()
    main: tuple[Item, ...]
    cool_down: tuple[Item, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All of them in order."""
        return (*self.warm_up, *self.main, *self.cool_down)


def load_routine(name: str) -> Routine:
    """The routine of that id, or in that file (anything that ends in .toml).

    Raises UsageError with what is wrong: no such routine or exercise, or a dose above that of the
    exercise's own file.
    """
    if name.endswith(".toml"):
        try:
            return _parse(Path(name).read_text(encoding="utf-8"), name)
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"The routine file {name} cannot be read: {error}.") from None
    known = {routine.id: routine for routine in all_routines()}
    if name not in known:
        raise UsageError(f'There is no routine called "{name}". There are: {", ".join(known)}.')
    return known[name]


@cache
def all_routines() -> tuple[Routine, ...]:
    """The routines that come with posecheck, from initial to advanced."""
    folder = resources.files("posecheck.routines") / "data"
    texts = ((folder / f"{name}.toml").read_text(encoding="utf-8") for name in LEVELS)
    return tuple(_parse(text, f"{name}.toml") for text, name in zip(texts, LEVELS, strict=True))


def _parse(text: str, name: str) -> Routine:
    try:
        routine = Routine.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name} is not valid TOML: {error}.") from None
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        raise UsageError(f"{name}: {where}: {first['msg']}.") from None
    for item in routine.items:
        _check(item, load_exercise(item.exercise), name)
        if item.instead is not None:
            _check(item.model_copy(update={"build_to": None}), load_exercise(item.instead), name)
    return routine


def _check(item: Item, exercise: Exercise, name: str) -> None:
    """A routine never asks for more than the exercise's own file does."""
    if exercise.discouraged:
        raise UsageError(f"{name}: {exercise.id} is better not done; leave it out.")
    most = exercise.dose.reps[1]
    if max(item.reps, item.build_to or 0) > most:
        raise UsageError(f"{name}: {exercise.id}: more than the {most} repetitions of its dose.")
    longest = exercise.dose.hold_s[1]
    if longest and item.hold_s > longest:
        raise UsageError(f"{name}: {exercise.id}: held longer than the {longest:g} s of its dose.")
