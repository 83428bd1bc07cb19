"""The stretches that are done upright: half kneeling, in a doorway, bending backwards."""

from dataclasses import replace
from functools import partial

from samples.render.courses import Rep
from samples.render.repertoire import Repertoire, Wrong, beyond, seconds_at
from samples.render.stretching import Doorway, HalfKneel


def shift(side: str, thigh: float = 18.0, hold: float = 4.0) -> Rep:
    """The whole body forward over the kneeling knee."""
    return Rep(side, {"thigh": thigh}, 2.2, hold, 2.0, {"thigh": 2.0}, least=1.4)


def _leaning(strength: float, side: str) -> Rep:
    lean = 15 + 10 * strength
    placed = {"step": -0.16}
    forward = shift(side, lean + 14.0, 3.6).with_targets(lean=lean, **placed)
    return replace(forward, first=placed, loose={})


def _far_knee(strength: float, side: str) -> Rep:
    placed = {"step": 0.15 + 0.04 * strength}
    return replace(shift(side, 20.0, 3.4).with_targets(**placed), first=placed, loose={})


def _bouncing_hip(strength: float, side: str) -> Rep:
    sway = ("thigh", 5 + 5 * strength, 1.3)
    return replace(shift(side, 22.0, 5.6), sways=(sway,), loose={})


HIP_FLEXOR = Repertoire(
    rest={"thigh": -6.0, "lean": 1.0, "step": 0.0, "arch": 0.0, "neck": 0.0},
    right=lambda side, hold: shift(side, 18.0, hold),
    half=None,
    sides=("right",),
    holds=(3.2, 5.0),
    long_hold=20.6,
    long_share=0.06,
    way_s=2.4,
    walks=(-3.0,),
    edge=None,
    wrongs={
        "leans-forward": Wrong(_leaning, most=1.2),
        "arches-back": Wrong(
            lambda s, side: shift(side, 5.0, 3.4).with_targets(lean=-12 - 10 * s), most=1.3
        ),
        "front-knee-far": Wrong(_far_knee, most=1.6),
        "bouncing": Wrong(_bouncing_hip, most=1.3),
        "head-back": Wrong(
            lambda s, side: shift(side, 18.0, 3.6).with_targets(neck=-42 - 20 * s), most=1.0
        ),
    },
    settings=(HalfKneel, partial(HalfKneel, kneeling="left")),
)


def open_chest(lean: float = 3.6, hold: float = 4.0) -> Rep:
    """The whole body leans into the door frame."""
    return Rep("both", {"lean": lean}, 2.0, hold, 1.8, {"lean": 0.5}, least=1.3)


DOORWAY = Repertoire(
    rest={"lean": 0.0, "arch": 0.0, "poke": 0.0, "shrug": 0.0, "knee": 10.0},
    right=lambda _, hold: open_chest(3.6, hold),
    half=None,
    sides=("both",),
    holds=(3.2, 5.0),
    long_hold=15.8,
    long_share=0.06,
    way_s=1.4,
    walks=(-3.0,),
    edge=None,
    wrongs={
        "back-arches": Wrong(
            lambda s, _: open_chest(12 + 5 * s, 3.6).with_targets(arch=22 + 15 * s), most=1.0
        ),
        "shrug": Wrong(lambda s, _: open_chest(3.8, 3.6).with_targets(shrug=13 + 20 * s), most=0.6),
        "head-pokes": Wrong(
            lambda s, _: open_chest(3.8, 3.8).with_targets(poke=38 + 22 * s), most=1.2
        ),
        "too-far": Wrong(
            lambda s, _: replace(
                open_chest(-4 - s, 3.6).with_targets(arch=-35 - 11 * s), meant="too-far", loose={}
            ),
            most=0.8,
        ),
        "knee-locked": Wrong(
            lambda s, _: open_chest(3.6, 3.6).with_targets(knee=5 - 10 * s), most=1.2
        ),
        "bouncing": Wrong(
            lambda s, _: replace(
                open_chest(6.4, 5.6), sways=(("lean", 1.1 + 1.1 * s, 1.3),), loose={}
            ),
            most=1.6,
        ),
    },
    settings=(Doorway, partial(Doorway, framed=True)),
    hands_free=False,
)


def bend_back(back: float = 16.0, hold: float = 1.6) -> Rep:
    """Backwards over the hands, the hips coming forward a little."""
    with_it = {"forward": 0.26 * back, "neck": -0.3 * back}
    return Rep("both", {"back": back, **with_it}, 2.3, hold, 2.1, {"back": 1.2}, least=1.5)


def _fast_bend(strength: float, side: str) -> Rep:
    del side
    seconds = seconds_at(beyond(35.0, strength), 20.0)
    return replace(bend_back(19.0, 1.4), loose={}).timed(out=seconds, back=seconds)


BACK_BEND = Repertoire(
    rest={"back": 0.0, "knee": 9.0, "forward": 0.0, "neck": 0.0, "hands": 0.0},
    right=lambda _, hold: bend_back(16.0, hold),
    half=lambda _: replace(bend_back(7.0, 0.7), out=1.4, back=1.4, loose={}, meant="half"),
    sides=("both",),
    holds=(0.8, 2.4),
    long_hold=5.5,
    long_share=0.1,
    way_s=1.1,
    walks=(3.0, -3.0),
    edge=("back", 9.0, 1.0),
    wrongs={
        "knees-bend": Wrong(
            lambda s, _: bend_back(16, 2.2).with_targets(knee=20 + 10 * s), most=2.4
        ),
        "knee-locked": Wrong(
            lambda s, _: bend_back(16, 2.8).with_targets(knee=5 - 10 * s), most=1.2
        ),
        "knee-hyperextended": Wrong(
            lambda s, _: bend_back(16, 2.4).with_targets(knee=-6 - 10 * s), most=1.3
        ),
        "too-far-back": Wrong(
            lambda s, _: replace(bend_back(34 + 9.5 * s, 1.6), meant="too-far", loose={}).timed(
                out=3.6, back=3.6
            ),
            most=1.0,
        ),
        "hips-slide-forward": Wrong(
            lambda s, _: bend_back(16, 2.6).with_targets(forward=10 + 3.6 * s), most=1.4
        ),
        "head-thrown-back": Wrong(
            lambda s, _: bend_back(16, 2.2).with_targets(neck=-32 - 20 * s), most=1.0
        ),
        "hands-off": Wrong(
            lambda s, _: bend_back(16, 3.4).with_targets(hands=0.66 + 0.16 * s), most=2.0
        ),
        "bend-too-fast": Wrong(_fast_bend, most=2.0),
    },
)
