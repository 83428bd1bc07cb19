"""Hands and knees on the mat."""

import numpy as np

from samples.render.body import SIDES, SKIN_VERTICES, Body, Limb, Posture
from samples.render.geometry import Array, least_squares
from samples.render.keys import up_from_knees
from samples.render.mat import OnMat, curve
from samples.render.passage import Key
from samples.render.setting import Params, Restlessness


class AllFours(OnMat):
    """Hands and knees. Parameters: left_thigh, right_thigh (backward from hanging, 90 is level),
    top_knee (knee bend of a lifted leg), spine (+ rounds), neck, lean (hips behind the knees),
    elbow.
    """

    def __init__(self, body: Body, hands_ahead: float = 0.0) -> None:
        """hands_ahead: how far the arms point forward of plumb, degrees."""
        super().__init__(
            body,
            anchors=("left_wrist", "right_wrist"),
            restlessness=Restlessness(arm=0.15, leg=0.12, spine=0.2),
            lying=True,
        )
        self._arms_plumb = -hands_ahead
        self._pitch = self._level_pitch()
        shoulder = self._pitch - self._arms_plumb
        rest = self.body.joints(self._arrange(self.rest_params(), self._pitch, shoulder, "left"))
        self._hand_from_knee = rest["left_wrist"] - rest["left_knee"]

    def rest_params(self) -> Params:
        """Still, both knees down."""
        return {"left_thigh": 0.0, "right_thigh": 0.0}

    def way_out(self) -> list[Key]:
        """Kneeling, half kneeling, standing."""
        return up_from_knees()

    def posture(self, params: Params) -> Posture:
        """Trunk pitch and shoulder are solved so that hands and knee stay on their places."""
        stance = "left" if params["right_thigh"] >= params["left_thigh"] else "right"
        shoulder = self._pitch + params.get("spine", 0.0) - self._arms_plumb
        start = np.array([self._pitch, shoulder])

        def slip(x: Array) -> Array:
            joints = self.body.joints(self._arrange(params, x[0], x[1], stance))
            apart = joints[f"{stance}_wrist"] - joints[f"{stance}_knee"]
            return (apart - self._hand_from_knee)[1:]

        pitch, shoulder = least_squares(slip, start)
        return self._arrange(params, pitch, shoulder, stance)

    def _arrange(self, p: Params, pitch: float, shoulder: float, stance: str) -> Posture:
        spine = p.get("spine", 0.0)
        lean, elbow = p.get("lean", 0.0), p.get("elbow", 0.0)
        upper_arm = pitch + spine - shoulder
        arms = {
            "shoulder": shoulder,
            "shoulder_abduction": 2.0,
            "elbow": elbow,
            "pronation": 90.0,
            "wrist": 82.0 + upper_arm - elbow,
        }
        posture = Posture(pitch=pitch, spine=curve(spine), neck=p.get("neck", -14.0))
        for side in SIDES:
            back = p[f"{side}_thigh"]
            bend = 90 - (90 - p.get("top_knee", 25.0)) * min(max(back, 0.0) / 80, 1.0)
            if side == stance or back == 0.0:
                leg = Limb(hip=pitch + lean, hip_abduction=0, knee=90 + lean, ankle=-60, **arms)
            else:
                leg = Limb(
                    hip=pitch - back, hip_abduction=0, knee=bend, ankle=-60 + 0.5 * back, **arms
                )
            posture = posture.with_side(side, leg)
        return posture

    def _level_pitch(self) -> float:
        """The pitch at which hands and knees touch one floor, thighs plumb."""
        hands = self.body.share("wrist", "finger", "metacarpal")[:SKIN_VERTICES] > 0.5
        shanks = self.body.share("lowerleg")[:SKIN_VERTICES] > 0.5

        def gap(x: Array) -> Array:
            posture = self._arrange(self.rest_params(), x[0], x[0] - self._arms_plumb, "left")
            z = self.body.pose(posture).vertices[:SKIN_VERTICES, 2]
            return np.array([z[hands].min() - z[shanks].min()])

        return float(least_squares(gap, np.array([75.0]))[0])
