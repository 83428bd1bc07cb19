"""From shots and backs to corrections, and how far out readings are before and after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from posecheck.measures.centres import joint_centres
from posecheck.measures.geometry import Point, turn
from posecheck.measures.outline import WAVES
from posecheck.pose.types import Landmark
from samples.calibration import SIDE_ON_DEG
from samples.calibration.backs import Back
from samples.calibration.shots import Shot
from samples.render.geometry import Array

POINTS = ("shoulder", "hip", "knee", "ankle", "elbow", "wrist")
_SEGMENT = {
    "shoulder": ("hip", "shoulder"),
    "hip": ("hip", "shoulder"),
    "knee": ("knee", "hip"),
    "ankle": ("ankle", "knee"),
    "elbow": ("elbow", "shoulder"),
    "wrist": ("wrist", "elbow"),
}
_RIDGE_A_BACK = 2e-6
"""Keeps the weights of the outline's waves from chasing noise."""


def anterior_offsets(shots: Sequence[Shot]) -> dict[str, tuple[float, float]]:
    """By point: how far the landmark lies in front of the joint, in trunk lengths; mean, spread.

    Each body and kind of posture counts once, with the median of its side-on pictures.
    """
    groups: dict[tuple[str, str], list[Shot]] = {}
    for shot in shots:
        if abs(shot.yaw) <= SIDE_ON_DEG:
            groups.setdefault((shot.body, shot.kind), []).append(shot)
    found = {}
    for point in POINTS:
        medians = [np.median([_offset(s, point) for s in group]) for group in groups.values()]
        found[point] = float(np.mean(medians)), float(np.std(medians))
    return found


def _offset(shot: Shot, point: str) -> float:
    seen, true = _seen(shot), _true(shot)
    low, high = (np.asarray(seen[name]) for name in _SEGMENT[point])
    along = (high - low) / np.linalg.norm(high - low)
    forward = shot.handedness * np.array([-along[1], along[0]])
    trunk = np.linalg.norm(true["shoulder"] - true["hip"])
    return float((np.asarray(seen[point]) - true[point]) @ forward / trunk)


def _seen(shot: Shot) -> dict[str, Point]:
    marks = {name: Landmark[f"{shot.near}_{name}".upper()] for name in POINTS}
    return {name: shot.landmarks[mark] for name, mark in marks.items()}


def _true(shot: Shot) -> dict[str, Array]:
    return {name: shot.joints[f"{shot.near}_{name}"] for name in POINTS}


def back_weights(backs: Iterable[Back]) -> Array:
    """Degrees of spine flexion for each wave of the outline's change, (waves,)."""
    waves, spine = _waves(backs)
    ridge = _RIDGE_A_BACK * len(spine) * np.eye(waves.shape[1])
    return np.asarray(np.linalg.solve(waves.T @ waves + ridge, waves.T @ spine), float)


def back_error(backs: Iterable[Back], weights: Array) -> Array:
    """Read minus true change of the spine, degrees, one each."""
    waves, spine = _waves(backs)
    return np.asarray(waves @ weights - spine, float)


def _waves(backs: Iterable[Back]) -> tuple[Array, Array]:
    kept = list(backs)
    return np.stack([b.change @ WAVES for b in kept]), np.array([b.spine for b in kept])


@dataclass(frozen=True, slots=True)
class JointError:
    """Read minus true, degrees, over side-on pictures: before the correction and after."""

    joint: str
    before: Array
    after: Array


def joint_errors(shots: Sequence[Shot]) -> list[JointError]:
    """Knee, hip and trunk of the near side."""
    own = [s for s in shots if abs(s.yaw) <= SIDE_ON_DEG]
    errors = []
    for joint in ("knee_flexion", "hip_flexion", "trunk_lean"):
        raw = [_error(s, joint, _seen(s)) for s in own]
        moved = [joint_centres(_seen(s), s.handedness, s.yaw) for s in own]
        put_right = [_error(s, joint, points) for s, points in zip(own, moved, strict=True)]
        errors.append(JointError(joint, np.array(raw), np.array(put_right)))
    return errors


def _error(shot: Shot, joint: str, p: dict[str, Point]) -> float:
    h = shot.handedness
    if joint == "knee_flexion":
        read = h * turn(p["hip"], p["knee"], p["ankle"])
    elif joint == "hip_flexion":
        read = -h * turn(p["shoulder"], p["hip"], p["knee"])
    else:
        read = h * turn((p["hip"][0], p["hip"][1] + 1), p["hip"], p["shoulder"])
    name = joint if joint == "trunk_lean" else f"{shot.near}_{joint}"
    return (read - shot.angles[name] + 180) % 360 - 180
