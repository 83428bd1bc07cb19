"""The coach's sentences that belong to no exercise."""

from posecheck.checking.status import Status
from posecheck.coach.gestures import Gesture, Gestures
from posecheck.coach.shown import Key, Tally
from posecheck.coach.task import Task
from posecheck.exercises.model import Exercise

DISCLAIMER = "An exercise aid, not a medical device. Stop if anything hurts."
STUCK_SAY = (
    "I still cannot see you well enough for this one. "
    "More light or another place for the camera may help. To leave it out, raise a hand."
)
STUCK = "Not seen well enough? Raise a hand, or press S, to leave it out"
REST_SAY = "Rest now."
PAUSING = "Keep it up to pause"
PAUSED_SAY = "Paused."
DONE = "All done"
PAIN_CHOICE = (
    "Rest as long as you like. To go on without this exercise, raise a hand. "
    "Or leave it at that for today."
)
ENOUGH = "Rest as long as you like. That is enough for today."
PAIN_DETAIL = "Sudden, sharp or unusual pain: see your doctor."

PAUSE_KEYS = (Key("Space", "go on"), Key("P", "pain"), Key("Q", "end"))
WORK_KEYS = (Key("Space", "pause"), Key("P", "pain"), Key("Q", "end"))
SKIP_KEYS = (Key("S", "go on now"), Key("P", "pain"), Key("Q", "end"))
PAIN_KEYS = (Key("R", "rest a minute"), Key("S", "skip it (or raise a hand)"), Key("Q", "end"))

_HOW = {
    Gesture.RAISED_HAND: "raise a hand",
    Gesture.HANDS_TO_HEAD: "both hands to your head",
    Gesture.PATTING: "pat the floor three times",
    Gesture.RAISED_TWICE: "raise a hand twice",
    Gesture.FOOT_UP: "point a foot to the ceiling",
    Gesture.KICKING: "kick a foot up twice",
    Gesture.HEEL_TWICE: "lift a heel to your seat twice",
    Gesture.SAT_UP: "sit up and put both hands to your head",
}

_SHORT = {Gesture.SAT_UP: "sit up, both hands to your head"}
"""Where there is less room than in speech."""


def gesture_line(gesture: Gesture, what: str) -> str:
    """ "pause: raise a hand"."""
    return f"{what}: {_SHORT.get(gesture, _HOW[gesture])}"


def gesture_lines(free: Gestures) -> tuple[str, ...]:
    """What to do for a pause and in pain; where no gesture pauses, what helps all the same."""
    return (
        "pause: just stop" if free.pause is None else gesture_line(free.pause, "pause"),
        gesture_line(free.pain, "pain"),
    )


def gestures_said(free: Gestures) -> str:
    """The same in sentences."""
    pause = "just stop" if free.pause is None else _HOW[free.pause]
    return f"To pause, {pause}. If it hurts, {_HOW[free.pain]}."


def tally_of(status: Status, exercise: Exercise) -> Tally:
    """The counter of a status."""
    sides = exercise.dose.tells_sides
    return Tally(status.reps, status.left, status.right, status.goal_reps, sides, status.side)


def dose_words(exercise: Exercise) -> str:
    """ "8 times each side, hold 5 seconds"; nothing for what is better left alone."""
    if exercise.discouraged:
        return ""
    dose = exercise.dose
    circles = exercise.movement.kind == "circle"
    each = {
        "each": " on each side",
        "alternate": " on each side, in turn",
        "each-unseen": " each way" if circles else " on each side",
    }
    words = f"{dose.reps[0]} times" if dose.reps[0] > 1 else "Once"
    words += each.get(dose.sides, "")
    hold = dose.hold_s[0]
    return f"{words}, {hold:g} seconds each" if hold >= 2 else words


def place_of(task: Task) -> tuple[int, int] | None:
    """Which exercise of how many, where there is more than one."""
    return (task.number, task.of) if task.of > 1 else None


def heading_of(task: Task) -> str:
    """The exercise's name, with the set where there are several."""
    if task.sets > 1:
        return f"{task.exercise.name}, set {task.set_number} of {task.sets}"
    return task.exercise.name


def result_words(status: Status) -> str:
    """The result in a few words: "5 repetitions, 1 almost"."""
    words = f"{status.reps} repetition{'' if status.reps == 1 else 's'}"
    if status.attempts:
        words += f", {status.attempts} almost"
    return words


def next_of(task: Task) -> str:
    """ "First" or "Next", where there is more than one."""
    if task.of <= 1:
        return ""
    return "First" if task.number == 1 else "Next"


def introduction_said(task: Task) -> str:
    """What comes now, in speech: "Next: Bridge. 5 times, 5 seconds each."."""
    which = f"{next_of(task)}: " if next_of(task) else ""
    sentences = (task.note, which + task.exercise.name, dose_words(task.exercise))
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
