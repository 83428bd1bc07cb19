"""Finds, reads and validates exercise files; says in one sentence what is wrong with one."""

import difflib
import tomllib
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from posecheck.errors import UsageError
from posecheck.exercises.fault import CONDITION_KEYS
from posecheck.exercises.goal import goal_of, opposite_goal
from posecheck.exercises.model import Exercise
from posecheck.measures.measure import Measure
from posecheck.measures.registry import find_measure

_LIBRARY = "faults.toml"
_PREFIXES = ("near", "working", "other")


def load_exercise(name: str) -> Exercise:
    """The exercise of that id, or in that file (anything that ends in .toml).

    Raises UsageError, with the nearest id, when there is none.
    """
    if name.endswith(".toml"):
        return check_file(Path(name))
    known = {exercise.id: exercise for exercise in all_exercises()}
    names = _names(known)
    if name.lower() in names:
        return known[names[name.lower()]]
    begun = [other for other in names if name and other.startswith(name.lower())]
    near = begun or difflib.get_close_matches(name.lower(), names, n=1, cutoff=0.5)
    hint = f"Did you mean {names[near[0]]}?" if near else f"There are: {', '.join(known)}."
    raise UsageError(f'There is no exercise called "{name}". {hint}')


@cache
def all_exercises() -> tuple[Exercise, ...]:
    """All exercises that come with posecheck, by id."""
    folder = resources.files("posecheck.exercises") / "data"
    texts = {
        entry.name: entry.read_text(encoding="utf-8")
        for entry in folder.iterdir()
        if entry.name.endswith(".toml") and entry.name != _LIBRARY
    }
    return tuple(_parse(texts[name], name) for name in sorted(texts))


def check_file(path: Path) -> Exercise:
    """The exercise in a file of the user's own. Raises UsageError with file, key and remedy."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UsageError(f"There is no exercise file {path}.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The exercise file {path} cannot be read: {error}.") from None
    return _parse(text, str(path))


def _parse(text: str, name: str) -> Exercise:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UsageError(f"{name} is not valid TOML: {error}.") from None
    try:
        exercise = Exercise.model_validate(_with_library(_with_like(data, name), name))
    except ValidationError as error:
        raise UsageError(_explain(error, name)) from None
    _check_movement(exercise, name)
    _check_measures(exercise, name)
    return exercise


def _names(known: dict[str, Exercise]) -> dict[str, str]:
    by_name = {known_id: known_id for known_id in known}
    for exercise in known.values():
        for other in (exercise.name, *exercise.also):
            by_name.setdefault(other.lower(), exercise.id)
    return by_name


@cache
def _library() -> dict[str, dict[str, Any]]:
    text = (resources.files("posecheck.exercises") / "data" / _LIBRARY).read_text("utf-8")
    return dict(tomllib.loads(text))


_LIKEWISE = (
    "purpose", "how", "safety", "cannot_see", "camera", "dose", "start", "keep", "movement",
)  # fmt: skip


def _with_like(data: dict[str, Any], name: str) -> dict[str, Any]:
    """Fill in from the exercise that it is `like` what the file does not say itself."""
    like = data.get("like")
    if not like:
        return data
    entry = resources.files("posecheck.exercises") / "data" / f"{like}.toml"
    if like == _LIBRARY.removesuffix(".toml") or not entry.is_file():
        known = ", ".join(_shipped_ids())
        raise UsageError(f"{name}: like: there is no exercise {like!r}; there are {known}.")
    other = _with_like(tomllib.loads(entry.read_text(encoding="utf-8")), f"{like}.toml")
    own = data.get("fault", [])
    if not isinstance(own, list):
        return data
    told = {fault.get("id", fault.get("use")) for fault in own if isinstance(fault, dict)}
    left_out = told | set(data.get("without", ()))
    taken = [f for f in other.get("fault", []) if f.get("id", f.get("use")) not in left_out]
    inherited = {key: other[key] for key in _LIKEWISE if key in other}
    return {**inherited, **data, "fault": [*taken, *own]}


def _shipped_ids() -> list[str]:
    folder = resources.files("posecheck.exercises") / "data"
    names = (entry.name for entry in folder.iterdir() if entry.name != _LIBRARY)
    return sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml"))


def _with_library(data: dict[str, Any], name: str) -> dict[str, Any]:
    """Fill in the faults that say `use = "..."` from the shared library; own keys win."""
    faults = data.get("fault", [])
    if not isinstance(faults, list):
        return data
    return {**data, "fault": [_filled(fault, name) for fault in faults]}


def _filled(fault: Any, name: str) -> Any:
    if not isinstance(fault, dict) or "use" not in fault:
        return fault
    use = fault["use"]
    if use not in _library():
        known = ", ".join(_library())
        raise UsageError(f"{name}: fault `use = {use!r}` is not in the library; it has {known}.")
    own = {key: value for key, value in fault.items() if key != "use"}
    shared = dict(_library()[use])
    if {"measure", "any_of", "all_of"} & own.keys():
        for key in (*CONDITION_KEYS, "any_of", "all_of"):
            shared.pop(key, None)
    return {"id": use, **shared, **own}


def _check_measures(exercise: Exercise, name: str) -> None:
    conditions = [condition for fault in exercise.fault for condition in fault.conditions]
    movement = exercise.movement
    used = [*exercise.start, *exercise.keep, *(condition.measure for condition in conditions)]
    used += [one.measure for one in movement.also]
    used += [movement.across] if movement.across else []
    used += [movement.sway.measure] if movement.sway else []
    for measure in used:
        prefix = measure.rpartition(".")[0]
        known = _measure(measure, name)
        if known.trunk and prefix:
            raise UsageError(f"{name}: the measure {measure} takes no prefix.")
        if not known.trunk and prefix not in _PREFIXES:
            remedy = f"needs a prefix: {', '.join(_PREFIXES[:-1])} or {_PREFIXES[-1]}"
            raise UsageError(f"{name}: the measure {measure} {remedy}.")


def _check_movement(exercise: Exercise, name: str) -> None:
    measure, limb = exercise.movement.measure, exercise.movement.limb
    known = _measure(measure, name)
    if "." in measure:
        raise UsageError(
            f"{name}: movement.measure: {measure} takes no prefix; `limb` says whose it is."
        )
    if known.trunk != (limb == "none"):
        limbs = "none" if known.trunk else "near, working or other"
        raise UsageError(f"{name}: movement: `limb` must be {limbs} for {measure}.")
    try:
        goal_of(exercise)
        if exercise.movement.opposite is not None:
            opposite_goal(exercise)
    except ValueError as error:
        raise UsageError(f"{name}: movement: {error}.") from None


def _measure(measure: str, name: str) -> Measure:
    try:
        return find_measure(measure)
    except KeyError:
        raise UsageError(f"{name}: there is no measure called {measure}.") from None


def _explain(error: ValidationError, name: str) -> str:
    first = error.errors()[0]
    where = ".".join(str(part) for part in first["loc"]) or "the file"
    more = error.error_count() - 1
    rest = f" ({more} more after that)" if more else ""
    message = str(first["msg"]).removeprefix("Value error, ")
    if first["type"] == "missing":
        message = "is missing; add it"
    elif first["type"] == "extra_forbidden":
        message = "is not a key that exercise files know; look for a slip of the pen"
    return f"{name}: {where}: {message}{rest}."
