"""Lying on the back: the bridge, and one knee to the chest."""

from dataclasses import replace

import numpy as np

from samples.render.body import SIDES, SKIN_VERTICES, Body, Limb, Posture
from samples.render.geometry import Array, ease, least_squares
from samples.render.keys import HIPS, up_from_the_back
from samples.render.mat import OnMat, curve
from samples.render.passage import Key
from samples.render.setting import Params, Restlessness

_TILTS = np.linspace(-6.0, 60.0, 12)
_ARCHES = np.linspace(-50.0, 10.0, 7)


class Bridge(OnMat):
    """On the back, feet flat. Parameters: lift (1: shoulder, hip and knee in line), arch,
    slide (metres the feet have moved away), raise_head (degrees).
    """

    def __init__(self, body: Body, feet_out: float = 0.07) -> None:
        """feet_out: how far the ankles are beyond the knees at the top, metres."""
        super().__init__(
            body,
            anchors=("left_shoulder", "right_shoulder"),
            restlessness=Restlessness(arm=0.4, leg=0.08, head=0.5, spine=0.15, trunk=0.1),
            lying=True,
        )
        flat = body.pose(Posture(pitch=-90))
        stand = body.pose(Posture())
        height = flat.joints["left_shoulder"][2] - flat.vertices[:SKIN_VERTICES, 2].min()
        self._sole = stand.joints["left_ankle"][2] - stand.vertices[:SKIN_VERTICES, 2].min()
        thigh, shank = body.length("hip", "knee"), body.length("knee", "ankle")
        trunk = float(np.linalg.norm((flat.joints["left_shoulder"] - flat.joints["left_hip"])[1:]))
        rise = np.arcsin((shank + self._sole - height) / (trunk + thigh))
        line = flat.joints["left_hip"] - flat.joints["left_shoulder"]
        self._top = float(np.degrees(rise) - np.degrees(np.arctan2(line[2], -line[1])))
        self._feet_away = (trunk + thigh) * np.cos(rise) + feet_out
        self._heights = self._height_table()

    def rest_params(self) -> Params:
        """Hips down."""
        return {"lift": 0.0}

    def way_out(self) -> list[Key]:
        """Sitting up, onto the feet, standing."""
        return up_from_the_back()

    def posture(self, params: Params) -> Posture:
        """Hip and knee are solved so that the feet stay flat where they are."""
        tilt = self._top * params["lift"]
        arch = params.get("arch", 0.0)
        start = np.array([55 - 55 * params["lift"], 115 - 25 * params["lift"]])
        away = self._feet_away + params.get("slide", 0.0)
        planted = np.array([-away, self._sole - self._height(tilt, arch)])

        def slip(x: Array) -> Array:
            joints = self.body.joints(self._arrange(tilt, arch, x[0], x[1]))
            apart = joints["left_ankle"] - joints["left_shoulder"]
            missing: Array = apart[1:] - planted
            return missing

        hip, knee = least_squares(slip, start)
        posture = self._arrange(tilt, arch, hip, knee)
        return with_raised_head(posture, params.get("raise_head", 0.0))

    def _height(self, tilt: float, arch: float) -> float:
        """Of the shoulder above the floor the back lies on, metres."""
        along = [np.interp(tilt, _TILTS, column) for column in self._heights]
        return float(np.interp(arch, _ARCHES, along))

    def _height_table(self) -> Array:
        """The same for all arches and tilts, (arches, tilts)."""
        legs = self.body.share("upperleg", "lowerleg", "foot", "toe")[:SKIN_VERTICES]
        not_legs = np.flatnonzero(legs < 0.5)

        def height(tilt: float, arch: float) -> float:
            posed = self.body.pose(self._arrange(tilt, arch, 60.0, 120.0))
            return float(posed.joints["left_shoulder"][2] - posed.vertices[not_legs, 2].min())

        return np.array([[height(tilt, arch) for tilt in _TILTS] for arch in _ARCHES])

    def _arrange(self, tilt: float, arch: float, hip: float, knee: float) -> Posture:
        pitch = -90 - tilt - 0.5 * arch
        limb = Limb(
            hip=hip,
            knee=knee,
            ankle=pitch - hip + knee,
            shoulder=-tilt + 0.5 * arch,
            shoulder_abduction=16,
            pronation=60,
        )
        # The head stays on the floor while the trunk tips: the neck takes up the angle.
        neck = 0.9 * max(tilt - 0.5 * arch, 0.0)
        return Posture(pitch=pitch, spine=curve(arch), neck=neck, left=limb, right=limb)


def with_raised_head(posture: Posture, degrees: float) -> Posture:
    """Neck and upper back bent so that the head leaves the floor; the arms stay on it."""
    a, b, c, d, e = posture.spine
    rounded = (a, b, c, d + 0.15 * degrees, e + 0.2 * degrees)
    posture = replace(posture, neck=posture.neck + 0.65 * degrees, spine=rounded)
    for side in SIDES:
        limb = posture.side(side)
        # A raised arm, as in a hug, is not on the floor and goes with the chest.
        lying = max(1 - abs(limb.shoulder) / 40, 0.0)
        limb = replace(limb, shoulder=limb.shoulder + 0.35 * degrees * lying)
        posture = posture.with_side(side, limb)
    return posture


class KneeToChest(OnMat):
    """On the back. Parameters: left_hip, right_hip (flexion; the knee follows the hip), loose
    (1: the hands stay on the floor), raise_head, tail (degrees the pelvis rolls up).
    """

    def __init__(self, body: Body, *, bent: bool = False) -> None:
        """bent: the resting leg stands on its foot instead of lying straight."""
        super().__init__(
            body,
            anchors=("left_shoulder", "right_shoulder"),
            restlessness=Restlessness(arm=0.2, leg=0.12, head=0.6, spine=0.1, trunk=0.05),
            lying=True,
        )
        self._rest_hip = 52.0 if bent else 2.0
        self._hug = {side: self._hugging(side) for side in SIDES}

    def rest_params(self) -> Params:
        """Both legs resting."""
        return {"left_hip": self._rest_hip, "right_hip": self._rest_hip}

    def way_out(self) -> list[Key]:
        """Knees bent, sitting up, onto the feet, standing."""
        bent = self._legs({"left_hip": 52.0, "right_hip": 52.0})
        return [Key(bent, 1.1, HIPS), *up_from_the_back()]

    def posture(self, params: Params) -> Posture:
        """The hands come to the shin as the thigh rises."""
        posture = self._legs(params)
        working = max(SIDES, key=lambda side: params[f"{side}_hip"])
        grip = ease((params[f"{working}_hip"] - 60) / 45) * (1 - params.get("loose", 0.0))
        hug = self._hug[working]
        for side in SIDES:
            limb, target = posture.side(side), hug[side]
            blended = {
                name: (1 - grip) * getattr(limb, name) + grip * target[name] for name in target
            }
            posture = posture.with_side(side, replace(limb, **blended))
        return with_raised_head(posture, params.get("raise_head", 0.0))

    def _legs(self, params: Params) -> Posture:
        tail = params.get("tail", 0.0)
        # The pelvis rolls up over the upper back, which stays on the floor; so does the head.
        posture = Posture(pitch=-90 - 1.6 * tail, neck=4 + 0.9 * tail, spine=curve(0.6 * tail))
        for side in SIDES:
            hip = params[f"{side}_hip"]
            knee = self._knee(hip)
            standing = ease((hip - 30) / 20) * (1 - ease((hip - 55) / 20))
            flat = -90 - hip + knee
            limb = Limb(
                hip=hip - 1.6 * tail * (1 - ease((hip - 40) / 40)),
                knee=knee,
                ankle=standing * flat + (1 - standing) * -22,
                shoulder=-tail,
                shoulder_abduction=16,
                pronation=40,
            )
            posture = posture.with_side(side, limb)
        return posture

    def _knee(self, hip: float) -> float:
        """The foot slides along the floor first, then the knee folds on."""
        return float(np.interp(hip, [0, 2, 52, 70, 118], [0, 3, 103, 116, 134]))

    def _hugging(self, working: str) -> dict[str, dict[str, float]]:
        """Arm angles of both sides that bring the wrists to the shin of a lifted leg."""
        params = dict(self.rest_params()) | {f"{working}_hip": 115.0}
        legs = self._legs(params)
        joints = self.body.joints(legs)
        knee, ankle = joints[f"{working}_knee"], joints[f"{working}_ankle"]
        names = ("shoulder", "shoulder_abduction", "shoulder_rotation", "elbow")
        arms: dict[str, dict[str, float]] = {}
        for side in SIDES:
            outward = np.array([0.05 if side == "left" else -0.05, 0, 0.05])
            target = knee + 0.3 * (ankle - knee) + outward
            start = np.array([20.0, 20.0, 0.0, 60.0])

            def miss(
                x: Array, side: str = side, target: Array = target, start: Array = start
            ) -> Array:
                values = dict(zip(names, x.tolist(), strict=True))
                posture = legs.with_side(side, replace(legs.side(side), **values))
                wrist = self.body.joints(posture)[f"{side}_wrist"]
                return np.concatenate([wrist - target, 2e-4 * (x - start)])

            found = least_squares(miss, start, steps=30)
            arms[side] = dict(zip(names, found.tolist(), strict=True))
        return arms
