"""On the back with a ball: the bridge, and one knee straightened with the other calf on it."""

from dataclasses import replace

from samples.render.ball import CALVES
from samples.render.courses import Rep
from samples.render.repertoire import Repertoire, Wrong, beyond, seconds_at
from samples.render.repertoire_supine import BACK_WAY_S, WALKS, head_up, tail_up


def bridge_on_ball(lift: float = 0.99, hold: float = 3.2) -> Rep:
    """Hips up until the body is one line from shoulders to heels."""
    return Rep("both", {"lift": lift}, 1.9, hold, 2.0, {"lift": 0.02}, least=1.2)


def _dropped(strength: float, _: str) -> Rep:
    return bridge_on_ball(hold=1.6).timed(out=1.9, back=seconds_at(beyond(85.0, strength), 38.0))


BALL_BRIDGE = Repertoire(
    rest={"lift": 0.0, "knee": 10.0, "arch": 0.0},
    right=lambda _, hold: bridge_on_ball(hold=hold),
    half=lambda _: Rep("both", {"lift": 0.48}, 1.4, 0.8, 1.5, {}, "half"),
    sides=("both",),
    holds=(0.8, 2.4),
    long_hold=3.4,
    long_share=0.1,
    way_s=6.0,
    walks=WALKS,
    edge=("lift", 0.69, 0.026),
    wrongs={
        "hips-sag": Wrong(
            lambda s, _: replace(bridge_on_ball(1.0, 3.2), sink=(13 + 10 * s) / 38), most=0.4
        ),
        "over-arched": Wrong(
            lambda s, _: replace(
                bridge_on_ball(1.1 + 0.05 * s, 2.2).with_targets(arch=-16 - 9 * s),
                meant="too-far",
            ),
            most=1.6,
        ),
        "ball-wobble": Wrong(
            lambda s, _: replace(
                bridge_on_ball(hold=4.6).with_targets(knee=27.0),
                sways=(("knee", 17 + 8 * s, 1.8),),
            ),
            most=0.9,
        ),
        "knees-lock": Wrong(
            lambda s, _: bridge_on_ball(hold=2.6).with_targets(knee=-5 - 10 * s), most=1.2
        ),
        "drops": Wrong(_dropped, most=2.0),
        "head-lifted-supine": Wrong(
            lambda s, _: bridge_on_ball(hold=2.4).with_targets(raise_head=30 + 14 * s), most=2.0
        ),
    },
)


def extend(side: str, knee: float = 12.0, hold: float = 1.6) -> Rep:
    """One knee straight, the other calf on the ball."""
    return Rep(side, {f"{side}_knee": knee}, 2.0, hold, 2.0, {f"{side}_knee": 4.0}, least=1.5)


def _hurried_reach(strength: float, side: str) -> Rep:
    seconds = seconds_at(beyond(130.0, strength), 62.0)
    return extend(side, 12.0, 1.2).timed(out=seconds, back=seconds)


BALL_REACH = Repertoire(
    rest={f"{side}_{name}": value for side in ("left", "right") for name, value in CALVES},
    right=lambda side, hold: extend(side, 12.0, hold),
    half=lambda side: Rep(side, {f"{side}_knee": 44.0}, 1.4, 0.7, 1.4, {}, "half"),
    sides=("right", "left"),
    holds=(1.2, 2.2),
    long_hold=2.4,
    long_share=0.05,
    way_s=BACK_WAY_S,
    walks=WALKS,
    edge=("{side}_knee", 30.0, 1.0),
    wrongs={
        "trunk-moves": Wrong(
            lambda s, side: extend(side, 12.0, 2.4).with_targets(tail=tail_up(s, 0.14)),
            most=1.4,
        ),
        "too-fast": Wrong(_hurried_reach, most=2.4),
        "head-lifted-supine": Wrong(
            lambda s, side: extend(side, 12.0, 2.4).with_targets(raise_head=head_up(s)), most=2.5
        ),
    },
)
