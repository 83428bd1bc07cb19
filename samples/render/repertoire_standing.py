"""The exercises on the feet: wall slide, toe touch, hamstring stretch on a chair."""

from functools import partial

import numpy as np

from samples.render.courses import Rep
from samples.render.repertoire import Make, Repertoire, Wrong, beyond, seconds_at
from samples.render.standing import ChairStretch, WallSlide

_AT_WALL = {"knee": 9.0, "heel": 0.0, "lean": 0.0, "arms": 6.0, "neck": 0.0}


def slide(knee: float = 48.0, hold: float = 5.5) -> Rep:
    """Down the wall to a knee bend."""
    return Rep("both", {"knee": knee}, 2.6, hold, 2.2, {"knee": 3.0}, least=1.7)


def _arcsine(value: float) -> float:
    return float(np.degrees(np.arcsin(np.clip(value, -1, 1))))


def _feet_for(shank_tilt: float, knee: float) -> Make:
    """Feet so far out that the shank tilts so much at a knee bend, + knee ahead of the ankle."""
    thigh, shank = np.radians([knee - shank_tilt, shank_tilt])
    return partial(WallSlide, feet_out=float(np.sin(thigh) - 0.95 * np.sin(shank)))


def _deep(strength: float) -> float:
    """A knee bend that brings the knee over the toes while the heels stay before the wall."""
    return 58.0 if strength < 0.7 else 58.0 + 15.0 * (strength - 0.7)


def _beyond_target(knee: float, hold: float) -> Rep:
    return Rep("both", {"knee": knee}, hold=hold, meant="too-far")


def _fast_slide(strength: float, side: str) -> Rep:
    del side
    seconds = seconds_at(beyond(60.0, strength), 38.0)
    return slide(47.0, 1.5).timed(out=seconds, back=seconds)


WALL_SLIDE = Repertoire(
    rest=_AT_WALL,
    right=lambda _, hold: slide(48.0, hold),
    half=lambda _: Rep("both", {"knee": 27.0}, 2.0, 1.0, 1.8, {"knee": 2.0}, "half"),
    sides=("both",),
    holds=(0.5, 2.2),
    long_hold=5.3,
    long_share=0.1,
    way_s=1.3,
    walks=(3.2,),
    edge=("knee", 38.0, 1.0),
    wrongs={
        "too-shallow": Wrong(
            lambda s, _: Rep("both", {"knee": 33 - 10 * s}, 2.0, 3.2, 1.8, meant="half"),
            most=0.65,
            least=0.4,
        ),
        "too-deep": Wrong(lambda s, _: _beyond_target(62 + 10 * s, 2.2).timed(out=3.6, back=3.4)),
        "far-too-deep": Wrong(
            lambda s, _: _beyond_target(90 + 10 * s, 1.8).timed(out=4.6, back=4.4),
            most=1.6,
        ),
        "back-off-wall": Wrong(
            lambda s, _: slide(48, 2.4).with_targets(lean=_arcsine(0.15 + 0.1 * s))
        ),
        "knees-over-toes": Wrong(
            lambda s, _: slide(_deep(s), 2.2),
            most=1.5,
            setting=lambda s: _feet_for(26.5 + 10 * s, _deep(s)),
        ),
        "feet-too-far": Wrong(
            lambda __, _: slide(46, 2.4),
            most=1.5,
            setting=lambda s: _feet_for(-13.5 - 10 * s, 46.0),
        ),
        "heels-up": Wrong(
            lambda s, _: slide(47, 2.2).with_targets(heel=_arcsine((0.05 + 0.1 * s) / 0.55))
        ),
        "knees-lock-at-top": Wrong(
            lambda s, _: Rep("both", {"knee": 47.0}, 2.6, 1.5, 2.2, first={"knee": -5 - 10 * s}),
            most=1.3,
            late=True,
        ),
        "slide-too-fast": Wrong(_fast_slide),
        "head-forward": Wrong(lambda s, _: slide(47, 2.8).with_targets(neck=42 + 22 * s), most=1.2),
    },
)


def bend(knee: float = 0.0, hold: float = 2.0, share: float = 1.0) -> Rep:
    """Forward and down, the knees bent so far."""
    loose = {"bend": 0.04, "knee": 2.0 if knee > 15 else 0.0}
    meant = "full" if share > 0.8 else "half"
    return Rep("both", {"bend": share, "knee": knee}, 2.0, hold, 2.1, loose, meant)


TOE_TOUCH = Repertoire(
    rest={"bend": 0.0, "knee": 10.0},
    right=lambda _, hold: bend(27.0, hold),
    half=lambda _: Rep("both", {"bend": 0.42, "knee": 22.0}, 1.4, 0.8, 1.4, {}, "half"),
    sides=("both",),
    holds=(0.5, 1.8),
    long_hold=4.0,
    long_share=0.05,
    way_s=0.8,
    walks=(3.0, -3.0),
    edge=("bend", 0.66, 0.0095),
    wrongs={
        "toe-touch": Wrong(lambda s, _: bend(8 - 10 * s, 2.4), most=1.2),
        "knee-locked": Wrong(lambda s, _: bend(5 - 10 * s, 2.8, 0.5), most=1.2),
        "knee-hyperextended": Wrong(lambda s, _: bend(-6 - 10 * s, 2.4), most=1.4),
    },
)


def stretch(raised: str, knee: float = 28.0, hold: float = 10.5) -> Rep:
    """The standing knee bends while the other leg lies on the chair."""
    return Rep(raised, {"knee": knee}, 2.6, hold, 2.4, {"knee": 4.0})


CHAIR = Repertoire(
    rest={"knee": 6.0, "raised_knee": 11.0, "lean": 2.0},
    right=lambda side, hold: stretch(side, 28.0, hold),
    half=None,
    sides=("right",),
    holds=(0.8, 2.4),
    long_hold=10.5,
    long_share=0.03,
    way_s=2.3,
    walks=(-3.0,),
    edge=("knee", 12.0, 1.0),
    wrongs={
        "knee-locked": Wrong(
            lambda s, side: stretch(side, 28, 3.2).with_targets(raised_knee=2 - 10 * s), most=1.3
        ),
        "knee-hyperextended": Wrong(
            lambda s, side: stretch(side, 28, 2.8).with_targets(raised_knee=-6 - 10 * s), most=1.4
        ),
        "raised-knee-bends": Wrong(
            lambda s, side: stretch(side, 28, 3.2).with_targets(raised_knee=30 + 10 * s), most=2.5
        ),
        "round-forward": Wrong(
            lambda s, side: stretch(side, 28, 2.8).with_targets(lean=30 + 10 * s)
        ),
        "too-deep-stance": Wrong(
            lambda s, side: Rep(
                side, {"knee": 55 + 10 * s, "raised_knee": 24.0}, 3.0, 2.4, 2.6, meant="too-far"
            ),
            most=2.5,
        ),
        "bouncing": Wrong(
            lambda s, side: Rep(
                side, {"knee": 30.0}, 2.4, 4.6, 2.2, sways=(("knee", 5 + 5 * s, 1.3),)
            ),
            # Beyond that each bounce comes back so far that it is a repetition.
            most=1.2,
        ),
    },
    settings=(ChairStretch, partial(ChairStretch, raised="left")),
)
