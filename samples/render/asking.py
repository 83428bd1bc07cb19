"""People who ask for something by hand, in every posture: to try the coach's gestures on.

Nobody here does an exercise: each is in its start pose, makes one gesture, and is as before.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from samples.render.body import SIDES, Body, Limb, Posture
from samples.render.clip import Clip
from samples.render.exercises import EXERCISES, REPERTOIRES
from samples.render.filming import sampled_filming
from samples.render.look import sampled_look
from samples.render.motion import Program
from samples.render.setting import Params, Setting

BODIES = ("woman", "man-heavy", "woman-old", "man-slim-tall", "woman-strong", "man-short")
_STILL_S, _HELD_S, _AFTER_S = 1.6, 3.0, 0.5
_PAT_S, _SLOWLY_S = 0.65, 1.3
_ASKING = "asking"

Angles = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Asked:
    """One gesture in one posture.

    posture: its name. exercise: whose start pose it is made from. gesture: what is made, by its
    name. limb: angles of the limb that makes it, None for both hands to the head. times: how often
    it is made; 0: it is held. added: the angles are added to what they are at rest.
    """

    posture: str
    exercise: str
    gesture: str
    limb: Angles | None = None
    times: int = 0
    added: bool = False


_UP = {"shoulder": 176.0, "shoulder_abduction": 8.0, "shoulder_rotation": 0.0, "elbow": 8.0}
_UP_LYING = {**_UP, "shoulder": 90.0}
_UP_ON_SIDE = {"shoulder": 8.0, "shoulder_abduction": 88.0, "shoulder_rotation": 0.0, "elbow": 8.0}
_PAT_ON_HANDS = {"elbow": 38.0, "shoulder": 24.0}
"""About 15 cm up, from where the hand is in that posture."""
_FOOT_UP = {"knee": 82.0, "ankle": -25.0}
_KICK = {"knee": 78.0}
_HEEL = {"knee": 95.0}

ASKED = (
    Asked("standing", "squat", "raised hand", _UP),
    Asked("standing, a foot on a chair", "chair-hamstring-stretch", "raised hand", _UP),
    Asked("half kneeling", "hip-flexor-stretch", "raised hand", _UP),
    Asked("on the back", "bridge", "raised hand", _UP_LYING),
    Asked("on the side", "side-lying-leg-lift", "raised hand", _UP_ON_SIDE),
    Asked("standing", "squat", "hands to the head"),
    Asked("standing, a foot on a chair", "chair-hamstring-stretch", "hands to the head"),
    Asked("half kneeling", "hip-flexor-stretch", "hands to the head"),
    Asked("on the back", "bridge", "hands to the head"),
    Asked("on the side", "side-lying-leg-lift", "hand raised twice", _UP_ON_SIDE, times=2),
    Asked("on the back, arms up", "dead-bug", "hands to the head"),
    Asked("face down, arms out", "prone-shoulder-squeeze", "kicking", _KICK, times=2, added=True),
    Asked("on all fours", "all-fours-leg-lift", "patting", _PAT_ON_HANDS, times=4, added=True),
    Asked("face down", "prone-leg-raise", "foot up", _FOOT_UP),
    Asked("face down, hands by the shoulders", "cobra", "foot up", _FOOT_UP),
    Asked("face down", "prone-leg-raise", "kicking", _KICK, times=2, added=True),
    Asked("face down, hands by the shoulders", "cobra", "kicking", _KICK, times=2, added=True),
    Asked("face down, arms out", "prone-shoulder-squeeze", "foot up", _FOOT_UP),
    Asked(
        "standing, hands on a door frame",
        "pectoral-doorway-stretch",
        "heel raised behind twice",
        _HEEL,
        times=2,
        added=True,
    ),
)


def asks(seed: int) -> list[Clip]:
    """Every gesture in every posture that it is for, by each of `BODIES`."""
    return [
        _ask(number * len(BODIES) + index, seed, asked, body)
        for index, body in enumerate(BODIES)
        for number, asked in enumerate(ASKED)
    ]


def _ask(number: int, seed: int, asked: Asked, person: str) -> Clip:
    rng = np.random.default_rng([seed, number, 37])
    drawn, repertoire = EXERCISES[asked.exercise], REPERTOIRES[asked.exercise]
    facing = SIDES[int(rng.integers(2))]
    side = facing if rng.uniform() < 0.5 or asked.times else SIDES[1 - SIDES.index(facing)]
    if "side" in asked.posture:
        # The upper one, as the first setting has it; on the other one lies the head.
        side = "right"
    make = repertoire.settings[0] if repertoire.settings else drawn.setting
    filming = sampled_filming(rng, yaw=float(rng.uniform(-20, 20)), lying=drawn.lying)
    filming = replace(
        filming,
        facing=facing,
        size=(640, 480),
        share=float(rng.uniform(0.55, 0.8)),
        fps=12,
        variable_rate=False,
        light=max(filming.light, 0.5),
    )
    return Clip(
        name=f"ask{seed}-{number:03d}-{asked.exercise}-{asked.gesture.replace(' ', '-')}",
        exercise=asked.exercise,
        setting=partial(_asking, make, asked, side),
        program=partial(_course, asked, dict(repertoire.rest)),
        measure=drawn.measure,
        person=person,
        look=sampled_look(rng),
        filming=filming,
        tags={
            "gesture": asked.gesture,
            "posture": asked.posture,
            "hand": "near" if side == facing else "far",
        },
        seed=seed * 1000 + number,
    )


def _course(asked: Asked, rest: dict[str, float], rng: np.random.Generator) -> Program:
    program = Program(rest)
    program.wait(_STILL_S)
    pace = float(rng.uniform(0.85, 1.2))
    if asked.limb is None:
        there = {f"scratch_{side}": 1.0 for side in SIDES}
        program.go_to(0.9 * pace, there).wait(_HELD_S)
        program.go_to(0.8 * pace, dict.fromkeys(there, 0.0))
    elif asked.times:
        half = pace * (_PAT_S if "pat" in asked.gesture else _SLOWLY_S) / 2
        for _ in range(asked.times):
            program.go_to(half, {_ASKING: 1.0}).go_to(half, {_ASKING: 0.0})
    else:
        program.go_to(0.9 * pace, {_ASKING: 1.0}).wait(_HELD_S)
        program.go_to(0.8 * pace, {_ASKING: 0.0})
    return program.wait(_AFTER_S)


def _asking(make: Callable[[Body], Setting], asked: Asked, side: str, body: Body) -> Setting:
    """The setting, of which one arm obeys the parameter `asking` as well."""
    setting = make(body)
    at_rest = setting.posture

    def posture(params: Params) -> Posture:
        share = params.get(_ASKING, 0.0)
        whole = at_rest({name: value for name, value in params.items() if name != _ASKING})
        if asked.limb is None or share == 0.0:
            return whole
        return whole.with_side(side, _moved(whole.side(side), asked, share))

    # The one method that a setting's parameters come to; its class stays what it is.
    setting.posture = posture  # type: ignore[method-assign]
    return setting


def _moved(limb: Limb, asked: Asked, share: float) -> Limb:
    assert asked.limb is not None
    if asked.added:
        added = {name: getattr(limb, name) + share * by for name, by in asked.limb.items()}
        return replace(limb, **added)
    angles = {
        name: (1 - share) * getattr(limb, name) + share * angle
        for name, angle in asked.limb.items()
    }
    return replace(limb, **angles)
