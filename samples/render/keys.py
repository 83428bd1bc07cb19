"""Postures on the way between the floor and standing."""

from samples.render.body import Limb, Posture
from samples.render.passage import Key

KNEES = ("left_knee", "right_knee")
FEET = ("left_ankle", "right_ankle")
HANDS = ("left_wrist", "right_wrist")
HIPS = ("left_hip", "right_hip")


def _both(pitch: float, *, neck: float = 0.0, spine: float = 0.0, **limb: float) -> Posture:
    five = (spine, spine, spine, spine, spine)
    return Posture(pitch=pitch, spine=five, neck=neck, left=Limb(**limb), right=Limb(**limb))


STAND = _both(0.0, knee=4, hip=2, ankle=2, shoulder=4, elbow=12)
ON_HANDS_AND_KNEES = _both(
    78.0, neck=-14, hip=78, knee=92, ankle=-50, shoulder=80, pronation=90, wrist=80, elbow=6
)
_KNEEL = _both(4.0, hip=4, knee=92, ankle=-50, shoulder=10, elbow=20)
_DRAWN_UP = Posture(
    pitch=8,
    left=Limb(hip=94, knee=138, ankle=5, shoulder=35, elbow=40),
    right=Limb(hip=6, knee=90, ankle=-20, shoulder=15, elbow=25),
)
_HALF_KNEEL = Posture(
    pitch=14,
    spine=(2, 2, 2, 2, 2),
    left=Limb(hip=104, knee=98, ankle=8, shoulder=50, elbow=40),
    right=Limb(hip=10, knee=88, ankle=18, shoulder=20, elbow=25),
)
_LUNGE = Posture(
    pitch=30,
    spine=(3, 3, 3, 3, 3),
    left=Limb(hip=88, knee=72, ankle=14, shoulder=45, elbow=30),
    right=Limb(hip=42, knee=70, ankle=20, shoulder=25, elbow=25),
)
_SQUAT = _both(38.0, spine=4, neck=-10, hip=118, knee=124, ankle=24, shoulder=70, elbow=15)
_LOW_SQUAT = _both(34.0, spine=7, neck=-14, hip=132, knee=140, ankle=26, shoulder=40, elbow=15)
_SIT = _both(-24.0, spine=6, neck=6, hip=118, knee=112, ankle=-30, shoulder=-52, elbow=20)
_RECLINE = _both(-62.0, spine=6, neck=14, hip=80, knee=112, ankle=-30, shoulder=-30, elbow=75)


def up_from_knees() -> list[Key]:
    """From hands and knees (or knees) to standing: up, one foot ahead, up on it."""
    return [
        Key(_KNEEL, 1.5, KNEES),
        Key(_DRAWN_UP, 0.8, ("right_knee",)),
        Key(_HALF_KNEEL, 0.6, ("right_knee",)),
        Key(_LUNGE, 0.7, ("left_ankle",)),
        Key(STAND, 1.2, ("left_ankle",)),
    ]


def up_from_the_back() -> list[Key]:
    """From lying with bent knees to standing: sit up, onto the feet, up."""
    return [
        Key(_RECLINE, 0.9, FEET),
        Key(_SIT, 0.9, FEET),
        Key(_LOW_SQUAT, 0.9, FEET),
        Key(_SQUAT, 0.6, FEET),
        Key(STAND, 1.3, FEET),
    ]
