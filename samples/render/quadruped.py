"""More of what is done on hands and knees: arm and leg reach, cat and cow, sitting back."""

from dataclasses import replace

import numpy as np

from samples.render.all_fours import AllFours
from samples.render.body import Body, Limb, Posture
from samples.render.geometry import Array, least_squares
from samples.render.mat import curve
from samples.render.setting import Params

_OTHER = {"left": "right", "right": "left"}
_SIDES = ("left", "right")
_REACHED = 60.0
"""Degrees from which a raised arm is as straight as it gets."""


class BirdDog(AllFours):
    """Hands and knees, an arm reaching too. Parameters as of `AllFours`, and left_arm, right_arm:
    degrees an arm is raised forward from hanging.
    """

    def __init__(self, body: Body) -> None:
        """Hands under the shoulders."""
        super().__init__(body)
        rest = self.place(self.rest_params()).joints
        self._hand_at = {side: rest[f"{side}_wrist"][:2].copy() for side in _SIDES}

    def footing(self, params: Params) -> tuple[tuple[str, ...], Array]:
        """The hand that is down stays where it is."""
        raised = [side for side in _SIDES if params.get(f"{side}_arm", 0.0) > 0]
        if len(raised) != 1:
            return super().footing(params)
        down = _OTHER[raised[0]]
        return (f"{down}_wrist",), self._hand_at[down]

    def posture(self, params: Params) -> Posture:
        """Solved so that one hand and the other side's knee, or its own, stay on their places."""
        knee = "left" if params["right_thigh"] >= params["left_thigh"] else "right"
        raised = {side: params.get(f"{side}_arm", 0.0) for side in _SIDES}
        hand = "left" if raised["right"] >= raised["left"] else "right"
        shoulder = self._pitch + params.get("spine", 0.0) - self._arms_plumb

        def slip(x: Array) -> Array:
            joints = self.body.joints(self._arrange(params, x[0], x[1], knee))
            apart = joints[f"{hand}_wrist"] - joints[f"{knee}_knee"]
            return (apart - self._hand_from_knee)[1:]

        pitch, shoulder = least_squares(slip, np.array([self._pitch, shoulder]))
        posture = self._arrange(params, pitch, shoulder, knee)
        for side in _SIDES:
            posture = posture.with_side(side, _reaching(posture.side(side), raised[side]))
        return posture


def _reaching(limb: Limb, raised: float) -> Limb:
    """The arm raised, the hand in line with it and its palm turning inwards."""
    share = min(raised / _REACHED, 1.0)
    return replace(
        limb,
        shoulder=limb.shoulder + raised,
        elbow=(1 - share) * limb.elbow + share * 8.0,
        wrist=(1 - share) * limb.wrist,
        pronation=(1 - 0.7 * share) * limb.pronation,
    )


class SitBack(AllFours):
    """From hands and knees back on the heels. Parameters: sit (0 on hands and knees, 1 folded
    over the thighs, arms ahead on the floor), dip (degrees the trunk comes up again), neck.
    """

    def __init__(self, body: Body) -> None:
        """Knees and shins stay on the floor."""
        super().__init__(body)
        self.anchors = ("left_knee", "right_knee")
        self._up = super().posture(self.rest_params())
        self._down = _folded()
        joints = self.body.joints(self._up)
        self._wrist_up = float(joints["left_wrist"][2] - joints["left_knee"][2])

    def posture(self, params: Params) -> Posture:
        """On the way between the two: shins on the floor, hands sliding along it."""
        sit, dip = params.get("sit", 0.0), params.get("dip", 0.0)
        up, down = self._up, self._down

        def between(name: str) -> float:
            return (1 - sit) * float(getattr(up, name)) + sit * float(getattr(down, name))

        pitch = between("pitch") - dip
        limb = Posture.of_values((1 - sit) * up.values() + sit * down.values()).left
        # The thigh leans as far back as hip and trunk together leave; the shin stays level.
        knee = 90.0 + limb.hip - between("pitch")
        limb = replace(limb, hip=limb.hip - dip, knee=knee)
        neck = between("neck") + params.get("neck", 0.0)
        posture = Posture(pitch=pitch, spine=curve(_ROUND * sit), neck=neck)

        def reaching(shoulder: float) -> Posture:
            arm = replace(limb, shoulder=shoulder, wrist=limb.wrist * (1 - sit))
            return replace(posture, left=arm, right=arm)

        def gap(x: Array) -> Array:
            joints = self.body.joints(reaching(float(x[0])))
            return np.array([joints["left_wrist"][2] - joints["left_knee"][2] - self._wrist_up])

        found = least_squares(gap, np.array([limb.shoulder]))
        return reaching(float(found[0]))


_ROUND = 34.0
_SAT_BACK = 64.0
"""Degrees by which the thighs lean back when one sits on the heels."""


def _folded() -> Posture:
    limb = Limb(
        hip=70.0 + _SAT_BACK,
        hip_abduction=8.0,
        knee=90.0 + _SAT_BACK,
        ankle=-62.0,
        shoulder=168.0,
        shoulder_abduction=8.0,
        elbow=12.0,
        pronation=80.0,
    )
    return Posture(pitch=70.0, neck=4.0, left=limb, right=limb)
