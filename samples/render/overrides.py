"""Where the true band is not the number in the exercise's file: nowhere, the files are true."""

from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Band


def true_target(exercise: Exercise) -> Band:
    """The target band in true degrees."""
    return exercise.movement.target.band
