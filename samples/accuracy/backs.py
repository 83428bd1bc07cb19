"""Films for the neutral spine alone: on all fours, from the side, with a back that bends.

The sampled scenes bend a back seldom, and seldom by so much; these do nothing else, and count for
nothing else. In every other round the back bends with both knees down, as in the cat and the cow;
in the others while a leg is lifted. Then comes a lift with the back as it should be.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from samples.accuracy.factors import SIDE_DEG
from samples.render.clip import Clip
from samples.render.courses import Aside, Plan, Rep
from samples.render.exercises import EXERCISES, REPERTOIRES
from samples.render.filming import sampled_filming
from samples.render.look import sampled_look

EXERCISE = "all-fours-leg-lift"
BENT = {"back-rounds": 25.0, "back-sags": -25.0}
"""The faults of the back, and the change of spine flexion, degrees, with which they are shown."""
AROUND_DEG = 3.0
HOLD_S = 2.5


def back_clips(seed: int, bodies: Sequence[str], each: int) -> list[Clip]:
    """For every body, so many films of each way to bend a back."""
    places = [(turn, body, fault) for turn in range(each) for body in bodies for fault in BENT]
    return [_clip(seed, number, *place) for number, place in enumerate(places)]


def _clip(seed: int, number: int, turn: int, body: str, fault: str) -> Clip:
    rng = np.random.default_rng([seed, number, 13])
    exercise, repertoire = EXERCISES[EXERCISE], REPERTOIRES[EXERCISE]
    degrees = BENT[fault] + rng.uniform(-AROUND_DEG, AROUND_DEG)
    facing = ("left", "right")[int(rng.integers(2))]
    other = {"left": "right", "right": "left"}[facing]
    bend = repertoire.rest.get("spine", 0.0) + degrees
    if turn % 2:
        bent = Rep(facing, {"spine": bend}, 2.0, HOLD_S + 1.0, 2.0)
    else:
        bent = repertoire.right(facing, HOLD_S + 0.5).with_targets(spine=bend)
    reps = (bent, repertoire.right((facing, other)[number // 2 % 2], HOLD_S))
    yaw = float(np.round(rng.uniform(-SIDE_DEG, SIDE_DEG), 1))
    filming = sampled_filming(rng, yaw=yaw, lying=exercise.lying)
    return Clip(
        name=f"s{seed}-back-{number:02d}-{fault}",
        exercise=EXERCISE,
        setting=exercise.setting,
        program=Plan(repertoire.rest, reps, (Aside("look", 1, 30.0, 3.0),), natural=True),
        measure=exercise.measure,
        person=body,
        look=sampled_look(rng),
        filming=replace(filming, facing=facing),
        kind="fault",
        tags={"fault": fault, "degrees": round(degrees, 1)},
        seed=seed * 100_000 + 50_000 + number,
    )
