"""Face down, on one side, and with the knees drawn up."""

from dataclasses import replace
from functools import partial

import numpy as np

from samples.render.courses import Rep
from samples.render.hugging import FigureFour
from samples.render.repertoire import Repertoire, Wrong, beyond, seconds_at
from samples.render.side_lying import SideLying

_WALKS = (2.4, -2.8)
_PRONE_WAY_S = 6.6


def press(rise: float = 30.0, hold: float = 2.6) -> Rep:
    """The chest up, the hips on the floor."""
    return Rep("both", {"rise": rise}, 2.4, hold, 2.4, {"rise": 3.0}, least=1.6)


def _jerked_press(strength: float, _: str) -> Rep:
    return press(38.0, 2.2).timed(out=seconds_at(beyond(120.0, strength), 90.0), back=2.4)


PRESS_UP = Repertoire(
    rest={"rise": 0.0},
    right=lambda _, hold: press(30.0, hold),
    half=lambda _: Rep("both", {"rise": 13.5}, 1.5, 0.8, 1.5, {}, "half"),
    sides=("both",),
    holds=(0.8, 2.6),
    long_hold=2.8,
    long_share=0.1,
    way_s=_PRONE_WAY_S,
    walks=_WALKS,
    edge=("rise", 18.3, 0.91),
    wrongs={
        "pelvis-off-floor": Wrong(
            lambda s, _: press(26.0, 2.6).with_targets(pelvis=9 + 8 * s), most=1.8
        ),
        "press-jerk": Wrong(_jerked_press, most=1.8),
        "legs-lift": Wrong(lambda s, _: press(28.0, 2.6).with_targets(legs=10 + 10 * s), most=1.5),
    },
    left_out={
        "head-back": "its limit, 45 degrees of the line from shoulder to ear and of the face, is "
        "further than a neck extends: our bodies come to 37",
        "shrug": "the shoulder blades of these bodies follow the arm and do not rise alone",
    },
    hands_free=False,
)

COBRA = replace(PRESS_UP, long_hold=5.6)


def plank(up: float = 1.0, hold: float = 3.4) -> Rep:
    """From high hips to one straight line."""
    return Rep("both", {"up": up}, 2.0, hold, 1.9, {}, least=1.2)


PLANK = Repertoire(
    rest={"up": 0.0, "sag": 0.0, "neck": 0.0},
    right=lambda _, hold: plank(1.0, hold),
    half=None,
    sides=("both",),
    holds=(2.6, 5.0),
    long_hold=10.6,
    long_share=0.1,
    way_s=5.8,
    walks=_WALKS,
    edge=None,
    wrongs={
        "hips-sag": Wrong(lambda s, _: plank(1.0, 3.4).with_targets(sag=20 + 9 * s), most=1.6),
        "hips-high": Wrong(lambda s, _: plank(1.0, 3.6).with_targets(sag=-17 - 10 * s), most=1.0),
        "head-drop": Wrong(lambda s, _: plank(1.0, 3.4).with_targets(neck=36 + 18 * s), most=1.2),
        "head-back": Wrong(lambda s, _: plank(1.0, 3.4).with_targets(neck=-34 - 20 * s), most=0.9),
    },
    hands_free=False,
)


def squeeze(arms: float = 15.0, hold: float = 3.2) -> Rep:
    """Both straight arms off the floor."""
    return Rep("both", {"arms": arms}, 1.6, hold, 1.6, {"arms": 1.5}, least=1.3)


SQUEEZE = Repertoire(
    rest={"left_leg": 0.0, "right_leg": 0.0, "arms": 0.0, "gaze": 0.0, "neck": 0.0, "chest": 0.0},
    right=lambda _, hold: squeeze(15.0, hold),
    half=None,
    sides=("both",),
    holds=(1.0, 3.4),
    long_hold=3.4,
    long_share=0.2,
    way_s=_PRONE_WAY_S + 0.9,
    walks=_WALKS,
    edge=None,
    wrongs={
        "head-lifts": Wrong(
            lambda s, _: squeeze(15.0, 2.8).with_targets(neck=-45 - 14 * s, chest=7 + 3 * s),
            most=1.2,
        ),
        "chest-lifts": Wrong(
            lambda s, _: squeeze(14.0, 2.8).with_targets(chest=15 + 15 * s), most=1.6
        ),
    },
    hands_free=False,
    face_down=True,
)


def side_lift(side: str, out: float = 33.0, hold: float = 1.6) -> Rep:
    """The upper leg towards the ceiling."""
    return Rep(side, {"out": out}, 2.0, hold, 2.0, {"out": 2.5}, least=1.6)


def _swung(strength: float, side: str) -> Rep:
    seconds = seconds_at(beyond(60.0, strength), 33.0)
    return side_lift(side, 33.0, 1.2).timed(out=seconds, back=seconds)


def _ahead(strength: float) -> float:
    """The bend of the hip at which the leg looks shorter by 0.12 and more."""
    return float(np.degrees(np.arccos(np.clip(0.88 - 0.1 * strength, 0, 1))))


SIDE = Repertoire(
    rest={"out": 0.0, "ahead": 0.0, "roll": 0.0},
    right=lambda side, hold: side_lift(side, 33.0, hold),
    half=lambda side: Rep(side, {"out": 15.0}, 1.4, 0.7, 1.4, {}, "half"),
    sides=("right",),
    holds=(1.2, 2.6),
    long_hold=3.2,
    long_share=0.05,
    way_s=6.2,
    walks=_WALKS,
    edge=("out", 25.0, 1.0),
    wrongs={
        "rolls-back": Wrong(
            lambda s, side: side_lift(side, 32.0, 2.4).with_targets(roll=20 + 10 * s), most=1.6
        ),
        "leg-too-high": Wrong(
            lambda s, side: replace(
                side_lift(side, 57 + 10 * s, 1.8).timed(out=3.0, back=3.2), meant="too-far"
            ),
            most=1.2,
        ),
        "leg-drifts-forward": Wrong(
            lambda s, side: side_lift(side, 28.0, 2.6).with_targets(ahead=_ahead(s)), most=2.4
        ),
        "swing": Wrong(_swung, most=2.4),
    },
    left_out={"waist-hikes": "the bodies' backs bend forwards and backwards, not to the side"},
    settings=tuple(partial(SideLying, up=side) for side in ("right", "left")),
    hands_free=False,
)


def rock(hips: float = 118.0, hold: float = 7.0, swing: float = 4.0, period: float = 3.0) -> Rep:
    """Both knees to the chest, and a gentle sway."""
    return Rep(
        "both", {"hips": hips}, 2.6, hold, 2.8, {"hips": 3.0}, sways=(("rock", swing, period),),
        least=2.0,
    )  # fmt: skip


def _dropped_legs(strength: float, _: str) -> Rep:
    seconds = seconds_at(beyond(110.0, strength), 66.0)
    return rock(118.0, 4.0).timed(out=2.6, back=seconds)


ROCK = Repertoire(
    rest={"hips": 52.0, "left_hip": 52.0, "right_hip": 52.0},
    right=lambda _, hold: rock(118.0, hold),
    half=None,
    sides=("both",),
    holds=(4.0, 7.0),
    long_hold=20.8,
    long_share=0.1,
    way_s=5.7,
    walks=_WALKS,
    edge=None,
    wrongs={
        "rocking-hard": Wrong(
            lambda s, _: rock(118.0, 6.0, 5.0, max(1.5 - 0.45 * s, 0.6)), most=1.4
        ),
        "head-lifted-supine": Wrong(
            lambda s, _: rock(116.0, 4.4, 1.0).with_targets(raise_head=24 + 12 * s), most=2.0
        ),
        "legs-drop": Wrong(_dropped_legs, most=2.0),
    },
    hands_free=False,
)


def draw_in(hip: float = 102.0, hold: float = 4.0) -> Rep:
    """The crossed legs towards the chest."""
    return Rep("both", {"draw": hip}, 2.2, hold, 2.2, {"draw": 3.0}, least=1.4)


FIGURE_FOUR = Repertoire(
    rest={"draw": 47.0},
    right=lambda _, hold: draw_in(102.0, hold),
    half=None,
    sides=("both",),
    holds=(2.6, 5.0),
    long_hold=20.6,
    long_share=0.05,
    way_s=5.9,
    walks=_WALKS,
    edge=None,
    wrongs={
        "head-lifted-supine": Wrong(
            lambda s, _: draw_in(100.0, 3.2).with_targets(raise_head=24 + 12 * s), most=2.0
        ),
        "hips-lift": Wrong(
            lambda s, _: draw_in(98.0, 3.2).with_targets(tail=11 + 7.5 * s), most=1.0
        ),
        "bouncing": Wrong(
            lambda s, _: replace(draw_in(98.0, 5.2), sways=(("draw", 5 + 5 * s, 1.4),)), most=1.2
        ),
    },
    settings=tuple(partial(FigureFour, crossed=side) for side in ("right", "left")),
    hands_free=False,
)
