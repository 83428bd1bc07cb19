"""On the back: leg raises, heel slides, dead bug, hamstring stretch, reach-up, sit-up."""

from dataclasses import replace
from functools import partial

from samples.render.courses import Rep
from samples.render.lying import HamstringStretch, Supine
from samples.render.repertoire import Repertoire, Wrong, beyond, seconds_at

_OTHER = {"left": "right", "right": "left"}
BACK_WAY_S = 5.7
WALKS = (2.4, -2.8)
_ONE_SIDED = tuple(partial(Supine, working=side) for side in ("right", "left"))


def tail_up(strength: float, limit: float) -> float:
    """How far the pelvis rolls to lift the hips by a tenth of the trunk beyond a limit."""
    return 75 * (limit + 0.1 * strength)


def head_up(strength: float) -> float:
    """How far the head comes off the floor, in degrees."""
    return 21 + 12 * strength


def raise_long(name: str, side: str, height: float = 18.0, hold: float = 2.0) -> Rep:
    """A long leg off the floor by so many degrees; name: of its parameters."""
    return Rep(side, {f"{name}_lift": height}, 1.9, hold, 1.9, {f"{name}_lift": 2.0}, least=1.3)


def _leg_faults(name: str, too_high: float) -> dict[str, Wrong]:
    """What is wrong with a leg; name: of its parameters, `{side}` the working side."""

    def up(side: str, height: float, hold: float) -> Rep:
        return raise_long(name.format(side=side), side, height, hold)

    def drop(s: float, side: str) -> Rep:
        seconds = seconds_at(beyond(45.0, s), 21.5)
        return up(side, 20.0, 1.8).timed(out=1.8, back=seconds)

    def knee(side: str, bend: float, height: float) -> Rep:
        bent = up(side, height, 2.6).with_targets(**{f"{name.format(side=side)}_knee": bend})
        return bent.timed(out=2.2, back=2.8)

    return {
        "knee-not-straight": Wrong(lambda s, side: knee(side, 24 + 10 * s, 17.0), most=2.2),
        "leg-too-high": Wrong(
            lambda s, side: replace(
                up(side, too_high + 10 * s, 2.0).timed(out=3.2, back=4.2), meant="too-far"
            ),
            most=2.0,
        ),
        "head-lifted-supine": Wrong(
            lambda s, side: up(side, 18.0, 2.6).with_targets(raise_head=head_up(s)), most=2.5
        ),
        "leg-drops": Wrong(drop, most=2.4),
        "knee-hyperextended": Wrong(lambda s, side: knee(side, -8 - 10 * s, 18.0), most=1.2),
    }


STRAIGHT_LEG = Repertoire(
    rest={"working_knee": 3.0, "working_lift": 0.0, "other_knee": 100.0},
    right=lambda side, hold: raise_long("working", side, 18.0, hold),
    half=None,
    sides=("right",),
    holds=(1.2, 2.6),
    long_hold=5.2,
    long_share=0.05,
    way_s=BACK_WAY_S,
    walks=WALKS,
    edge=("working_lift", 10.0, 1.0),
    wrongs={
        **_leg_faults("working", 45.0),
        "hip-hike": Wrong(
            lambda s, side: raise_long("working", side, 20.0, 2.6).with_targets(
                tail=tail_up(s, 0.08)
            ),
            most=2.0,
        ),
    },
    settings=_ONE_SIDED,
)

LEG_RAISE = Repertoire(
    rest={"left_knee": 3.0, "right_knee": 3.0, "left_lift": 0.0, "right_lift": 0.0},
    right=lambda side, hold: raise_long(side, side, 18.0, hold),
    half=None,
    sides=("right", "left"),
    holds=(0.8, 2.4),
    long_hold=10.4,
    long_share=0.1,
    way_s=BACK_WAY_S,
    walks=WALKS,
    edge=("{side}_lift", 10.0, 1.0),
    wrongs={
        **_leg_faults("{side}", 50.0),
        "back-arches": Wrong(
            lambda s, side: raise_long(side, side, 20.0, 2.6).with_targets(tail=tail_up(s, 0.08)),
            most=2.0,
        ),
        "sinking": Wrong(
            lambda s, side: Rep(
                side, {f"{side}_lift": 29.0}, 2.2, 3.4, 1.4, sink=(8 + 9.5 * s) / 29.0
            ),
            most=1.0,
        ),
    },
)


def draw_up(side: str, knee: float = 88.0, hold: float = 0.6) -> Rep:
    """One heel along the floor to the body."""
    return Rep(side, {f"{side}_knee": knee}, 2.2, hold, 2.2, {f"{side}_knee": 4.0}, least=1.7)


def _hurried_slide(strength: float, side: str) -> Rep:
    seconds = seconds_at(beyond(130.0, strength), 87.0)
    return draw_up(side, 90.0, 0.8).timed(out=seconds, back=seconds)


HEEL_SLIDES = Repertoire(
    rest={"left_knee": 3.0, "right_knee": 3.0, "left_lift": 0.0, "right_lift": 0.0},
    right=lambda side, hold: draw_up(side, 88.0, hold),
    half=lambda side: Rep(side, {f"{side}_knee": 46.0}, 1.5, 0.6, 1.5, {}, "half"),
    sides=("right", "left"),
    holds=(0.4, 1.6),
    long_hold=4.0,
    long_share=0.05,
    way_s=BACK_WAY_S,
    walks=WALKS,
    edge=("{side}_knee", 70.0, 1.0),
    wrongs={
        "heel-lifts": Wrong(
            lambda s, side: draw_up(side, 88.0, 2.0).with_targets(**{f"{side}_lift": 8.5 + 5 * s}),
            most=2.0,
        ),
        "other-leg-moves": Wrong(
            lambda s, side: draw_up(side, 88.0, 2.2).with_targets(
                **{f"{_OTHER[side]}_knee": 28 + 10 * s}
            ),
            most=2.4,
        ),
        "knee-falls-out": Wrong(
            lambda s, side: draw_up(side, 80.0, 2.4).with_targets(**{f"{side}_out": 44 + 11 * s}),
            most=1.5,
        ),
        "head-lifted-supine": Wrong(
            lambda s, side: draw_up(side, 88.0, 2.2).with_targets(raise_head=head_up(s)),
            most=2.5,
        ),
        "too-fast": Wrong(_hurried_slide, most=2.6),
    },
)

_TABLE_TOP = {
    **{f"{side}_{name}": 90.0 for side in ("left", "right") for name in ("knee", "hip", "arm")},
}


def sink(side: str, hip: float = 22.0, hold: float = 1.6, arm: float = 158.0) -> Rep:
    """One leg and the other side's arm down towards the floor."""
    targets = {f"{side}_hip": hip, f"{side}_knee": 18.0, f"{_OTHER[side]}_arm": arm}
    return Rep(side, targets, 2.4, hold, 2.2, {f"{side}_hip": 4.0}, least=1.9)


def _hurried_bug(strength: float, side: str) -> Rep:
    seconds = seconds_at(beyond(120.0, strength), 73.0)
    return sink(side, 22.0, 1.2).timed(out=seconds, back=seconds)


DEAD_BUG = Repertoire(
    rest=_TABLE_TOP,
    right=lambda side, hold: sink(side, 22.0, hold),
    half=lambda side: Rep(
        side,
        {f"{side}_hip": 60.0, f"{side}_knee": 60.0, f"{_OTHER[side]}_arm": 120.0},
        1.6,
        0.7,
        1.6,
        {},
        "half",
    ),
    sides=("right", "left"),
    holds=(1.2, 2.2),
    long_hold=3.2,
    long_share=0.05,
    way_s=BACK_WAY_S,
    walks=WALKS,
    edge=("{side}_hip", 40.0, 1.0),
    wrongs={
        "arm-stays": Wrong(lambda s, side: sink(side, 24.0, 2.2, 115 - 10 * s), most=2.4),
        "back-arches": Wrong(
            lambda s, side: sink(side, 22.0, 2.4).with_targets(tail=tail_up(s, 0.12)), most=1.6
        ),
        "head-lifted-supine": Wrong(
            lambda s, side: sink(side, 24.0, 2.4).with_targets(raise_head=head_up(s)), most=2.5
        ),
        "too-fast": Wrong(_hurried_bug, most=2.6),
    },
    hands_free=False,
)


def _exactly(knee: float, hold: float) -> Rep:
    return replace(straighten("right", knee, hold), loose={})


def straighten(side: str, knee: float = 26.0, hold: float = 4.0) -> Rep:
    """The raised leg's knee towards straight."""
    return Rep(side, {"working_knee": knee}, 2.4, hold, 2.2, {"working_knee": 4.0}, least=1.4)


HAMSTRING = Repertoire(
    rest={"working_hip": 84.0, "working_knee": 88.0, "other_knee": 100.0},
    right=lambda side, hold: straighten(side, 26.0, hold),
    half=None,
    sides=("right",),
    holds=(1.4, 3.2),
    long_hold=20.6,
    long_share=0.05,
    way_s=BACK_WAY_S,
    walks=WALKS,
    edge=("working_knee", 50.0, 1.0),
    wrongs={
        "knee-locked": Wrong(
            lambda s, side: replace(_exactly(3 - 10 * s, 3.4), side=side), most=0.8
        ),
        "knee-hyperextended": Wrong(
            lambda s, side: replace(_exactly(-6 - 10 * s, 3.0), side=side), most=1.2
        ),
        "thigh-drops": Wrong(
            lambda s, side: straighten(side, 28.0, 3.0).with_targets(working_hip=58 - 10 * s),
            most=1.5,
        ),
        "hips-lift": Wrong(
            lambda s, side: straighten(side, 26.0, 3.0).with_targets(tail=tail_up(s, 0.10)),
            most=1.8,
        ),
        "head-lifted-supine": Wrong(
            lambda s, side: straighten(side, 26.0, 3.0).with_targets(raise_head=head_up(s)),
            most=2.5,
        ),
        "bouncing": Wrong(
            lambda s, side: replace(
                straighten(side, 27.0, 4.8), sways=(("working_knee", 5 + 5 * s, 1.3),)
            ),
            most=1.6,
        ),
        "toes-away": Wrong(
            lambda s, side: straighten(side, 26.0, 3.8).with_targets(working_foot=-(17 + 11 * s)),
            most=1.2,
        ),
    },
    settings=tuple(partial(HamstringStretch, working=side) for side in ("right", "left")),
    hands_free=False,
)


def pump(toes: float = 20.0, seconds: float = 1.2, hold: float = 0.2) -> Rep:
    """Both feet from pointing away to toes up, and back."""
    targets = {"left_foot": toes, "right_foot": toes}
    first = {"left_foot": -18.0, "right_foot": -18.0}
    return Rep("both", targets, seconds, hold, seconds, {}, first=first, pause=0.2, least=0.9)


def _hurried_pump(strength: float, _: str) -> Rep:
    one_way = max(0.5 * (1.0 - 0.3 * strength) - 0.03, 0.18)
    return replace(pump(20.0, hold=0.03).timed(out=one_way, back=one_way), pause=0.03)


PUMPS = Repertoire(
    rest={"left_knee": 3.0, "right_knee": 3.0, "left_foot": 0.0, "right_foot": 0.0},
    right=lambda _, hold: pump(20.0, hold=0.15 * hold),
    half=None,
    sides=("both",),
    holds=(0.5, 2.0),
    long_hold=4.0,
    long_share=0.05,
    way_s=BACK_WAY_S,
    walks=WALKS,
    edge=None,
    wrongs={
        "pump-too-fast": Wrong(_hurried_pump, most=1.4),
        "knee-bends": Wrong(
            lambda s, _: replace(
                pump(20.0, hold=3.6),
                sways=tuple((f"{side}_knee", 11 + 5.5 * s, 1.7) for side in ("left", "right")),
                targets={"left_foot": 20.0, "right_foot": 20.0, "left_knee": 24.0 + 6 * s,
                         "right_knee": 24.0 + 6 * s},
            ),
            most=1.5,
        ),
    },
    left_out={
        "small-pump": "it is many small swings on end, of which each is a repetition of its own; "
        "a scene has three at most",
    },
)  # fmt: skip


def curl(degrees: float = 15.0, hold: float = 2.4) -> Rep:
    """Head and shoulders off the floor."""
    return Rep("both", {"curl": degrees}, 1.7, hold, 1.7, {"curl": 1.5}, least=1.2)


def _jerked(strength: float, _: str) -> Rep:
    return curl(16.0, 1.6).timed(out=seconds_at(beyond(35.0, strength), 16.0), back=1.7)


_KNEES_UP = {"left_knee": 100.0, "right_knee": 100.0}

REACH_UP = Repertoire(
    rest={**_KNEES_UP, "arms": 90.0, "curl": 0.0},
    right=lambda _, hold: curl(15.0, hold),
    half=None,
    sides=("both",),
    holds=(1.0, 2.6),
    long_hold=2.6,
    long_share=0.1,
    way_s=BACK_WAY_S,
    walks=WALKS,
    edge=("curl", 6.5, 1.0),
    wrongs={
        "sit-up": Wrong(
            lambda s, _: replace(curl(35 + 10 * s, 1.4).timed(out=3.4, back=3.2), meant="too-far"),
            most=2.5,
        ),
        "chin-jams": Wrong(lambda s, _: curl(15.0, 2.6).with_targets(chin=24 + 13 * s), most=1.4),
        "feet-lift": Wrong(
            lambda s, _: curl(15.0, 2.4).with_targets(left_lift=8 + 6 * s, right_lift=8 + 6 * s),
            most=2.0,
        ),
        "jerk-up": Wrong(_jerked, most=2.0),
    },
    left_out={
        "pelvis-moves": "who lifts the hips over standing feet begins a bridge, which is another "
        "exercise",
    },
    settings=(partial(Supine, keeping="hip"),),
    hands_free=False,
)

SIT_UP = Repertoire(
    rest={**_KNEES_UP, "cross": 1.0, "curl": 0.0},
    right=lambda _, hold: Rep("both", {"curl": 62.0}, 1.8, hold, 1.9, {"curl": 5.0}, least=1.2),
    half=lambda _: Rep("both", {"curl": 22.0}, 1.2, 0.6, 1.2, {}, "half"),
    sides=("both",),
    holds=(0.3, 1.2),
    long_hold=2.0,
    long_share=0.05,
    way_s=BACK_WAY_S,
    walks=WALKS,
    edge=("curl", 36.0, 1.0),
    wrongs={
        "sit-up": Wrong(
            lambda s, _: Rep("both", {"curl": 36 + 10 * s}, 1.9, 1.4, 1.9, meant="full"), most=2.8
        ),
    },
    settings=(partial(Supine, keeping="hip"),),
    hands_free=False,
)
