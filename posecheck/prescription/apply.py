"""From an exercise and what is prescribed to the exercise as this patient does it."""

from collections.abc import Iterator

from pydantic import ValidationError

from posecheck.errors import UsageError
from posecheck.exercises.fault import Condition, Fault
from posecheck.exercises.goal import Goal, goal_of
from posecheck.exercises.model import Dose, Exercise
from posecheck.exercises.model import Target as ExerciseTarget
from posecheck.exercises.terms import Severity
from posecheck.measures.words import label, limit_words
from posecheck.prescription.model import Entry, Limit, PrescribedExercise, Target
from posecheck.prescription.safety import cautions, past_stop, refusals


def prescribe(exercise: Exercise, entry: Entry) -> PrescribedExercise:
    """The exercise with the patient's own dose, target, limits and cues.

    Raises UsageError with the first thing that is not safe or makes no sense.
    """
    for sentence in refusals(exercise, entry):
        raise UsageError(sentence)
    changed = PrescribedExercise.model_validate(
        exercise.model_dump(by_alias=True) | {"prescribed": ()}
    )
    try:
        target = _target(exercise.movement.target, entry.target)
        movement = exercise.movement.model_copy(update={"target": target})
        changed = changed.model_copy(
            update={"movement": movement, "dose": _dose(exercise.dose, entry)}
        )
        goal = goal_of(changed)
    except ValidationError as error:
        reason = str(error.errors()[0]["msg"]).removeprefix("Value error, ")
        raise UsageError(f"The target of {exercise.id}: {reason}.") from None
    except ValueError as error:
        raise UsageError(f"The target of {exercise.id}: {error}.") from None
    faults = _faults(exercise, entry, goal_of(exercise), goal)
    changed = changed.model_copy(update={"fault": tuple(faults)})
    # What the exercise itself asks for is its file's own affair.
    if changed.movement.target != exercise.movement.target:
        for sentence in past_stop(changed):
            raise UsageError(sentence)
    return changed.model_copy(update={"prescribed": tuple(_sentences(exercise, changed, entry))})


def _dose(dose: Dose, entry: Entry) -> Dose:
    reps = entry.reps or dose.reps[0]
    hold = dose.hold_s[0] if entry.hold_s is None else entry.hold_s
    return dose.model_copy(
        update={
            "reps": (reps, max(reps, dose.reps[1])),
            "hold_s": (hold, max(hold, dose.hold_s[1])),
            "sets": entry.sets or dose.sets,
        }
    )


def _target(before: ExerciseTarget, own: Target | None) -> ExerciseTarget:
    """What is not said keeps its distance from the ideal."""
    if own is None:
        return before
    ideal = before.ideal if own.ideal is None else own.ideal
    if own.ideal is None and own.low is not None and own.high is not None:
        ideal = (own.low + own.high) / 2
    moved = ideal - before.ideal
    low = own.low if own.low is not None else _moved(before.low, moved)
    high = own.high if own.high is not None else _moved(before.high, moved)
    return ExerciseTarget.model_validate({"from": low, "to": high, "ideal": ideal})


def _moved(edge: float | None, by: float) -> float | None:
    return None if edge is None else edge + by


def _faults(exercise: Exercise, entry: Entry, before: Goal, after: Goal) -> Iterator[Fault]:
    for fault in exercise.fault:
        if fault.id in entry.leave_out:
            continue
        if fault.id in entry.limits:
            yield _limited(fault, entry.limits[fault.id])
        else:
            yield _follows(fault, before, after)


def _limited(fault: Fault, limit: Limit) -> Fault:
    condition = fault.conditions[0]
    update: dict[str, float] = {}
    for name, value in (("above", limit.above), ("below", limit.below)):
        old = getattr(condition, name)
        if value is not None and old is not None:
            update[name] = value
            if condition.clear is not None:
                update["clear"] = condition.clear + value - old
    return _with_conditions(fault, [condition.model_copy(update=update)])


def _follows(fault: Fault, before: Goal, after: Goal) -> Fault:
    """A limit beside the target goes along with it: a hint both ways, a warning only inwards.

    Who is to bend no further than 45 degrees is not to wait for the warning at 62.
    """
    if before.band == after.band or fault.severity is Severity.STOP:
        return fault
    moved = [_moved_along(c, before, after, fault.severity) for c in fault.conditions]
    return _with_conditions(fault, moved)


def _moved_along(condition: Condition, before: Goal, after: Goal, severity: Severity) -> Condition:
    of = "change" if before.relative else "value"
    if condition.of != of or condition.measure != before.key:
        return condition
    towards = before.towards
    far = condition.above if towards > 0 else condition.below
    near = condition.below if towards > 0 else condition.above
    update: dict[str, float] = {}
    if far is not None and before.far_edge is not None and after.far_edge is not None:
        by = after.far_edge - before.far_edge
        if (far - before.far_edge) * towards >= 0 and by * towards < 0:
            update["above" if towards > 0 else "below"] = far + by
            if condition.clear is not None:
                update["clear"] = condition.clear + by
    if near is not None and severity is Severity.INFO:
        by = after.near_edge - before.near_edge
        if (before.near_edge - near) * towards >= 0 and (near + by - after.rest_edge) * towards > 0:
            update["below" if towards > 0 else "above"] = near + by
    return condition.model_copy(update=update)


def _with_conditions(fault: Fault, conditions: list[Condition]) -> Fault:
    every, some = conditions[: len(fault.all_of)], conditions[len(fault.all_of) :]
    return fault.model_copy(update={"all_of": tuple(every), "any_of": tuple(some)})


def _sentences(before: Exercise, after: Exercise, entry: Entry) -> Iterator[str]:
    if entry.reps is not None:
        yield f"{entry.reps} repetitions (the exercise says {before.dose.reps[0]})."
    if entry.hold_s is not None:
        yield f"Held for {entry.hold_s:g} s (the exercise says {before.dose.hold_s[0]:g} s)."
    if entry.sets is not None:
        yield f"{entry.sets} sets (the exercise says {before.dose.sets})."
    old, new = before.movement.target, after.movement.target
    if old != new:
        measure = after.movement.measure
        edges = [limit_words(measure, e) for e in (new.low, new.high) if e is not None]
        yield (
            f"{label(measure).capitalize()}: target {' to '.join(edges)}, best "
            f"{limit_words(measure, new.ideal)} (the exercise says "
            f"{limit_words(measure, old.ideal)})."
        )
    for name, limit in entry.limits.items():
        edge = limit.above if limit.above is not None else limit.below
        yield f"The limit of {name} is {edge:g}."
    if entry.leave_out:
        yield f"Not told: {', '.join(entry.leave_out)}."
    if entry.reason:
        yield f"Reason: {entry.reason}"
    yield from cautions(before, after)
