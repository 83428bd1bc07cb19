"""What people do beside the exercise: breathe, look around, scratch their head, shift about."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

import numpy as np

from samples.render.body import SIDES, Body, Posture
from samples.render.geometry import Array, least_squares

_REACH = ("shoulder", "shoulder_abduction", "shoulder_rotation", "elbow")


class Gestures:
    """Parameters that every setting takes: breath (-1..1), look (degrees the head turns to the
    left), nod (degrees), shift (degrees the legs lean to the right, the weight with them),
    scratch_left, scratch_right (0..1, that hand on its way to the head).
    """

    def __init__(self, body: Body) -> None:
        self._body = body

    def shifted(self, posture: Posture, params: Mapping[str, float]) -> Posture:
        """The posture with all gestures but those of the arms."""
        breath, shift = params.get("breath", 0.0), params.get("shift", 0.0)
        a, b, c, d, e = posture.spine
        posture = replace(
            posture,
            turn=posture.turn + params.get("look", 0.0),
            neck=posture.neck + params.get("nod", 0.0) + 0.3 * breath,
            spine=(a, b, c - 0.15 * breath, d - 0.3 * breath, e - 0.3 * breath),
        )
        if shift == 0.0:
            return posture
        for side, sign in zip(SIDES, (-1.0, 1.0), strict=True):
            limb = posture.side(side)
            abduction = limb.hip_abduction - sign * shift
            posture = posture.with_side(side, replace(limb, hip_abduction=abduction))
        return posture

    def with_arms(self, posture: Posture, params: Mapping[str, float]) -> Posture:
        """The posture with a hand on its way to the head."""
        for side in SIDES:
            share = params.get(f"scratch_{side}", 0.0)
            if share <= 0.0:
                continue
            limb, target = posture.side(side), self._at_head[side]
            angles = {
                name: (1 - share) * getattr(limb, name) + share * target[name] for name in target
            }
            posture = posture.with_side(side, replace(limb, **angles))
        return posture

    @cached_property
    def _at_head(self) -> dict[str, dict[str, float]]:
        """Arm angles that bring each wrist beside the head."""
        return {side: self._reaching(side) for side in SIDES}

    def _reaching(self, side: str) -> dict[str, float]:
        ear = self._body.pose(Posture()).joints[f"{side}_ear"]
        outward = 0.07 if side == "left" else -0.07
        target = ear + np.array([outward, 0.02, 0.05])
        start = np.array([95.0, 45.0, 30.0, 130.0])

        def miss(x: Array) -> Array:
            values = dict(zip(_REACH, x.tolist(), strict=True))
            posture = Posture()
            posture = posture.with_side(side, replace(posture.side(side), **values))
            wrist = self._body.joints(posture)[f"{side}_wrist"]
            return np.concatenate([wrist - target, 3e-4 * (x - start)])

        found = least_squares(miss, start, steps=30)
        return {**dict(zip(_REACH, found.tolist(), strict=True)), "pronation": 0.0, "wrist": 0.0}
