"""An exercise file in plain words, for the terminal and for its page."""

from posecheck.exercises.fault import Condition, Fault
from posecheck.exercises.model import Also, Exercise
from posecheck.measures.registry import find_measure
from posecheck.measures.words import label, limit_words

VIEWS = {"side": "from the side", "front": "from the front"}
SEVERITY = {"stop": "stop", "warn": "warning", "info": "hint"}
_SIDES = {
    "both-together": "both sides together",
    "each": "one side after the other",
    "alternate": "sides in turn",
    "each-unseen": "each side or direction; which one it is cannot be seen",
}
_KINDS = {
    "cycle": "a cycle: from rest to the target and back",
    "sweep": "to both sides and back to the middle",
    "swing": "to and fro from end to end",
    "circle": "a full circle",
    "hold": "the pose, taken and held",
    "rock": "the pose, held and gently rocked",
    "timer": "timed, not seen",
}
_PHASES = {
    "rest": "at rest",
    "moving": "on the way out",
    "hold": "while held",
    "return": "on the way back",
}
_OF = {
    "value": "", "change": "change of ", "either-way": "change of ", "speed": "speed of ",
    "return-speed": "speed back of ", "wobble": "to and fro of ", "fall": "fall of ",
    "period": "seconds for one to and fro of ",
}  # fmt: skip


def camera_words(exercise: Exercise) -> str:
    """From where it is filmed, and what to see to."""
    return f"Filmed {VIEWS[exercise.camera.view.value]}. {exercise.camera.advice}."


def dose_words(exercise: Exercise) -> str:
    """How often, for how long, on which sides, and whose advice that is."""
    if exercise.discouraged:
        return "Not at all."
    dose = exercise.dose
    low, high = dose.reps
    reps = _times(low) if low == high else f"{_times(low)} to begin with, up to {high}"
    held = ""
    if dose.hold_s[0]:
        least, most = dose.hold_s
        held = f", held for {least:g}" + (f" to {most:g}" if most > least else "") + " s"
    sets = f", up to {dose.sets} sets" if dose.sets > 1 else ""
    day = f", {dose.per_day} times a day at most" if dose.per_day else ""
    how_often = f"{reps}{held}, {_SIDES[dose.sides]}{sets}{day}"
    return f"{_upper(how_often)}. {dose.note} ({dose.source})".strip()


def target_words(exercise: Exercise) -> str:
    """What one repetition is, and from where to where it has to go."""
    m = exercise.movement
    if m.kind == "timer":
        return "Timed while the posture is kept; what the muscles do cannot be seen."
    low, high = m.target.low, m.target.high
    edges = " to ".join(limit_words(m.measure, edge) for edge in (low, high) if edge is not None)
    word = (
        "" if low is not None and high is not None else (" or more" if high is None else " or less")
    )
    what = "change of " if m.of == "change" else ""
    also = "".join(f"; with it {_also(one)}" for one in m.also)
    return (
        f"One repetition is {_KINDS[m.kind]}. {_upper(what + label(m.measure))} {edges}{word}, "
        f"best {limit_words(m.measure, m.target.ideal)}{also}. ({m.source})"
    )


def when_words(fault: Fault) -> str:
    """What is measured for a fault, and beyond which limit it is one."""
    every = " and ".join(map(_condition, fault.all_of))
    some = " or ".join(map(_condition, fault.any_of))
    return f"{every}, and either {some}" if every and some else every or some


def dwell_words(fault: Fault) -> str:
    """For how long it has to last, and in which phases it is looked for, where not in all."""
    if set(fault.during) == {"moving", "hold", "return"}:
        phases = ", while moving or held"
    else:
        phases = "".join(f", {_PHASES[phase]}" for phase in fault.during)
    return f"{fault.for_s:g} s{phases}"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _also(one: Also) -> str:
    measure, low, high = one.measure, one.low, one.high
    edges = [f"from {limit_words(measure, low)}" if low is not None else "",
             f"up to {limit_words(measure, high)}" if high is not None else ""]  # fmt: skip
    other = "the other " if measure.startswith("other.") else ""
    return f"{other}{label(measure)} {' '.join(filter(None, edges))}"


def _condition(c: Condition) -> str:
    limits = {"over": c.above, "under": c.below}
    told = " and ".join(
        f"{word} {limit_words(c.measure, limit)}"
        for word, limit in limits.items()
        if limit is not None
    )
    if c.of == "period":
        told = told.replace("°", "")
    unit = find_measure(c.measure).unit
    share = "" if unit == "deg" or c.of == "period" else " of the body's own length"
    return f"{_OF[c.of]}{label(c.measure)} {told}{'/s' if 'speed' in c.of else ''}{share}"
