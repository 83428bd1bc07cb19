"""What to change to get into the start pose, in words."""

from posecheck.checking.events import Side
from posecheck.checking.lens import FAR_CONFIDENCE, Lens
from posecheck.exercises.model import Exercise, Range
from posecheck.measures.reading import Reading

_MORE_LESS = {
    "knee_flexion": ("Bend your knees a little more", "Straighten your knees a little"),
    "elbow_flexion": ("Bend your elbows a little", "Straighten your arms"),
    "leg_elevation": ("Lift the leg a little", "Lower the leg"),
    "thigh_elevation": ("Lift the thigh a little", "Lower the thigh"),
    "trunk_slope": ("Lift your shoulders a little", "Lower your shoulders a little"),
    "foot_pitch": ("Lift your heels a little", "Put your heels down"),
    "arm_elevation": ("Lift your arms", "Lower your arms"),
}
"""What makes the value of a measure larger, and what makes it less."""
_UPRIGHT = {"hip_flexion": ("Bend your hips a little", "Stand a little straighter")}
_ON_FLOOR = {"hip_flexion": ("Draw your knees up a little", "Let your hips open a little")}


def what_to_change(exercise: Exercise, reading: Reading) -> str | None:
    """The first thing that keeps this from being the start pose; None where there is none.

    Where no words fit a measure, it is the exercise's own advice; so it is where the start pose is
    the exercise itself, such as a plank: a limb's angle says little to who still lies on the floor.
    """
    words = _MORE_LESS | (_UPRIGHT if exercise.camera.posture == "standing" else _ON_FLOOR)
    for name, wanted in {**exercise.keep, **exercise.start}.items():
        value = _nearest(name, wanted, reading)
        if value is None:
            continue
        fitting = None if exercise.movement.kind == "hold" else words.get(name.rpartition(".")[2])
        more, less = fitting or (exercise.camera.advice,) * 2
        if wanted.low is not None and value < wanted.low:
            return more or exercise.how
        if wanted.high is not None and value > wanted.high:
            return less or exercise.how
    return None


def _nearest(name: str, wanted: Range, reading: Reading) -> float | None:
    """The value of whichever side is in order, or else of the near one; either leg may begin."""
    looked = (Lens(side).look(name, reading) for side in (Side.LEFT, Side.RIGHT, Side.BOTH))
    values = [one.value for one in looked if one is not None and one.confidence >= FAR_CONFIDENCE]
    if not values:
        return None
    return next((value for value in values if wanted.band.contains(value)), values[-1])
