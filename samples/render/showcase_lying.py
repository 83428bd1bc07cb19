"""The clips of what is done lying or on hands and knees, that come with the project.

They are smaller and slower than the others, so that all of them together stay small.
"""

from collections.abc import Mapping

import numpy as np

from samples.render.clip import Clip
from samples.render.courses import Plan, Rep
from samples.render.exercises import EXERCISES, REPERTOIRES
from samples.render.filming import Filming
from samples.render.look import sampled_look

_PEOPLE = ("woman", "man", "woman-short", "man-slim-tall", "woman-old", "man-heavy")
_SIZE, _FPS, _CRF = (480, 360), 12, 30
# At 12 a second the network sees a raised leg twitch and takes one arm for the other, on some
# processors and not on others.
_LIVELIER = {"supine-hamstring-stretch-right": 24, "prone-shoulder-squeeze-right": 24}

SHOWN: Mapping[str, tuple[float, int, tuple[tuple[str, float], ...]]] = {
    "bird-dog": (5.2, 2, (("same-side", 1.4), ("back-sags", 1.6))),
    "cat-cow": (1.0, 3, (("too-fast", 1.3), ("too-fast", 1.3), ("too-fast", 1.3))),
    "straight-leg-raise": (1.6, 2, (("leg-too-high", 1.4), ("knee-not-straight", 1.4))),
    "supine-leg-raise": (10.3, 1, (("leg-too-high", 1.4), ("leg-drops", 1.6))),
    "dead-bug": (1.5, 2, (("arm-stays", 1.8), ("too-fast", 1.6))),
    "side-lying-leg-lift": (1.5, 2, (("leg-too-high", 1.0), ("swing", 1.6))),
    "cobra": (5.3, 1, (("pelvis-off-floor", 1.4), ("legs-lift", 1.2))),
    "back-extension-prone": (2.4, 2, (("pelvis-off-floor", 1.4), ("press-jerk", 1.6))),
    "supine-hamstring-stretch": (20.5, 1, (("knee-hyperextended", 1.0), ("thigh-drops", 1.3))),
    "heel-slides": (0.6, 2, (("heel-lifts", 1.5), ("too-fast", 1.6))),
    "ball-bridge": (3.3, 2, (("over-arched", 1.3), ("drops", 1.5))),
    "child-pose": (20.5, 1, (("bouncing", 1.4),)),
    "front-plank-knees": (10.5, 1, (("hips-sag", 1.3), ("hips-high", 0.9))),
    "abdominal-reach-up": (2.4, 2, (("sit-up", 1.5), ("chin-jams", 1.2))),
    "sit-up-crunch-avoid": (0.8, 2, (("sit-up", 1.5), ("sit-up", 2.2))),
    "knees-to-chest-rock": (20.5, 1, (("rocking-hard", 1.2),)),
    "piriformis-stretch": (20.5, 1, (("bouncing", 1.1),)),
    "buttock-stretch": (20.5, 1, (("bouncing", 1.1),)),
    "prone-shoulder-squeeze": (3.3, 2, (("chest-lifts", 1.3), ("head-lifts", 1.1))),
    "ankle-pumps": (1.0, 4, (("knee-bends", 1.2), ("pump-too-fast", 1.2))),
    "ball-under-legs-reach": (1.4, 2, (("trunk-moves", 1.4), ("too-fast", 1.5))),
}
"""Seconds of hold and number of the right repetitions; the faults and their strengths."""


def lying_clips() -> list[Clip]:
    """A right and a faulty clip of each that is among the samples."""
    return [
        clip
        for place, exercise in enumerate(SHOWN)
        for clip in (_right(exercise, place), _faulty(exercise, place))
    ]


def _right(exercise: str, place: int) -> Clip:
    hold, count, _ = SHOWN[exercise]
    repertoire = REPERTOIRES[exercise]
    seed = _seed(place, "right")
    sides = _sides(exercise, count, _facing(seed))
    reps = tuple(repertoire.right(side, hold) for side in sides)
    return _clip(exercise, "right", place, reps)


def _faulty(exercise: str, place: int) -> Clip:
    wrongs = REPERTOIRES[exercise].wrongs
    faults = SHOWN[exercise][2]
    seed = _seed(place, "fault")
    reps = tuple(
        wrongs[fault].rep(strength, side)
        for (fault, strength), side in zip(
            faults, _sides(exercise, len(faults), _facing(seed), turns=False), strict=True
        )
    )
    return _clip(exercise, "fault", place, reps)


def _seed(place: int, kind: str) -> int:
    return 400 + 4 * place + (2 if kind == "fault" else 0) + place % 2


def _facing(seed: int) -> str:
    return ("right", "left")[seed // 2 % 2]


def _sides(exercise: str, count: int, near: str, *, turns: bool = True) -> list[str]:
    """The near side first; with turns the other one in between."""
    sides = REPERTOIRES[exercise].sides
    if sides == ("both",):
        return ["both"] * count
    other = "left" if near == "right" else "right"
    each = (near, other) if len(sides) == 2 and turns else (near,)
    return [each[i % len(each)] for i in range(count)]


def _clip(exercise: str, kind: str, place: int, reps: tuple[Rep, ...]) -> Clip:
    """From the side in good light; facing right and left in turn."""
    drawn, repertoire = EXERCISES[exercise], REPERTOIRES[exercise]
    seed = _seed(place, kind)
    rng = np.random.default_rng([seed, 8])
    filming = Filming(
        facing=_facing(seed),
        height=float(rng.uniform(0.45, 0.65)),
        size=_SIZE,
        fps=_LIVELIER.get(f"{exercise}-{kind}", _FPS),
        crf=_CRF,
        noise=1.0,
    )
    # Of two settings the first is that of the right side, the second that of the left.
    settings = repertoire.settings or (drawn.setting,)
    gaze = {"gaze": 60.0 if filming.facing == "left" else -60.0} if repertoire.face_down else {}
    return Clip(
        name=f"{exercise}-{kind}",
        exercise=exercise,
        setting=settings[-1 if filming.facing == "left" else 0],
        program=Plan({**repertoire.rest, **gaze}, reps),
        measure=drawn.measure,
        person=_PEOPLE[(place + (3 if kind == "fault" else 0)) % len(_PEOPLE)],
        look=sampled_look(rng),
        filming=filming,
        kind=kind,
        seed=seed,
    )
