"""Where the body's weight lies, and whether the feet carry it."""

import numpy as np

from posecheck.measures.body import SIDES, world_middle
from posecheck.pose.types import Landmark, Pose

# Shares of the body's mass, from the textbook tables of body segments (Winter; de Leva). A limb's
# centre is taken at its middle, the trunk's half-way from hip to shoulder.
_HEAD, _TRUNK = 0.081, 0.497
_LIMBS = (
    ("shoulder", "elbow", 0.028),
    ("elbow", "wrist", 0.022),
    ("hip", "knee", 0.100),
    ("knee", "ankle", 0.047),
    ("ankle", "foot_index", 0.014),
)
_FOOT = ("ankle", "heel", "foot_index")


def _point(pose: Pose, side: str, name: str) -> np.ndarray:
    return np.asarray(pose.world[Landmark[f"{side}_{name}".upper()]])


def centre_of_mass(pose: Pose) -> np.ndarray:
    """The body's centre of mass in metres, (3,), in the axes of the world landmarks."""
    trunk = (world_middle(pose, "shoulder") + world_middle(pose, "hip")) / 2
    total = _HEAD * world_middle(pose, "ear") + _TRUNK * trunk
    mass = _HEAD + _TRUNK
    for side in SIDES:
        for a, b, share in _LIMBS:
            total = total + share * (_point(pose, side, a) + _point(pose, side, b)) / 2
            mass += share
    return np.asarray(total / mass)


def floor(pose: Pose) -> float:
    """The lowest point of the feet: y of the world landmarks, metres, down."""
    return max(float(_point(pose, side, name)[1]) for side in SIDES for name in _FOOT)


def height(pose: Pose, name: str) -> float:
    """Height of the lower of the two points of that name above the lowest foot, metres."""
    return floor(pose) - max(float(_point(pose, side, name)[1]) for side in SIDES)


def off_balance(pose: Pose) -> float:
    """Level distance in metres from the centre of mass to the line from foot to foot.

    About 0 for a body that stands on its feet, however deep it squats or far it bends; a body
    that sits, lies or leans on its hands has its weight elsewhere.
    """
    a, b = (np.mean([_point(pose, side, name) for name in _FOOT], axis=0) for side in SIDES)
    centre = centre_of_mass(pose)
    level = [0, 2]
    along, out = (b - a)[level], (centre - a)[level]
    share = np.clip((along @ out) / (along @ along + 1e-9), 0.0, 1.0)
    return float(np.linalg.norm(out - share * along))
