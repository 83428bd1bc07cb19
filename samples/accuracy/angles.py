"""Angles: what was measured in each frame against the true angle at that frame's time."""

from dataclasses import dataclass

import numpy as np

from posecheck.checking.faults import JUDGED_UP_TO_DEG
from posecheck.checking.lens import MEASURE_CONFIDENCE
from posecheck.exercises.fault import LEVELS
from posecheck.exercises.model import Exercise
from samples.accuracy.seen import JOINTS, TRUNK, Seen
from samples.accuracy.statistics import Array, Mask
from samples.accuracy.truth import Truth

TRUE_NAMES = {"elbow_flexion": "elbow_bend"}
"""Angles whose true one goes by another name."""


@dataclass(frozen=True)
class AngleErrors:
    """The frames of a clip for one joint of one limb, while the exercise is done.

    limb: "near", "far" or "trunk". judged: whether the exercise goes by that angle.
    errors: measured less true, degrees. true: (the same frames).
    frames: how many there are, those included in which the joint was not seen well enough.
    """

    joint: str
    limb: str
    judged: bool
    errors: Array
    true: Array
    frames: int


def angle_errors(truth: Truth, seen: Seen, exercise: Exercise) -> list[AngleErrors]:
    """Every joint of both limbs, and those of the trunk; none where they are not seen side-on."""
    if truth.in_front:
        return []
    used = measures_used(exercise)
    performing = np.interp(seen.time, truth.time, truth.performing) > 0.5
    performing &= _right_view(seen, truth.yaw)
    far = "left" if truth.near_side == "right" else "right"
    places = [(name, "trunk", name, name) for name in TRUNK]
    places += [
        (joint, limb, f"{side}.{joint}", f"{side}_{TRUE_NAMES.get(joint, joint)}")
        for limb, side in (("near", truth.near_side), ("far", far))
        for joint in JOINTS
    ]
    result = []
    for joint, limb, column, true_name in places:
        known = performing & _sure(seen, column)
        true = truth.at(true_name, seen.time[known])
        errors = wrapped(seen.columns[column][known] - true)
        frames = int(performing.sum())
        result.append(AngleErrors(joint, limb, joint in used, errors, true, frames))
    return result


def measures_used(exercise: Exercise) -> set[str]:
    """The measures by which an exercise is counted and judged, without prefix.

    Those whose speed or swing alone is judged are none of them: an angle that is off all along
    turns as fast as the true one.
    """
    conditions = [
        condition.measure
        for fault in exercise.fault
        for condition in fault.conditions
        if condition.of in LEVELS
    ]
    used = [exercise.movement.measure, *exercise.start, *exercise.keep, *conditions]
    return {measure.rpartition(".")[2] for measure in used}


def wrapped(degrees: Array) -> Array:
    """The same turn between -180 and 180 degrees."""
    return (degrees + 180.0) % 360.0 - 180.0


def _right_view(seen: Seen, yaw: float) -> Mask:
    """The frames in which posecheck does not say itself that the view is too oblique for angles.

    Of films that truly are too oblique all frames are taken: the page shows how bad it gets.
    """
    if yaw > JUDGED_UP_TO_DEG:
        return np.ones(seen.time.size, dtype=bool)
    with np.errstate(invalid="ignore"):
        return np.asarray(seen.columns["yaw_deg"] <= JUDGED_UP_TO_DEG)


def _sure(seen: Seen, column: str) -> Mask:
    """The frames in which it was seen well enough for posecheck to go by it."""
    with np.errstate(invalid="ignore"):
        sure = seen.columns[f"{column}.confidence"] >= MEASURE_CONFIDENCE
    return np.asarray(sure & np.isfinite(seen.columns[column]))
