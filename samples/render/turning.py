"""Settings that are seen from the front: waist twist, hip rolls, shoulder rolls, neck sweep."""

from dataclasses import dataclass, replace

import numpy as np

from samples.render.body import SIDES, Body, Limb, Posed, Posture
from samples.render.geometry import Array, least_squares
from samples.render.keys import FEET, STAND
from samples.render.passage import Key
from samples.render.setting import Params, Setting

_HALF_TURN = 0.5
"""Of the shoulders' turn the head makes so much of its own."""


@dataclass(frozen=True, slots=True)
class _Stance:
    """Where the ankles are, (3,) from the middle between them, by side; and how high it lies."""

    ankles: dict[str, Array]
    pelvis: Array


class Planted(Setting):
    """On both feet, which stay where they are whatever the pelvis does.

    Parameters of all: knee, drift (metres to the left that the feet have moved).
    """

    SPREAD = 5.0
    """Degrees by which each leg is abducted."""

    def __init__(self, body: Body) -> None:
        super().__init__(body)
        joints = body.joints(self._upright({"knee": 10.0}))
        middle = (joints["left_ankle"] + joints["right_ankle"]) / 2
        ankles = {side: joints[f"{side}_ankle"] - middle for side in SIDES}
        self._stance = _Stance(ankles, -middle)

    def way_out(self) -> list[Key]:
        """Feet together, arms down."""
        return [Key(STAND, 1.0, FEET)]

    def place(self, params: Params, fidget: Array | None = None) -> Posed:
        """As ever, with the feet moved aside by the drift."""
        posed = super().place(params, fidget)
        drift = params.get("drift", 0.0)
        return posed.moved(np.array([drift, 0.0, 0.0])) if drift else posed

    def _upright(self, params: Params) -> Posture:
        knee = params.get("knee", 10.0)
        leg = Limb(
            hip=0.5 * knee,
            hip_abduction=self.SPREAD,
            knee=knee,
            ankle=0.5 * knee,
            shoulder=5.0,
            shoulder_abduction=10.0,
            elbow=12.0,
        )
        return Posture(left=leg, right=leg)

    def planted(self, posture: Posture, pelvis: Array) -> Posture:
        """The posture with its legs so that the ankles stand where they do at rest.

        pelvis: how far it has moved from there, (3,) metres; its yaw is in the posture.
        """
        turned = replace(
            posture,
            left=replace(posture.left, hip_rotation=-posture.yaw),
            right=replace(posture.right, hip_rotation=posture.yaw),
        )
        want = np.concatenate(
            [self._stance.ankles[side] - self._stance.pelvis - pelvis for side in SIDES]
        )
        start = np.array([[q.hip, q.hip_abduction, q.knee] for q in (turned.left, turned.right)])

        def miss(x: Array) -> Array:
            joints = self.body.joints(_with_legs(turned, x))
            off: Array = np.concatenate([joints[f"{side}_ankle"] for side in SIDES]) - want
            return off

        found = least_squares(miss, start.ravel(), steps=5, tolerance=1e-3)
        return _with_legs(turned, found)


def _with_legs(posture: Posture, x: Array) -> Posture:
    """Hip, abduction and knee of both legs, (6,), left first; the soles stay level."""
    for side, (hip, abduction, knee) in zip(SIDES, x.reshape(2, 3).tolist(), strict=True):
        limb = posture.side(side)
        thigh = hip - posture.pitch
        leg = replace(limb, hip=hip, hip_abduction=abduction, knee=knee, ankle=knee - thigh)
        posture = posture.with_side(side, leg)
    return posture


class Twist(Planted):
    """Turning from the waist. Parameters: turn_left (the shoulders against the feet), hips (share
    of it that the pelvis makes), bend_left (the trunk), drift."""

    SPREAD = 6.0

    def posture(self, params: Params) -> Posture:
        """The arms hang and swing a little behind."""
        turn, share = params["turn_left"], params.get("hips", 0.12)
        yaw = share * turn
        posture = replace(
            self._upright(params),
            yaw=yaw,
            axial=turn - yaw,
            side_bend=params.get("bend_left", 0.0),
            turn=_HALF_TURN * 0.2 * turn,
        )
        return self.planted(posture, np.zeros(3)) if abs(yaw) > 1e-6 else posture


class HipRoll(Planted):
    """Circling with the hips, hands on them. Parameters: size (metres), round (whole circles),
    follow (share that the shoulders make of it), drift."""

    SPREAD = 7.0

    def posture(self, params: Params) -> Posture:
        """The spine bends so that the shoulders stay nearly over the feet."""
        size, angle = params.get("size", 0.0), 2 * np.pi * params.get("round", 0.0)
        aside, ahead = size * np.sin(angle), 0.8 * size * np.cos(angle)
        quiet = 1 - params.get("follow", 0.25)
        lean = float(np.degrees(np.arcsin(np.clip(quiet * aside / 0.45, -0.7, 0.7))))
        bow = float(np.degrees(np.arcsin(np.clip(quiet * ahead / 0.45, -0.7, 0.7)))) / 5
        arms = {
            "shoulder": -22.0,
            "shoulder_abduction": 42.0,
            "shoulder_rotation": -30.0,
            "elbow": 88.0,
            "pronation": 20.0,
        }
        upright = self._upright(params)
        posture = replace(
            upright,
            side_bend=-1.6 * lean,
            spine=(1.6 * bow,) * 5,
            left=replace(upright.left, **arms),
            right=replace(upright.right, **arms),
        )
        return self.planted(posture, np.array([aside, -ahead, -0.012 - 0.2 * abs(aside)]))


class ShoulderRoll(Planted):
    """Circling with the shoulders, the arms hanging. Parameters: size (degrees), round (whole
    circles, forwards), swing (degrees of the arms), lean (trunk), knee."""

    SPREAD = 2.0

    def posture(self, params: Params) -> Posture:
        """From the top forwards and down."""
        size, angle = params.get("size", 0.0), 2 * np.pi * params.get("round", 0.0)
        lean, knee = params.get("lean", 0.0), params.get("knee", 10.0)
        raised, ahead = size * np.sin(angle), size * np.cos(angle)
        limb = Limb(
            hip=0.5 * knee + lean,
            hip_abduction=self.SPREAD,
            knee=knee,
            ankle=0.5 * knee,
            shoulder=4.0 + lean + params.get("swing", 0.0) * 0.5 * (1 - np.cos(angle)),
            shoulder_abduction=8.0,
            elbow=10.0,
        )
        return Posture(pitch=lean, raised=raised, forward=-ahead, left=limb, right=limb)


class NeckSweep(Planted):
    """Chin down and the face to either side. Parameters: chin (degrees down), face (degrees to
    the left), body (degrees the shoulders turn with it), shrug."""

    SPREAD = 3.0

    def posture(self, params: Params) -> Posture:
        """Neck and head share the nod; the rest stands still."""
        chin, body = params.get("chin", 0.0), params.get("body", 0.0)
        return replace(
            self._upright(params),
            neck=0.6 * chin,
            head=0.4 * chin,
            turn=params.get("face", 0.0),
            axial=body,
            raised=params.get("shrug", 0.0),
        )
