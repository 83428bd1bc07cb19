"""Where the body's weight lies, and whether the feet carry it."""

import math

import numpy as np
from numpy.typing import NDArray

from posecheck.measures.body import SIDES, mark, world_point
from posecheck.pose.types import LANDMARK_COUNT, Pose

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


def _shares() -> NDArray[np.float64]:
    """(33,) how much of the centre of mass lies at each landmark; they add up to 1."""
    shares = np.zeros(LANDMARK_COUNT)
    for side in SIDES:
        shares[mark(side, "ear")] += _HEAD / 2
        for name in ("shoulder", "hip"):
            shares[mark(side, name)] += _TRUNK / 4
        for a, b, share in _LIMBS:
            shares[mark(side, a)] += share / 2
            shares[mark(side, b)] += share / 2
    return np.asarray(shares / shares.sum())


_SHARES = _shares()


def centre_of_mass(pose: Pose) -> list[float]:
    """The body's centre of mass in metres, (x, y, z), in the axes of the world landmarks."""
    centre: list[float] = (_SHARES @ pose.world).tolist()
    return centre


def floor(pose: Pose) -> float:
    """The lowest point of the feet: y of the world landmarks, metres, down."""
    return max(pose.world.item(mark(side, name), 1) for side in SIDES for name in _FOOT)


def height(pose: Pose, name: str) -> float:
    """Height of the lower of the two points of that name above the lowest foot, metres."""
    return floor(pose) - max(pose.world.item(mark(side, name), 1) for side in SIDES)


def off_balance(pose: Pose) -> float:
    """Level distance in metres from the centre of mass to the line from foot to foot.

    About 0 for a body that stands on its feet, however deep it squats or far it bends; a body
    that sits, lies or leans on its hands has its weight elsewhere.
    """
    (ax, az), (bx, bz) = (_foot(pose, side) for side in SIDES)
    x, _, z = centre_of_mass(pose)
    along, out = (bx - ax, bz - az), (x - ax, z - az)
    share = (along[0] * out[0] + along[1] * out[1]) / (along[0] ** 2 + along[1] ** 2 + 1e-9)
    share = min(max(share, 0.0), 1.0)
    return math.hypot(out[0] - share * along[0], out[1] - share * along[1])


def _foot(pose: Pose, side: str) -> tuple[float, float]:
    """The middle of a foot on the floor, (x, z) in metres."""
    (ax, _, az), (bx, _, bz), (cx, _, cz) = (world_point(pose, side, name) for name in _FOOT)
    return (ax + bx + cx) / 3, (az + bz + cz) / 3
