"""The clips that come with the project: each exercise done rightly, and with faults."""

from dataclasses import replace

from samples.render import courses, faults
from samples.render.clip import Clip
from samples.render.courses import Course
from samples.render.exercises import exercise_clip
from samples.render.truth import FaultRule

DEMO = "wall-slide-right"
"""The clip `posecheck demo` analyses; it also goes into the wheel."""
_CRF, _GRAIN = 24, 1.0


def clips() -> list[Clip]:
    """All of them, the demo clip first."""
    return [*_wall_slide(), *_toe_touch(), *_all_fours(), *_bridge(), *_hug(), *_prone(), *_chair()]


def _clip(
    exercise: str, kind: str, seed: int, course: Course, shown: tuple[FaultRule, ...] = ()
) -> Clip:
    clip = exercise_clip(f"{exercise}-{kind}", exercise, course, seed=seed)
    return replace(
        clip,
        faults=shown,
        person=("woman", "man")[seed % 2],
        facing=("right", "left")[seed // 2 % 2],
        crf=_CRF,
        grain=_GRAIN,
    )


def _wall_slide() -> list[Clip]:
    right = courses.wall_slide(*[courses.slide(46, hold=5.6)] * 3)
    wrong = courses.wall_slide(
        courses.slide(46, hold=5.6),
        courses.slide(28, hold=2.5),
        courses.slide(74, hold=2.5),
        courses.slide(46, hold=3.0).with_targets(heel=24),
    )
    rules = (faults.TOO_DEEP, faults.HEELS_UP)
    demo = replace(_clip("wall-slide", "right", 200, right), size=(960, 720))
    return [demo, _clip("wall-slide", "fault", 203, wrong, rules)]


def _toe_touch() -> list[Clip]:
    """Right: the knees bend. Fault: they stay locked, which is what the articles warn of."""
    name = "toe-touch-avoid"
    soft = courses.toe_touch(*[courses.bend(28)] * 3)
    locked = courses.toe_touch(*[courses.bend(0)] * 3)
    return [
        _clip(name, "right", 211, soft),
        _clip(name, "fault", 214, locked, (faults.TOE_TOUCH,)),
    ]


def _all_fours() -> list[Clip]:
    name, sides = "all-fours-leg-lift", ("right", "left", "right", "left")
    right = courses.all_fours(*[courses.lift(side) for side in sides])
    wrong = courses.all_fours(
        courses.lift("right"),
        courses.lift("right", 112).with_targets(spine=-28),
        courses.lift("right").with_targets(neck=-75),
        courses.lift("right").with_targets(elbow=80),
    )
    rules = (faults.LEG_ABOVE_TRUNK, faults.HEAD_BACK, faults.TRUNK_TILTS)
    return [_clip(name, "right", 220, right), _clip(name, "fault", 225, wrong, rules)]


def _bridge() -> list[Clip]:
    right = courses.bridge(*[courses.raise_hips()] * 3)
    wrong = courses.bridge(
        courses.raise_hips(0.5),
        courses.raise_hips(1.22, arch=-22),
        courses.raise_hips(hold=1.0),
    )
    return [
        _clip("bridge", "right", 231, right),
        _clip("bridge", "fault", 234, wrong, (faults.OVER_ARCHED,)),
    ]


def _hug() -> list[Clip]:
    """Right: twenty seconds, each side once. Fault: too short, then not far enough."""
    name = "single-knee-to-chest"
    right = courses.knee_to_chest(courses.hug("right", hold=20.6), courses.hug("left", hold=20.6))
    wrong = courses.knee_to_chest(
        courses.hug("right", hold=5.0), courses.hug("left", hip=82.0, hold=5.0)
    )
    return [_clip(name, "right", 240, right), _clip(name, "fault", 245, wrong)]


def _prone() -> list[Clip]:
    name = "prone-leg-raise"
    right = courses.prone(*[courses.raise_leg(side, hold=8.6) for side in ("right", "left")])
    wrong = courses.prone(
        courses.raise_leg("left", 40).with_targets(tilt=12),
        courses.raise_leg("right", hold=3.0),
        courses.raise_leg("left", 40).with_targets(tilt=12),
    )
    return [
        _clip(name, "right", 251, right),
        _clip(name, "fault", 254, wrong, (faults.LEG_TOO_HIGH,)),
    ]


def _chair() -> list[Clip]:
    """Fault: the raised knee locked, then bent backwards."""
    name = "chair-hamstring-stretch"
    right = courses.chair(*[courses.stretch("right")] * 2)
    stretch = courses.stretch("right", hold=4.0)
    wrong = courses.chair(
        stretch.with_targets(raised_knee=1.0), stretch.with_targets(raised_knee=-7.0)
    )
    rules = (faults.KNEE_LOCKED, faults.KNEE_HYPEREXTENDED)
    return [_clip(name, "right", 260, right), _clip(name, "fault", 265, wrong, rules)]
