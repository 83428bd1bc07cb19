"""Lying on the back with legs and arms anywhere: what most exercises on the back are made of."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from samples.render.body import SIDES, SKIN_VERTICES, Body, Limb, Posture
from samples.render.geometry import Array, ease, least_squares
from samples.render.keys import HIPS, up_from_the_back
from samples.render.mat import OnMat, curve
from samples.render.passage import Key
from samples.render.setting import Params, Restlessness
from samples.render.supine import with_raised_head

_KNEES = np.array([0.0, 15, 30, 50, 70, 90, 105, 120])
_BENT = 100.0
_ROUNDS_TO = 42.0
_ROLLS = 1.6
"""Degrees the pelvis turns for each of `tail`."""


class Supine(OnMat):
    """On the back. Parameters of each side, as "left_knee": knee (bend with the foot on the
    floor), lift (degrees the thigh is higher than that), hip (instead, the bend of the hip), foot
    (toes up), out (the knee falls outwards), arm (0 by the side, 90 to the ceiling, 180 overhead).
    For both: raise_head, chin (towards the chest), tail (the pelvis rolls up), curl
    (about the degrees that the trunk comes up), elbow, arms (of both), cross (1: forearms on the
    chest, going with it).
    With a working side, "working_knee" and "other_knee" say it for that side and the other.
    """

    def __init__(
        self, body: Body, *, working: str | None = None, keeping: str = "shoulder"
    ) -> None:
        """working: the side that "working" means, None where sides are called by their names.

        keeping: the joint that stays where it is.
        """
        super().__init__(
            body,
            anchors=(f"left_{keeping}", f"right_{keeping}"),
            restlessness=Restlessness(arm=0.2, leg=0.12, head=0.5, spine=0.1, trunk=0.05),
            lying=True,
        )
        self._working = working
        self._foot_down = self._feet_on_the_floor()

    def rest_params(self) -> Params:
        """Long on the mat."""
        return {}

    def way_out(self) -> list[Key]:
        """Knees bent, sitting up, onto the feet, standing."""
        bent = self.posture({f"{side}_knee": _BENT for side in SIDES})
        return [Key(bent, 1.1, HIPS), *up_from_the_back()]

    def posture(self, params: Params) -> Posture:
        """Legs, arms, and a trunk that curls up or a pelvis that rolls."""
        p = self._by_side(params)
        curl, tail = p.get("curl", 0.0), p.get("tail", 0.0)
        round_ = _ROUNDS_TO * float(np.tanh(1.55 * curl / _ROUNDS_TO))
        up = max(curl - 0.62 * round_, 0.0)
        pitch = -90 - _ROLLS * tail + up
        a, b, c, d, e = curve(0.6 * tail)
        spine = (a + 0.1 * round_, b + 0.2 * round_, c + 0.25 * round_, d + 0.25 * round_,
                 e + 0.2 * round_)  # fmt: skip
        posture = Posture(pitch=pitch, spine=spine, neck=4 + 0.9 * tail + 0.45 * round_)
        for side in SIDES:
            leg = self._leg(p, side, tail, up)
            posture = posture.with_side(side, _arm(leg, p, side, tail, up + round_))
            posture = self._fallen(posture, side, p.get(f"{side}_out", 0.0))
        posture = replace(posture, neck=posture.neck + p.get("chin", 0.0))
        return with_raised_head(posture, p.get("raise_head", 0.0))

    def _by_side(self, params: Params) -> Mapping[str, float]:
        if self._working is None:
            return params
        other = "left" if self._working == "right" else "right"
        names = {"working": self._working, "other": other}
        return {
            f"{names[first]}_{rest}" if (first := name.partition("_")[0]) in names else name: value
            for name, value in params.items()
            for rest in (name.partition("_")[2],)
        }

    def _leg(self, p: Params, side: str, tail: float, up: float) -> Limb:
        knee = p.get(f"{side}_knee", 3.0)
        down = float(np.interp(knee, _KNEES, self._foot_down))
        hip = p.get(f"{side}_hip", down) + p.get(f"{side}_lift", 0.0)
        stays = _ROLLS * tail * (1 - ease((hip - 40) / 40))
        return Limb(
            hip=hip - stays + up,
            hip_abduction=1.0,
            knee=knee,
            ankle=_foot(hip, knee, hip - down) + p.get(f"{side}_foot", 0.0),
        )

    def _fallen(self, posture: Posture, side: str, out: float) -> Posture:
        """The knee fallen outwards, the foot where it is."""
        if out <= 0:
            return posture
        own = posture.side(side)
        foot = self.body.joints(posture)[f"{side}_ankle"]
        names = ("hip", "hip_rotation", "knee")

        def with_leg(x: Array) -> Posture:
            leg = replace(own, hip_abduction=out, **dict(zip(names, x.tolist(), strict=True)))
            return posture.with_side(side, leg)

        def miss(x: Array) -> Array:
            return self.body.joints(with_leg(x))[f"{side}_ankle"] - foot

        return with_leg(least_squares(miss, np.array([own.hip, 0.8 * out, own.knee]), steps=20))

    def _feet_on_the_floor(self) -> Array:
        """The bend of the hip at which the foot is as low as the back, for each of `_KNEES`."""
        legs = self.body.share("upperleg", "lowerleg", "foot", "toe")[:SKIN_VERTICES]
        feet = self.body.share("foot", "toe")[:SKIN_VERTICES] > 0.5
        back = legs < 0.5

        def hip_at(knee: float, start: float) -> float:
            def gap(x: Array) -> Array:
                limb = Limb(hip=float(x[0]), knee=knee, ankle=_foot(float(x[0]), knee, 0.0))
                z = self.body.pose(Posture(pitch=-90, left=limb, right=limb)).vertices
                return np.array(
                    [z[:SKIN_VERTICES, 2][feet].min() - z[:SKIN_VERTICES, 2][back].min()]
                )

            found = least_squares(gap, np.array([start]), steps=5, tolerance=1e-3)
            return float(np.clip(found[0], 0.0, 80.0))

        return np.array([hip_at(float(knee), 0.5 * float(knee) + 1) for knee in _KNEES])


class HamstringStretch(Supine):
    """On the back, both hands behind one thigh. Parameters as of `Supine`."""

    def __init__(self, body: Body, *, working: str = "right") -> None:
        """working: the side that is stretched."""
        super().__init__(body, working=working)
        legs = super().posture({"working_hip": 84.0, "working_knee": 60.0, "other_knee": 100.0})
        joints = self.body.joints(legs)
        hip, knee = (joints[f"{working}_{name}"] for name in ("hip", "knee"))
        behind = hip + 0.72 * (knee - hip) + np.array([0.0, -0.07, 0.0])
        self._hands = {side: arm_to(body, legs, side, behind) for side in SIDES}

    def rest_params(self) -> Params:
        """One thigh upright, its knee bent, the other foot on the floor."""
        return {"working_hip": 84.0, "working_knee": 88.0, "other_knee": 100.0}

    def posture(self, params: Params) -> Posture:
        """The hands stay behind the thigh."""
        posture = super().posture(params)
        if "working_hip" not in params:
            return posture
        for side in SIDES:
            posture = posture.with_side(side, replace(posture.side(side), **self._hands[side]))
        return posture


_ARM = ("shoulder", "shoulder_abduction", "shoulder_rotation", "elbow")


def arm_to(body: Body, posture: Posture, side: str, at: Array) -> dict[str, float]:
    """The angles of an arm that bring its hand beside a place, (3,) as of `Body.joints`."""
    target = at + np.array([0.07 if side == "left" else -0.07, 0.0, 0.0])
    start = np.array([40.0, 14.0, 0.0, 40.0])

    def miss(x: Array) -> Array:
        limb = replace(posture.side(side), **dict(zip(_ARM, x.tolist(), strict=True)))
        wrist = body.joints(posture.with_side(side, limb))[f"{side}_wrist"]
        return np.concatenate([wrist - target, 2e-4 * (x - start)])

    found = least_squares(miss, start, steps=30)
    return dict(zip(_ARM, found.tolist(), strict=True))


def _foot(hip: float, knee: float, lifted: float) -> float:
    """The ankle's bend: the foot flat under a bent knee, else hanging a little."""
    flat = np.clip(-90 - hip + knee, -45, 25)
    standing = ease((knee - 40) / 25) * (1 - ease(lifted / 20))
    return float(standing * flat + (1 - standing) * -22)


def _arm(limb: Limb, p: Params, side: str, tail: float, chest: float) -> Limb:
    """A straight arm keeps its place in the room while the chest comes up; a crossed one does
    not."""
    cross, raised = p.get("cross", 0.0), p.get(f"{side}_arm", 0.0) + p.get("arms", 0.0)
    up = ease(raised / 60)
    straight = {
        "shoulder": raised + chest * min(raised / 60, 1.0) - tail * (1 - up),
        "shoulder_abduction": 16 - 12 * up,
        "elbow": 4 + p.get("elbow", 0.0),
        "pronation": 60 - 30 * up,
        "shoulder_rotation": 0.0,
    }
    crossed = {
        "shoulder": 36.0,
        "shoulder_abduction": 10.0,
        "elbow": 126.0,
        "pronation": 30.0,
        "shoulder_rotation": -52.0,
    }
    return replace(
        limb, **{name: (1 - cross) * straight[name] + cross * crossed[name] for name in straight}
    )
