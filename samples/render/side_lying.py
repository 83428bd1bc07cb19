"""Lying on one side."""

from samples.render.body import Body, Limb, Posture
from samples.render.keys import HIPS, up_from_the_back
from samples.render.mat import OnMat
from samples.render.passage import Key
from samples.render.setting import Params, Restlessness


class SideLying(OnMat):
    """On one side, the head on the lower arm. Parameters: out (degrees the upper leg is raised),
    ahead (degrees it is ahead of the body's line), roll (degrees the body has rolled back).
    """

    def __init__(self, body: Body, *, up: str = "left") -> None:
        """up: the side that is uppermost."""
        super().__init__(
            body,
            anchors=("left_shoulder", "right_shoulder"),
            restlessness=Restlessness(arm=0.2, leg=0.12, head=0.4, spine=0.15, trunk=0.1),
            lying=True,
        )
        self._up, self._down = ("left", "right") if up == "left" else ("right", "left")

    def rest_params(self) -> Params:
        """One leg on the other."""
        return {"out": 0.0}

    def way_out(self) -> list[Key]:
        """On the back, knees bent, sitting up, onto the feet, standing."""
        limb = Limb(hip=52, knee=103, ankle=-35, shoulder_abduction=16, pronation=40)
        rolled = Posture(pitch=-90, neck=4, left=limb, right=limb)
        return [Key(rolled, 1.6, HIPS), *up_from_the_back()]

    def posture(self, params: Params) -> Posture:
        """As on the back, turned over by a right angle."""
        sign = -1.0 if self._up == "left" else 1.0
        upper = Limb(
            hip=2 + params.get("ahead", 0.0),
            hip_abduction=-2 + params.get("out", 0.0),
            knee=3,
            ankle=-14,
            shoulder=32,
            shoulder_abduction=2,
            shoulder_rotation=-20,
            elbow=58,
            pronation=50,
        )
        lower = Limb(
            hip=4, hip_abduction=2, knee=6, ankle=-14, shoulder=150, shoulder_abduction=18,
            elbow=70, pronation=20,
        )  # fmt: skip
        posture = Posture(pitch=-90, roll=sign * (90 - params.get("roll", 0.0)), neck=6)
        return posture.with_side(self._up, upper).with_side(self._down, lower)
