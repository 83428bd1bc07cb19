"""The sampled scenes of the accuracy run: every exercise, right and wrong, by many people.

Scene i of a seed is the same however many are asked for, and any first part of them is balanced:
what matters is dealt out in turn or by evenly spread sequences, and only the rest is drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import Posture, View
from samples.render.body import body_names
from samples.render.clip import Clip
from samples.render.courses import Aside, Passing, Plan, Rep
from samples.render.exercises import EXERCISES, REPERTOIRES
from samples.render.filming import sampled_filming
from samples.render.look import sampled_look
from samples.render.occluders import Occluder
from samples.render.posing import parameter_for
from samples.render.repertoire import Make, Repertoire, Wrong

_GOLDEN, _SQRT2, _SQRT3, _SQRT5 = 0.6180339887, 0.4142135624, 0.7320508076, 0.2360679775
_RIGHT, _FAULT = 0.45, 0.40
_NEAR_MISS, _BETWEEN = 0.20, 0.08
_PASSING_SHARE, _THRESHOLD_SHARE = 0.1, 0.05
_LEAST_WAY = 0.45
_SINGLE_SHARE = 0.85
_NEAR_SIDE_SHARE = 0.8
_OTHER = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class _Place:
    """Where a scene stands in the sequence: its number, its exercise's name and round.

    among: the exercises that are dealt out in turn.
    """

    number: int
    seed: int
    among: tuple[str, ...] = tuple(EXERCISES)

    @property
    def exercise(self) -> str:
        return self.among[self.number % len(self.among)]

    @property
    def round(self) -> int:
        return self.number // len(self.among)

    @property
    def kind(self) -> str:
        """right, fault or distractor: spread over the exercises and over the rounds of each."""
        place = self.number % len(self.among)
        share = _spread(place * 3 / 7 + self.round * _GOLDEN, self.seed, 1)
        if share < _RIGHT:
            return "right"
        return "fault" if share < _RIGHT + _FAULT else "distractor"

    def turn(self) -> int:
        """How many scenes of this kind this exercise had before."""
        step = len(self.among)
        earlier = range(self.number % step, self.number, step)
        return sum(_Place(i, self.seed, self.among).kind == self.kind for i in earlier)

    def rng(self) -> np.random.Generator:
        return np.random.default_rng([self.seed, self.number, 11])


@dataclass(frozen=True)
class _Staged:
    """What is done in a scene: repetitions, asides, the setting, and how it is called.

    keep: how many of the repetitions it cannot do without. leaves: goes out in between.
    """

    what: str
    reps: tuple[Rep, ...]
    make: Make
    asides: tuple[Aside, ...] = ()
    tags: tuple[tuple[str, str | float], ...] = ()
    keep: int = 1
    leaves: bool = False


def scenes(
    count: int,
    seed: int,
    *,
    bodies: Sequence[str] | None = None,
    exercises: Sequence[str] | None = None,
) -> list[Clip]:
    """The first `count` scenes of a seed.

    bodies, exercises: names of those to draw from, or all.
    """
    people = _shuffled(tuple(bodies or body_names()), seed)
    among = tuple(exercises or EXERCISES)
    return [_scene(_Place(number, seed, among), people) for number in range(count)]


def _scene(place: _Place, people: Sequence[str]) -> Clip:
    rng = place.rng()
    person = people[(place.number + place.round) % len(people)]
    yaw, facing = _view(place, rng)
    repertoire, exercise = REPERTOIRES[place.exercise], EXERCISES[place.exercise]
    staged = _stage(place, repertoire, person, facing, rng)
    plan, passing = _plan(place, repertoire, staged, facing, rng)
    filming = sampled_filming(rng, yaw=yaw, lying=exercise.lying, facing=facing)
    if staged.leaves:
        # Somebody who leaves the picture: it must not be too wide for that.
        filming = replace(filming, share=max(filming.share, 0.8), aside=(0.0, filming.aside[1]))
    return Clip(
        name=f"s{place.seed}-{place.number:04d}-{exercise.short}-{staged.what}",
        exercise=place.exercise,
        setting=staged.make,
        program=plan,
        measure=exercise.measure,
        person=person,
        look=sampled_look(rng),
        filming=filming,
        kind=place.kind,
        tags=dict(staged.tags) | passing,
        seed=place.seed * 100_000 + place.number,
        occluders=_occluders(staged.what, facing, rng),
    )


def _view(place: _Place, rng: np.random.Generator) -> tuple[float, str]:
    """Half the scenes nearly from the side, half turned by up to 45 degrees, mostly to the front;
    facing left and right alike. What is filmed from the front is turned likewise from there."""
    share = _spread(place.number * _SQRT2, place.seed, 2)
    facing = "left" if _spread(place.number * _SQRT3, place.seed, 3) < 0.5 else "right"
    camera = load_exercise(place.exercise).camera
    # Who lies on one side has front or back to the camera as it is.
    if camera.view is View.FRONT and camera.posture is not Posture.SIDE_LYING:
        off = share * 30 if share < 0.5 else 15 + (share - 0.5) * 60
        return float(np.round(90 - off, 1)), facing
    if share < 0.5:
        return float(np.round(share * 60 - 15, 1)), facing
    sign = 1.0 if rng.uniform() < 0.72 else -1.0
    return float(np.round(sign * (15 + (share - 0.5) * 60), 1)), facing


def _stage(
    place: _Place, repertoire: Repertoire, person: str, facing: str, rng: np.random.Generator
) -> _Staged:
    make, side = setting_for(place.exercise, repertoire, facing, rng)
    if place.kind == "fault":
        return _faulty(place, repertoire, person, make, side, rng)
    if place.kind == "distractor":
        return _distracted(place, repertoire, make, side, rng)
    reps = _rights(repertoire, side, rng)
    if repertoire.edge and _spread(place.number * _SQRT5, place.seed, 4) < _THRESHOLD_SHARE:
        reps = tuple(_at_the_edge(repertoire.edge, repertoire.rest, rep, rng) for rep in reps)
        return _Staged("threshold", reps, make, tags=(("threshold", 1),))
    return _Staged("right", reps, make)


def setting_for(
    exercise: str, repertoire: Repertoire, facing: str, rng: np.random.Generator
) -> tuple[Make, str]:
    """A variant of the setting, and the side that begins: mostly the one near the camera."""
    near_first = rng.uniform() < _NEAR_SIDE_SHARE
    side = facing if near_first else _OTHER[facing]
    if len(repertoire.sides) == 1 and repertoire.sides != ("both",):
        return repertoire.settings[0 if side == "right" else 1], side
    if repertoire.settings:
        return repertoire.settings[int(rng.integers(len(repertoire.settings)))], side
    return EXERCISES[exercise].setting, side


def sides_in_turn(repertoire: Repertoire, first: str, count: int) -> list[str]:
    """The sides of the repetitions, in turn where both legs work."""
    if len(repertoire.sides) == 2:
        return [first if i % 2 == 0 else _OTHER[first] for i in range(count)]
    return ["both" if repertoire.sides == ("both",) else first] * count


def _rights(
    repertoire: Repertoire, side: str, rng: np.random.Generator, count: int | None = None
) -> tuple[Rep, ...]:
    """Right repetitions; now and then each is held for as long as the dose asks."""
    long = count is None and rng.uniform() < repertoire.long_share
    hold = repertoire.long_hold if long else float(rng.uniform(*repertoire.holds))
    if count is None:
        count = 1 if hold > 15 else 2 if hold > 4 else 4
    return tuple(repertoire.right(one, hold) for one in sides_in_turn(repertoire, side, count))


def _at_the_edge(
    reached_by: tuple[str, float, float],
    rests: Mapping[str, float],
    rep: Rep,
    rng: np.random.Generator,
) -> Rep:
    """The repetition with its peak within some 4 degrees of the edge it must reach.

    It goes nearly half the usual way at least: less would be no repetition, not even half a one.
    """
    name, edge, per_degree = reached_by
    name = name.format(side=rep.side)
    rest = rests.get(name, 0.0)
    least = rest + _LEAST_WAY * (rep.targets[name] - rest)
    target = edge + per_degree * rng.uniform(-4, 4)
    target = max(target, least) if least > rest else min(target, least)
    return replace(rep, targets={**rep.targets, name: target}, loose={}, meant="threshold")


def _strength(wrong: Wrong, turn: int, place: _Place, rng: np.random.Generator) -> float:
    """Mostly clearly beyond the limit, at times clearly on the right side, seldom between."""
    share = _spread(turn * _GOLDEN, place.seed, 5 + place.number % len(place.among))
    if share < _NEAR_MISS and wrong.least < -0.3:
        return float(rng.uniform(max(wrong.least, -0.8), -0.35))
    if share < _NEAR_MISS + _BETWEEN:
        return float(rng.uniform(max(wrong.least, -0.3), min(1.0, wrong.most)))
    return float(rng.uniform(min(1.08, 0.85 * wrong.most), wrong.most))


def _faulty(
    place: _Place,
    repertoire: Repertoire,
    person: str,
    make: Make,
    side: str,
    rng: np.random.Generator,
) -> _Staged:
    turn = place.turn()
    names = _shuffled(tuple(repertoire.wrongs), place.seed, place.exercise)
    fault = names[turn % len(names)]
    wrong = repertoire.wrongs[fault]
    strength = _strength(wrong, turn, place, rng)
    posed = parameter_for(place.exercise, fault, person, round(strength, 2))
    sides = sides_in_turn(repertoire, side, 3)
    bad = [i for i in range(len(sides)) if rng.uniform() < 0.5 and not (wrong.late and i == 0)]
    second = wrong.late or (repertoire.sides == ("both",) and rng.uniform() < 0.3)
    bad = bad or [1 if second else 0]
    hold = float(rng.uniform(*repertoire.holds))
    reps = tuple(
        wrong.rep(posed, one) if i in bad or wrong.setting else repertoire.right(one, hold)
        for i, one in enumerate(sides)
    )
    return _Staged(
        fault,
        reps,
        wrong.setting(posed) if wrong.setting else make,
        tags=(("fault", fault), ("strength", round(strength, 2))),
        keep=min(bad) + 1,
    )


def _distracted(
    place: _Place, repertoire: Repertoire, make: Make, side: str, rng: np.random.Generator
) -> _Staged:
    names = _shuffled(_distractors(repertoire), place.seed, place.exercise)
    what = names[place.turn() % len(names)]
    reps = list(_rights(repertoire, side, rng, count=2))
    at = int(rng.integers(0, 2))
    tags: tuple[tuple[str, str | float], ...] = (("distractor", what),)
    if what == "half" and repertoire.half is not None:
        reps[at] = repertoire.half(reps[at].side)
        return _Staged(what, tuple(reps), make, tags=tags, keep=2)
    if what == "broken-hold":
        held = replace(reps[at], hold=float(rng.uniform(2.4, 3.6)), broken=rng.uniform(0.3, 0.4))
        reps[at] = held
        return _Staged(what, tuple(reps), make, tags=tags, keep=at + 1)
    if what == "leave":
        asides = (Aside(what, 1),)
        return _Staged(what, tuple(reps), make, asides, tags, keep=2, leaves=True)
    if what == "occluded-limb":
        return _Staged(what, tuple(reps), make, tags=tags)
    return _Staged(what, tuple(reps), make, (_aside(what, at, rng),), tags, keep=max(at, 1))


def _distractors(repertoire: Repertoire) -> tuple[str, ...]:
    kinds = ("broken-hold", "occluded-limb", "leave", "look", "shift", "false-start")
    own = ("half",) if repertoire.half is not None else ()
    return (*own, *(("scratch",) if repertoire.hands_free else ()), *kinds)


def _aside(what: str, before: int, rng: np.random.Generator) -> Aside:
    seconds = float(rng.uniform(2.4, 4.0))
    sign = 1.0 if rng.uniform() < 0.5 else -1.0
    if what == "scratch":
        return Aside("scratch_left" if sign > 0 else "scratch_right", before, 1.0, seconds)
    if what == "look":
        return Aside("look", before, sign * float(rng.uniform(40, 65)), seconds)
    if what == "shift":
        return Aside("shift", before, sign * float(rng.uniform(2.5, 4.5)), seconds)
    return Aside(what, before, float(rng.uniform(0.7, 1.0)), seconds)


def _plan(
    place: _Place,
    repertoire: Repertoire,
    staged: _Staged,
    facing: str,
    rng: np.random.Generator,
) -> tuple[Plan, dict[str, str | float]]:
    """The course, and what of coming and going belongs into the tags."""
    walk = repertoire.walks[int(rng.integers(len(repertoire.walks)))]
    arrival = departure = None
    passes = _spread(place.number * _GOLDEN, place.seed, 20) < _PASSING_SHARE
    if passes and not staged.leaves:
        metres = walk if rng.uniform() < 0.6 or repertoire.way_s < 2 else 0.0
        ways = Passing(repertoire.way_s, metres)
        share = rng.uniform()
        arrival = ways if share < 0.75 else None
        departure = ways if share > 0.6 else None
    plan = Plan(
        {**repertoire.rest, **gaze(repertoire, facing, rng)},
        staged.reps,
        staged.asides,
        arrival,
        departure,
        Passing(repertoire.way_s, walk) if staged.leaves else None,
        pace=float(np.clip(np.exp(rng.normal(-0.1, 0.18)), 0.7, 1.3)),
        uneven=float(rng.uniform(0.04, 0.16)),
        natural=True,
        framed=bool(rng.uniform() < 0.5),
    )
    least = 1 if rng.random() < _SINGLE_SHARE and not staged.leaves else 2
    plan = _shortened(plan, max(least, staged.keep), float(rng.uniform(7, 13)))
    tags: dict[str, str | float] = {}
    down, up = ("gets down", "gets up") if EXERCISES[place.exercise].lying else ("comes", "goes")
    if arrival is not None:
        tags["arrival"] = "walks in" if arrival.metres else down
    if departure is not None:
        tags["departure"] = "walks out" if departure.metres else up
    return plan, tags


def gaze(repertoire: Repertoire, facing: str, rng: np.random.Generator) -> dict[str, float]:
    """Where somebody looks who lies face down: mostly to the camera, at times away, or down."""
    if not repertoire.face_down:
        return {}
    near = 1.0 if facing == "left" else -1.0
    toward = float(rng.choice([1.0, -1.0, 0.0], p=[0.6, 0.2, 0.2]))
    return {"gaze": near * toward * float(rng.uniform(45, 75))}


def _shortened(plan: Plan, keep: int, seconds: float) -> Plan:
    """The plan without its last repetitions, but with those to be kept."""
    while plan.seconds > seconds and len(plan.reps) > keep:
        plan = replace(plan, reps=plan.reps[:-1])
    return plan


def _spread(value: float, seed: int, stream: int) -> float:
    """A member of an evenly spread sequence, 0..1, begun elsewhere for every seed."""
    return float((value + _begin(seed, stream)) % 1.0)


@cache
def _begin(seed: int, stream: int) -> float:
    return float(np.random.default_rng([seed, stream, 7]).uniform())


@cache
def _shuffled(names: tuple[str, ...], seed: int, label: str = "") -> tuple[str, ...]:
    """The names in the order of a seed, another one for every label."""
    own = [seed, len(names), *label.encode()]
    order = np.random.default_rng(own).permutation(len(names))
    return tuple(names[i] for i in order)


def _occluders(what: str, facing: str, rng: np.random.Generator) -> tuple[Occluder, ...]:
    """Something before the near knee or ankle."""
    if what != "occluded-limb":
        return ()
    kind = ("crate", "stool", "table")[int(rng.integers(3))]
    joint = ("knee", "ankle")[int(rng.integers(2))]
    return (Occluder(kind, f"{facing}_{joint}"),)
