"""Settings on the mat: all fours, supine, prone."""

from dataclasses import replace

import numpy as np

from samples.render.body import SIDES, SKIN_VERTICES, Body, Limb, Posture
from samples.render.geometry import Array, ease, least_squares
from samples.render.room import Surface, mat
from samples.render.setting import Params, Restlessness, Setting

Spine = tuple[float, float, float, float, float]


def _curve(total: float) -> Spine:
    """A rounding (+) or sagging (-) of the back, most of it in the lower half."""
    a, b, c = 0.34 * total, 0.34 * total, 0.22 * total
    return (a, b, c, 0.06 * total, 0.04 * total)


class _OnMat(Setting):
    """A mat under the whole body at rest."""

    def props(self) -> list[Surface]:
        """The mat."""
        points = self.place(self.rest_params()).vertices[:SKIN_VERTICES, :2]
        low, high = points.min(0), points.max(0)
        middle = (low[0] + high[0]) / 2
        half = 0.36
        return [
            mat(np.array([middle - half, low[1] - 0.15]), np.array([middle + half, high[1] + 0.15]))
        ]

    def rest_params(self) -> Params:
        """Parameters of the start pose."""
        raise NotImplementedError


class AllFours(_OnMat):
    """Hands and knees. Parameters: left_thigh, right_thigh (backward from hanging, 90 is level),
    top_knee (knee bend of a lifted leg), spine (+ rounds), neck, lean (hips behind the knees),
    elbow.
    """

    def __init__(self, body: Body) -> None:
        super().__init__(
            body,
            anchors=("left_wrist", "right_wrist"),
            restlessness=Restlessness(arm=0.15, leg=0.12, spine=0.2),
            lying=True,
        )
        self._pitch = self._level_pitch()
        rest = self.body.joints(self._arrange(self.rest_params(), self._pitch, self._pitch, "left"))
        self._hand_from_knee = rest["left_wrist"] - rest["left_knee"]

    def rest_params(self) -> Params:
        """Still, both knees down."""
        return {"left_thigh": 0.0, "right_thigh": 0.0}

    def posture(self, params: Params) -> Posture:
        """Trunk pitch and shoulder are solved so that hands and knee stay on their places."""
        stance = "left" if params["right_thigh"] >= params["left_thigh"] else "right"
        start = np.array([self._pitch, self._pitch + params.get("spine", 0.0)])

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
        posture = Posture(pitch=pitch, spine=_curve(spine), neck=p.get("neck", -14.0))
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
        """The pitch at which hands and knees touch one floor, arms and thighs plumb."""
        hands = self.body.share("wrist", "finger", "metacarpal")[:SKIN_VERTICES] > 0.5
        shanks = self.body.share("lowerleg")[:SKIN_VERTICES] > 0.5

        def gap(x: Array) -> Array:
            posture = self._arrange(self.rest_params(), x[0], x[0], "left")
            z = self.body.pose(posture).vertices[:SKIN_VERTICES, 2]
            return np.array([z[hands].min() - z[shanks].min()])

        return float(least_squares(gap, np.array([75.0]))[0])


class Bridge(_OnMat):
    """On the back, feet flat. Parameters: lift (1: shoulder, hip and knee in line), arch."""

    def __init__(self, body: Body, feet_out: float = 0.07) -> None:
        """feet_out: how far the ankles are beyond the knees at the top, metres."""
        super().__init__(
            body,
            anchors=("left_ankle", "right_ankle"),
            restlessness=Restlessness(arm=0.4, leg=0.08, head=0.5, spine=0.15, trunk=0.1),
            lying=True,
        )
        flat = body.pose(Posture(pitch=-90))
        stand = body.pose(Posture())
        height = flat.joints["left_shoulder"][2] - flat.vertices[:SKIN_VERTICES, 2].min()
        self._sole = stand.joints["left_ankle"][2] - stand.vertices[:SKIN_VERTICES, 2].min()
        self._not_legs = body.share("upperleg", "lowerleg", "foot", "toe")[:SKIN_VERTICES] < 0.5
        thigh, shank = body.length("hip", "knee"), body.length("knee", "ankle")
        trunk = float(np.linalg.norm((flat.joints["left_shoulder"] - flat.joints["left_hip"])[1:]))
        rise = np.arcsin((shank + self._sole - height) / (trunk + thigh))
        line = flat.joints["left_hip"] - flat.joints["left_shoulder"]
        self._top = float(np.degrees(rise) - np.degrees(np.arctan2(line[2], -line[1])))
        self._feet_away = (trunk + thigh) * np.cos(rise) + feet_out

    def rest_params(self) -> Params:
        """Hips down."""
        return {"lift": 0.0}

    def posture(self, params: Params) -> Posture:
        """Hip and knee are solved so that the feet stay flat where they are."""
        tilt = self._top * params["lift"]
        arch = params.get("arch", 0.0)
        start = np.array([55 - 55 * params["lift"], 115 - 25 * params["lift"]])
        planted = np.array([-self._feet_away, self._sole - self._height(tilt, arch)])

        def slip(x: Array) -> Array:
            joints = self.body.joints(self._arrange(tilt, arch, x[0], x[1]))
            apart = joints["left_ankle"] - joints["left_shoulder"]
            missing: Array = apart[1:] - planted
            return missing

        hip, knee = least_squares(slip, start)
        return self._arrange(tilt, arch, hip, knee)

    def _height(self, tilt: float, arch: float) -> float:
        """Of the shoulder above the floor the back lies on, metres."""
        posed = self.body.pose(self._arrange(tilt, arch, 60.0, 120.0))
        lowest = posed.vertices[:SKIN_VERTICES][self._not_legs, 2].min()
        return float(posed.joints["left_shoulder"][2] - lowest)

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
        return Posture(pitch=pitch, spine=_curve(arch), neck=neck, left=limb, right=limb)


class KneeToChest(_OnMat):
    """On the back. Parameters: left_hip, right_hip (flexion); the knee follows the hip."""

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

    def posture(self, params: Params) -> Posture:
        """The hands come to the shin as the thigh rises."""
        posture = self._legs(params)
        working = max(SIDES, key=lambda side: params[f"{side}_hip"])
        grip = ease((params[f"{working}_hip"] - 60) / 45)
        hug = self._hug[working]
        for side in SIDES:
            limb, target = posture.side(side), hug[side]
            blended = {
                name: (1 - grip) * getattr(limb, name) + grip * target[name] for name in target
            }
            posture = posture.with_side(side, replace(limb, **blended))
        return posture

    def _legs(self, params: Params) -> Posture:
        posture = Posture(pitch=-90, neck=4)
        for side in SIDES:
            hip = params[f"{side}_hip"]
            knee = self._knee(hip)
            standing = ease((hip - 30) / 20) * (1 - ease((hip - 55) / 20))
            flat = -90 - hip + knee
            limb = Limb(
                hip=hip,
                knee=knee,
                ankle=standing * flat + (1 - standing) * -22,
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


class Prone(_OnMat):
    """On the stomach. Parameters: left_leg, right_leg (lift from the floor at the hip), tilt
    (pelvis off the floor), knee (of the lifted leg), turn (head), neck.
    """

    def __init__(self, body: Body, *, arms_up: bool = True) -> None:
        """arms_up: forearms beside the head instead of arms along the body."""
        super().__init__(
            body,
            anchors=("left_shoulder", "right_shoulder"),
            restlessness=Restlessness(arm=0.3, leg=0.1, head=0.5, spine=0.1, trunk=0.05),
            lying=True,
        )
        self._arms = {"shoulder_abduction": 14.0, "pronation": 70.0}
        if arms_up:
            bent = {"shoulder_abduction": 92.0, "shoulder_rotation": 90.0, "elbow": 102.0}
            self._arms = bent | {"shoulder": self._hands_down(bent)}

    def rest_params(self) -> Params:
        """Both legs down."""
        return {"left_leg": 0.0, "right_leg": 0.0}

    def _hands_down(self, bent: dict[str, float]) -> float:
        """The shoulder angle at which the hands lie as low as the rest of the body."""
        hands = self.body.share("wrist", "finger", "metacarpal")[:SKIN_VERTICES] > 0.5
        trunk = self.body.share("spine", "upperleg", "pelvis")[:SKIN_VERTICES] > 0.5

        def gap(x: Array) -> Array:
            self._arms = bent | {"shoulder": float(x[0])}
            z = self.body.pose(self.posture(self.rest_params())).vertices[:SKIN_VERTICES, 2]
            return np.array([z[hands].min() - z[trunk].min()])

        return float(least_squares(gap, np.array([-9.0]))[0])

    def posture(self, params: Params) -> Posture:
        """The resting leg slopes down to the floor when the pelvis has left it."""
        tilt = params.get("tilt", 0.0)
        slope = 0.35 * tilt
        posture = Posture(
            pitch=90 + slope + tilt,
            spine=_curve(-tilt),
            neck=params.get("neck", -6.0),
            turn=params.get("turn", 0.0),
        )
        for side in SIDES:
            up = params[f"{side}_leg"]
            lifted = min(up / 6, 1.0)
            limb = Limb(
                hip=slope + tilt + (3.5 + 0.6 * slope) * (1 - lifted) - up,
                hip_abduction=4,
                knee=2 + params.get("knee", 0.0) * lifted,
                ankle=-52,
                **self._arms,
            )
            posture = posture.with_side(side, limb)
        return posture
