"""The exercises on the mat: leg lift on all fours, bridge, knee to chest, prone leg raise."""

from dataclasses import replace
from functools import partial

import numpy as np

from samples.render.courses import Rep
from samples.render.floor import AllFours, Prone
from samples.render.repertoire import Make, Repertoire, Wrong, beyond, seconds_at

_ON_FOURS = {
    "left_thigh": 0.0,
    "right_thigh": 0.0,
    "spine": 0.0,
    "neck": -14.0,
    "lean": 0.0,
    "elbow": 6.0,
    "top_knee": 25.0,
}


def _arcsine(value: float) -> float:
    return float(np.degrees(np.arcsin(np.clip(value, -1, 1))))


def lift(side: str, thigh: float = 79.0, hold: float = 1.6) -> Rep:
    """One leg backwards on all fours; a thigh of about 78 is in line with the trunk."""
    return Rep(side, {f"{side}_thigh": thigh}, 2.3, hold, 2.2, {f"{side}_thigh": 3.5}, least=2.1)


def _fast_lift(strength: float, side: str) -> Rep:
    seconds = seconds_at(beyond(90.0, strength), 78.0)
    return lift(side, 79.0, 1.2).timed(out=seconds, back=seconds)


def _hands_out(strength: float) -> Make:
    return partial(AllFours, hands_ahead=_arcsine((0.30 + 0.1 * strength) / 1.08))


def _bent(rep: Rep, spine: float) -> Rep:
    """With a back that bends while both knees are still down, and stays bent."""
    return replace(rep, first={"spine": spine}, first_s=2.8)


ALL_FOURS = Repertoire(
    rest=_ON_FOURS,
    right=lambda side, hold: lift(side, 79.0, hold),
    half=lambda side: Rep(side, {f"{side}_thigh": 38.0}, 1.5, 0.7, 1.5, {}, "half"),
    sides=("right", "left"),
    holds=(0.5, 1.8),
    long_hold=4.5,
    long_share=0.05,
    way_s=4.8,
    walks=(2.6, -2.8),
    edge=("{side}_thigh", 56.0, 1.0),
    wrongs={
        "leg-above-trunk": Wrong(
            lambda s, side: Rep(
                side,
                {f"{side}_thigh": 95.5 + 8 * s, "spine": -3 * max(s, 0)},
                hold=1.8,
                meant="too-far",
            ).timed(out=3.6, back=3.5),
            most=2.6,
        ),
        "trunk-tilts": Wrong(
            lambda s, side: lift(side, 79, 2.2).with_targets(elbow=60 + 27 * s), most=1.5
        ),
        "back-sags": Wrong(
            lambda s, side: _bent(lift(side, 79, 1.6), -8 - 10 * s), most=2.6, late=True
        ),
        "back-rounds": Wrong(
            lambda s, side: _bent(lift(side, 76, 1.6), 8 + 10 * s), most=2.8, late=True
        ),
        "rocking": Wrong(
            lambda s, side: Rep(
                side,
                {f"{side}_thigh": 79.0},
                2.2,
                4.4,
                2.2,
                sways=(("lean", _arcsine((0.15 + 0.1 * s) / 1.7), 1.5),),
            ),
        ),
        "weight-shift-back": Wrong(
            lambda s, side: lift(side, 79, 2.2).with_targets(lean=_arcsine((0.2 + 0.1 * s) / 0.86))
        ),
        "hands-not-under": Wrong(lambda _, side: lift(side, 77, 1.8), most=2.5, setting=_hands_out),
        "head-back": Wrong(
            lambda s, side: lift(side, 79, 2.4).with_targets(neck=-52 - 20.5 * s),
            most=1.3,
        ),
        "head-drop": Wrong(
            lambda s, side: lift(side, 79, 2.4).with_targets(neck=31 + 19 * s),
            most=1.3,
        ),
        "elbows-bent": Wrong(
            lambda s, side: lift(side, 79, 2.4).with_targets(elbow=30 + 10 * s), most=2.5
        ),
        "too-fast": Wrong(_fast_lift),
    },
)


def raise_hips(share: float = 0.98, arch: float = 0.0, hold: float = 3.3) -> Rep:
    """Hips up to a share of the way to the straight line."""
    return Rep("both", {"lift": share, "arch": arch}, 1.9, hold, 2.0, {"lift": 0.025})


def _dropped(strength: float, side: str) -> Rep:
    del side
    seconds = seconds_at(beyond(150.0, strength), 66.0)
    return raise_hips(hold=1.6).timed(out=1.9, back=seconds)


BRIDGE = Repertoire(
    rest={"lift": 0.0, "arch": 0.0},
    right=lambda _, hold: raise_hips(hold=hold),
    half=lambda _: Rep("both", {"lift": 0.5}, 1.4, 0.8, 1.5, {}, "half"),
    sides=("both",),
    holds=(0.6, 2.4),
    long_hold=4.5,
    long_share=0.075,
    way_s=4.6,
    walks=(2.4, -2.8),
    edge=("lift", 0.74, 0.018),
    wrongs={
        "hips-sag": Wrong(
            lambda s, _: Rep(
                "both", {"lift": 1.0, "arch": 0.0}, 1.9, 3.0, 1.6, sink=(15 + 10 * s) / 56
            ),
            most=0.75,
        ),
        "over-arched": Wrong(
            lambda s, _: Rep(
                "both",
                {"lift": 1.12 + 0.045 * s, "arch": -11.0 - 10.0 * s},
                2.2,
                2.0,
                2.2,
                meant="too-far",
            ),
            most=2.0,
        ),
        "feet-slide": Wrong(
            lambda s, _: raise_hips(0.95, hold=2.6).with_targets(slide=0.157 + 0.045 * s),
            most=2.0,
        ),
        "drops": Wrong(_dropped, most=2.6),
        "head-lifted-supine": Wrong(
            lambda s, _: raise_hips(hold=2.4).with_targets(raise_head=32 + 15 * s), most=2.0
        ),
    },
)


def hug(side: str, hip: float = 114.0, hold: float = 5.0) -> Rep:
    """One knee to the chest."""
    return Rep(side, {f"{side}_hip": hip}, 2.8, hold, 2.6, {f"{side}_hip": 4.0}, least=2.3)


def _fast_hug(strength: float, side: str) -> Rep:
    seconds = seconds_at(beyond(120.0, strength), 112.0)
    return hug(side, 112.0, 2.0).timed(out=seconds, back=seconds)


HUG = Repertoire(
    rest={"left_hip": 2.0, "right_hip": 2.0},
    right=lambda side, hold: hug(side, 113.0, hold),
    half=lambda side: Rep(side, {f"{side}_hip": 60.0}, 1.8, 0.8, 1.8, {}, "half"),
    sides=("right", "left"),
    holds=(0.8, 2.4),
    long_hold=20.4,
    long_share=0.025,
    way_s=5.7,
    walks=(2.4, -2.8),
    edge=("{side}_hip", 97.0, 1.0),
    wrongs={
        "head-lifted-supine": Wrong(
            lambda s, side: hug(side, 113, 2.8).with_targets(raise_head=21 + 12 * s), most=2.5
        ),
        "tail-lifts": Wrong(
            lambda s, side: replace(hug(side, 106, 2.6), least=3.0).with_targets(
                tail=5.5 + 4.5 * s
            ),
            most=2.0,
        ),
        "bouncing-hug": Wrong(
            lambda s, side: Rep(
                side,
                {f"{side}_hip": 112.0},
                2.6,
                4.6,
                2.4,
                sways=((f"{side}_hip", 6 + 5 * s, 1.2),),
            ),
            most=2.2,
        ),
        "no-hold-of-leg": Wrong(
            lambda s, side: hug(side, 110, 4.4).with_targets(loose=0.62 + 0.12 * s)
        ),
        "too-fast": Wrong(_fast_hug),
    },
)


def raise_leg(side: str, height: float = 17.0, hold: float = 3.0) -> Rep:
    """A straight leg off the floor by so many degrees."""
    return Rep(side, {f"{side}_leg": height}, 1.9, hold, 1.9, {f"{side}_leg": 2.0}, least=1.3)


def _dropped_leg(strength: float, side: str) -> Rep:
    seconds = seconds_at(beyond(45.0, strength), 21.5)
    return raise_leg(side, 20.0, 1.8).timed(out=1.8, back=seconds)


PRONE = Repertoire(
    rest={"left_leg": 0.0, "right_leg": 0.0, "tilt": 0.0, "gaze": 0.0, "neck": 0.0},
    right=lambda side, hold: raise_leg(side, 18.0, hold),
    half=None,
    sides=("right", "left"),
    holds=(0.6, 2.2),
    long_hold=8.4,
    long_share=0.1,
    way_s=6.6,
    walks=(2.4, -3.0),
    edge=("{side}_leg", 8.0, 1.0),
    wrongs={
        "leg-too-high": Wrong(
            lambda s, side: Rep(
                side,
                {f"{side}_leg": 30 + 10 * s, "tilt": 3 + 4 * max(s, 0)},
                hold=2.0,
                meant="too-far",
            ).timed(out=2.8, back=3.6),
            most=1.8,
        ),
        "pelvis-off-floor": Wrong(
            lambda s, side: raise_leg(side, 20, 2.2).with_targets(tilt=6 + 7 * s), most=2.0
        ),
        "chest-lifts": Wrong(
            lambda s, side: raise_leg(side, 18, 2.2).with_targets(chest=14 + 14.5 * s), most=2.2
        ),
        "knee-not-straight": Wrong(
            lambda s, side: (
                raise_leg(side, max(6, 9 - 4 * s), 2.6)
                .with_targets(knee=23 + 10 * s)
                .timed(out=2.2, back=3.2)
            ),
            most=2.2,
        ),
        "sinking": Wrong(
            lambda s, side: Rep(
                side, {f"{side}_leg": 27.0}, 2.2, 3.4, 1.2, sink=(7 + 9.5 * s) / 27.0
            ),
            most=1.0,
        ),
        "drops": Wrong(_dropped_leg, most=2.4),
    },
    left_out={
        "head-back": "its limit, 55 degrees of the line from shoulder to ear and of the face, is "
        "further than a neck extends: our bodies come to 40",
    },
    settings=(Prone, partial(Prone, arms_up=False)),
    hands_free=False,
    face_down=True,
)
