"""Courses: how a person goes through each exercise, rightly or with a fault.

A course is built from repetitions; timings, depths and pauses vary a little from one to the
next, as people's do, drawn from the clip's own random generator.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from samples.render.motion import Program

Course = Callable[[np.random.Generator], Program]


@dataclass(frozen=True, slots=True)
class Rep:
    """One repetition: which side, where the parameters go, how long each part takes (s).

    loose: how far a parameter may miss its target, either way.
    """

    side: str
    targets: Mapping[str, float]
    out: float = 2.0
    hold: float = 2.0
    back: float = 2.0
    loose: Mapping[str, float] = field(default_factory=dict)

    def with_targets(self, **extra: float) -> "Rep":
        """The same with further or other targets."""
        return replace(self, targets={**self.targets, **extra})

    def timed(self, *, out: float, back: float) -> "Rep":
        """The same at another pace."""
        return replace(self, out=out, back=back)


def course(rest: Mapping[str, float], *reps: Rep) -> Course:
    """Rest, the repetitions with pauses between, rest."""

    def build(rng: np.random.Generator) -> Program:
        program = Program(dict(rest)).wait(rng.uniform(1.5, 2.0))
        return _through(program, reps, rng).wait(0.5)

    return build


def _through(program: Program, reps: tuple[Rep, ...], rng: np.random.Generator) -> Program:
    for rep in reps:
        targets = {
            name: value + rng.uniform(-1, 1) * rep.loose.get(name, 0.0)
            for name, value in rep.targets.items()
        }
        program.repeat(
            rep.side,
            out=rep.out * rng.uniform(0.94, 1.06),
            hold=rep.hold * rng.uniform(1.0, 1.06),
            back=rep.back * rng.uniform(0.94, 1.06),
            pause=rng.uniform(1.1, 1.8),
            **targets,
        )
    return program


_AT_WALL = {"knee": 9.0, "heel": 0.0, "lean": 0.0, "arms": 6.0}


def slide(knee: float = 45.0, hold: float = 5.5) -> Rep:
    """Down the wall to a knee bend."""
    return Rep("both", {"knee": knee}, 2.6, hold, 2.2, {"knee": 1.5})


def wall_slide(*reps: Rep) -> Course:
    """Slides from standing at the wall."""
    return course(_AT_WALL, *reps)


def walk_in_and_slide(*reps: Rep) -> Course:
    """Walking in from out of the picture, turning round, leaning on the wall, then slides."""

    def build(rng: np.random.Generator) -> Program:
        program = Program(_AT_WALL | {"walk": 1.0, "ahead": 3.2, "yaw": 180.0})
        program.move(4.2, ahead=0.4).move(1.9, yaw=0.0, ahead=0.35).move(1.3, walk=0.0, ahead=0.0)
        program.framed_from = program.duration
        return _through(program.wait(2.0), reps, rng).wait(0.5)

    return build


def bend(knee: float = 0.0, hold: float = 2.0) -> Rep:
    """Forward and down, the knees bent so far."""
    return Rep("both", {"bend": 1.0, "knee": knee}, 2.0, hold, 2.1, {"bend": 0.04})


def toe_touch(*reps: Rep) -> Course:
    """Bends from standing."""
    return course({"bend": 0.0, "knee": 4.0}, *reps)


def lift(side: str, thigh: float = 79.0, hold: float = 1.6) -> Rep:
    """One leg backwards on all fours; a thigh of about 78 is in line with the trunk."""
    return Rep(side, {f"{side}_thigh": thigh}, 1.9, hold, 1.9, {f"{side}_thigh": 2.5})


def all_fours(*reps: Rep, top_knee: float = 25.0) -> Course:
    """Lifts from hands and knees; top_knee: how bent the lifted knee is."""
    rest = {"left_thigh": 0.0, "right_thigh": 0.0, "spine": 0.0, "neck": -14.0}
    return course(rest | {"lean": 0.0, "elbow": 4.0, "top_knee": top_knee}, *reps)


def raise_hips(share: float = 0.98, arch: float = 0.0, hold: float = 3.3) -> Rep:
    """Hips up to a share of the way to the straight line."""
    return Rep("both", {"lift": share, "arch": arch}, 1.9, hold, 2.0, {"lift": 0.025})


def bridge(*reps: Rep) -> Course:
    """Bridges from lying on the back, feet on the floor."""
    return course({"lift": 0.0, "arch": 0.0}, *reps)


def hug(side: str, hip: float = 114.0, hold: float = 5.0) -> Rep:
    """One knee to the chest."""
    return Rep(side, {f"{side}_hip": hip}, 2.8, hold, 2.6, {f"{side}_hip": 4.0})


def knee_to_chest(*reps: Rep, bent: bool = False) -> Course:
    """Hugs from lying on the back; bent: the resting leg stands on its foot."""
    hip = 52.0 if bent else 2.0
    return course({"left_hip": hip, "right_hip": hip}, *reps)


def raise_leg(side: str, height: float = 17.0, hold: float = 3.0) -> Rep:
    """A straight leg off the floor by so many degrees."""
    return Rep(side, {f"{side}_leg": height}, 1.9, hold, 1.9, {f"{side}_leg": 1.5})


def prone(*reps: Rep, turn: float = 0.0) -> Course:
    """Leg raises from lying on the stomach; turn: where the face looks, + to the left."""
    rest = {"left_leg": 0.0, "right_leg": 0.0, "tilt": 0.0, "turn": turn, "neck": -6.0}
    return course(rest, *reps)


def stretch(raised: str, knee: float = 30.0, hold: float = 10.5) -> Rep:
    """The standing knee bends while the other leg lies on the chair."""
    return Rep(raised, {"knee": knee}, 2.6, hold, 2.4, {"knee": 2.0})


def chair(*reps: Rep, raised_knee: float = 10.0) -> Course:
    """Stretches with one heel on a chair, the raised knee bent so far."""
    return course({"knee": 5.0, "raised_knee": raised_knee, "lean": 2.0}, *reps)
