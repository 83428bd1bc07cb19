"""Every measure by name: what it means, in which unit, from which points, and how it is computed.

Angles are degrees. A place (unit "px") means something only as a change from the start pose, which
the checker divides by the length named in `per`, so that it becomes a fraction of the body.
"""

from functools import cache

from posecheck.measures.front import FRONT
from posecheck.measures.geometry import (
    between,
    distance,
    elevation,
    from_vertical,
    turn,
    vector,
)
from posecheck.measures.limb import BOTH_LEGS, LIMB
from posecheck.measures.measure import Compute, Measure, PointMap


def _knee_flexion(p: PointMap, h: float) -> float:
    return h * turn(p["hip"], p["knee"], p["ankle"])


def _hip_flexion(p: PointMap, h: float) -> float:
    bend = -h * turn(p["shoulder"], p["hip"], p["knee"])
    # A knee drawn to the chest bends the hip beyond 180 - 30 degrees at most, an extended hip
    # reaches some 20 behind the trunk: what reads beyond -90 is a deep bend that wrapped round.
    return bend + 360 if bend < -90 else bend


def _elbow_flexion(p: PointMap, _: float) -> float:
    return abs(turn(p["shoulder"], p["elbow"], p["wrist"]))


def _trunk_lean(p: PointMap, h: float) -> float:
    return h * from_vertical(p["hip"], p["shoulder"])


def _neck_line(p: PointMap, h: float) -> float:
    return h * turn(p["hip"], p["shoulder"], p["ear"])


def _face_line(p: PointMap, h: float) -> float:
    return h * between(vector(p["hip"], p["shoulder"]), vector(p["ear"], p["nose"]))


def _shank_tilt(p: PointMap, h: float) -> float:
    return h * from_vertical(p["ankle"], p["knee"])


def _knee_over_toe(p: PointMap, h: float) -> float:
    shank = distance(p["knee"], p["ankle"])
    return h * (p["knee"][0] - p["foot_index"][0]) / shank


def _foot_forward(p: PointMap, h: float) -> float:
    thigh = distance(p["hip"], p["knee"])
    return h * (p["ankle"][0] - p["hip"][0]) / thigh


def _foot_pitch(p: PointMap, _: float) -> float:
    return elevation(p["foot_index"], p["heel"])


def _offset(a: str, b: str) -> Compute:
    def compute(p: PointMap, _: float) -> float:
        return abs(p[a][0] - p[b][0]) / distance(p["hip"], p["shoulder"])

    return compute


def _hand_knee_distance(p: PointMap, _: float) -> float:
    return distance(p["wrist"], p["knee"]) / distance(p["hip"], p["shoulder"])


def _forward(point: str) -> Compute:
    return lambda p, h: h * p[point][0]


def _height(point: str) -> Compute:
    return lambda p, _: -p[point][1]


def _elevation(a: str, b: str) -> Compute:
    return lambda p, _: elevation(p[a], p[b])


def _arm_hang(p: PointMap, _: float) -> float:
    return (p["shoulder"][1] + p["elbow"][1]) / 2 - p["ear"][1]


_TRUNK = ("hip", "shoulder")
_LEG = ("hip", "knee", "ankle")

MEASURES: dict[str, Measure] = {
    m.name: m
    for m in (
        Measure("knee_flexion", "knee bend", "deg", _LEG, _knee_flexion, joint=_LEG),
        Measure(
            "hip_flexion", "hip bend", "deg", ("shoulder", "hip", "knee"), _hip_flexion,
            joint=("shoulder", "hip", "knee"),
        ),
        Measure(
            "elbow_flexion", "elbow bend", "deg", ("shoulder", "elbow", "wrist"), _elbow_flexion,
            joint=("shoulder", "elbow", "wrist"),
        ),
        Measure(
            "leg_elevation", "leg height", "deg", ("hip", "ankle"), _elevation("hip", "ankle"),
            joint=("horizontal", "hip", "ankle"), rises=True,
        ),
        Measure(
            "thigh_elevation", "thigh height", "deg", ("hip", "knee"), _elevation("hip", "knee"),
            joint=("horizontal", "hip", "knee"), rises=True,
        ),
        Measure(
            "shank_tilt", "shin lean", "deg", ("knee", "ankle"), _shank_tilt,
            joint=("vertical", "ankle", "knee"),
        ),
        Measure(
            "knee_over_toe", "knee beyond toes", "ratio", ("knee", "ankle", "foot_index"),
            _knee_over_toe,
        ),
        Measure(
            "foot_forward", "foot before hip", "ratio", ("hip", "knee", "ankle"), _foot_forward
        ),
        Measure("foot_pitch", "heel lift", "deg", ("heel", "foot_index"), _foot_pitch),
        Measure(
            "hand_knee_distance", "hand to knee", "ratio", ("wrist", "knee", *_TRUNK),
            _hand_knee_distance,
        ),
        Measure(
            "wrist_shoulder_offset", "hand beside shoulder", "ratio", ("wrist", *_TRUNK),
            _offset("wrist", "shoulder"),
        ),
        Measure(
            "knee_hip_offset", "knee beside hip", "ratio", ("knee", *_TRUNK),
            _offset("knee", "hip"),
        ),
        Measure("heel_height", "heel height", "px", ("heel",), _height("heel"), per="shank_length",
                rises=True),
        Measure(
            "shank_length", "shin length", "px", ("knee", "ankle"),
            lambda p, _: distance(p["knee"], p["ankle"]),
        ),
        Measure(
            "trunk_lean", "trunk lean", "deg", _TRUNK, _trunk_lean, trunk=True,
            joint=("vertical", "hip", "shoulder"),
        ),
        Measure(
            "trunk_slope", "trunk slope", "deg", _TRUNK, _elevation("hip", "shoulder"),
            trunk=True, joint=("horizontal", "hip", "shoulder"), rises=True,
        ),
        Measure(
            "neck_line", "neck line", "deg", ("hip", "shoulder", "ear"), _neck_line, trunk=True,
            joint=("hip", "shoulder", "ear"),
        ),
        # About 90: the face looks at right angles away from the trunk; less: the head is back.
        Measure("face_line", "face", "deg", ("hip", "shoulder", "ear", "nose"), _face_line,
                trunk=True),
        Measure("ear_height", "head lift", "px", ("ear",), _height("ear"), per="trunk_length",
                trunk=True, rises=True),
        Measure(
            "trunk_length", "trunk length", "px", _TRUNK,
            lambda p, _: distance(p["hip"], p["shoulder"]), trunk=True,
        ),
        Measure(
            "hip_height", "hip lift", "px", ("hip",), _height("hip"), per="trunk_length",
            trunk=True, rises=True,
        ),
        Measure(
            "hip_forward", "hip drift", "px", ("hip",), _forward("hip"), per="trunk_length",
            trunk=True,
        ),
        Measure(
            "shoulder_forward", "shoulder drift", "px", ("shoulder",), _forward("shoulder"),
            per="trunk_length", trunk=True,
        ),
        Measure(
            "shoulder_height", "shoulder lift", "px", _TRUNK,
            lambda p, _: p["hip"][1] - p["shoulder"][1], per="trunk_length", trunk=True,
            rises=True,
        ),
        Measure(
            "neck_length", "neck length", "px", ("ear", "shoulder"),
            lambda p, _: distance(p["shoulder"], p["ear"]), per="trunk_length", trunk=True,
        ),
        Measure("arm_hang", "hang of the arm", "px", ("ear", "shoulder", "elbow"), _arm_hang,
                per="trunk_length", trunk=True, rises=True),
        *LIMB,
        *BOTH_LEGS,
        *FRONT,
    )
}  # fmt: skip
"""All measures of the landmarks; `spine_flexion` is added by the measurer, from the
mask."""

# The heights of an outline are there from anywhere: from 15 to 40 degrees off, rendered backs read
# 0.6 to 1.5 of their bend, 1.0 on average.
OUTLINE_MEASURE = Measure(
    "spine_flexion", "back bend", "deg", _TRUNK, lambda _p, _h: 0.0, trunk=True, rises=True
)


@cache
def find_measure(name: str) -> Measure:
    """The measure of that name, with or without a side's prefix. Raises KeyError."""
    bare = name.rpartition(".")[2]
    return OUTLINE_MEASURE if bare == OUTLINE_MEASURE.name else MEASURES[bare]
