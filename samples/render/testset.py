"""The set of clips for tuning and testing: every exercise, views, facings, faults."""

from dataclasses import replace
from functools import partial

from samples.render import courses, faults
from samples.render.clip import Clip
from samples.render.exercises import EXERCISES, exercise_clip
from samples.render.floor import KneeToChest, Prone
from samples.render.standing import ChairStretch, WalkToWall

_VIEWS = (
    ("side-l", 0.0, "left"),
    ("yaw30-r", 30.0, "right"),
    ("yaw45-l", 45.0, "left"),
    ("yaw15-r", 15.0, "right"),
)
_LOW_RATE = 15
"""Frames a second of all but the first clips: drawing takes long."""
_BOTH_WAYS = ("right", "left", "right", "left")


def clips() -> list[Clip]:
    """All clips: a correct side view of each exercise, then views and faults."""
    firsts = _correct(2)
    views = [_seen(clip, i) for i in range(len(_VIEWS)) for clip in _correct(1)]
    near = 2 * len(firsts)
    faulty = [replace(clip, fps=_LOW_RATE) for clip in (*_standing_faults(), *_floor_faults())]
    return [*firsts, *views[:near], *faulty, *views[near:]]


def _seen(clip: Clip, index: int) -> Clip:
    """The same exercise from elsewhere, done by somebody else in another room."""
    label, yaw, facing = _VIEWS[index]
    return replace(
        clip,
        name=f"{clip.name}-{label}",
        yaw=yaw,
        facing=facing,
        person="man" if (clip.person == "woman") == (index % 2 == 0) else "woman",
        seed=clip.seed + 100 * (index + 1),
        fps=_LOW_RATE,
    )


def _correct(sets: int) -> list[Clip]:
    """Each exercise done rightly; a set is a repetition of each side, or two of both."""
    sides = _BOTH_WAYS[: 2 * sets]
    lifts = [courses.lift(side) for side in sides]
    raises = [courses.raise_leg(side) for side in sides]
    course_of = {
        "wall-slide": courses.wall_slide(*[courses.slide()] * (sets + 1)),
        "toe-touch-avoid": courses.toe_touch(*[courses.bend()] * (sets + 1)),
        "all-fours-leg-lift": courses.all_fours(*lifts),
        "bridge": courses.bridge(*[courses.raise_hips()] * (2 * sets)),
        "single-knee-to-chest": courses.knee_to_chest(courses.hug("right"), courses.hug("left")),
        "prone-leg-raise": courses.prone(*raises),
        "chair-hamstring-stretch": courses.chair(courses.stretch("right")),
    }
    return [
        replace(
            exercise_clip(EXERCISES[name].short, name, course_of[name], seed=11 + i),
            person=("woman", "man")[i % 2],
            faults=(faults.TOE_TOUCH,) if name == "toe-touch-avoid" else (),
        )
        for i, name in enumerate(EXERCISES)
    ]


def _standing_faults() -> list[Clip]:
    def wall(name: str, seed: int, *reps: courses.Rep) -> Clip:
        return exercise_clip(name, "wall-slide", courses.wall_slide(*reps), seed=seed)

    def chair(name: str, seed: int, *, rep: courses.Rep, knee: float = 10.0) -> Clip:
        course = courses.chair(rep, raised_knee=knee)
        return exercise_clip(name, "chair-hamstring-stretch", course, seed=seed)

    fast = courses.slide(hold=1.0).timed(out=0.8, back=0.7)
    walk_in = courses.walk_in_and_slide(courses.slide())
    bent = courses.toe_touch(*[courses.bend(25)] * 2)
    stretch = courses.stretch("right")
    left = courses.chair(courses.stretch("left"))
    return [
        replace(wall("wall-shallow30", 21, *[courses.slide(30)] * 2), facing="left", person="man"),
        replace(wall("wall-deep75", 22, *[courses.slide(75)] * 2), faults=(faults.TOO_DEEP,)),
        replace(wall("wall-fast", 23, *[fast] * 4), person="man", note="under a second each way"),
        replace(
            wall("wall-heels", 24, *[courses.slide().with_targets(heel=22)] * 2),
            facing="left",
            faults=(faults.HEELS_UP,),
        ),
        replace(
            exercise_clip("wall-walk-in", "wall-slide", walk_in, seed=42),
            setting=WalkToWall,
            person="man",
            yaw=8.0,
            note="walks in, turns round, leans on the wall, one slide",
        ),
        exercise_clip("toe-knees25", "toe-touch-avoid", bent, seed=25),
        replace(
            chair("chair-locked0", 38, rep=stretch, knee=0.0),
            person="man",
            faults=(faults.KNEE_LOCKED,),
        ),
        replace(
            chair("chair-hyper6", 39, rep=stretch, knee=-6.0),
            faults=(faults.KNEE_LOCKED, faults.KNEE_HYPEREXTENDED),
        ),
        replace(
            chair("chair-lean", 40, rep=stretch.with_targets(lean=42)),
            person="man",
            faults=(faults.ROUND_FORWARD,),
        ),
        replace(
            exercise_clip("chair-left-l", "chair-hamstring-stretch", left, seed=41),
            setting=partial(ChairStretch, raised="left"),
            facing="left",
        ),
    ]


def _floor_faults() -> list[Clip]:
    def four(name: str, seed: int, *reps: courses.Rep, top_knee: float = 25.0) -> Clip:
        course = courses.all_fours(*reps, top_knee=top_knee)
        return exercise_clip(name, "all-fours-leg-lift", course, seed=seed)

    def bridge(name: str, seed: int, rep: courses.Rep) -> Clip:
        return exercise_clip(name, "bridge", courses.bridge(*[rep] * 2), seed=seed)

    def prone(name: str, seed: int, *reps: courses.Rep, turn: float = 0.0) -> Clip:
        return exercise_clip(name, "prone-leg-raise", courses.prone(*reps, turn=turn), seed=seed)

    high = [courses.lift(side, 112).with_targets(spine=-28) for side in _BOTH_WAYS[:2]]
    head = [courses.lift(side).with_targets(neck=-75) for side in _BOTH_WAYS[:2]]
    sinking = courses.lift("right").with_targets(elbow=80)
    rocking = courses.lift("left", hold=0.6).timed(out=1.3, back=1.3).with_targets(lean=24)
    hugs = courses.knee_to_chest(courses.hug("left"), courses.hug("right"), bent=True)
    too_high = [courses.raise_leg(side, 40).with_targets(tilt=12) for side in _BOTH_WAYS[:2]]
    return [
        replace(four("four-right-only", 26, *[courses.lift("right")] * 2), person="man"),
        replace(
            four("four-bent-left-l", 27, *[courses.lift("left")] * 2, top_knee=80.0),
            facing="left",
            note="the knee stays bent",
        ),
        replace(four("four-too-high", 28, *high), person="man", faults=(faults.LEG_ABOVE_TRUNK,)),
        replace(
            four("four-tilt", 29, *[sinking] * 2),
            faults=(faults.TRUNK_TILTS,),
            note="elbows bend and the chest sinks at the top",
        ),
        replace(
            four("four-rock", 30, *[rocking] * 3),
            facing="left",
            person="man",
            note="the hips rock back at every lift",
        ),
        replace(four("four-headback", 31, *head), faults=(faults.HEAD_BACK,)),
        bridge("bridge-half", 32, courses.raise_hips(0.5)),
        replace(
            bridge("bridge-arched", 33, courses.raise_hips(1.22, arch=-22)),
            facing="left",
            faults=(faults.OVER_ARCHED,),
        ),
        replace(
            exercise_clip("chest-bent", "single-knee-to-chest", hugs, seed=34),
            setting=partial(KneeToChest, bent=True),
            person="man",
        ),
        replace(prone("prone-high40", 35, *too_high), faults=(faults.LEG_TOO_HIGH,)),
        replace(
            prone("prone-armsdown-turn", 36, *[courses.raise_leg("left")] * 2, turn=60.0),
            setting=partial(Prone, arms_up=False),
            facing="left",
        ),
        prone("prone-hold8", 37, *[courses.raise_leg(side, hold=8.5) for side in _BOTH_WAYS[:2]]),
    ]
