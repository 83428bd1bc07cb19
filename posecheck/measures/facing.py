"""Which way the person faces in the picture, and which side of them is nearer to the camera."""

import math

from posecheck.measures.body import SIDES, limbs, middle
from posecheck.measures.geometry import Point, cross, turn, vector
from posecheck.pose.types import Landmark, Pose

# A knee bends one way only, but reads up to about 10 degrees wrong; beyond this it is evidence.
_KNEE_SURE_DEG = 20.0
# A hip extends 17 +- 5 degrees (PMC5144495), so a larger angle can only be flexion.
_HIP_SURE_DEG = 35.0


def handedness_evidence(pose: Pose) -> float:
    """Evidence for the handedness of one pose, about -3..3; 0 when nothing can be told.

    Positive: standing, the person would face right in the picture. The same rigid figure turned
    is all fours or prone with the head to the right, and supine with the head to the left, so
    a signed sagittal angle times the handedness means the same in every posture and mirrored.
    Four signs are added: where the nose lies before the ears, where the toes lie before the
    heels, which way the knees bend and which way the hips do, each weighted by visibility.
    """
    trunk = vector(middle(pose, "hip"), middle(pose, "shoulder"))
    return _from_head(pose, trunk) + sum(_from_leg(pose, side) for side in SIDES)


def _from_head(pose: Pose, trunk: Point) -> float:
    face = vector(middle(pose, "ear"), pose.landmarks[Landmark.NOSE].tolist())
    size = math.hypot(*trunk) + 1e-9
    # The nose lies about a quarter of the trunk's length before the ears in a side view.
    strength = _within_one(cross(trunk, face) / size / (0.25 * size))
    return strength * float(pose.visibility[Landmark.NOSE])


def _from_leg(pose: Pose, side: str) -> float:
    leg = limbs(pose, side)
    p = leg.points
    weight = 0.5 * leg.seen("hip", "knee", "ankle")
    knee = turn(p["hip"], p["knee"], p["ankle"])
    hip = -turn(p["shoulder"], p["hip"], p["knee"])
    evidence = 0.0
    if abs(knee) > _KNEE_SURE_DEG:
        evidence += math.copysign(1.0, knee)
    if abs(hip) > _HIP_SURE_DEG:
        evidence += math.copysign(1.0, hip)
    shank, foot = vector(p["ankle"], p["knee"]), vector(p["heel"], p["foot_index"])
    lengths = math.hypot(*shank) * math.hypot(*foot) + 1e-9
    evidence += cross(shank, foot) / lengths
    return weight * evidence


def nearness(pose: Pose) -> float:
    """How much nearer the left side is than the right, -1..1; negative: the right is nearer.

    From the depth of shoulders and hips and from their visibility: the body hides its far side.
    """
    world, seen = pose.world, pose.visibility
    pairs = (
        (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
        (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
    )
    depth = sum(world.item(right, 2) - world.item(left, 2) for left, right in pairs)
    knees = float(seen[Landmark.LEFT_KNEE] - seen[Landmark.RIGHT_KNEE])
    return _within_one(depth / 0.5) * 0.7 + _within_one(knees) * 0.3


def _within_one(value: float) -> float:
    return min(max(value, -1.0), 1.0)
