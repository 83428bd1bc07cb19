"""Face down in other ways: the chest pressed up, arms out to the sides, the plank on the knees."""

from dataclasses import replace

import numpy as np

from samples.render.body import SIDES, SKIN_VERTICES, Body, Limb, Posture
from samples.render.geometry import Array, ease, least_squares
from samples.render.keys import HANDS, HIPS, KNEES, ON_HANDS_AND_KNEES, up_from_knees
from samples.render.mat import OnMat
from samples.render.passage import Key
from samples.render.prone import Prone
from samples.render.setting import Params, Restlessness

_RISES = np.array([0.0, 8, 16, 24, 32, 40, 50])
_HINGE = 0.5
_HANDS_DOWN = {"shoulder_abduction": 14.0, "pronation": 90.0}


class PressUp(OnMat):
    """On the stomach, hands beside the shoulders, the chest pressed up. Parameters: rise (about
    the degrees that the trunk comes up), pelvis (degrees it leaves the floor), legs (degrees both
    are lifted), neck.
    """

    def __init__(self, body: Body) -> None:
        """The hands stay where they are at rest."""
        super().__init__(
            body,
            anchors=("left_hip", "right_hip"),
            restlessness=Restlessness(arm=0.1, leg=0.1, head=0.5, spine=0.1, trunk=0.05),
            lying=True,
        )
        flat = Prone(body)
        self._flat = flat.posture(flat.rest_params())
        self._hand = self._hand_place()
        self._arms = np.stack(self._arm_table())

    def rest_params(self) -> Params:
        """Chest down."""
        return {"rise": 0.0}

    def way_out(self) -> list[Key]:
        """Up on hands and knees, kneeling, standing."""
        return [Key(ON_HANDS_AND_KNEES, 1.8, HANDS), *up_from_knees()]

    def posture(self, params: Params) -> Posture:
        """The back bends from below upwards; the arms are solved so that the hands stay."""
        rise = params.get("rise", 0.0)
        shoulder, elbow = (float(np.interp(rise, _RISES, column)) for column in self._arms.T)
        pelvis = params.get("pelvis", 0.0)
        if pelvis > 0:
            up = self.body.length("hip", "knee") * np.sin(np.radians(_HINGE * pelvis))
            found = self._reaching(params, np.array([shoulder, elbow]), float(up))
            shoulder, elbow = found.tolist()
        return self._arrange(params, shoulder, elbow)

    def _reaching(self, params: Params, start: Array, up: float) -> Array:
        """Shoulder and elbow that keep the hand where it is; up: how far the hips are lifted."""

        def slip(x: Array) -> Array:
            joints = self.body.joints(self._arrange(params, x[0], x[1]))
            apart = (joints["left_wrist"] - joints["left_hip"])[1:]
            missing: Array = apart - self._hand + np.array([0.0, up])
            return missing

        return least_squares(slip, start, steps=25)

    def _arrange(self, p: Params, shoulder: float, elbow: float) -> Posture:
        rise, pelvis, legs = (p.get(name, 0.0) for name in ("rise", "pelvis", "legs"))
        tilt, bend = 0.3 * rise, 1.15 * rise
        lifted = _HINGE * pelvis
        spine = tuple(-share * bend for share in (0.26, 0.26, 0.22, 0.16, 0.1))
        neck = self._flat.neck * (1 - ease(rise / 15)) - 4 * ease(rise / 15) + p.get("neck", 0.0)
        a, b, c, d, e = spine
        limb = replace(
            self._flat.left,
            hip=self._flat.left.hip - tilt + lifted - legs,
            knee=2 + lifted,
            **_HANDS_DOWN,
            shoulder=shoulder,
            shoulder_rotation=0.0,
            elbow=elbow,
            wrist=float(np.clip(82 + 90 - tilt - bend - lifted - shoulder - elbow, 0, 88)),
        )
        return Posture(
            pitch=90 - tilt - lifted, spine=(a, b, c, d, e), neck=neck, left=limb, right=limb
        )

    def _hand_place(self) -> Array:
        """Where the hand is when it lies beside the shoulder, seen from the hip; (2,)."""
        start = self.body.joints(self._arrange({}, -5.0, 150.0))
        shoulder, hip = start["left_shoulder"], start["left_hip"]
        flat = self.body.pose(self._arrange({}, -5.0, 150.0))
        floor = flat.vertices[:SKIN_VERTICES, 2][self.body.share("pelvis", "spine")[
            :SKIN_VERTICES] > 0.5].min()  # fmt: skip
        place: Array = np.array([shoulder[1] + 0.08 - hip[1], floor + 0.04 - hip[2]])
        return place

    def _arm_table(self) -> list[Array]:
        """Shoulder and elbow for each of `_RISES`."""
        found = np.array([-5.0, 148.0])
        arms = []
        for rise in _RISES.tolist():
            found = self._reaching({"rise": rise}, found, 0.0)
            arms.append(found)
        return arms


class ArmsOut(Prone):
    """On the stomach, arms straight out to the sides. Parameters as of `Prone`, and arms
    (degrees both are raised from the floor).
    """

    def __init__(self, body: Body) -> None:
        """The hands begin on the floor."""
        self._low: float | None = None
        super().__init__(body)
        self._low = self._arms_down()

    def posture(self, params: Params) -> Posture:
        """The arms turn at the shoulder alone."""
        posture = super().posture(params)
        if self._low is None:
            return posture
        raised = params.get("arms", 0.0) - self._low
        for side in SIDES:
            posture = posture.with_side(side, _out(posture.side(side), raised))
        return posture

    def way_out(self) -> list[Key]:
        """Hands beside the chest, up on hands and knees, kneeling, standing."""
        near = Prone.posture(self, self.rest_params())
        return [Key(near, 0.9, HIPS), Key(ON_HANDS_AND_KNEES, 1.8, HANDS), *up_from_knees()]

    def _arms_down(self) -> float:
        """How many degrees below the shoulders' level the arms must be to lie on the floor."""
        hands = self.body.share("wrist", "finger", "metacarpal")[:SKIN_VERTICES] > 0.5
        trunk = self.body.share("spine", "upperleg", "pelvis")[:SKIN_VERTICES] > 0.5
        still = Prone.posture(self, self.rest_params())

        def gap(x: Array) -> Array:
            posture = still
            for side in SIDES:
                posture = posture.with_side(side, _out(still.side(side), -float(x[0])))
            z = self.body.pose(posture).vertices[:SKIN_VERTICES, 2]
            return np.array([z[hands].min() - z[trunk].min()])

        return float(np.clip(least_squares(gap, np.array([5.0]))[0], -10, 30))


def _out(limb: Limb, raised: float) -> Limb:
    """An arm straight out to the side and so many degrees backwards, its thumb up."""
    return replace(
        limb,
        shoulder=-90.0,
        shoulder_abduction=90.0 - raised,
        shoulder_rotation=0.0,
        elbow=4.0,
        pronation=0.0,
        wrist=0.0,
    )


class KneePlank(OnMat):
    """On forearms and knees. Parameters: up (0 the hips over the knees, 1 one straight line from
    shoulders to knees), sag (degrees the hips are lower than that; negative: higher), neck.
    """

    def __init__(self, body: Body) -> None:
        """Elbows under the shoulders when the line is straight."""
        super().__init__(
            body,
            anchors=("left_knee", "right_knee"),
            restlessness=Restlessness(arm=0.1, leg=0.1, head=0.6, spine=0.2, trunk=0.05),
            lying=True,
        )

    def rest_params(self) -> Params:
        """Hips high."""
        return {"up": 0.0}

    def way_out(self) -> list[Key]:
        """Hands and knees, kneeling, standing."""
        return [Key(ON_HANDS_AND_KNEES, 1.0, KNEES), *up_from_knees()]

    def posture(self, params: Params) -> Posture:
        """The trunk's pitch is solved so that forearms and knees are on one floor."""
        up, sag = params.get("up", 0.0), params.get("sag", 0.0)
        thigh = (1 - up) * 10.0 + up * 71.0 + 0.55 * sag
        """Degrees the thigh leans forward of plumb, knee behind the hip."""
        spine = -0.35 * max(sag, 0.0)

        def arrange(pitch: float) -> Posture:
            chest = pitch + spine
            limb = Limb(
                hip=pitch - thigh,
                hip_abduction=2.0,
                knee=90.0 - thigh,
                ankle=-58.0,
                shoulder=chest - 4.0,
                shoulder_abduction=6.0,
                shoulder_rotation=0.0,
                elbow=86.0,
                pronation=70.0,
            )
            five = (0.3 * spine, 0.3 * spine, 0.2 * spine, 0.1 * spine, 0.1 * spine)
            neck = -6.0 + params.get("neck", 0.0)
            return Posture(pitch=pitch, spine=five, neck=neck, left=limb, right=limb)

        def gap(x: Array) -> Array:
            joints = self.body.joints(arrange(float(x[0])))
            return np.array([joints["left_elbow"][2] - joints["left_knee"][2]])

        return arrange(float(least_squares(gap, np.array([85.0]))[0]))
