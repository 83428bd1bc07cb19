"""What each exercise is drawn with: its setting, its measure, and what people do in it."""

from collections.abc import Callable
from dataclasses import dataclass

from samples.render.body import Body
from samples.render.excursions import Measure
from samples.render.floor import AllFours, Bridge, KneeToChest, Prone
from samples.render.repertoire import Repertoire
from samples.render.repertoire_floor import ALL_FOURS, BRIDGE, HUG, PRONE
from samples.render.repertoire_standing import CHAIR, TOE_TOUCH, WALL_SLIDE
from samples.render.setting import Setting
from samples.render.standing import ChairStretch, ToeTouch, WallSlide


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
}

REPERTOIRES: dict[str, Repertoire] = {
    "wall-slide": WALL_SLIDE,
    "toe-touch-avoid": TOE_TOUCH,
    "all-fours-leg-lift": ALL_FOURS,
    "bridge": BRIDGE,
    "single-knee-to-chest": HUG,
    "prone-leg-raise": PRONE,
    "chair-hamstring-stretch": CHAIR,
}
