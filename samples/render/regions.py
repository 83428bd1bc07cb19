"""Where on a body a vertex is: along the arm, along the leg, on the scalp, on the face."""

from dataclasses import dataclass

import numpy as np

from samples.render.body import SIDES, SKIN_VERTICES, Body
from samples.render.geometry import Array

_OFF_ARM = -1.0
_ABOVE_LEG = -0.05


@dataclass(frozen=True, slots=True)
class Regions:
    """Per vertex of the body, all (n,) but `rest`, (n, 3).

    arm: 0 at the shoulder, 1 at the wrist, -1 off the arm; leg: 0 at the hip, 1 at the ankle,
    -0.05 above; head: 1 on the head, up to 0.4 on the neck. arm_length, leg_length, hip, neck
    (heights) are metres.
    """

    rest: Array
    arm: Array
    leg: Array
    head: Array
    arm_length: float
    leg_length: float
    hip: float
    neck: float

    @classmethod
    def of(cls, body: Body) -> "Regions":
        """Those of the resting body."""
        hip, ankle = body.head_of("upperleg01.L"), body.head_of("foot.L")
        return cls(
            rest=body.rest,
            arm=_along_arm(body),
            leg=_along_leg(body),
            head=np.maximum(body.share("head", "eye"), body.share("neck") * 0.4).astype(float),
            arm_length=body.length("shoulder", "elbow") + body.length("elbow", "wrist"),
            leg_length=float(hip[2] - ankle[2]),
            hip=float(hip[2]),
            neck=float(body.head_of("neck01")[2]),
        )

    def shirt(self, sleeve: float, hem: float, neckline: float = 0.035) -> Array:
        """Metres inside a shirt's edges, negative outside, (n,).

        sleeve: fraction of the arm; hem: metres above the hip; neckline: above the neck's root.
        """
        z = self.rest[:, 2]
        dip = 0.035 * smooth_step((0.02 - self.rest[:, 1]) / 0.12)
        neck = self.neck + neckline - dip - z
        torso = np.minimum(z - self.hip - hem, np.where(self.head < 0.5, neck, -0.1))
        on_arm = np.minimum((sleeve - self.arm) * self.arm_length, neck + 0.02)
        return np.where(self.arm > -0.5, on_arm, torso)

    def trousers(self, length: float, waist: float) -> Array:
        """Metres inside trousers' edges; length: fraction of the leg; waist: above the hip."""
        z = self.rest[:, 2]
        inside = np.minimum((length - self.leg) * self.leg_length, self.hip + waist - z)
        return np.where(self.arm > -0.5, -0.1, inside)

    def below(self, start: float) -> Array:
        """Metres down the leg from a fraction of it: socks and shoes."""
        on_leg: Array = (self.leg - start) * self.leg_length
        return on_leg


def scalp(body: Body, receding: float = 0.0) -> Array:
    """Metres inside the hairline, negative on the face and below, (n,). receding: metres."""
    x, y, z = (body.rest - head_centre(body)).T
    front = z - 0.085 + 0.9 * np.maximum(y + 0.055 - receding, 0)
    ears = np.max([0.078 - np.abs(x), z - 0.045, y - 0.075], axis=0)
    inside = np.min([front, y + 0.085 - receding, z + 0.075, ears], axis=0)
    return np.where(body.share("head") > 0.5, inside, -0.1)


def head_centre(body: Body) -> Array:
    """The middle of the head's skin at rest, (3,)."""
    on_head = body.share("head", "eye")[:SKIN_VERTICES] > 0.9
    centre: Array = body.rest[:SKIN_VERTICES][on_head].mean(axis=0)
    return centre


def smooth_step(x: Array) -> Array:
    """0 below 0, 1 above 1, eased between."""
    t = np.clip(x, 0, 1)
    eased: Array = t * t * (3 - 2 * t)
    return eased


def _along_arm(body: Body) -> Array:
    arm = body.share("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
    along = np.full(len(body.rest), _OFF_ARM)
    for side in SIDES:
        s, sign = side[0].upper(), 1 if side == "left" else -1
        shoulder, elbow, wrist = (
            body.head_of(f"{bone}.{s}") for bone in ("upperarm01", "lowerarm01", "wrist")
        )
        upper, fore = np.linalg.norm(elbow - shoulder), np.linalg.norm(wrist - elbow)
        t = (body.rest - shoulder) @ (elbow - shoulder) / upper
        beyond = upper + (body.rest - elbow) @ (wrist - elbow) / fore
        distance = np.where(t < upper, t, np.maximum(beyond, upper)) / (upper + fore)
        own = (body.rest[:, 0] * sign > 0) & (arm > 0.45)
        along[own] = np.maximum(distance[own], 0)
    return along


def _along_leg(body: Body) -> Array:
    leg = body.share("upperleg", "lowerleg", "foot", "toe")
    along = np.full(len(body.rest), _ABOVE_LEG)
    for side in SIDES:
        s, sign = side[0].upper(), 1 if side == "left" else -1
        hip, ankle = body.head_of(f"upperleg01.{s}"), body.head_of(f"foot.{s}")
        own = (body.rest[:, 0] * sign > 0) & (leg > 0.3)
        drop = (hip[2] - 0.02 - body.rest[:, 2]) / (hip[2] - ankle[2])
        along[own] = drop[own]
    return along
