"""Courses: how a person goes through an exercise, from coming in to going away.

A course is planned as repetitions with what happens between them; timings, depths and pauses
vary from one to the next, as people's do, drawn from the clip's own random generator.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from samples.render.motion import SOFT_ENDS, Excursion, Program, Pulse, Sway

Course = Callable[[np.random.Generator], Program]

_RESTED_S = 1.0
_TURN_S = 1.7
_WALK_M_PER_S = 1.05
_LEAD_S = 0.9


@dataclass(frozen=True, slots=True)
class Rep:
    """One repetition: which side, where the parameters go, how long each part takes (s).

    loose: how far a parameter may miss its target, either way. meant: see `Excursion`. sways:
    (parameter, swing, period) while the top is held. sink: share of the way that is lost again
    during the hold. broken: share of the way by which the hold is left for a moment. strict:
    the person's pace does not change its times. first: parameters that are there before it
    begins, and stay; first_s: for how long before. least: seconds below which out and back would
    be too quick.
    across: of a sweep, where the parameters go from the top before they come back, in `cross`
    seconds. lead: what is brought there first and taken back last. rounds: of circles, how many,
    negative the other way round; each takes `hold` seconds, the targets say how large they are.
    pause: seconds of rest afterwards, None where it is as long as people rest; with one, what is
    `first` is gone to once and not before every repetition.
    """

    side: str
    targets: Mapping[str, float]
    out: float = 2.0
    hold: float = 2.0
    back: float = 2.0
    loose: Mapping[str, float] = field(default_factory=dict)
    meant: str = "full"
    sways: tuple[tuple[str, float, float], ...] = ()
    sink: float = 0.0
    broken: float = 0.0
    strict: bool = False
    first: Mapping[str, float] = field(default_factory=dict)
    first_s: float = 0.8
    least: float = 0.8
    across: Mapping[str, float] = field(default_factory=dict)
    cross: float = 0.0
    lead: Mapping[str, float] = field(default_factory=dict)
    rounds: int = 0
    pause: float | None = None

    @property
    def seconds(self) -> float:
        """About how long it takes, with the pause after it."""
        if self.rounds:
            return _circling_s(self.rounds, self.hold) + 1.5
        if self.across:
            return self.out + 2 * self.hold + self.cross + self.back + 3.0
        broken = 2.2 if self.broken else 1.3 if self.sink else 0.0
        pause = 1.5 if self.pause is None else self.pause
        first = 1.0 + self.first_s if self.first else 0.0
        return self.out + self.hold + broken + self.back + pause + first

    def with_targets(self, **extra: float) -> "Rep":
        """The same with further or other targets."""
        return replace(self, targets={**self.targets, **extra})

    def timed(self, *, out: float, back: float) -> "Rep":
        """The same at a pace of its own."""
        return replace(self, out=out, back=back, strict=True)


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that happens in the pause before a repetition.

    what: "scratch_left", "scratch_right", "look", "nod", "shift", "false-start" or "leave".
    before: index of the repetition; the number of repetitions means after the last.
    """

    what: str
    before: int
    size: float = 1.0
    seconds: float = 3.0


@dataclass(frozen=True, slots=True)
class Passing:
    """How somebody comes or goes.

    seconds: the natural time between start pose and standing beside it (see `Setting.way_out`).
    metres: how far they walk, ahead of the place or (negative) behind it; 0: not at all.
    """

    seconds: float
    metres: float = 0.0


@dataclass(frozen=True)
class Plan:
    """A course: rest, the repetitions with pauses between, rest.

    leaving: how somebody goes and comes back in between, with the aside "leave". natural: with
    the drift, the overshoot and the uneven starts of people.
    pace: how many times as long as usual everything takes. uneven: how much of that varies from
    one repetition to the next. framed: whether the camera also sees all of the getting down and up.
    """

    rest: Mapping[str, float]
    reps: tuple[Rep, ...]
    asides: tuple[Aside, ...] = ()
    arrival: Passing | None = None
    departure: Passing | None = None
    leaving: Passing | None = None
    pace: float = 1.0
    uneven: float = 0.06
    natural: bool = False
    framed: bool = False

    @property
    def seconds(self) -> float:
        """About how long it takes."""
        ways = [way for way in (self.arrival, self.departure, self.leaving, self.leaving) if way]
        passing = sum(1.15 * way.seconds + abs(way.metres) + 2.0 for way in ways)
        asides = sum(aside.seconds + 1.3 for aside in self.asides)
        return 2.3 + self.pace * (sum(rep.seconds for rep in self.reps) + passing) + asides

    def __call__(self, rng: np.random.Generator) -> Program:
        """The program, drawn."""
        program = Program(dict(self.rest))
        program.breath_s = float(rng.uniform(3.2, 5.0))
        if self.arrival is not None:
            standing = _arrive(program, self.arrival, self.pace)
            program.framed_from = standing if self.framed else program.duration
        program.wait(rng.uniform(1.1, 1.5) if self.natural else rng.uniform(1.5, 2.0))
        for index, rep in enumerate(self.reps):
            self._happenings(program, index, rng)
            self._repeat(program, rep, rng)
        self._happenings(program, len(self.reps), rng)
        program.wait(0.5)
        if self.departure is not None:
            ready = program.duration
            standing = _depart(program, self.departure, self.pace)
            program.framed_until = standing if self.framed else ready
        return program

    def _repeat(self, program: Program, rep: Rep, rng: np.random.Generator) -> None:
        if rep.rounds:
            if rep.first:
                program.go_to(1.0, rep.first).wait(0.8)
            self._circle(program, rep, rng)
            return
        up = {name: program.now(name) for name in rep.lead}
        if rep.lead:
            program.go_to(_LEAD_S, rep.lead).wait(0.3)
        targets = {
            name: value + rng.uniform(-1, 1) * rep.loose.get(name, 0.0)
            for name, value in rep.targets.items()
        }
        there = all(program.now(name) == value for name, value in rep.first.items())
        if rep.first and not (there and rep.pause is not None):
            program.go_to(1.0, rep.first).wait(rep.first_s)
        before = {name: program.now(name) for name in targets}
        out, back = (self._lasting(rep, seconds, rng) for seconds in (rep.out, rep.back))
        warps = rng.uniform(0.9, 1.12, 2) if self.natural and not rep.strict else (1.0, 1.0)
        start = program.duration
        beyond = rng.uniform(0.0, 0.025) if self.natural and rep.sink == 0.0 else 0.0
        program.go_to(out, _toward(before, targets, 1 + beyond), warp=warps[0])
        top = program.duration
        self._hold(program, rep, before, targets, rng)
        leave = program.duration
        for name, swing, period in rep.sways:
            program.overlays.append(Sway(name, top, leave, swing, period))
        if rep.across:
            crossing = replace(rep, least=1.3 * rep.least)
            program.go_to(self._lasting(crossing, rep.cross, rng), rep.across)
            program.wait(rep.hold)
        program.go_to(back, before, warp=warps[1])
        program.excursion(rep.side, start, top, leave, rep.meant)
        if rep.lead:
            program.go_to(_LEAD_S, up)
        pause = rng.uniform(0.8, 1.6) if rep.pause is None else rep.pause
        program.wait(pause * (self.pace if self.natural else 1.0))

    def _circle(self, program: Program, rep: Rep, rng: np.random.Generator) -> None:
        """Rounds that flow into each other: they grow from nothing and shrink to nothing."""
        start, before = program.duration, program.now("round")
        period = self._lasting(rep, rep.hold, rng)
        program.move(_circling_s(rep.rounds, period), even=True, round=before + rep.rounds)
        for name, size in rep.targets.items():
            size *= 1 + rng.uniform(-1, 1) * rep.loose.get(name, 0.0)
            program.overlays.append(Pulse(name, start, program.duration, size, 0.4 * period))
            if name in rep.loose:
                uneven = Sway(name, start, program.duration, 0.08 * size, 3.3 * period)
                program.overlays.append(uneven)
        moments = np.linspace(start, program.duration, 60 * abs(rep.rounds))
        done = [abs(program.at(t).get("round", 0.0) - before) for t in moments]
        # Each goes from one turning point to the same one again, but for the first.
        edges = [0.0, *(k + 0.75 for k in range(abs(rep.rounds)))]
        times = np.interp(edges, done, moments)
        for begun, over in pairwise(times.tolist()):
            middle = (begun + over) / 2
            program.excursions.append(Excursion(rep.side, begun, middle, middle, over, rep.meant))
        program.wait(rng.uniform(0.8, 1.6) * (self.pace if self.natural else 1.0))

    def _lasting(self, rep: Rep, seconds: float, rng: np.random.Generator) -> float:
        """How long a part of a repetition takes this person this time."""
        uneven = float(rng.uniform(1 - self.uneven, 1 + self.uneven))
        return seconds * uneven if rep.strict else max(seconds * self.pace * uneven, rep.least)

    def _hold(
        self,
        program: Program,
        rep: Rep,
        before: Mapping[str, float],
        targets: Mapping[str, float],
        rng: np.random.Generator,
    ) -> None:
        hold = rep.hold * rng.uniform(1.0, 1.06)
        drift = rng.uniform(0.0, 0.03) if self.natural else 0.0
        if rep.sink > 0:
            program.wait(0.2 * hold)
            program.go_to(1.3, _toward(before, targets, 1 - rep.sink)).wait(0.8 * hold)
        elif rep.broken > 0:
            program.wait(hold / 2)
            program.go_to(0.8, _toward(before, targets, 1 - rep.broken)).wait(rng.uniform(0.3, 0.8))
            program.go_to(0.8, targets)
            program.wait(hold / 2)
        elif drift > 0:
            program.go_to(hold, _toward(before, targets, 1 - drift), even=True)
        else:
            program.wait(hold)

    def _happenings(self, program: Program, index: int, rng: np.random.Generator) -> None:
        for aside in self.asides:
            if aside.before == index:
                _happen(program, aside, self, rng)


def _circling_s(rounds: int, period: float) -> float:
    """Seconds of so many rounds; getting under way and coming to rest takes longer."""
    return abs(rounds) * period / (1 - SOFT_ENDS)


def _toward(
    before: Mapping[str, float], targets: Mapping[str, float], share: float
) -> dict[str, float]:
    return {name: before[name] + share * (value - before[name]) for name, value in targets.items()}


def _happen(program: Program, aside: Aside, plan: Plan, rng: np.random.Generator) -> None:
    if aside.what == "leave":
        if plan.leaving is not None:
            left = program.duration
            _depart(program, plan.leaving, plan.pace)
            program.wait(rng.uniform(0.6, 1.2))
            _arrive(program, plan.leaving, plan.pace)
            program.absent(left).wait(rng.uniform(1.5, 2.0))
        return
    start = program.duration
    if aside.what == "false-start":
        rep = plan.reps[min(aside.before, len(plan.reps) - 1)]
        before = {name: program.now(name) for name in rep.targets}
        program.go_to(0.9, _toward(before, rep.targets, 0.14 * aside.size))
        program.wait(0.3).go_to(0.8, before)
    else:
        program.wait(aside.seconds)
        program.overlays.append(Pulse(aside.what, start, program.duration, aside.size))
    program.wait(rng.uniform(1.0, 1.6))


def _arrive(program: Program, way: Passing, pace: float) -> float:
    """Walking in from ahead or from behind, turning, taking the start pose. Returns when the
    person stood there, seconds."""
    start = program.duration
    turned = 180.0 if way.metres > 0 else 0.0
    if start == 0.0:
        program.rest |= {"passage": 1.0, "walk": way.metres, "turn": turned}
    elif program.now("turn") != turned:
        program.move(_TURN_S * pace, turn=turned)
    if way.metres:
        program.move(abs(way.metres) / _WALK_M_PER_S * pace, even=True, walk=0.0)
    if turned:
        program.move(_TURN_S * pace, turn=0.0)
    standing = program.wait(0.3).duration
    program.move(1.15 * way.seconds * pace, even=True, passage=0.0)
    program.absent(start)
    return standing


def _depart(program: Program, way: Passing, pace: float) -> float:
    """The other way round."""
    start = program.duration
    standing = program.move(1.15 * way.seconds * pace, even=True, passage=1.0).duration
    if way.metres < 0:
        program.wait(0.3).move(_TURN_S * pace, turn=180.0)
    if way.metres:
        program.move(abs(way.metres) / _WALK_M_PER_S * pace, even=True, walk=way.metres)
    program.wait(0.4)
    program.absent(start)
    return standing
