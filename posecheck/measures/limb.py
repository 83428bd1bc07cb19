"""Measures of arms and legs beyond the first ones: foot, arm, whole leg, crossed legs."""

import math

from posecheck.measures.geometry import between, distance, turn, vector
from posecheck.measures.measure import Measure, PointMap

_TRUNK = ("hip", "shoulder")


def _inner(p: PointMap, a: str, b: str, c: str) -> float:
    """The angle at b between a and c, 0..180."""
    return 180.0 - abs(turn(p[a], p[b], p[c]))


def _trunk(p: PointMap) -> float:
    return distance(p["hip"], p["shoulder"])


def _shank(p: PointMap) -> float:
    return distance(p["knee"], p["ankle"])


def _body_line(p: PointMap, h: float) -> float:
    return -h * turn(p["shoulder"], p["hip"], p["ankle"])


def _hand_height(p: PointMap, _: float) -> float:
    return float(p["shoulder"][1] - p["wrist"][1]) / _trunk(p)


def _hand_hip_distance(p: PointMap, _: float) -> float:
    return distance(p["wrist"], p["hip"]) / _trunk(p)


def _shoulder_past_hand(p: PointMap, h: float) -> float:
    return h * float(p["shoulder"][0] - p["wrist"][0]) / _trunk(p)


def _elbow_shoulder_offset(p: PointMap, _: float) -> float:
    return abs(float(p["elbow"][0] - p["shoulder"][0])) / _trunk(p)


def _foot_over_knee(p: PointMap, _: float) -> float:
    # A shin laid across points to the camera and looks short: the longer of the two tells.
    shank = max(_shank(p), distance(p["other_knee"], p["other_ankle"]))
    return distance(p["ankle"], p["other_knee"]) / shank


def _leg_out(p: PointMap, _: float) -> float:
    """Lying on the side: the upper leg's angle to the trunk's line; none of the lower leg."""
    own = float(p["hip"][1] + p["shoulder"][1])
    if own > float(p["other_hip"][1] + p["other_shoulder"][1]):
        return math.nan
    shoulder, hip = (
        [(float(p[name][axis]) + float(p[f"other_{name}"][axis])) / 2 for axis in (0, 1)]
        for name in ("shoulder", "hip")
    )
    line = vector(shoulder, hip)
    clockwise_is_up = line[0] < 0
    turned = between(line, vector(p["hip"], p["ankle"]))
    return turned if clockwise_is_up else -turned


LIMB: tuple[Measure, ...] = (
    Measure(
        "ankle_angle", "ankle", "deg", ("knee", "ankle", "foot_index"),
        lambda p, _: _inner(p, "knee", "ankle", "foot_index"),
        joint=("knee", "ankle", "foot_index"),
    ),
    Measure(
        "arm_elevation", "arm height", "deg", ("hip", "shoulder", "elbow"),
        lambda p, _: _inner(p, "hip", "shoulder", "elbow"), joint=("hip", "shoulder", "elbow"),
    ),
    Measure(
        "body_line", "body line", "deg", ("shoulder", "hip", "ankle"), _body_line,
        joint=("shoulder", "hip", "ankle"),
    ),
    Measure(
        "hand_height", "hand over shoulder", "ratio", ("wrist", *_TRUNK), _hand_height, rises=True
    ),
    Measure(
        "hand_hip_distance", "hand to hip", "ratio", ("wrist", *_TRUNK), _hand_hip_distance
    ),
    Measure(
        "shoulder_past_hand", "shoulder before hand", "ratio", ("wrist", *_TRUNK),
        _shoulder_past_hand,
    ),
    Measure(
        "elbow_shoulder_offset", "elbow beside shoulder", "ratio", ("elbow", *_TRUNK),
        _elbow_shoulder_offset,
    ),
    Measure(
        "foot_over_knee", "foot to other knee", "ratio",
        ("knee", "ankle", "other_knee", "other_ankle"), _foot_over_knee,
    ),
    Measure(
        "leg_out", "leg height", "deg",
        ("shoulder", "hip", "ankle", "other_shoulder", "other_hip"), _leg_out,
        joint=("shoulder", "hip", "ankle"), rises=True,
    ),
    Measure(
        "ankle_forward", "foot drift", "px", ("ankle",), lambda p, h: h * float(p["ankle"][0]),
        per="shank_length",
    ),
    Measure(
        "leg_length", "leg length", "px", ("hip", "ankle"),
        lambda p, _: distance(p["hip"], p["ankle"]), per="leg_length",
    ),
    Measure(
        "thigh_length", "thigh length", "px", ("hip", "knee"),
        lambda p, _: distance(p["hip"], p["knee"]), per="thigh_length",
    ),
    Measure(
        "flank_length", "waist length", "px", _TRUNK, lambda p, _: _trunk(p), per="flank_length"
    ),
)  # fmt: skip
"""Those of one arm or leg."""


def _other_side(p: PointMap) -> PointMap:
    """The map as the other side sees it."""
    return {
        name.removeprefix("other_") if name.startswith("other_") else f"other_{name}": point
        for name, point in p.items()
    }


def _hip(p: PointMap, h: float) -> float:
    bend = -h * turn(p["shoulder"], p["hip"], p["knee"])
    return bend + 360 if bend < -90 else bend


def _carrying_hip(p: PointMap, h: float) -> float:
    """That of the leg on whose knee the other foot rests."""
    other = _other_side(p)
    own_foot_is_up = _foot_over_knee(p, h) < _foot_over_knee(other, h)
    return _hip(other if own_foot_is_up else p, h)


def _legs_crossed(p: PointMap, h: float) -> float:
    return min(_foot_over_knee(p, h), _foot_over_knee(_other_side(p), h))


BOTH_LEGS: tuple[Measure, ...] = (
    Measure(
        "carrying_hip", "hip bend", "deg", ("shoulder", "hip", "knee", "ankle"), _carrying_hip,
        trunk=True,
    ),
    Measure(
        "legs_crossed", "foot to other knee", "ratio", ("knee", "ankle"), _legs_crossed,
        trunk=True,
    ),
)  # fmt: skip
"""Those of both legs, whichever of them it is."""
