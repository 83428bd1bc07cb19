"""How the body is placed in the room: standing, on all fours, on the back, ..."""

import math

import numpy as np

from posecheck.measures.balance import centre_of_mass, floor, height, off_balance
from posecheck.measures.body import SIDES, limbs, world_middle, world_point
from posecheck.measures.geometry import turn, vector
from posecheck.measures.reading import Posture
from posecheck.pose.sides import lateral_axis
from posecheck.pose.types import Landmark, Pose

_UPRIGHT_DEG = 50.0
_SITTING_FROM_DEG = 40.0
_BALANCED_M = 0.20
"""A foot's length: the weight of a person who stands stays over the feet."""
_ON_FLOOR_M = 0.16
"""A knee that kneels or a hand that leans is not higher than this above the lowest foot."""
_SEEN = 0.5
"""Least visibility of a knee that is taken at its word (quality_gate.visibility_measure_min)."""
_LEAST_CENTRE_M = 0.50
"""The centre of mass of an adult stays above this even in a deep squat."""


def _unit(v: np.ndarray) -> np.ndarray:
    return np.asarray(v / (np.linalg.norm(v) + 1e-9))


def _fall(pose: Pose, side: str, a: str, b: str) -> float:
    """Degrees by which a -> b points down, -90..90, from the world landmarks."""
    (ax, ay, az), (bx, by, bz) = world_point(pose, side, a), world_point(pose, side, b)
    return math.degrees(math.atan2(by - ay, math.hypot(bx - ax, bz - az)))


def posture_of(pose: Pose, handedness: float, before: Posture = Posture.UNKNOWN) -> Posture:
    """The posture of one pose. handedness: see `handedness_evidence`; only its sign is used.

    before: the posture until now. Who was on hands and knees still is while the hands carry and
    the one knee that could kneel is hidden: a leg lifted towards the camera hides the other.

    The limits are our own, set on 177 photographs of eight postures: a leg that stands is steep
    in thigh and shank, or the weight lies over the feet; a kneeling one is steep in the thigh
    only; hands and knees have steep arms too.
    """
    trunk = _unit(np.subtract(world_middle(pose, "shoulder"), world_middle(pose, "hip")))
    rise = math.degrees(math.asin(min(max(-float(trunk[1]), -1.0), 1.0)))
    legs = [
        (_fall(pose, side, "hip", "knee"), _fall(pose, side, "knee", "ankle")) for side in SIDES
    ]
    if _stands(pose, rise, legs):
        return Posture.STANDING
    hidden = [pose.visibility[Landmark[f"{side.upper()}_KNEE"]] < _SEEN for side in SIDES]
    kneels = [thigh > 35 and shank < 25 for thigh, shank in legs]
    if before is Posture.ALL_FOURS:
        kneels += hidden
    if any(kneels) and _on_hands(pose, rise):
        return Posture.ALL_FOURS
    if rise > _UPRIGHT_DEG and any(thigh > 45 and shank < 35 for thigh, shank in legs):
        return Posture.KNEELING
    if rise > _SITTING_FROM_DEG and _hips_bent(pose, handedness):
        return Posture.SITTING
    return _lying(pose, trunk, handedness)


def _stands(pose: Pose, rise: float, legs: list[tuple[float, float]]) -> bool:
    steep = (30, 50) if rise > _UPRIGHT_DEG else (55, 60)
    return any(thigh > steep[0] and shank > steep[1] for thigh, shank in legs) or _on_feet(pose)


def _on_feet(pose: Pose) -> bool:
    """Whether the feet alone carry the weight, as in a squat, a lunge or a deep bend."""
    return (
        off_balance(pose) < _BALANCED_M
        and floor(pose) - centre_of_mass(pose)[1] > _LEAST_CENTRE_M
        and min(height(pose, "knee"), height(pose, "wrist")) > _ON_FLOOR_M
    )


def _on_hands(pose: Pose, rise: float) -> bool:
    arms = max(_fall(pose, side, "shoulder", "wrist") for side in SIDES)
    return abs(rise) < _UPRIGHT_DEG and arms > 50


def _hips_bent(pose: Pose, handedness: float) -> bool:
    """Whether the thighs point forwards of the trunk: sitting up, not pressed up from prone."""
    bends = []
    for side in SIDES:
        p = limbs(pose, side).points
        bends.append(-np.sign(handedness) * turn(p["shoulder"], p["hip"], p["knee"]))
    return float(np.mean(bends)) > 0


def _lying(pose: Pose, trunk: np.ndarray, handedness: float) -> Posture:
    axis = _unit(np.array(lateral_axis(pose)))
    if abs(axis[1]) > 0.75:
        return Posture.SIDE_LYING
    front = np.cross(axis, trunk)
    across, up = vector(world_middle(pose, "hip"), world_middle(pose, "shoulder"))
    faces_down = np.sign(handedness) * across / (math.hypot(across, up) + 1e-9)
    return Posture.PRONE if front[1] + faces_down > 0 else Posture.SUPINE
