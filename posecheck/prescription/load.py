"""Reads and writes prescription files, and finds the exercise that a command is to use."""

import tomllib
from pathlib import Path

import tomli_w
from pydantic import ValidationError

from posecheck.errors import UsageError
from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from posecheck.prescription.apply import prescribe
from posecheck.prescription.model import Entry, Prescription
from posecheck.session.atomic import write_text

PRESCRIPTION = "prescription.toml"


def load_prescription(path: Path) -> Prescription:
    """The prescription in a file, every entry checked against its exercise.

    Raises UsageError with the file and the first thing that is wrong with it.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(f"There is no prescription {path}.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The prescription {path} cannot be read: {error}.") from None
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{path} is not valid TOML: {error}.") from None
    prescription = parse_prescription(data, str(path))
    for entry in prescription.exercise:
        try:
            # An exercise of the user's own is checked when it is used.
            known = load_exercise(entry.id)
        except UsageError:
            continue
        try:
            prescribe(known, entry)
        except UsageError as error:
            raise UsageError(f"{path}: {error}") from None
    return prescription


def parse_prescription(data: object, name: str) -> Prescription:
    """The prescription in plain data. Raises UsageError when it is none."""
    try:
        return Prescription.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "the file"
        message = str(first["msg"]).removeprefix("Value error, ")
        if first["type"] == "extra_forbidden":
            message = "is not a key that prescriptions know; look for a slip of the pen"
        raise UsageError(f"{name}: {where}: {message}.") from None


def exercise_for(name: str, prescription: Path | None) -> Exercise:
    """The exercise of that id or file, as a prescription file has it, if there is one.

    This is where every command that judges gets its exercise from. An exercise of which the
    prescription says nothing is refused, rather than judged by other numbers than intended.
    Raises UsageError.
    """
    return prescribed(load_exercise(name), prescription)


def prescribed(exercise: Exercise, prescription: Path | None) -> Exercise:
    """The exercise as a prescription file has it, if there is one. Raises UsageError."""
    if prescription is None:
        return exercise
    return prescribed_by(load_prescription(prescription), exercise, str(prescription))


def prescribed_by(known: Prescription, exercise: Exercise, name: str) -> Exercise:
    """The exercise as a prescription called `name` has it. Raises UsageError."""
    entry = known.entry(exercise.id)
    if entry is None:
        names = ", ".join(e.id for e in known.exercise) or "nothing"
        raise UsageError(f"{name} says nothing of {exercise.id}; it has {names}.")
    return prescribe(exercise, entry)


def with_entry(path: Path, entry: Entry) -> Prescription:
    """The prescription in a file, new or not, with this entry for its exercise.

    Raises UsageError when what is there is no prescription.
    """
    known = load_prescription(path) if path.exists() else Prescription(exercise=())
    others = tuple(other for other in known.exercise if other.id != entry.id)
    return known.model_copy(update={"exercise": (*others, entry)})


def write_prescription(path: Path, prescription: Prescription) -> None:
    """Write it as TOML, whole or not at all. Raises InputError when it cannot be written."""
    data = prescription.model_dump(
        mode="json", by_alias=True, exclude_none=True, exclude_defaults=True
    )
    write_text(path, tomli_w.dumps({"schema": 1, **data}))
