"""Lying on the back with the legs on an exercise ball."""

import numpy as np

from samples.render.body import SKIN_VERTICES, Body, Limb, Posture
from samples.render.geometry import Array, least_squares
from samples.render.keys import HIPS, up_from_the_back
from samples.render.lying import Supine
from samples.render.mat import OnMat, curve
from samples.render.passage import Key
from samples.render.room import Material, Surface
from samples.render.setting import Params, Restlessness
from samples.render.supine import with_raised_head

_RADIUS = 0.275
"""A ball of 55 cm."""
_COLOUR = (0.16, 0.30, 0.52)
_TILTS = np.linspace(0.0, 45.0, 8)


def ball(centre: Array, radius: float) -> Surface:
    """A ball, round to the eye."""
    rings, slices = 18, 28
    polar, around = np.meshgrid(
        np.linspace(0, np.pi, rings + 1), np.linspace(0, 2 * np.pi, slices + 1), indexing="ij"
    )
    way = np.stack([np.sin(polar) * np.cos(around), np.sin(polar) * np.sin(around),
                    np.cos(polar)], axis=-1)  # fmt: skip
    corners = [way[:-1, :-1], way[1:, :-1], way[1:, 1:], way[:-1, :-1], way[1:, 1:], way[:-1, 1:]]
    normals = np.stack(corners, axis=2).reshape(-1, 3)
    count = len(normals)
    return Surface(
        centre + radius * normals,
        normals,
        np.tile(_COLOUR, (count, 1)),
        np.full(count, float(Material.PAINTED)),
    )


class BallBridge(OnMat):
    """On the back, heels on the ball. Parameters: lift (1: shoulder, hip and ankle in line), arch,
    knee, roll (metres the ball has rolled away), raise_head.
    """

    def __init__(self, body: Body) -> None:
        """The ball stays under the heels."""
        super().__init__(
            body,
            anchors=("left_shoulder", "right_shoulder"),
            restlessness=Restlessness(arm=0.3, leg=0.08, head=0.5, spine=0.15, trunk=0.1),
            lying=True,
        )
        self._heights = self._height_table()
        self._heel = self._heel_radius()
        self._top = float(least_squares(self._off_line, np.array([20.0]), steps=20)[0])

    def rest_params(self) -> Params:
        """Hips down."""
        return {"lift": 0.0, "knee": 10.0}

    def way_out(self) -> list[Key]:
        """Feet off the ball, sitting up, onto the feet, standing."""
        limb = Limb(hip=52, knee=103, ankle=-35, shoulder_abduction=16, pronation=40)
        bent = Posture(pitch=-90, neck=4, left=limb, right=limb)
        return [Key(bent, 1.4, HIPS), *up_from_the_back()]

    def props(self) -> list[Surface]:
        """The mat, and the ball under the heels."""
        rest = self.place(self.rest_params()).joints
        heels = (rest["left_heel"] + rest["right_heel"]) / 2
        return [*super().props(), ball(np.array([heels[0], heels[1] + 0.04, _RADIUS]), _RADIUS)]

    def posture(self, params: Params) -> Posture:
        """The hip is solved so that the heels lie on top of the ball."""
        tilt, arch = self._top * params.get("lift", 0.0), params.get("arch", 0.0)
        knee = params.get("knee", 10.0) + 90.0 * params.get("roll", 0.0)
        hip = self._hip_for(tilt, arch, knee)
        return with_raised_head(self._arrange(tilt, arch, hip, knee), params.get("raise_head", 0.0))

    def _hip_for(self, tilt: float, arch: float, knee: float) -> float:
        def gap(x: Array) -> Array:
            joints = self.body.joints(self._arrange(tilt, arch, float(x[0]), knee))
            above = joints["left_ankle"][2] - joints["left_shoulder"][2] + self._height(tilt)
            return np.array([above - 2 * _RADIUS - self._heel])

        return float(least_squares(gap, np.array([32.0 - tilt]))[0])

    def _off_line(self, x: Array) -> Array:
        """How far the hip is off the line from shoulder to ankle at this tilt, metres."""
        tilt = float(x[0])
        joints = self.body.joints(self._arrange(tilt, 0.0, self._hip_for(tilt, 0.0, 10.0), 10.0))
        shoulder, hip, ankle = (joints[f"left_{n}"][1:] for n in ("shoulder", "hip", "ankle"))
        along = (ankle - shoulder) / np.linalg.norm(ankle - shoulder)
        away = hip - shoulder
        return np.array([along[0] * away[1] - along[1] * away[0]])

    def _arrange(self, tilt: float, arch: float, hip: float, knee: float) -> Posture:
        limb = Limb(
            hip=hip,
            knee=knee,
            ankle=-8.0,
            shoulder=-tilt + 0.5 * arch,
            shoulder_abduction=18,
            pronation=60,
        )
        neck = 0.9 * max(tilt - 0.5 * arch, 0.0)
        return Posture(
            pitch=-90 - tilt - 0.5 * arch, spine=curve(arch), neck=neck, left=limb, right=limb
        )

    def _height(self, tilt: float) -> float:
        """Of the shoulder above the floor, metres."""
        return float(np.interp(tilt, _TILTS, self._heights))

    def _height_table(self) -> Array:
        legs = self.body.share("upperleg", "lowerleg", "foot", "toe")[:SKIN_VERTICES]
        not_legs = np.flatnonzero(legs < 0.5)

        def height(tilt: float) -> float:
            posed = self.body.pose(self._arrange(tilt, 0.0, 60.0, 10.0))
            return float(posed.joints["left_shoulder"][2] - posed.vertices[not_legs, 2].min())

        return np.array([height(tilt) for tilt in _TILTS])

    def _heel_radius(self) -> float:
        """From the ankle to the underside of the heel, metres."""
        posed = self.body.pose(Posture(pitch=-90))
        feet = self.body.share("foot")[:SKIN_VERTICES] > 0.5
        low = posed.vertices[:SKIN_VERTICES, 2][feet].min()
        return float(posed.joints["left_ankle"][2] - low)


class CalvesOnBall(Supine):
    """On the back, calves on the ball. Parameters as of `Supine`."""

    def rest_params(self) -> Params:
        """Hips and knees bent over the ball."""
        return {f"{side}_{name}": value for side in ("left", "right") for name, value in CALVES}

    def props(self) -> list[Surface]:
        """The mat, and the ball under the calves."""
        rest = self.place(self.rest_params()).joints
        knee, ankle = (
            (rest[f"left_{name}"] + rest[f"right_{name}"]) / 2 for name in ("knee", "ankle")
        )
        middle = knee + 0.5 * (ankle - knee)
        under = min(float(middle[2]) - 0.05, 2 * _RADIUS) / 2
        return [*super().props(), ball(np.array([middle[0], middle[1], under]), under)]


CALVES = (("hip", 72.0), ("knee", 74.0), ("foot", 10.0))
"""Hip and knee of a leg whose calf lies on the ball."""
