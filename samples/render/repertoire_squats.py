"""The exercises that bend and stretch both legs: squats and heel raises."""

from dataclasses import replace

import numpy as np

from samples.render.courses import Rep
from samples.render.repertoire import Make, Repertoire, Wrong, beyond, seconds_at
from samples.render.repertoire_standing import WALL_SLIDE, slide
from samples.render.squatting import BallSquat


def _arcsine(value: float) -> float:
    return float(np.degrees(np.arcsin(np.clip(value, -1, 1))))


def squat(knee: float = 82.0, hold: float = 0.8) -> Rep:
    """Down as if onto a chair: the trunk leans, the arms come up to balance it."""
    share = knee / 82
    with_it = {"shank": 4 + 22 * share, "lean": 3 + 33 * share, "arms": 6 + 50 * share}
    return Rep("both", {"knee": knee, **with_it}, 1.7, hold, 1.6, {"knee": 4.0}, least=1.2)


def _fast_squat(strength: float, side: str) -> Rep:
    del side
    seconds = seconds_at(beyond(140.0, strength), 76.0)
    return replace(squat(82.0, 0.8), loose={}).timed(out=seconds, back=seconds)


def _too_deep(strength: float, side: str) -> Rep:
    del side
    deep = squat(115 + 10 * strength, 1.6).with_targets(shank=34.0, lean=44.0)
    return replace(deep, out=2.4, back=2.4, loose={}, meant="too-far")


SQUAT = Repertoire(
    rest={"knee": 6.0, "shank": 3.0, "lean": 2.0, "arms": 6.0, "heel": 0.0},
    right=lambda _, hold: squat(82.0, hold),
    half=lambda _: replace(squat(40.0, 0.6), out=1.2, back=1.2, meant="half"),
    sides=("both",),
    holds=(0.3, 1.2),
    long_hold=2.5,
    long_share=0.05,
    way_s=0.8,
    walks=(3.0, -3.0),
    edge=("knee", 55.0, 1.0),
    wrongs={
        "too-deep": Wrong(_too_deep, most=1.4),
        "knees-over-toes": Wrong(
            lambda s, _: squat(84, 1.8).with_targets(shank=38 + 8 * s, lean=24.0), most=1.3
        ),
        "heels-up": Wrong(
            lambda s, _: squat(82, 1.8).with_targets(heel=_arcsine((0.05 + 0.1 * s) / 0.55)),
            most=2.4,
        ),
        "bends-forward": Wrong(
            lambda s, _: squat(82, 1.8).with_targets(lean=60 + 10 * s, shank=20.0), most=2.2
        ),
        "too-fast": Wrong(_fast_squat, most=2.0),
    },
)

WALL_SQUAT = WALL_SLIDE
"""What is seen of it is the wall slide."""


def _feet_for(shank_tilt: float, knee: float) -> Make:
    """Feet before the ball so far that the shank tilts so much at a knee bend."""
    thigh, shank = np.radians([knee - shank_tilt, shank_tilt])
    ahead = float(np.sin(thigh) - 0.95 * np.sin(shank))
    return lambda body: BallSquat(body, feet_out=ahead)


BALL_SQUAT = replace(
    WALL_SLIDE,
    settings=(BallSquat,),
    walks=(3.2,),
    wrongs={
        **{
            name: WALL_SLIDE.wrongs[name]
            for name in (
                "too-shallow",
                "far-too-deep",
                "heels-up",
                "knees-lock-at-top",
                "slide-too-fast",
                "head-forward",
            )
        },
        "knees-over-toes": Wrong(
            lambda _, __: slide(56, 2.2), most=1.3, setting=lambda s: _feet_for(26.5 + 10 * s, 56.0)
        ),
        "feet-too-far": Wrong(
            lambda _, __: slide(46, 2.4),
            most=1.5,
            setting=lambda s: _feet_for(-13.5 - 10 * s, 46.0),
        ),
        "too-deep": Wrong(
            lambda s, _: Rep("both", {"knee": 75 + 10 * s}, hold=2.2, meant="too-far").timed(
                out=4.0, back=3.8
            ),
            most=1.4,
        ),
        "trunk-tilts": Wrong(lambda s, _: slide(48, 2.4).with_targets(lean=15 + 10 * s)),
    },
)


def rise(heel: float = 32.0, hold: float = 1.6) -> Rep:
    """Up onto the toes, and slowly down."""
    return Rep("both", {"heel": heel}, 1.6, hold, 2.2, {"heel": 2.0}, least=1.1)


def _dropped(strength: float, side: str) -> Rep:
    del side
    seconds = seconds_at(beyond(75.0, strength), 32.0)
    return rise(32.0, 1.4).timed(out=1.5, back=seconds)


HEEL_RAISES = Repertoire(
    rest={"knee": 10.0, "heel": 0.0, "lean": 1.0},
    right=lambda _, hold: rise(32.0, hold),
    half=lambda _: Rep("both", {"heel": 13.0}, 1.0, 0.7, 1.1, meant="half"),
    sides=("both",),
    holds=(1.2, 2.4),
    long_hold=3.5,
    long_share=0.05,
    way_s=0.9,
    walks=(-3.0,),
    edge=("heel", 17.0, 1.0),
    wrongs={
        "knee-locked": Wrong(lambda s, _: rise(32, 2.8).with_targets(knee=5 - 10 * s), most=1.2),
        "knee-hyperextended": Wrong(
            lambda s, _: rise(32, 2.4).with_targets(knee=-6 - 10 * s), most=1.3
        ),
        "knees-pump": Wrong(lambda s, _: rise(32, 2.0).with_targets(knee=25 + 10 * s), most=2.4),
        "leaning-in": Wrong(lambda s, _: rise(32, 2.4).with_targets(lean=13 + 10 * s), most=2.2),
        "drops": Wrong(_dropped, most=2.2),
    },
)
