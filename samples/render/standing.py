"""Settings on the feet: at the wall, bending forward, one leg on a chair."""

from dataclasses import dataclass

import numpy as np

from samples.render.body import Body, Limb, Posture
from samples.render.keys import FEET, STAND
from samples.render.passage import Key
from samples.render.room import Surface, chair
from samples.render.setting import Params, Setting

_CLOTH = 0.004


class WallSlide(Setting):
    """Back on the wall. Parameters: knee, heel (feet tipped onto the toes), lean, arms, neck."""

    def __init__(self, body: Body, feet_out: float = 0.75) -> None:
        """feet_out: how far the ankles stand in front of the hips, in thigh lengths."""
        super().__init__(body, anchors=("left_toe", "right_toe"))
        self._thigh, self._shank = body.length("hip", "knee"), body.length("knee", "ankle")
        self._reach = feet_out * self._thigh
        upright = super().place({"knee": 8.0})
        torso = body.share("spine", "clavicle", "root", "pelvis") > 0.5
        self.wall_y = float(upright.vertices[torso][:, 1].max()) - _CLOTH

    def posture(self, params: Params) -> Posture:
        """Hip and ankle follow from the knee: the feet stay where they are."""
        knee, heel = params["knee"], params.get("heel", 0.0)
        lean = params.get("lean", 0.0)
        thigh = self._thigh_angle(knee, self._reach + self._ankle_advance(heel))
        limb = Limb(
            hip=thigh + lean,
            knee=knee,
            ankle=knee - thigh - heel,
            shoulder=params.get("arms", 6.0) + lean,
        )
        return Posture(pitch=lean, neck=params.get("neck", 0.0), left=limb, right=limb)

    def way_out(self) -> list[Key]:
        """Off the wall."""
        return [Key(STAND, 1.3, FEET)]

    def _thigh_angle(self, knee: float, reach: float) -> float:
        """How far the thigh points forward so that the ankle is `reach` in front of the hip."""
        a, b = self._thigh, self._shank
        k = np.radians(knee)
        # a sin(t) + b sin(t - k) = reach, as amplitude and phase.
        amplitude = np.hypot(a + b * np.cos(k), b * np.sin(k))
        phase = np.arctan2(b * np.sin(k), a + b * np.cos(k))
        return float(np.degrees(np.arcsin(min(reach / amplitude, 1.0)) + phase))

    def _ankle_advance(self, heel: float) -> float:
        ankle, toe = self.body.head_of("foot.L"), self.body.head_of("toe2-1.L")
        forward, down = ankle[1] - toe[1], ankle[2] - toe[2]
        h = np.radians(heel)
        return float(forward - (forward * np.cos(h) - down * np.sin(h)))


class ToeTouch(Setting):
    """Bending forward from standing. Parameters: bend (0..1 of the way down), knee."""

    def way_out(self) -> list[Key]:
        """Standing easily."""
        return [Key(STAND, 0.8, FEET)]

    def posture(self, params: Params) -> Posture:
        """The hips move back as the trunk comes down, to stay over the feet."""
        bend, knee = params["bend"], params["knee"]
        pitch, spine = 68 * bend, 7.5 * bend
        thigh = 7 * bend + knee * 0.5
        limb = Limb(
            hip=pitch + thigh,
            hip_abduction=0.5,
            knee=knee,
            ankle=knee - thigh,
            shoulder=pitch + 5 * spine + 4 * bend,
            elbow=6,
        )
        five = (spine, spine, spine, spine, spine)
        return Posture(pitch=pitch, spine=five, neck=18 * bend, left=limb, right=limb)


@dataclass(frozen=True, slots=True)
class _Seat:
    ahead: float
    above: float


class ChairStretch(Setting):
    """One heel on a chair. Parameters: knee (standing leg), raised_knee, lean (trunk)."""

    def __init__(self, body: Body, raised: str = "right", below_level: float = 25.0) -> None:
        """raised: which leg is up; below_level: how far it points below the horizontal."""
        self._stance = "left" if raised == "right" else "right"
        super().__init__(body, anchors=(f"{self._stance}_ankle",))
        self._raised = raised
        self._thigh, self._shank = body.length("hip", "knee"), body.length("knee", "ankle")
        drop = np.radians(below_level)
        reach = self._span(10.0)
        height = self._span(5.0)
        self._seat = _Seat(reach * np.cos(drop), height - reach * np.sin(drop))
        self._posed = self.place({"knee": 5.0, "raised_knee": 10.0})

    def posture(self, params: Params) -> Posture:
        """The hip is where both legs, bent as asked, reach their supports."""
        knee, raised_knee = params["knee"], params["raised_knee"]
        lean = params.get("lean", 2.0)
        ahead, above = self._hip(self._span(knee), self._span(raised_knee))
        standing = self._thigh_toward(-ahead, -above, knee)
        lifted = self._thigh_toward(self._seat.ahead - ahead, self._seat.above - above, raised_knee)
        arms = {"shoulder": lean + 4, "shoulder_abduction": 12.0, "elbow": 14.0}
        stance_limb = Limb(hip=standing + lean, knee=knee, ankle=knee - standing, **arms)
        raised_limb = Limb(hip=lifted + lean, knee=raised_knee, ankle=-4, **arms)
        posture = Posture(pitch=lean).with_side(self._stance, stance_limb)
        return posture.with_side(self._raised, raised_limb)

    def way_out(self) -> list[Key]:
        """The foot off the chair, drawn up, put down."""
        lifted = Limb(hip=82, knee=88, ankle=4, shoulder=16, shoulder_abduction=18, elbow=24)
        standing = Limb(hip=5, knee=10, ankle=5, shoulder=10, shoulder_abduction=18, elbow=24)
        drawn_up = Posture(pitch=2).with_side(self._stance, standing)
        stance = (f"{self._stance}_ankle",)
        return [
            Key(drawn_up.with_side(self._raised, lifted), 1.2, stance),
            Key(STAND, 1.1, stance),
        ]

    def props(self) -> list[Surface]:
        """The chair under the heel."""
        foot = self.body.share(f"foot.{self._raised[0].upper()}") > 0.6
        heel = self._posed.vertices[foot]
        at = self._posed.joints[f"{self._raised}_heel"]
        return [chair(at, float(heel[:, 2].min()), float(at[0]))]

    def _span(self, knee: float) -> float:
        """Hip to ankle with the knee bent, metres."""
        a, b = self._thigh, self._shank
        return float(np.sqrt(a * a + b * b + 2 * a * b * np.cos(np.radians(knee))))

    def _hip(self, standing: float, lifted: float) -> tuple[float, float]:
        """Ahead of and above the standing ankle: where two circles meet, the upper point."""
        base = np.hypot(self._seat.ahead, self._seat.above)
        along = (base * base + standing * standing - lifted * lifted) / (2 * base)
        across = np.sqrt(max(standing * standing - along * along, 0.0))
        ux, uz = self._seat.ahead / base, self._seat.above / base
        return float(along * ux - across * uz), float(along * uz + across * ux)

    def _thigh_toward(self, ahead: float, above: float, knee: float) -> float:
        """Forward angle from hanging of the thigh, the ankle being at this place from the hip."""
        line = np.degrees(np.arctan2(ahead, -above))
        k = np.radians(knee)
        share = np.arctan2(self._shank * np.sin(k), self._thigh + self._shank * np.cos(k))
        return float(line + np.degrees(share))
