"""The clips that come with the project: each exercise done rightly, and with faults."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import View
from samples.render import showcase_upright
from samples.render.clip import Clip
from samples.render.courses import Plan, Rep
from samples.render.exercises import EXERCISES, REPERTOIRES
from samples.render.filming import Filming
from samples.render.look import sampled_look
from samples.render.repertoire import Make
from samples.render.repertoire_floor import hug, lift, raise_hips, raise_leg
from samples.render.repertoire_standing import bend, slide, stretch
from samples.render.showcase_lying import lying_clips
from samples.render.standing import ChairStretch

DEMO = "wall-slide-right"
"""The clip `posecheck demo` analyses; it also goes into the wheel."""
_CRF = 27


def clips() -> list[Clip]:
    """All of them, the demo clip first."""
    seven = [_wall_slide, _toe_touch, _all_fours, _bridge, _hug, _prone, _chair]
    first = [clip for make in seven for clip in make()]
    return [*first, *showcase_upright.clips(_clip), *lying_clips()]


def _clip(
    exercise: str,
    kind: str,
    person: str,
    seed: int,
    reps: tuple[Rep, ...],
    *,
    make: Make | None = None,
    rest: Mapping[str, float] | None = None,
    size: tuple[int, int] = (640, 480),
    fps: int = 25,
) -> Clip:
    """A clip from the side, or the front, in good light; facing right and left in turn."""
    drawn = EXERCISES[exercise]
    rng = np.random.default_rng([seed, 8])
    in_front = load_exercise(exercise).camera.view is View.FRONT
    filming = Filming(
        yaw=90.0 if in_front else 0.0,
        fps=fps,
        facing=("right", "left")[seed // 2 % 2],
        height=float(rng.uniform(0.45, 0.65) if drawn.lying else rng.uniform(0.9, 1.1)),
        size=size,
        crf=_CRF,
        noise=1.0,
    )
    return Clip(
        name=f"{exercise}-{kind}",
        exercise=exercise,
        setting=make or drawn.setting,
        program=Plan({**REPERTOIRES[exercise].rest, **(rest or {})}, reps),
        measure=drawn.measure,
        person=person,
        look=sampled_look(rng),
        filming=filming,
        kind=kind,
        seed=seed,
    )


def _wall_slide() -> list[Clip]:
    name = "wall-slide"
    right = (slide(46, hold=5.6),) * 3
    wrong = (
        slide(46, hold=2.5),
        slide(28, hold=2.5),
        slide(74, hold=2.5),
        slide(46, hold=3.0).with_targets(heel=24),
    )
    return [
        _clip(name, "right", "woman", 200, right, size=(960, 720)),
        _clip(name, "fault", "man-old", 203, wrong),
    ]


def _toe_touch() -> list[Clip]:
    """Right: the knees bend. Fault: they stay locked, which is what the articles warn of."""
    name = "toe-touch-avoid"
    return [
        _clip(name, "right", "man-strong", 211, (bend(28),) * 2),
        _clip(name, "fault", "woman-slim", 214, (bend(-3),) * 2),
    ]


def _all_fours() -> list[Clip]:
    name, sides = "all-fours-leg-lift", ("right", "left", "right", "left")
    wrong = (
        lift("right"),
        lift("right", 112),
        lift("right").with_targets(neck=-75),
        lift("right").with_targets(elbow=85),
        replace(lift("right"), first={"spine": -28.0}, first_s=2.5),
    )
    return [
        _clip(name, "right", "woman-tall", 220, tuple(lift(side, hold=1.1) for side in sides)),
        _clip(name, "fault", "man", 225, wrong),
    ]


def _bridge() -> list[Clip]:
    wrong = (raise_hips(0.58, hold=2.0), raise_hips(1.22, arch=-22, hold=2.5), raise_hips(hold=1.0))
    return [
        _clip("bridge", "right", "man-slim-tall", 231, (raise_hips(),) * 3),
        _clip("bridge", "fault", "man-old", 238, wrong),
    ]


def _hug() -> list[Clip]:
    """Right: twenty seconds, each side once. Fault: too short, then not far enough."""
    name = "single-knee-to-chest"
    return [
        _clip(
            name, "right", "woman-strong", 240, (hug("right", hold=20.6), hug("left", hold=20.6))
        ),
        _clip(
            name,
            "fault",
            "man-heavy",
            245,
            (hug("right", hold=3.0), hug("left", hip=82.0, hold=3.0)),
        ),
    ]


def _prone() -> list[Clip]:
    """Both look to the camera: the head lies on its side."""
    name = "prone-leg-raise"
    right = (raise_leg("right", hold=8.6), raise_leg("left", hold=8.6))
    high = raise_leg("left", 40).with_targets(tilt=12)
    wrong = (high, raise_leg("right", hold=2.0))
    return [
        _clip(name, "right", "man-short", 251, right, rest={"gaze": 65.0}),
        _clip(name, "fault", "woman", 254, wrong, rest={"gaze": 65.0}),
    ]


def _chair() -> list[Clip]:
    """Fault: the raised knee locked, then bent backwards."""
    name, make = "chair-hamstring-stretch", partial(ChairStretch, raised="right")
    held = stretch("right", hold=4.0)
    wrong = (held.with_targets(raised_knee=-3.0), held.with_targets(raised_knee=-8.0))
    soft = {"raised_knee": 16.0}
    right = (stretch("right", hold=10.8),) * 2
    return [
        _clip(name, "right", "woman-tall", 268, right, make=make, rest=soft),
        _clip(name, "fault", "man", 265, wrong, make=make),
    ]
