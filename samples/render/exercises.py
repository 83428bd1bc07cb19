"""What each exercise is drawn with: its setting, its measure, and what people do in it."""

from collections.abc import Callable
from dataclasses import dataclass

from samples.render.body import Body
from samples.render.excursions import Measure
from samples.render.floor import AllFours, Bridge, KneeToChest, Prone
from samples.render.repertoire import Repertoire
from samples.render.repertoire_floor import ALL_FOURS, BRIDGE, HUG, PRONE
from samples.render.repertoire_squats import BALL_SQUAT, HEEL_RAISES, SQUAT, WALL_SQUAT
from samples.render.repertoire_standing import CHAIR, TOE_TOUCH, WALL_SLIDE
from samples.render.repertoire_stretches import BACK_BEND, DOORWAY, HIP_FLEXOR
from samples.render.repertoire_turning import HIP_ROLLS, NECK_SWEEP, SHOULDER_ROLLS, TWIST
from samples.render.setting import Setting
from samples.render.squatting import BallSquat, HeelRaise, Squat
from samples.render.standing import ChairStretch, ToeTouch, WallSlide
from samples.render.stretching import BackBend, Doorway, HalfKneel
from samples.render.turning import HipRoll, NeckSweep, ShoulderRoll, Twist


@dataclass(frozen=True, slots=True)
class Exercise:
    """short: how its clips are called; setting and measure as in `Clip`; lying: on the floor."""

    short: str
    setting: Callable[[Body], Setting]
    measure: Measure
    lying: bool = False


EXERCISES = {
    "wall-slide": Exercise("wall", WallSlide, Measure("knee_flexion")),
    "toe-touch-avoid": Exercise("toe", ToeTouch, Measure("trunk_lean", "trunk")),
    "all-fours-leg-lift": Exercise("four", AllFours, Measure("hip_flexion", "working"), True),
    "bridge": Exercise("bridge", Bridge, Measure("hip_flexion"), True),
    "single-knee-to-chest": Exercise("chest", KneeToChest, Measure("hip_flexion", "working"), True),
    "prone-leg-raise": Exercise("prone", Prone, Measure("leg_elevation", "working"), True),
    "chair-hamstring-stretch": Exercise("chair", ChairStretch, Measure("knee_flexion", "other")),
    "squat": Exercise("squat", Squat, Measure("knee_flexion")),
    "wall-squat": Exercise("wallsquat", WallSlide, Measure("knee_flexion")),
    "ball-wall-squat": Exercise("ballsquat", BallSquat, Measure("knee_flexion")),
    "heel-raises": Exercise("heels", HeelRaise, Measure("foot_pitch")),
    "hip-flexor-stretch": Exercise("kneel", HalfKneel, Measure("hip_flexion", "working")),
    "pectoral-doorway-stretch": Exercise("door", Doorway, Measure("shoulder_past_hand")),
    "upright-back-stretch": Exercise("backbend", BackBend, Measure("trunk_lean", "trunk")),
    "waist-twist": Exercise("twist", Twist, Measure("shoulder_turn", "trunk")),
    "standing-hip-rolls": Exercise("hips", HipRoll, Measure("hip_sway", "trunk")),
    "shoulder-rolls": Exercise("shoulders", ShoulderRoll, Measure("neck_length", "trunk")),
    "neck-chin-sweep": Exercise("neck", NeckSweep, Measure("head_turn", "trunk")),
}

REPERTOIRES: dict[str, Repertoire] = {
    "wall-slide": WALL_SLIDE,
    "toe-touch-avoid": TOE_TOUCH,
    "all-fours-leg-lift": ALL_FOURS,
    "bridge": BRIDGE,
    "single-knee-to-chest": HUG,
    "prone-leg-raise": PRONE,
    "chair-hamstring-stretch": CHAIR,
    "squat": SQUAT,
    "wall-squat": WALL_SQUAT,
    "ball-wall-squat": BALL_SQUAT,
    "heel-raises": HEEL_RAISES,
    "hip-flexor-stretch": HIP_FLEXOR,
    "pectoral-doorway-stretch": DOORWAY,
    "upright-back-stretch": BACK_BEND,
    "waist-twist": TWIST,
    "standing-hip-rolls": HIP_ROLLS,
    "shoulder-rolls": SHOULDER_ROLLS,
    "neck-chin-sweep": NECK_SWEEP,
}
