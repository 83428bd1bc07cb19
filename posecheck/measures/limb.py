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


def _body_line(p: PointMap, h: float) -> float:
    return -h * turn(p["shoulder"], p["hip"], p["ankle"])


def _hand_height(p: PointMap, _: float) -> float:
    return (p["shoulder"][1] - p["wrist"][1]) / _trunk(p)


def _hip_clearance(p: PointMap, _: float) -> float:
    line, hip = vector(p["wrist"], p["knee"]), vector(p["wrist"], p["hip"])
    length = math.hypot(*line)
    if length < 1e-9:
        return math.nan
    above = (line[1] * hip[0] - line[0] * hip[1]) * math.copysign(1.0, line[0])
    return above / length / _trunk(p)


def _hand_hip_distance(p: PointMap, _: float) -> float:
    return distance(p["wrist"], p["hip"]) / _trunk(p)


def _shoulder_past_hand(p: PointMap, h: float) -> float:
    return h * (p["shoulder"][0] - p["wrist"][0]) / _trunk(p)


def _elbow_shoulder_offset(p: PointMap, _: float) -> float:
    return abs(p["elbow"][0] - p["shoulder"][0]) / _trunk(p)


def _shanks(p: PointMap) -> float:
    # A shin laid across points to the camera and looks short: the longer of the two tells.
    return max(distance(p["knee"], p["ankle"]), distance(p["other_knee"], p["other_ankle"]))


def _foot_over_knee(p: PointMap, _: float) -> float:
    return distance(p["ankle"], p["other_knee"]) / _shanks(p)


def _other_foot_over_knee(p: PointMap, _: float) -> float:
    return distance(p["other_ankle"], p["knee"]) / _shanks(p)


def _leg_out(p: PointMap, _: float) -> float:
    """Lying on the side: the upper leg's angle to the trunk's line; none of the lower leg."""
    own = p["hip"][1] + p["shoulder"][1]
    if own > p["other_hip"][1] + p["other_shoulder"][1]:
        return math.nan
    shoulder, hip = (
        [(p[name][axis] + p[f"other_{name}"][axis]) / 2 for axis in (0, 1)]
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
        "hip_clearance", "hip over hand and knee", "ratio", ("wrist", "knee", *_TRUNK),
        _hip_clearance, rises=True,
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
        "ankle_forward", "foot drift", "px", ("ankle",), lambda p, h: h * p["ankle"][0],
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


def _carrying_hip(p: PointMap, h: float) -> float:
    """That of the leg on whose knee the other foot rests."""
    own_foot_is_up = _foot_over_knee(p, h) < _other_foot_over_knee(p, h)
    leg = "other_" if own_foot_is_up else ""
    bend = -h * turn(p[f"{leg}shoulder"], p[f"{leg}hip"], p[f"{leg}knee"])
    return bend + 360 if bend < -90 else bend


def _legs_crossed(p: PointMap, h: float) -> float:
    return min(_foot_over_knee(p, h), _other_foot_over_knee(p, h))


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
