"""More on hands and knees: arm and leg reach, cat and cow, child's pose."""

from dataclasses import replace

import numpy as np

from samples.render.courses import Rep
from samples.render.repertoire import Repertoire, Wrong
from samples.render.repertoire_floor import ALL_FOURS, lift

_OTHER = {"left": "right", "right": "left"}
_LEVEL = 95.0
"""Degrees from hanging at which an arm is in line with the back."""


def reach(side: str, thigh: float = 79.0, hold: float = 1.6, arm: float = _LEVEL) -> Rep:
    """One leg backwards and the other side's arm forwards."""
    return _with_arm(lift(side, thigh, hold), arm)


def _with_arm(rep: Rep, arm: float = _LEVEL) -> Rep:
    return rep.with_targets(**{f"{_OTHER[rep.side]}_arm": arm, "top_knee": 14.0})


def _as_on_all_fours(fault: str) -> Wrong:
    """The fault of the leg lift, the arm reaching too."""
    own = ALL_FOURS.wrongs[fault]
    return replace(own, rep=lambda s, side: _with_arm(own.rep(s, side)))


def _arm_up(strength: float) -> float:
    """The raised arm of which the hand is so far above the shoulder."""
    return 96.0 + float(np.degrees(np.arcsin(min((0.35 + 0.1 * strength) / 1.05, 1.0))))


BIRD_DOG = Repertoire(
    rest={**ALL_FOURS.rest, "left_arm": 0.0, "right_arm": 0.0},
    right=lambda side, hold: reach(side, 79.0, hold),
    half=lambda side: Rep(
        side, {f"{side}_thigh": 38.0, f"{_OTHER[side]}_arm": 40.0}, 1.5, 0.7, 1.5, {}, "half"
    ),
    sides=("right", "left"),
    holds=(0.6, 2.2),
    long_hold=5.6,
    long_share=0.1,
    way_s=4.8,
    walks=(2.6, -2.8),
    edge=("{side}_thigh", 57.0, 1.0),
    wrongs={
        **{
            fault: _as_on_all_fours(fault)
            for fault in (
                "leg-above-trunk", "trunk-tilts", "back-sags", "back-rounds", "rocking",
                "weight-shift-back", "head-back", "head-drop", "too-fast",
            )
        },
        "arm-too-high": Wrong(lambda s, side: reach(side, 79.0, 2.4, _arm_up(s)), most=1.2),
        "same-side": Wrong(
            lambda s, side: lift(side, 79.0, 2.2).with_targets(**{f"{side}_arm": 47 + 10 * s})
        ),
    },
    hands_free=False,
)  # fmt: skip

_COW = {"spine": -16.0, "neck": -32.0}


def arch(spine: float = 27.0, hold: float = 0.4, seconds: float = 2.3) -> Rep:
    """From a hollow back to a round one, and back."""
    return Rep(
        "both",
        {"spine": spine, "neck": 14.0},
        seconds,
        hold,
        seconds,
        {"spine": 3.0},
        first=_COW,
        pause=0.3,
        least=1.5,
    )


def _hurried(strength: float, _: str) -> Rep:
    """A swing that takes so much less than its limit of 2.5 s."""
    one_way = (2.5 - 0.75 * strength) / 2 - 0.05
    return replace(arch(27.0, 0.05).timed(out=one_way, back=one_way), pause=0.05)


def _swaying(strength: float, _: str) -> Rep:
    lean = float(np.degrees(np.arcsin((0.25 + 0.1 * strength) / 1.7)))
    return replace(arch(27.0, 4.2), sways=(("lean", lean, 2.2),))


CAT_COW = Repertoire(
    rest={**ALL_FOURS.rest},
    right=lambda _, hold: arch(27.0, 0.3 * hold),
    half=lambda _: replace(arch(-2.0, 0.4, 1.6), loose={}, meant="half"),
    sides=("both",),
    holds=(0.5, 2.0),
    long_hold=4.0,
    long_share=0.05,
    way_s=4.8,
    walks=(2.6, -2.8),
    edge=("spine", 9.0, 1.0),
    wrongs={
        "rocking": Wrong(_swaying, most=1.6),
        "too-fast": Wrong(_hurried, most=1.6),
    },
    hands_free=False,
)


def sit_back(share: float = 1.0, hold: float = 4.0) -> Rep:
    """Back on the heels, folded over the thighs."""
    return Rep("both", {"sit": share}, 3.0, hold, 2.8, {"sit": 0.03}, least=1.8)


CHILD = Repertoire(
    rest={"sit": 0.0, "neck": 0.0},
    right=lambda _, hold: sit_back(0.96, hold),
    half=None,
    sides=("both",),
    holds=(2.6, 5.0),
    long_hold=20.6,
    long_share=0.1,
    way_s=4.8,
    walks=(2.6, -2.8),
    edge=None,
    wrongs={
        "bouncing": Wrong(
            lambda s, _: replace(sit_back(0.9, 5.4), sways=(("dip", 6 + 5 * s, 1.4),)), most=1.6
        ),
    },
    hands_free=False,
)
