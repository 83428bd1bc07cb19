"""Whether a count can be relied on, and what to say where it cannot."""

from collections.abc import Sequence

from posecheck.checking.events import Repetition
from posecheck.checking.following import HELD_S, HELD_SHARE, SLIGHT_SHARE, SURE_SHARE
from posecheck.exercises.model import Exercise
from posecheck.measures.registry import find_measure
from posecheck.measures.words import amount_words

_HELP = "More light, a camera nearer by and side-on, and close-fitting clothes help."


def is_sure(exercise: Exercise, whole: Sequence[Repetition], followed: float | None) -> bool:
    """Whether the number of repetitions can be relied on.

    whole: those that were seen from their start to their end. followed: the share of the movement
    in which what moves was seen well; None where nothing of it is measured.
    """
    held = all(repetition.hold_s >= HELD_S for repetition in whole)
    least = HELD_SHARE if held else SURE_SHARE
    well = followed is None or followed >= least
    return bool(whole) and well and _slightest(exercise, whole) is None


def doubt_words(exercise: Exercise, whole: Sequence[Repetition], followed: float | None) -> str:
    """Why a count of repetitions that were seen whole may be wrong, and what helps."""
    measure = find_measure(exercise.movement.measure)
    slightest = _slightest(exercise, whole)
    if slightest is not None:
        read = amount_words(measure.name, slightest)
        asked = amount_words(measure.name, exercise.movement.target.ideal)
        return (
            f"This count may be wrong: the movement was seen to go no further than {read} of "
            f"{asked} at least once, and so far a reading may slip as well. {_HELP}"
        )
    what = f"the {measure.joint[1]}" if measure.joint else "what moves"
    return (
        f"This count may be wrong: {what} could be followed in only {followed or 0.0:.0%} of the "
        f"movement. {_HELP}"
    )


def _slightest(exercise: Exercise, whole: Sequence[Repetition]) -> float | None:
    """The smallest of the swings, where one goes less than half of the way asked for."""
    if exercise.movement.kind != "swing":
        return None
    sizes = [abs(repetition.peak) for repetition in whole if repetition.peak is not None]
    least = min(sizes, default=None)
    enough = SLIGHT_SHARE * abs(exercise.movement.target.ideal)
    return None if least is None or least >= enough else least
