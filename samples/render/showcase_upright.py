"""The clips that come with the project of the exercises on the feet, kneeling and from the front.

They are filmed at fifteen frames a second: so many of them have to stay small.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from samples.render.clip import Clip
from samples.render.courses import Rep
from samples.render.repertoire_squats import rise, squat
from samples.render.repertoire_standing import slide
from samples.render.repertoire_stretches import bend_back, open_chest, shift
from samples.render.repertoire_turning import circle, roll, sweep, twist
from samples.render.stretching import HalfKneel

_FPS = 15


def clips(clip: Callable[..., Clip]) -> list[Clip]:
    """All of them. clip: from exercise, kind, person, seed and repetitions to one."""
    draw = partial(clip, fps=_FPS)
    return [
        *_squat(draw),
        *_at_wall(draw),
        *_heel_raises(draw),
        *_hip_flexor(draw),
        *_doorway(draw),
        *_back_bend(draw),
        *_twist(draw),
        *_hip_rolls(draw),
        *_shoulder_rolls(draw),
        *_neck_sweep(draw),
    ]


def _squat(clip: Callable[..., Clip]) -> list[Clip]:
    wrong = (
        squat(),
        squat(82, 1.6).with_targets(lean=74.0),
        squat(82, 1.6).with_targets(heel=22.0),
    )
    return [
        clip("squat", "right", "woman", 300, (squat(), squat(88), squat(80))),
        clip("squat", "fault", "man-heavy", 302, wrong),
    ]


def _at_wall(clip: Callable[..., Clip]) -> list[Clip]:
    """Fault: too deep, then a back that leaves the wall, or the ball, for a moment."""
    forward = slide(47, hold=2.4).with_targets(lean=27.0)
    return [
        clip("wall-squat", "right", "man-slim-tall", 304, (slide(46, hold=5.6),) * 2),
        clip("wall-squat", "fault", "woman-old", 306, (slide(76, hold=2.0), forward)),
        clip("ball-wall-squat", "right", "woman-short", 308, (slide(48, hold=5.6),) * 2),
        clip("ball-wall-squat", "fault", "man", 310, (slide(86, hold=1.8), forward)),
    ]


def _heel_raises(clip: Callable[..., Clip]) -> list[Clip]:
    """Fault: leaning in, bending the knees, letting the heels drop."""
    wrong = (
        rise(32, 2.2).with_targets(lean=25.0),
        rise(32, 1.8).with_targets(knee=42.0),
        rise(32, 1.4).timed(out=1.5, back=0.5),
    )
    rest = {"knee": 14.0}
    return [
        clip("heel-raises", "right", "woman-old", 312, (rise(),) * 3, rest=rest),
        clip("heel-raises", "fault", "man-slim-tall", 314, wrong, rest=rest),
    ]


def _hip_flexor(clip: Callable[..., Clip]) -> list[Clip]:
    """Fault: bent forward, then leaning back."""
    name = "hip-flexor-stretch"
    placed = {"step": -0.16}
    bent = shift("right", 44.0, 3.6).with_targets(lean=30.0, **placed)
    wrong = (
        shift("right", 6.0, 3.6).with_targets(lean=-23.0),
        replace(bent, first=placed),
    )
    right = (shift("right", 19.0, 20.8),)
    return [
        clip(name, "right", "man", 316, right, make=HalfKneel),
        clip(name, "fault", "woman-short", 317, wrong, make=HalfKneel),
    ]


def _doorway(clip: Callable[..., Clip]) -> list[Clip]:
    """Fault: held too short with the back arched, then with the head poked forward."""
    name = "pectoral-doorway-stretch"
    wrong: tuple[Rep, ...] = (
        open_chest(17.0, 3.6).with_targets(arch=39.0),
        open_chest(3.8, 3.8).with_targets(poke=62.0),
    )
    return [
        clip(name, "right", "woman-old", 320, (open_chest(3.8, 15.8),)),
        clip(name, "fault", "man", 322, wrong),
    ]


def _back_bend(clip: Callable[..., Clip]) -> list[Clip]:
    """Fault: knees bent, the hands off the back, the head thrown back."""
    name = "upright-back-stretch"
    wrong = (
        bend_back(16, 2.0).with_targets(knee=34.0),
        bend_back(16, 3.2).with_targets(hands=1.0),
        bend_back(16, 2.2).with_targets(neck=-50.0),
    )
    return [
        clip(name, "right", "woman-short", 324, (bend_back(16, 5.6),) * 2, rest={"knee": 12.0}),
        clip(name, "fault", "man-heavy", 326, wrong, rest={"knee": 12.0}),
    ]


def _twist(clip: Callable[..., Clip]) -> list[Clip]:
    """Fault: too far, then leaning to the side."""
    bent = twist(36.0, 1.3)
    wrong = (
        twist(64.0, 1.2),
        replace(bent.with_targets(bend_left=38.0), across={**bent.across, "bend_left": -38.0}),
    )
    return [
        clip("waist-twist", "right", "woman", 352, (twist(), twist(sign=-1.0))),
        clip("waist-twist", "fault", "man-slim-tall", 330, wrong),
    ]


def _hip_rolls(clip: Callable[..., Clip]) -> list[Clip]:
    """Fault: too fast, then with the shoulders swinging along."""
    name = "standing-hip-rolls"
    hasty = replace(circle(0.06, 1.3, 4), strict=True)
    wrong = (hasty, replace(circle(0.12, 3.0, 3), first={"follow": 0.95}))
    return [
        clip(name, "right", "man", 332, (circle(0.06, 3.2, 4),)),
        clip(name, "fault", "woman-short", 334, wrong),
    ]


def _shoulder_rolls(clip: Callable[..., Clip]) -> list[Clip]:
    """Fault: too fast, then with the arms swinging along."""
    name, rest = "shoulder-rolls", {"knee": 14.0}
    hasty = replace(roll(9.5, 0.95, 5), strict=True)
    wrong = (hasty, roll(9.5, 2.6, 3).with_targets(swing=46.0))
    return [
        clip(name, "right", "man-slim-tall", 336, (roll(9.5, 2.8, 4),), rest=rest),
        clip(name, "fault", "woman", 338, wrong, rest=rest),
    ]


def _neck_sweep(clip: Callable[..., Clip]) -> list[Clip]:
    """Fault: too fast, then with the head thrown back."""
    name = "neck-chin-sweep"
    hasty = replace(sweep(38.0, 0.1), cross=1.3).timed(out=0.9, back=0.9)
    wrong = (hasty, replace(sweep(36.0, 0.9), lead={"chin": -34.0}))
    return [
        clip(name, "right", "woman-old", 340, (sweep(38.0),)),
        clip(name, "fault", "man", 342, wrong),
    ]
