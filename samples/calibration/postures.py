"""Still postures over the whole range in which posecheck measures, drawn at random."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from samples.render.body import Body, Limb, Posture
from samples.render.floor import AllFours, Bridge, KneeToChest, Prone
from samples.render.setting import Params, Setting
from samples.render.standing import ChairStretch, ToeTouch, WallSlide

Draw = Callable[[np.random.Generator], Params]


class FreeStanding(Setting):
    """On the feet with arms anywhere in front. Parameters: knee, lean, left_/right_ shoulder
    and elbow."""

    def posture(self, params: Params) -> Posture:
        """Thigh and shank share the knee bend, so that the hips stay over the feet."""
        knee, lean = params["knee"], params["lean"]
        thigh = 0.5 * knee + 0.25 * lean

        def limb(side: str) -> Limb:
            return Limb(
                hip=thigh + lean,
                knee=knee,
                ankle=knee - thigh,
                shoulder=params[f"{side}_shoulder"] + lean,
                elbow=params[f"{side}_elbow"],
            )

        return Posture(pitch=lean, left=limb("left"), right=limb("right"))


@dataclass(frozen=True, slots=True)
class Kind:
    """A setting and how its parameters are drawn."""

    name: str
    setting: Callable[[Body], Setting]
    draw: Draw


def kinds() -> Iterator[Kind]:
    """All kinds of postures."""
    yield Kind("free", FreeStanding, _free)
    yield Kind("wall", WallSlide, _wall)
    yield Kind("bend", ToeTouch, lambda r: {"bend": r.uniform(0, 1), "knee": r.uniform(-6, 40)})
    yield Kind("four", AllFours, _four)
    yield Kind("bridge", Bridge, _bridge)
    yield Kind("hug", KneeToChest, lambda r: _one_leg(r, "hip", 2.0, 2.0, 118.0))
    yield Kind("hug-bent", lambda b: KneeToChest(b, bent=True), _hug_bent)
    yield Kind("prone", Prone, _prone)
    yield Kind("chair", ChairStretch, _chair)


def _free(r: np.random.Generator) -> Params:
    arms = {f"{s}_shoulder": r.uniform(-20, 100) for s in ("left", "right")}
    elbows = {f"{s}_elbow": r.uniform(2, 110) for s in ("left", "right")}
    return {"knee": r.uniform(-7, 80), "lean": r.uniform(-5, 45), **arms, **elbows}


def _wall(r: np.random.Generator) -> Params:
    return {"knee": r.uniform(0, 90), "lean": r.uniform(-2, 15), "arms": r.uniform(0, 50)}


def _four(r: np.random.Generator) -> Params:
    lifted = _one_leg(r, "thigh", 0.0, 0.0, 110.0)
    held = {"top_knee": r.uniform(10, 90), "elbow": r.uniform(0, 40)}
    back = {"spine": r.uniform(-30, 30), "neck": r.uniform(-40, 15), "lean": r.uniform(-10, 20)}
    return {**lifted, **held, **back}


def _bridge(r: np.random.Generator) -> Params:
    return {"lift": r.uniform(0, 1.15), "arch": r.uniform(-20, 0)}


def _hug_bent(r: np.random.Generator) -> Params:
    return _one_leg(r, "hip", 52.0, 52.0, 118.0)


def _prone(r: np.random.Generator) -> Params:
    lifted = _one_leg(r, "leg", 0.0, 0.0, 40.0)
    return {**lifted, "tilt": r.uniform(0, 12), "knee": r.uniform(0, 40), "neck": r.uniform(-40, 0)}


def _chair(r: np.random.Generator) -> Params:
    raised = r.uniform(-8, 30)
    return {"knee": r.uniform(0, 50), "raised_knee": raised, "lean": r.uniform(-5, 40)}


def _one_leg(r: np.random.Generator, name: str, rest: float, low: float, high: float) -> Params:
    sides = ["left", "right"] if r.random() < 0.5 else ["right", "left"]
    moved = rest if r.random() < 0.15 else r.uniform(low, high)
    return {f"{sides[0]}_{name}": moved, f"{sides[1]}_{name}": rest}
