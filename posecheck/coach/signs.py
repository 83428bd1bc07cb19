"""What a gesture looks like in one pose; all lengths are in trunks, all angles in degrees."""

import math

import numpy as np
from numpy.typing import NDArray

from posecheck.measures.body import SIDES, Limbs, limbs, middle, trunk_length
from posecheck.measures.geometry import Point
from posecheck.pose.types import Landmark, Pose

SEEN = 0.5
_ABOVE = 0.25
"""By which a raised hand is above the head; own: some 12 cm."""
_STEEP_DEG = 30.0
_STRETCHED = 0.75
"""From shoulder to wrist: a straight arm has about one; own."""
_LOW = 0.4
"""So little a hand that is let down is above its shoulder at most; own."""
_UPRIGHT_DEG = 40.0
"""From the vertical that the trunk is at most when somebody has sat or knelt up; own."""
_HOLDS = 0.6
"""From the knee within which a hand may hold the leg, at knee, thigh or shin; own."""
_SHIN_STEEP_DEG = 40.0
_SHIN = 0.36
"""How far a foot that is up is above its knee: a shin has about 0.8, and the far one reads 0.41 at
times; in 23 minutes of rendered people face down it is never mistaken for one, nor at 0.32."""
_DOWN = 0.2
"""So little a foot that is down again is above its knee; own."""
_FLAT = 0.3
"""By which the knee is above the hip at most: the thigh lies on the floor; own."""
_HANGS = 0.5
"""By which the knee of who stands is below the hip: a thigh has about 0.8; own."""
_HEEL_UP, _HEEL_DOWN = 0.3, 0.5
"""So little an ankle is below its knee when the heel is up behind, the shin within 22 degrees of
level, and so much when the foot is down again. Who walks bends the knee by 65 degrees at most, the
thigh forwards, which leaves 0.5 and more (D. Winter, Biomechanics and Motor Control of Human
Movement); who rises on the toes leaves it straight."""


def is_upright(pose: Pose) -> bool:
    """Whether the trunk is upright: sitting, kneeling or standing."""
    hip, shoulder = middle(pose, "hip"), middle(pose, "shoulder")
    across, up = abs(shoulder[0] - hip[0]), hip[1] - shoulder[1]
    return math.degrees(math.atan2(across, up)) < _UPRIGHT_DEG


def hand_is_up(pose: Pose) -> bool:
    """Whether one arm is stretched up, lying or upright, and not merely about a raised knee."""
    trunk = trunk_length(pose)
    head = float(min(pose.landmarks[Landmark.LEFT_EAR][1], pose.landmarks[Landmark.RIGHT_EAR][1]))
    for side in SIDES:
        body = limbs(pose, side)
        shoulder, elbow, wrist = (body.points[name] for name in ("shoulder", "elbow", "wrist"))
        across, up = wrist[0] - shoulder[0], shoulder[1] - wrist[1]
        steep = math.degrees(math.atan2(abs(across), up)) < _STEEP_DEG
        stretched = math.hypot(across, up) > _STRETCHED * trunk
        above = wrist[1] < min(head - _ABOVE * trunk, elbow[1])
        free = _is_free(pose, wrist, trunk)
        if body.seen("wrist", "elbow") >= SEEN and steep and stretched and above and free:
            return True
    return False


def hands_are_down(pose: Pose) -> bool:
    """Whether neither hand is well above its shoulder; not merely lost from sight for a moment."""
    return _highest(pose, "wrist", "shoulder") < _LOW * trunk_length(pose)


def foot_is_up(pose: Pose) -> bool:
    """Whether one shin points to the ceiling while its thigh lies: face down, one knee bent."""
    trunk = trunk_length(pose)
    return any(_shin_is_up(limbs(pose, side), trunk) for side in SIDES)


def feet_are_down(pose: Pose) -> bool:
    """Whether neither foot is well above its knee; not merely lost from sight for a moment."""
    return _highest(pose, "ankle", "knee") < _DOWN * trunk_length(pose)


def heel_is_up(pose: Pose) -> bool:
    """Whether one heel is up behind, near the seat, while its thigh hangs: standing."""
    trunk = trunk_length(pose)
    return any(_heel_is_up(limbs(pose, side), trunk) for side in SIDES)


def heels_are_down(pose: Pose) -> bool:
    """Whether both feet are well below their knees; not merely lost from sight for a moment."""
    return _highest(pose, "ankle", "knee") < -_HEEL_DOWN * trunk_length(pose)


def _highest(pose: Pose, name: str, above: str) -> float:
    """By how many pixels a point is above another of its side, on the side where it is highest."""
    points = (limbs(pose, side).points for side in SIDES)
    return max(p[above][1] - p[name][1] for p in points)


def _heel_is_up(body: Limbs, trunk: float) -> bool:
    hip, knee, ankle = (body.points[name][1] for name in ("hip", "knee", "ankle"))
    hangs = knee - hip > _HANGS * trunk
    return hangs and ankle - knee < _HEEL_UP * trunk and body.seen("knee", "ankle") >= SEEN


def _shin_is_up(body: Limbs, trunk: float) -> bool:
    hip, knee, ankle = (body.points[name] for name in ("hip", "knee", "ankle"))
    across, up = ankle[0] - knee[0], knee[1] - ankle[1]
    steep = math.degrees(math.atan2(abs(across), up)) < _SHIN_STEEP_DEG
    flat = abs(hip[1] - knee[1]) < _FLAT * trunk
    return steep and flat and up > _SHIN * trunk and body.seen("knee", "ankle") >= SEEN


def hands_are_free(pose: Pose) -> bool:
    """Whether neither hand is about a knee: who holds a leg to the chest has them near the head."""
    trunk = trunk_length(pose)
    return all(_is_free(pose, limbs(pose, side).points["wrist"], trunk) for side in SIDES)


def _is_free(pose: Pose, wrist: Point, trunk: float) -> bool:
    return all(math.dist(wrist, knee) > _HOLDS * trunk for knee in _knees(pose))


def _knees(pose: Pose) -> list[NDArray[np.float64]]:
    """Both knees: a hand near one may be holding a leg up."""
    return [pose.landmarks[knee] for knee in (Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE)]


def hands_from_head(pose: Pose) -> tuple[float, float]:
    """The distance of each wrist from the middle of the ears, in trunk lengths; far if unseen."""
    marks, trunk = pose.landmarks, trunk_length(pose)
    head = (marks[Landmark.LEFT_EAR] + marks[Landmark.RIGHT_EAR] + marks[Landmark.NOSE]) / 3
    wrists = (Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST)
    left, right = (float(np.hypot(*(marks[wrist] - head))) / trunk for wrist in wrists)
    return left, right


def hand_and_shoulder(pose: Pose, side: str) -> tuple[float, float]:
    """Their heights in trunk lengths."""
    points, trunk = limbs(pose, side).points, trunk_length(pose)
    return -points["wrist"][1] / trunk, -points["shoulder"][1] / trunk
