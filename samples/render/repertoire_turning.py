"""The warm-ups and turns on the feet: waist twist, hip rolls, shoulder rolls, neck sweep."""

from dataclasses import replace

from samples.render.courses import Rep
from samples.render.repertoire import Repertoire, Wrong, beyond, seconds_at


def twist(turn: float = 36.0, hold: float = 0.5, sign: float = 1.0) -> Rep:
    """From the waist to one side, then to the other."""
    return Rep(
        "both",
        {"turn_left": sign * turn},
        2.0,
        hold,
        1.9,
        {"turn_left": 3.0},
        least=1.3,
        across={"turn_left": -sign * turn},
        cross=3.2,
    )


def _fast_twist(strength: float, side: str) -> Rep:
    del side
    seconds = seconds_at(beyond(80.0, strength), 36.0)
    crossing = seconds_at(beyond(80.0, strength), 72.0)
    fast = replace(twist(36.0, 0.3), loose={}, cross=crossing)
    return fast.timed(out=seconds, back=seconds)


def _bent_twist(strength: float, side: str) -> Rep:
    del side
    bend = 16.0 + 17.0 * strength
    whole = replace(twist(36.0, 1.3), loose={})
    return replace(whole.with_targets(bend_left=bend), across={**whole.across, "bend_left": -bend})


def _stepping_twist(strength: float, side: str) -> Rep:
    del side
    aside = 0.085 + 0.034 * strength
    whole = twist(36.0, 1.0).with_targets(drift=aside)
    return replace(whole, across={**whole.across, "drift": aside})


TWIST = Repertoire(
    rest={"turn_left": 0.0, "knee": 10.0, "hips": 0.12, "bend_left": 0.0, "drift": 0.0},
    right=lambda _, hold: twist(36.0, hold),
    # What the network sees of half a turn may be no movement at all.
    half=None,
    sides=("both",),
    holds=(0.2, 0.9),
    long_hold=1.5,
    long_share=0.05,
    way_s=1.0,
    walks=(-2.4,),
    edge=None,
    wrongs={
        "twist-too-fast": Wrong(_fast_twist, most=2.0),
        "side-bend": Wrong(_bent_twist, most=1.6),
        "too-far": Wrong(
            lambda s, _: replace(twist(50 + 10 * s, 1.2), meant="too-far", loose={}), most=1.6
        ),
        "feet-move": Wrong(_stepping_twist, most=2.5),
    },
)


def circle(size: float = 0.055, period: float = 3.4, rounds: int = 3) -> Rep:
    """Circles with the hips, metres from the middle."""
    return Rep("both", {"size": size}, hold=period, loose={"size": 0.12}, rounds=rounds, least=2.7)


HIP_ROLLS = Repertoire(
    rest={"size": 0.0, "round": 0.0, "follow": 0.25, "drift": 0.0, "knee": 12.0},
    right=lambda _, hold: circle(0.055, hold),
    half=None,
    sides=("both",),
    holds=(3.0, 4.4),
    long_hold=5.5,
    long_share=0.05,
    way_s=1.0,
    walks=(-2.4,),
    edge=None,
    wrongs={
        "roll-too-fast": Wrong(
            lambda s, _: replace(circle(0.055, 2.0 * (1 - 0.3 * s), 4), strict=True, loose={}),
            most=1.6,
        ),
        "shoulders-swing": Wrong(
            lambda s, _: replace(circle(0.07 + 0.042 * s, 3.2), first={"follow": 0.95}, loose={}),
            most=1.5,
        ),
        "feet-move": Wrong(
            lambda s, _: circle(0.055, 3.2).with_targets(drift=0.085 + 0.034 * s), most=2.5
        ),
    },
    hands_free=False,
)


def roll(size: float = 8.5, period: float = 2.9, rounds: int = 4) -> Rep:
    """Circles with both shoulders, degrees of the collar bones from the middle."""
    return Rep("both", {"size": size}, hold=period, loose={"size": 0.12}, rounds=rounds, least=2.2)


SHOULDER_ROLLS = Repertoire(
    rest={"size": 0.0, "round": 0.0, "swing": 0.0, "lean": 0.0, "knee": 11.0},
    right=lambda _, hold: roll(8.5, hold),
    half=None,
    sides=("both",),
    holds=(2.4, 3.6),
    long_hold=4.5,
    long_share=0.05,
    way_s=1.0,
    walks=(3.0, -3.0),
    edge=None,
    wrongs={
        "roll-too-fast": Wrong(
            lambda s, _: replace(roll(8.5, 1.5 * (1 - 0.3 * s), 5), strict=True, loose={}), most=1.5
        ),
        "arm-swing": Wrong(
            lambda s, _: replace(roll(8.5, 2.6), loose={}).with_targets(swing=25.4 + 8.5 * s),
            most=2.4,
        ),
        "knee-locked": Wrong(
            lambda s, _: replace(roll(8.5, 2.8), first={"knee": 5 - 10 * s}), most=1.2
        ),
        "standing-lean": Wrong(
            lambda s, _: roll(8.5, 2.8).with_targets(lean=15 + 10 * s), most=1.6
        ),
    },
)


def sweep(face: float = 34.0, hold: float = 0.6, sign: float = 1.0) -> Rep:
    """The chin sinks, the face turns to one side and to the other, the chin comes up."""
    return Rep(
        "both",
        {"face": sign * face},
        2.7,
        hold,
        2.2,
        {"face": 2.0},
        least=2.2,
        across={"face": -sign * face},
        cross=4.2,
        lead={"chin": 24.0},
    )


def _fast_sweep(strength: float, side: str) -> Rep:
    del side
    hold = 0.1
    cross = 5.0 * (1 - 0.3 * strength) / 2 - hold
    return replace(sweep(34.0, hold), cross=cross, loose={}).timed(
        out=0.6 * cross, back=0.6 * cross
    )


def _shrugging(strength: float, side: str) -> Rep:
    del side
    up = {"shrug": 12.0 + 20.0 * strength}
    whole = replace(sweep(34.0, 0.8), loose={}).with_targets(**up)
    return replace(whole, across={**whole.across, **up})


def _turned_with(strength: float, side: str) -> Rep:
    del side
    turn = 15 + 10 * strength
    whole = replace(sweep(30.0, 1.6), loose={}).with_targets(body=turn)
    return replace(whole, across={**whole.across, "body": -turn})


NECK_SWEEP = Repertoire(
    rest={"chin": 0.0, "face": 0.0, "body": 0.0, "shrug": 0.0, "knee": 10.0},
    right=lambda _, hold: sweep(34.0, hold),
    half=None,
    sides=("both",),
    holds=(0.5, 1.2),
    long_hold=2.0,
    long_share=0.05,
    way_s=1.0,
    walks=(-2.4,),
    edge=None,
    wrongs={
        "neck-thrown-back": Wrong(
            lambda s, _: replace(sweep(34.0, 0.9), lead={"chin": -14 - 15 * s}, loose={}), most=2.0
        ),
        "shrug": Wrong(_shrugging, most=0.7),
        "body-turns": Wrong(_turned_with, most=1.8),
        "sweep-too-fast": Wrong(_fast_sweep, most=1.6),
    },
    hands_free=False,
)
