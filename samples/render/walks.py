"""Somebody walks in, gets down where the exercise wants it, and does it: every posture, six bodies.

They are for trying the live coach: filmed from where the exercise wants the camera, give or take
20 degrees, and held for as long as the dose asks, so that a repetition counts. Every other one
looks at the screen for a while before it begins, as the coach asks; the others begin at once.
"""

from dataclasses import replace

import numpy as np

from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Posture, View
from samples.render.clip import Clip
from samples.render.courses import Aside, Passing, Plan, Rep
from samples.render.exercises import EXERCISES, REPERTOIRES
from samples.render.filming import Filming, sampled_filming
from samples.render.look import sampled_look
from samples.render.repertoire import Repertoire
from samples.render.scenes import gaze, setting_for, sides_in_turn

WALKED = (
    "wall-slide",
    "bridge",
    "prone-leg-raise",
    "all-fours-leg-lift",
    "side-lying-leg-lift",
    "hip-flexor-stretch",
    "chair-hamstring-stretch",
    "single-knee-to-chest",
    "cobra",
    "bird-dog",
    "waist-twist",
    "supine-leg-raise",
    "front-plank-knees",
    "squat",
    "heel-slides",
    "cat-cow",
    "upright-back-stretch",
    "back-extension-prone",
    "straight-leg-raise",
    "heel-raises",
)
"""Standing from the side and the front, at a chair, half kneeling, on the back, face down, on the
elbows, on the side and on all fours."""
_WELL = {"chair-hamstring-stretch": {"raised_knee": 16.0}}
"""As the exercise asks for it, where the usual start pose is near a limit."""
_BODIES = ("woman", "man-heavy", "woman-old", "man-slim-tall", "woman-strong", "man-short")
_YAW = 20.0
_FPS = 15
"""What a webcam gives in a room that is not bright."""
_WATCHES_S = 7.0
_LONG_S = 15.0


def walks(seed: int) -> list[Clip]:
    """One clip for each of `WALKED`."""
    return [_walk(number, seed) for number in range(len(WALKED))]


def _walk(number: int, seed: int) -> Clip:
    name, rng = WALKED[number], np.random.default_rng([seed, number, 31])
    drawn, repertoire, exercise = EXERCISES[name], REPERTOIRES[name], load_exercise(name)
    facing = ("left", "right")[number // 2 % 2]
    make, side = setting_for(name, repertoire, facing, rng)
    return Clip(
        name=f"walk{seed}-{number:02d}-{name}",
        exercise=name,
        setting=make,
        program=_course(repertoire, exercise, side, facing, rng, watches=number % 2 == 0),
        measure=drawn.measure,
        person=_BODIES[number % len(_BODIES)],
        look=sampled_look(rng),
        filming=_filming(exercise, facing, rng, lying=drawn.lying),
        tags={"arrival": "walks in"},
        seed=seed * 1000 + number,
    )


def _course(
    repertoire: Repertoire,
    exercise: Exercise,
    side: str,
    facing: str,
    rng: np.random.Generator,
    *,
    watches: bool,
) -> Plan:
    walk = repertoire.walks[int(rng.integers(len(repertoire.walks)))]
    look = Aside("look", 0, float(rng.choice([-1.0, 1.0])) * 25.0, _WATCHES_S)
    return Plan(
        {**repertoire.rest, **_WELL.get(exercise.id, {}), **gaze(repertoire, facing, rng)},
        _reps(repertoire, exercise, side),
        (look,) if watches else (),
        arrival=Passing(repertoire.way_s, walk),
        pace=float(rng.uniform(0.9, 1.25)),
        uneven=0.1,
        natural=True,
        framed=True,
    )


def _reps(repertoire: Repertoire, exercise: Exercise, side: str) -> tuple[Rep, ...]:
    """Two repetitions, or one that is held for long."""
    asked = exercise.dose.hold_s[0] >= 1.0
    # Whoever is told when it is enough holds on until then, which is a little later.
    hold = 1.15 * repertoire.long_hold + 1.0 if asked else float(np.mean(repertoire.holds))
    count = 1 if hold > _LONG_S else 2
    return tuple(repertoire.right(one, hold) for one in sides_in_turn(repertoire, side, count))


def _filming(exercise: Exercise, facing: str, rng: np.random.Generator, *, lying: bool) -> Filming:
    """A webcam on a chair or a table, in a room that is light enough."""
    off = float(rng.uniform(-_YAW, _YAW))
    camera = exercise.camera
    in_front = camera.view is View.FRONT and camera.posture is not Posture.SIDE_LYING
    filming = sampled_filming(rng, yaw=90.0 - abs(off) if in_front else off, lying=lying)
    return replace(
        filming,
        facing=facing,
        # As wide as webcams are, and near enough that who lies down fills half of it.
        size=(848, 480),
        vertical_fov=float(rng.uniform(36, 46)),
        share=float(rng.uniform(0.75, 0.92)),
        fps=_FPS,
        variable_rate=False,
        light=max(filming.light, 0.5),
    )
