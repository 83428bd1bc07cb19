"""What each exercise is drawn with: its setting, its measure, and what people do in it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from samples.render.ball import BallBridge, CalvesOnBall
from samples.render.body import Body
from samples.render.excursions import Measure
from samples.render.face_down import ArmsOut, KneePlank, PressUp
from samples.render.floor import AllFours, Bridge, KneeToChest, Prone
from samples.render.hugging import BothKnees, FigureFour
from samples.render.lying import HamstringStretch, Supine
from samples.render.quadruped import BirdDog, SitBack
from samples.render.repertoire import Repertoire
from samples.render.repertoire_ball import BALL_BRIDGE, BALL_REACH
from samples.render.repertoire_floor import ALL_FOURS, BRIDGE, HUG, PRONE
from samples.render.repertoire_lying import (
    COBRA,
    FIGURE_FOUR,
    PLANK,
    PRESS_UP,
    ROCK,
    SIDE,
    SQUEEZE,
)
from samples.render.repertoire_quadruped import BIRD_DOG, CAT_COW, CHILD
from samples.render.repertoire_squats import BALL_SQUAT, HEEL_RAISES, SQUAT, WALL_SQUAT
from samples.render.repertoire_standing import CHAIR, TOE_TOUCH, WALL_SLIDE
from samples.render.repertoire_stretches import BACK_BEND, DOORWAY, HIP_FLEXOR
from samples.render.repertoire_supine import (
    DEAD_BUG,
    HAMSTRING,
    HEEL_SLIDES,
    LEG_RAISE,
    PUMPS,
    REACH_UP,
    SIT_UP,
    STRAIGHT_LEG,
)
from samples.render.repertoire_turning import HIP_ROLLS, NECK_SWEEP, SHOULDER_ROLLS, TWIST
from samples.render.setting import Setting
from samples.render.side_lying import SideLying
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


_WORKING_RIGHT = partial(Supine, working="right")
_HIPS_STAY = partial(Supine, keeping="hip")

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
    "heel-raises": Exercise("heels", HeelRaise, Measure("hip_height", "trunk")),
    "hip-flexor-stretch": Exercise("kneel", HalfKneel, Measure("hip_flexion", "working")),
    "pectoral-doorway-stretch": Exercise("door", Doorway, Measure("shoulder_forward", "trunk")),
    "upright-back-stretch": Exercise("backbend", BackBend, Measure("trunk_lean", "trunk")),
    "waist-twist": Exercise("twist", Twist, Measure("shoulder_turn", "trunk")),
    "standing-hip-rolls": Exercise("hips", HipRoll, Measure("hip_sway", "trunk")),
    "shoulder-rolls": Exercise("shoulders", ShoulderRoll, Measure("arm_hang", "trunk")),
    "neck-chin-sweep": Exercise("neck", NeckSweep, Measure("face_turn", "trunk")),
    "bird-dog": Exercise("birddog", BirdDog, Measure("hip_flexion", "working"), True),
    "cat-cow": Exercise("catcow", AllFours, Measure("spine_flexion", "trunk"), True),
    "straight-leg-raise": Exercise(
        "slr", _WORKING_RIGHT, Measure("leg_elevation", "working"), True
    ),
    "supine-leg-raise": Exercise("supine", Supine, Measure("leg_elevation", "working"), True),
    "dead-bug": Exercise("bug", Supine, Measure("hip_flexion", "working"), True),
    "side-lying-leg-lift": Exercise("side", SideLying, Measure("leg_out", "working"), True),
    "cobra": Exercise("cobra", PressUp, Measure("trunk_slope", "trunk"), True),
    "back-extension-prone": Exercise("press", PressUp, Measure("trunk_slope", "trunk"), True),
    "supine-hamstring-stretch": Exercise(
        "hamstring", HamstringStretch, Measure("knee_flexion", "working"), True
    ),
    "heel-slides": Exercise("heel", Supine, Measure("knee_flexion", "working"), True),
    "ball-bridge": Exercise("ballbridge", BallBridge, Measure("body_line"), True),
    "child-pose": Exercise("child", SitBack, Measure("hip_flexion"), True),
    "front-plank-knees": Exercise("plank", KneePlank, Measure("hip_flexion"), True),
    "abdominal-reach-up": Exercise("reachup", _HIPS_STAY, Measure("trunk_slope", "trunk"), True),
    "sit-up-crunch-avoid": Exercise("situp", _HIPS_STAY, Measure("trunk_slope", "trunk"), True),
    "knees-to-chest-rock": Exercise("rock", BothKnees, Measure("hip_flexion"), True),
    "piriformis-stretch": Exercise("four4", FigureFour, Measure("carrying_hip", "trunk"), True),
    "buttock-stretch": Exercise("buttock", FigureFour, Measure("carrying_hip", "trunk"), True),
    "prone-shoulder-squeeze": Exercise("squeeze", ArmsOut, Measure("hand_height"), True),
    "ankle-pumps": Exercise("pump", Supine, Measure("ankle_angle"), True),
    "ball-under-legs-reach": Exercise(
        "ballreach", CalvesOnBall, Measure("knee_flexion", "working"), True
    ),
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
    "bird-dog": BIRD_DOG,
    "cat-cow": CAT_COW,
    "straight-leg-raise": STRAIGHT_LEG,
    "supine-leg-raise": LEG_RAISE,
    "dead-bug": DEAD_BUG,
    "side-lying-leg-lift": SIDE,
    "cobra": COBRA,
    "back-extension-prone": PRESS_UP,
    "supine-hamstring-stretch": HAMSTRING,
    "heel-slides": HEEL_SLIDES,
    "ball-bridge": BALL_BRIDGE,
    "child-pose": CHILD,
    "front-plank-knees": PLANK,
    "abdominal-reach-up": REACH_UP,
    "sit-up-crunch-avoid": SIT_UP,
    "knees-to-chest-rock": ROCK,
    "piriformis-stretch": FIGURE_FOUR,
    "buttock-stretch": FIGURE_FOUR,
    "prone-shoulder-squeeze": SQUEEZE,
    "ankle-pumps": PUMPS,
    "ball-under-legs-reach": BALL_REACH,
}
