"""Measures that a camera in front of the person takes, both sides at once.

"To the left" is the person's own left. Turns of shoulders and hips come from the world landmarks,
for no picture shows them: rough, and only their change from the start means anything.
"""

import math

from posecheck.measures.body import SIDES, middle, pair, world_point
from posecheck.measures.geometry import distance
from posecheck.measures.measure import Measure, PointMap
from posecheck.pose.types import Landmark, Pose

_HEAD = ("nose", "ear", "shoulder")
_NOSE_OUT = 1.4
"""How far the nose is before the line between the ears, in halves of that line (rendered heads)."""

_FACE_SHOWS_DEG = 100.0
"""A head that is turned further shows its back, and where its nose is is guessed; own."""

_BACK_SHOWS_DEG = 120.0
"""Who is turned further is seen from behind, and walks away rather than twists: a trunk twists
by 40 to 50 degrees on its own hips; own, with room for a camera that stands aside."""


def _leftwards(pose: Pose) -> float:
    """+1 where the person's left is on the right of the picture, as of one who faces it."""
    left, right = pair(pose, "shoulder")
    return math.copysign(1.0, left[0] - right[0])


def _width(pose: Pose) -> float:
    return distance(*pair(pose, "shoulder"))


def _leg(pose: Pose) -> float:
    return distance(middle(pose, "hip"), middle(pose, "ankle"))


def _head_pitch(pose: Pose) -> float:
    return (pose.landmarks.item(Landmark.NOSE, 1) - middle(pose, "ear")[1]) / _width(pose)


def _nose_and_ears(pose: Pose) -> tuple[float, float]:
    """How far the nose is off the middle of the ears, and half the way between them."""
    left, right = pair(pose, "ear")
    nose = pose.landmarks.item(Landmark.NOSE, 0)
    return nose - (left[0] + right[0]) / 2, (left[0] - right[0]) / 2


def _head_turn(pose: Pose) -> float:
    nose, half = _nose_and_ears(pose)
    # About 1 when one ear is going out of sight; beyond 2 the ears are one point.
    return max(-2.0, min(2.0, nose / half)) if half else math.nan


def _face_turn(pose: Pose) -> float:
    nose, half = _nose_and_ears(pose)
    turn = math.degrees(math.atan2(nose, _NOSE_OUT * half))
    return turn if abs(turn) <= _FACE_SHOWS_DEG else math.nan


def _turn(pose: Pose, name: str) -> float:
    """Degrees by which the line from right to left is turned out of the picture; none where the
    person's back is to the camera, for a twist does not lead there."""
    left, right = (world_point(pose, side, name) for side in SIDES)
    turn = math.degrees(math.atan2(left[2] - right[2], left[0] - right[0]))
    return turn if abs(turn) <= _BACK_SHOWS_DEG else math.nan


def _side_lean(pose: Pose) -> float:
    hip, shoulder = middle(pose, "hip"), middle(pose, "shoulder")
    lean = math.degrees(math.atan2(shoulder[0] - hip[0], hip[1] - shoulder[1]))
    return _leftwards(pose) * lean


def _sway(pose: Pose, name: str) -> float:
    aside = middle(pose, name)[0] - middle(pose, "ankle")[0]
    return _leftwards(pose) * aside / _leg(pose)


def _stack(pose: Pose, name: str) -> float:
    """Degrees by which the line from left to right is off upright, 0..90.

    From the world landmarks: one who lies side-on and rolls back shortens that line in the
    picture, but does not turn it.
    """
    left, right = (world_point(pose, side, name) for side in SIDES)
    across = math.hypot(left[0] - right[0], left[2] - right[2])
    return math.degrees(math.atan2(across, abs(left[1] - right[1])))


def _feet_apart(pose: Pose) -> float:
    return distance(*pair(pose, "ankle")) / _width(pose)


def _none(_points: PointMap, _h: float) -> float:
    return math.nan


def _front(
    name: str, label: str, unit: str, points: tuple[str, ...], of_pose: object,
    per: str | None = None,
) -> Measure:  # fmt: skip
    assert callable(of_pose)
    return Measure(name, label, unit, points, _none, per=per, trunk=True, of_pose=of_pose)


_SHOULDERS, _HIPS = ("shoulder",), ("hip",)

FRONT: tuple[Measure, ...] = (
    _front("head_pitch", "chin down", "ratio", _HEAD, _head_pitch),
    _front("head_turn", "head turn", "ratio", ("nose", "ear"), _head_turn),
    _front("face_turn", "head turn", "deg", ("nose", "ear"), _face_turn),
    _front("shoulder_turn", "turn", "deg", _SHOULDERS, lambda p: _turn(p, "shoulder")),
    _front("pelvis_turn", "turn of the hips", "deg", _HIPS, lambda p: _turn(p, "hip")),
    _front("side_lean", "lean to the side", "deg", ("hip", "shoulder"), _side_lean),
    _front("hip_sway", "hip sway", "ratio", ("hip", "ankle"), lambda p: _sway(p, "hip")),
    _front(
        "shoulder_sway", "shoulder sway", "ratio", ("shoulder", "hip", "ankle"),
        lambda p: _sway(p, "shoulder"),
    ),
    _front("pelvis_stack", "hips stacked", "deg", _HIPS, lambda p: _stack(p, "hip")),
    _front("shoulder_stack", "shoulders stacked", "deg", _SHOULDERS,
           lambda p: _stack(p, "shoulder")),
    _front("feet_apart", "feet apart", "ratio", ("ankle", "shoulder"), _feet_apart),
    _front("shoulder_width", "shoulder width", "px", _SHOULDERS, _width),
    _front("feet_place", "feet moved", "px", ("ankle",), lambda p: middle(p, "ankle")[0],
           per="shoulder_width"),
)  # fmt: skip
