"""What a prescription must not do. Each rule is one function that says what is wrong.

The rules are those of the exercise library: stop at what may do harm, no locked knees, slowly and
without bouncing, the dose of the sources unless somebody gives a reason, no exercise that is better
left alone, advanced ones with a go-ahead.
"""

from collections.abc import Iterator

from posecheck.exercises.fault import Condition, Fault
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Severity
from posecheck.measures.registry import find_measure
from posecheck.prescription.model import Entry, Limit

ALWAYS_TOLD = ("knee-locked", "knee-hyperextended")
"""No locked knees: a rule of every exercise."""
_SPEEDS = ("speed", "return-speed", "wobble", "fall")
"""Slowly, gently, no rocking, no bouncing, no dropping."""
MOST_OVER = 2.0
"""With a reason, up to twice the dose of the sources; own: more is a slip of the pen."""
NARROW_DEG = 10.0
"""A band of less to either side of the ideal says more about the camera than the person."""


def protected(fault: Fault) -> str | None:
    """Why a fault has to be told, None where it may be left out."""
    if fault.severity is Severity.STOP:
        return "it stops a movement that may do harm"
    if fault.id in ALWAYS_TOLD:
        return "knees are never to be locked"
    if any(condition.of in _SPEEDS for condition in fault.conditions):
        return "exercises are done slowly and without bouncing"
    return None


def refusals(exercise: Exercise, entry: Entry) -> Iterator[str]:
    """Sentences on what of an entry is not safe, or means nothing; the exercise as it was."""
    if exercise.discouraged:
        yield f"{exercise.name} is better not done, so it cannot be prescribed."
        return
    if exercise.level == "advanced" and not entry.go_ahead:
        yield f"{exercise.name} is advanced: say `go_ahead = true` if a clinician cleared it."
    yield from _dose(exercise, entry)
    faults = {fault.id: fault for fault in exercise.fault}
    for name in (*entry.leave_out, *entry.limits):
        if name not in faults:
            yield f"{exercise.id} watches for no {name}; it knows {', '.join(faults)}."
    for name in entry.leave_out:
        reason = protected(faults[name]) if name in faults else None
        if reason is not None:
            yield f"{name} cannot be left out: {reason}."
    for name, limit in entry.limits.items():
        if name in faults:
            yield from _limit(faults[name], limit)


def cautions(exercise: Exercise, changed: Exercise) -> Iterator[str]:
    """Sentences on what of a prescribed exercise is allowed, but worth a thought."""
    target = changed.movement.target
    if find_measure(changed.movement.measure).unit == "deg" and target != exercise.movement.target:
        for edge in (target.low, target.high):
            if edge is not None and abs(target.ideal - edge) < NARROW_DEG / 2:
                yield (
                    f"The target ends {abs(target.ideal - edge):g} degrees from its ideal, which "
                    "is less than one camera can tell."
                )


def _dose(exercise: Exercise, entry: Entry) -> Iterator[str]:
    dose = exercise.dose
    asked = (
        ("repetitions", entry.reps, dose.reps[1]),
        ("seconds of hold", entry.hold_s, dose.hold_s[1]),
        ("sets", entry.sets, dose.sets),
    )
    for what, wanted, most in asked:
        if wanted is None or not most or wanted <= most:
            continue
        if wanted > most * MOST_OVER and what != "sets":
            yield f"{wanted:g} {what} are more than twice the {most:g} of {exercise.name}."
        elif not entry.reason:
            yield f"{wanted:g} {what} go beyond the {most:g} of {exercise.name}; give a `reason`."


def _limit(fault: Fault, limit: Limit) -> Iterator[str]:
    pairs = [("above", limit.above), ("below", limit.below)]
    for condition in fault.conditions:
        for name, value in pairs:
            before = getattr(condition, name)
            if value is None or before is None:
                continue
            looser = value > before if name == "above" else value < before
            reason = protected(fault)
            if looser and reason is not None:
                yield f"{fault.id} may be made stricter, not looser: {reason}."
    if len(fault.conditions) > 1:
        yield f"{fault.id} has several conditions; its limits can only be set in an exercise file."
    elif all(
        getattr(fault.conditions[0], name) is None for name, value in pairs if value is not None
    ):
        yield f"{fault.id} has no such limit; it has {_limits_of(fault.conditions[0])}."


def _limits_of(condition: Condition) -> str:
    return "`above`" if condition.above is not None else "`below`"


def past_stop(changed: Exercise) -> Iterator[str]:
    """Sentences where what is asked for lies beyond a limit that stops or warns."""
    movement, target = changed.movement, changed.movement.target
    asked = [edge for edge in (target.low, target.high, target.ideal) if edge is not None]
    for fault in changed.fault:
        if fault.severity is Severity.INFO or len(fault.conditions) > 1:
            continue
        condition = fault.conditions[0]
        bare = condition.measure.rpartition(".")[2]
        if bare != movement.measure or condition.of != movement.of:
            continue
        above, below = condition.above, condition.below
        beyond = [edge for edge in asked if above is not None and edge > above]
        beyond += [edge for edge in asked if below is not None and edge < below]
        if beyond:
            limit = above if above is not None else below
            yield f"The target reaches {beyond[0]:g}, beyond the limit of {fault.id}, {limit:g}."
