"""Lying on the stomach."""

from dataclasses import replace

import numpy as np

from samples.render.body import SIDES, SKIN_VERTICES, Body, Limb, Posture
from samples.render.geometry import Array, least_squares
from samples.render.keys import HANDS, HIPS, ON_HANDS_AND_KNEES, up_from_knees
from samples.render.mat import OnMat, curve
from samples.render.passage import Key
from samples.render.setting import Params, Restlessness


class Prone(OnMat):
    """On the stomach. Parameters: left_leg, right_leg (lift from the floor at the hip), tilt
    (pelvis off the floor), knee (of the lifted leg), chest (degrees the chest is raised), gaze
    (degrees the head is turned to the left), neck (from where the face touches the floor).
    """

    def __init__(self, body: Body, *, arms_up: bool = True) -> None:
        """arms_up: forearms beside the head instead of arms along the body."""
        super().__init__(
            body,
            anchors=("left_shoulder", "right_shoulder"),
            restlessness=Restlessness(arm=0.3, leg=0.1, head=0.5, spine=0.1, trunk=0.05),
            lying=True,
        )
        self._arms_up = arms_up
        self._neck, self._droop = -6.0, 3.5
        arms = {"shoulder_abduction": 14.0, "pronation": 70.0}
        if arms_up:
            arms = {"shoulder_abduction": 92.0, "shoulder_rotation": 90.0, "elbow": 102.0}
        self._arms = arms | {"shoulder": self._hands_down(arms, -9.0 if arms_up else 9.0)}
        self._neck, self._droop = self._settled()

    def rest_params(self) -> Params:
        """Both legs down."""
        return {"left_leg": 0.0, "right_leg": 0.0}

    def way_out(self) -> list[Key]:
        """Up on hands and knees, kneeling, standing."""
        if self._arms_up:
            return [Key(ON_HANDS_AND_KNEES, 1.8, HANDS), *up_from_knees()]
        drawn_up = {"shoulder": -38.0, "shoulder_abduction": 40.0, "elbow": 118.0}
        propped = self.posture(self.rest_params())
        for side in SIDES:
            limb = replace(propped.side(side), **drawn_up)
            propped = propped.with_side(side, limb)
        return [Key(propped, 0.8, HIPS), Key(ON_HANDS_AND_KNEES, 1.6, HANDS), *up_from_knees()]

    def _hands_down(self, arms: dict[str, float], start: float) -> float:
        """The shoulder angle at which the hands lie as low as the rest of the body."""
        hands = self.body.share("wrist", "finger", "metacarpal")[:SKIN_VERTICES] > 0.5
        trunk = self.body.share("spine", "upperleg", "pelvis")[:SKIN_VERTICES] > 0.5

        def gap(x: Array) -> Array:
            self._arms = arms | {"shoulder": float(x[0])}
            z = self.body.pose(self.posture(self.rest_params())).vertices[:SKIN_VERTICES, 2]
            return np.array([z[hands].min() - z[trunk].min()])

        return float(least_squares(gap, np.array([start]))[0])

    def _settled(self) -> tuple[float, float]:
        """Neck and hip angles at which face and feet lie as low as the trunk."""
        trunk = self.body.share("spine", "pelvis")[:SKIN_VERTICES] > 0.5
        head = self.body.share("head", "jaw", "oris")[:SKIN_VERTICES] > 0.5
        feet = self.body.share("foot", "toe")[:SKIN_VERTICES] > 0.5

        def gaps(x: Array) -> Array:
            self._neck, self._droop = x.tolist()
            z = self.body.pose(self.posture(self.rest_params())).vertices[:SKIN_VERTICES, 2]
            gap: Array = np.array([z[head].min(), z[feet].min()]) - z[trunk].min()
            return gap

        neck, droop = least_squares(gaps, np.array([-6.0, 3.5]))
        return float(np.clip(neck, -35, 35)), float(np.clip(droop, -5, 14))

    def posture(self, params: Params) -> Posture:
        """The resting leg slopes down to the floor when the pelvis has left it."""
        tilt, chest = params.get("tilt", 0.0), params.get("chest", 0.0)
        slope = 0.35 * tilt
        a, b, c, d, e = curve(-tilt)
        posture = Posture(
            pitch=90 + slope + tilt,
            spine=(
                a - 0.2 * chest,
                b - 0.25 * chest,
                c - 0.25 * chest,
                d - 0.2 * chest,
                e - 0.1 * chest,
            ),
            neck=self._neck + params.get("neck", 0.0),
            turn=params.get("gaze", 0.0),
        )
        # The forearms stay on the floor while the chest rises over them.
        arms = self._arms | {"shoulder": self._arms["shoulder"] - chest}
        for side in SIDES:
            up = params[f"{side}_leg"]
            lifted = min(up / 6, 1.0)
            limb = Limb(
                hip=slope + tilt + self._droop + 0.6 * slope * (1 - lifted) - up,
                hip_abduction=4,
                knee=2 + params.get("knee", 0.0) * lifted,
                ankle=-52,
                **arms,
            )
            posture = posture.with_side(side, limb)
        return posture
