"""Settings of the stretches that are held upright: half kneeling, in a doorway, bending back."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from samples.render.body import SKIN_VERTICES, Body, Limb, Posture
from samples.render.geometry import Array, least_squares
from samples.render.keys import FEET, STAND
from samples.render.passage import Key
from samples.render.setting import Params, Restlessness, Setting
from samples.render.surface import Material, Surface, box

_KNEELING_ANKLE = -50.0


class HalfKneel(Setting):
    """One knee on the floor, the other foot ahead. Parameters: thigh (how far the kneeling thigh
    leans forward, hip before knee), lean (trunk), arch (spine, + rounded), neck, step (how much
    nearer the front foot is, metres)."""

    def __init__(self, body: Body, kneeling: str = "right") -> None:
        """kneeling: the side of the knee on the floor."""
        super().__init__(body, anchors=(f"{kneeling}_knee",))
        self._kneeling = kneeling
        self._front = "left" if kneeling == "right" else "right"
        self._thigh, self._shank = body.length("hip", "knee"), body.length("knee", "ankle")
        self._ahead = self._thigh + 0.03
        self._above = 0.03
        self._above += self._too_low()

    def posture(self, params: Params) -> Posture:
        """The kneeling knee and the front foot stay; the hip is over the one as the thigh leans."""
        tilt, lean = params["thigh"], params.get("lean", 0.0)
        arch = params.get("arch", 0.0) / 5
        kneeling = Limb(hip=lean - tilt, knee=90.0 - tilt, ankle=_KNEELING_ANKLE)
        t = np.radians(tilt)
        ahead = self._ahead - params.get("step", 0.0) - self._thigh * np.sin(t)
        below = self._thigh * np.cos(t) - self._above
        thigh, knee = self._bent(float(ahead), float(below))
        front = Limb(hip=thigh + lean, knee=knee, ankle=knee - thigh)
        hand = {"shoulder": 26.0 + lean, "shoulder_abduction": 14.0, "elbow": 34.0}
        posture = Posture(
            pitch=lean, spine=(arch, arch, arch, arch, arch), neck=params.get("neck", 0.0)
        )
        posture = posture.with_side(self._kneeling, replace(kneeling, **hand))
        return posture.with_side(self._front, replace(front, **hand))

    def way_out(self) -> list[Key]:
        """Up over the front foot."""
        rising = Posture(
            pitch=26, spine=(3, 3, 3, 3, 3)
        ).with_side(
            self._front, Limb(hip=84, knee=70, ankle=14, shoulder=40, elbow=30)
        ).with_side(
            self._kneeling, Limb(hip=38, knee=68, ankle=18, shoulder=25, elbow=25)
        )  # fmt: skip
        foot = (f"{self._front}_ankle",)
        return [Key(rising, 1.2, foot), Key(STAND, 1.2, foot)]

    def props(self) -> list[Surface]:
        """A flat cushion under the knee."""
        knee = self.place({"thigh": -6.0}).joints[f"{self._kneeling}_knee"]
        low = np.array([knee[0] - 0.16, knee[1] - 0.16, 0.0])
        high = np.array([knee[0] + 0.16, knee[1] + 0.26, 0.004])
        return [box(low, high, Material.MAT)]

    def _bent(self, ahead: float, below: float) -> tuple[float, float]:
        """Thigh angle and knee bend that bring the ankle to this place from the hip."""
        a, b = self._thigh, self._shank
        reach = min(float(np.hypot(ahead, below)), 0.999 * (a + b))
        knee = np.arccos(np.clip((reach * reach - a * a - b * b) / (2 * a * b), -1, 1))
        line = np.arctan2(ahead, below)
        share = np.arctan2(b * np.sin(knee), a + b * np.cos(knee))
        return float(np.degrees(line + share)), float(np.degrees(knee))

    def _too_low(self) -> float:
        """How much lower the sole of the front foot is than what lies of the kneeling leg."""
        posed = self.body.pose(self.posture({"thigh": -6.0}))
        lowest = [
            float(posed.vertices[:SKIN_VERTICES, 2][self._of_leg(side)].min())
            for side in (self._kneeling, self._front)
        ]
        return lowest[0] - lowest[1]

    def _of_leg(self, side: str) -> NDArray[np.bool_]:
        letter = side[0].upper()
        names = tuple(f"{bone}.{letter}" for bone in ("lowerleg01", "lowerleg02", "foot"))
        held: NDArray[np.bool_] = self.body.share(*names)[:SKIN_VERTICES] > 0.6
        return held


_ARM = ("shoulder", "shoulder_abduction", "shoulder_rotation", "elbow")
_RAISED = np.array([10.0, 82.0, 80.0, 80.0])
"""Roughly the arm angles of hands on a door frame."""
_POST, _DOOR = 0.04, 2.05
"""How thick a door post is and how high the door, metres."""
_PALM = 0.09
"""Metres from the wrist to what the palm lies on."""


class Doorway(Setting):
    """Hands on both posts of a door frame. Parameters: lean (the whole body, from the ankles),
    arch (the trunk leaned back), poke (neck), shrug (shoulders raised), knee."""

    def __init__(self, body: Body, framed: bool = False) -> None:
        """framed: whether the posts are there; the near one hides some of the arm."""
        super().__init__(body)
        self._framed = framed
        shoulder = body.pose(self._trunk({"lean": 0.0})).joints["left_shoulder"]
        self._hand = shoulder + np.array([0.30, 0.03, 0.12])
        self._hand_at = self._hand - self._feet({"lean": 0.0})

    def posture(self, params: Params) -> Posture:
        """The arms are where the hands stay."""
        posture = self._trunk(params)
        target = self._hand_at + self._feet(params)

        def miss(x: Array) -> Array:
            off: Array = self.body.joints(self._with_arms(posture, x))["left_wrist"] - target
            return off

        return self._with_arms(posture, least_squares(miss, _RAISED, steps=8, tolerance=5e-4))

    def way_out(self) -> list[Key]:
        """The arms down."""
        return [Key(STAND, 1.4, FEET)]

    def props(self) -> list[Surface]:
        """Two posts and what lies on them; a wall around would hide the person."""
        if not self._framed:
            return []
        x, y, _ = self.place({"lean": 0.0}).joints["left_wrist"]
        near, far = y - _PALM - _POST, y - _PALM
        beam = (np.array([-x - _POST, near, _DOOR]), np.array([x + _POST, far, _DOOR + 0.08]))
        posts = [
            (np.array([at - _POST / 2, near, 0.0]), np.array([at + _POST / 2, far, _DOOR]))
            for at in (-x, x)
        ]
        return [box(low, high, Material.PAINTED) for low, high in (beam, *posts)]

    def _trunk(self, params: Params) -> Posture:
        lean, arch, knee = params["lean"], params.get("arch", 0.0), params.get("knee", 8.0)
        thigh = 0.5 * knee - lean
        leg = Limb(hip=thigh + lean - arch, knee=knee, ankle=knee - thigh)
        return Posture(
            pitch=lean - arch,
            neck=params.get("poke", 0.0),
            head=-0.6 * params.get("poke", 0.0),
            raised=params.get("shrug", 0.0),
            left=leg,
            right=leg,
        )

    def _feet(self, params: Params) -> Array:
        """The middle of the ankles, from the pelvis."""
        joints = self.body.joints(self._trunk(params))
        middle: Array = (joints["left_ankle"] + joints["right_ankle"]) / 2
        return middle

    @staticmethod
    def _with_arms(posture: Posture, x: Array) -> Posture:
        angles = dict(zip(_ARM, x.tolist(), strict=True))
        for side in ("left", "right"):
            posture = posture.with_side(side, replace(posture.side(side), **angles, pronation=0.0))
        return posture


class BackBend(Setting):
    """Bending backwards, hands on the small of the back. Parameters: back (degrees the trunk leans
    back), knee, forward (how far the hips come before the feet, degrees of the legs), neck,
    hands (0: on the back, 1: off it)."""

    def __init__(self, body: Body) -> None:
        # Who leans back over the hands keeps still, or falls.
        super().__init__(body, restlessness=Restlessness(spine=0.1, trunk=0.08))

    def posture(self, params: Params) -> Posture:
        """Half of it is from the hips and half from the spine."""
        back, knee = params["back"], params["knee"]
        tilt = params.get("forward", 0.0)
        spine = -0.22 * back
        pitch = -0.38 * back
        thigh = 0.5 * knee - tilt
        off = params.get("hands", 0.0)
        limb = Limb(
            hip=thigh + pitch,
            hip_abduction=4.0,
            knee=knee,
            ankle=knee - thigh,
            shoulder=-38.0 * (1 - off) + 20.0 * off,
            shoulder_abduction=34.0 * (1 - off) + 8.0 * off,
            shoulder_rotation=-28.0 * (1 - off),
            elbow=72.0 * (1 - off) + 46.0 * off,
            pronation=-20.0 * (1 - off),
        )
        five = (spine, spine, spine, spine, spine)
        return Posture(pitch=pitch, spine=five, neck=params.get("neck", 0.0), left=limb, right=limb)

    def way_out(self) -> list[Key]:
        """Hands off, standing easily."""
        return [Key(STAND, 1.1, FEET)]
