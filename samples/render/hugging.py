"""Knees drawn to the chest: both of them, or one with the other leg crossed over it."""

from dataclasses import replace

import numpy as np

from samples.render.body import SIDES, Body, Limb, Posture
from samples.render.geometry import Array, ease, least_squares
from samples.render.keys import HIPS, up_from_the_back
from samples.render.lying import Supine, arm_to
from samples.render.passage import Key
from samples.render.setting import Params
from samples.render.supine import KneeToChest, with_raised_head

_LEG = ("hip", "hip_abduction", "hip_rotation", "knee")


class BothKnees(KneeToChest):
    """On the back, both knees to the chest. Parameters: hips (flexion of both; the knees follow),
    rock (degrees the trunk is tipped towards the head), loose, raise_head.
    """

    def __init__(self, body: Body) -> None:
        """The feet stand at rest."""
        super().__init__(body, bent=True)
        self.anchors = ("left_shoulder", "right_shoulder")

    def rest_params(self) -> Params:
        """Both feet on the floor."""
        return {"hips": 52.0, "left_hip": 52.0, "right_hip": 52.0}

    def posture(self, params: Params) -> Posture:
        """Each hand comes to its own shin."""
        hips = params.get("hips", 52.0)
        legs = {"left_hip": hips, "right_hip": hips}
        posture = self._legs(legs)
        grip = ease((hips - 60) / 45) * (1 - params.get("loose", 0.0))
        for side in SIDES:
            limb, target = posture.side(side), self._hug[side][side]
            blended = {
                name: (1 - grip) * getattr(limb, name) + grip * target[name] for name in target
            }
            posture = posture.with_side(side, replace(limb, **blended))
        posture = with_raised_head(posture, params.get("raise_head", 0.0))
        rock = params.get("rock", 0.0)
        return replace(posture, pitch=posture.pitch - rock, neck=posture.neck + 0.8 * rock)


class FigureFour(Supine):
    """On the back, one foot over the other knee. Parameters: draw (bend of the carrying hip),
    tail, raise_head.
    """

    def __init__(self, body: Body, *, crossed: str = "right") -> None:
        """crossed: the side whose foot rests on the other knee."""
        super().__init__(body)
        self._crossed = crossed
        self._carrying = "left" if crossed == "right" else "right"
        self._stand_hip = float(np.interp(95.0, [90, 105], self._foot_down[5:7]))
        self._grip = self._gripping()

    def rest_params(self) -> Params:
        """The carrying foot on the floor."""
        return {"draw": self._stand_hip}

    def way_out(self) -> list[Key]:
        """Uncrossed, sitting up, onto the feet, standing."""
        bent = Supine.posture(self, {"left_knee": 100.0, "right_knee": 100.0})
        return [Key(bent, 1.3, HIPS), *up_from_the_back()]

    def posture(self, params: Params) -> Posture:
        """The crossed leg is solved so that its ankle stays at the other knee."""
        draw = max(params.get("draw", 0.0), self._stand_hip)
        lifted = draw - self._stand_hip
        knee = 95.0 - 8.0 * ease(lifted / 40)
        base = {f"{self._carrying}_hip": draw, f"{self._carrying}_knee": knee}
        base |= {name: params[name] for name in ("tail", "raise_head") if name in params}
        posture = Supine.posture(self, base)
        leg = self._crossing(posture)
        posture = posture.with_side(self._crossed, leg)
        grip = ease(lifted / 30)
        for side in SIDES:
            limb, target = posture.side(side), self._grip[side]
            blended = {
                name: (1 - grip) * getattr(limb, name) + grip * target[name] for name in target
            }
            posture = posture.with_side(side, replace(limb, **blended))
        return posture

    def _crossing(self, posture: Posture) -> Limb:
        """The crossed leg with its ankle on the carrying thigh, just above the knee."""
        carrying = self.body.joints(posture)
        hip, knee = (carrying[f"{self._carrying}_{name}"] for name in ("hip", "knee"))
        thigh = knee - hip
        up = np.cross(np.array([1.0, 0, 0]), thigh)
        up = up / np.linalg.norm(up)
        away = 0.03 if self._carrying == "left" else -0.06
        target = knee - 0.10 * thigh - 0.095 * up + np.array([away, 0, 0])
        own = posture.side(self._crossed)
        start = np.array([posture.side(self._carrying).hip + 8.0, 44.0, 46.0, 104.0])

        def miss(x: Array) -> Array:
            limb = replace(own, **dict(zip(_LEG, x.tolist(), strict=True)))
            ankle_at = self.body.joints(posture.with_side(self._crossed, limb))[
                f"{self._crossed}_ankle"
            ]
            return np.concatenate([ankle_at - target, 6e-4 * (x - start)])

        found = least_squares(miss, start, steps=20, tolerance=1e-4)
        return replace(own, **dict(zip(_LEG, found.tolist(), strict=True)), ankle=8.0)

    def _gripping(self) -> dict[str, dict[str, float]]:
        """Arm angles of both sides that bring the hands behind the carrying thigh."""
        base = {f"{self._carrying}_hip": 95.0, f"{self._carrying}_knee": 90.0}
        posture = Supine.posture(self, base)
        joints = self.body.joints(posture)
        hip, knee = (joints[f"{self._carrying}_{name}"] for name in ("hip", "knee"))
        behind = hip + 0.62 * (knee - hip) + np.array([0.0, -0.07, 0.0])
        return {side: arm_to(self.body, posture, side, behind) for side in SIDES}
