"""What each exercise is drawn with: its setting and what its repetitions are measured by."""

from collections.abc import Callable
from dataclasses import dataclass

from samples.render.body import Body
from samples.render.clip import Clip
from samples.render.courses import Course
from samples.render.floor import AllFours, Bridge, KneeToChest, Prone
from samples.render.setting import Setting
from samples.render.standing import ChairStretch, ToeTouch, WallSlide
from samples.render.truth import Measure


@dataclass(frozen=True, slots=True)
class Exercise:
    """short: how its clips are called; setting and measure as in `Clip`."""

    short: str
    setting: Callable[[Body], Setting]
    measure: Measure


EXERCISES = {
    "wall-slide": Exercise("wall", WallSlide, Measure("knee_flexion")),
    "toe-touch-avoid": Exercise("toe", ToeTouch, Measure("trunk_lean", "trunk")),
    "all-fours-leg-lift": Exercise("four", AllFours, Measure("hip_flexion", "working")),
    "bridge": Exercise("bridge", Bridge, Measure("hip_flexion")),
    "single-knee-to-chest": Exercise("chest", KneeToChest, Measure("hip_flexion", "working")),
    "prone-leg-raise": Exercise("prone", Prone, Measure("leg_elevation", "working")),
    "chair-hamstring-stretch": Exercise("chair", ChairStretch, Measure("knee_flexion", "other")),
}


def exercise_clip(name: str, exercise: str, course: Course, *, seed: int) -> Clip:
    """A side-view clip of an exercise, to be varied with `dataclasses.replace`."""
    kind = EXERCISES[exercise]
    return Clip(name, exercise, kind.setting, course, kind.measure, seed=seed)
