"""What the joints of a posed body say: its anatomical angles, and what exercise files measure."""

from collections.abc import Mapping

import numpy as np

from posecheck.measures.measure import PointMap
from posecheck.measures.registry import MEASURES
from posecheck.pose.types import LANDMARK_COUNT, Landmark, Pose
from samples.render.body import SIDES, Posed
from samples.render.geometry import Array, elevation, signed_angle

SPINE_SEGMENTS = (
    "lower_lumbar",
    "upper_lumbar",
    "lower_thoracic",
    "middle_thoracic",
    "upper_thoracic",
)
"""From the pelvis upwards, in the order of `Posture.spine`."""

_SIDED = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe")
_REGISTRY_NAME = {"toe": "foot_index"}
_UP = np.array([0, 0, 1.0])
_ALONG = np.array([0, 1.0, 0])
"""The way in which people lie."""
_ON_THE_SIDE = 0.6
"""Of the line from hip to hip: so steep it is of nobody who stands, sits or lies flat."""


def true_angles(posed: Posed) -> dict[str, float]:
    """Signed sagittal angles in degrees, from the joint centres; see `samples/README.md`."""
    j, axis = posed.joints, posed.lateral
    hips = (j["left_hip"] + j["right_hip"]) / 2
    shoulders = (j["left_shoulder"] + j["right_shoulder"]) / 2
    trunk = shoulders - hips
    angles = {
        "trunk_lean": signed_angle(_UP, trunk, axis),
        "trunk_slope": elevation(trunk),
        "neck_line": signed_angle(trunk, (j["left_ear"] + j["right_ear"]) / 2 - shoulders, axis),
        "pelvis_height_m": float(hips[2]),
    }
    for side in SIDES:
        angles |= _limb_angles(j, axis, side)
    return angles


def _limb_angles(j: Mapping[str, Array], axis: Array, side: str) -> dict[str, float]:
    shoulder, elbow, wrist, hip, knee, ankle, heel, toe = (
        j[f"{side}_{name}"]
        for name in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe")
    )
    return {
        f"{side}_knee_flexion": signed_angle(knee - hip, ankle - knee, axis),
        f"{side}_hip_flexion": -signed_angle(hip - shoulder, knee - hip, axis),
        f"{side}_leg_elevation": elevation(ankle - hip),
        f"{side}_thigh_elevation": elevation(knee - hip),
        f"{side}_shank_tilt": signed_angle(_UP, knee - ankle, axis),
        f"{side}_elbow_bend": _between(elbow - shoulder, wrist - elbow),
        f"{side}_foot_pitch": elevation(heel - toe),
    }


def _between(u: Array, v: Array) -> float:
    cosine = u @ v / np.linalg.norm(u) / np.linalg.norm(v)
    return float(np.degrees(np.arccos(np.clip(cosine, -1, 1))))


def sagittal_points(posed: Posed, side: str) -> PointMap:
    """The points of one side, orthographically on the person's own sagittal plane, in metres:
    x forwards as one stands, y down, by the names of the measures. Of one who lies on a side it is
    the frontal plane, and x goes along the body."""
    forward = _ALONG
    if abs(posed.lateral[2]) < _ON_THE_SIDE:
        level = posed.lateral * [1.0, 1.0, 0.0]
        forward = np.cross(level / np.linalg.norm(level), _UP)
    joints = {name: posed.joints[f"{side}_{name}"] for name in _SIDED}
    joints["nose"] = posed.joints["nose"]
    return {
        _REGISTRY_NAME.get(name, name): (float(point @ forward), -float(point[2]))
        for name, point in joints.items()
    }


def frontal_pose(posed: Posed) -> Pose:
    """The joints as somebody right in front of the start pose sees them, orthographically, metres.

    What a front measure reads off the network's landmarks it reads off these instead.
    """
    world = np.zeros((LANDMARK_COUNT, 3))
    for name, (x, y, z) in posed.joints.items():
        side, _, joint = name.rpartition("_")
        mark = "_".join(filter(None, (side, _REGISTRY_NAME.get(joint, joint)))).upper()
        world[Landmark[mark]] = (x, -z, y)
    return Pose(world[:, :2], np.ones(LANDMARK_COUNT), world, (1, 1))


def true_measures(posed: Posed, near: str) -> dict[str, float]:
    """Every measure an exercise file can name, true: "left.knee_flexion", "trunk_lean", ...

    A person who faces to the right in the picture has handedness +1, and the plane is laid so.
    near: the side whose trunk is read.
    """
    values: dict[str, float] = {}
    own = {side: sagittal_points(posed, side) for side in SIDES}
    for side, other in zip(SIDES, reversed(SIDES), strict=True):
        points = {f"other_{name}": point for name, point in own[other].items()} | own[side]
        for measure in MEASURES.values():
            if not measure.trunk:
                values[f"{side}.{measure.name}"] = measure.compute(points, 1.0)
            elif side == near and measure.of_pose is None:
                values[measure.name] = measure.compute(points, 1.0)
    facing = frontal_pose(posed)
    for measure in MEASURES.values():
        if measure.of_pose is not None:
            values[measure.name] = measure.of_pose(facing)
    return values
