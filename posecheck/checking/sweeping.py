"""Follows sweeps: from the middle to one side, to the other, and back; both make a repetition."""

from dataclasses import replace

from posecheck.checking.cycle import Cycle, CycleFinder, State
from posecheck.checking.events import Phase, Reason, Side
from posecheck.checking.follower import BaseFollower
from posecheck.checking.track import Finished
from posecheck.checking.whole import missing
from posecheck.exercises.goal import Goal, opposite_goal
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading

WAIT_S = 5.0
"""Between the two sides; a longer pause, and only one side was done. Own: time to breathe once."""

GLANCE_SHARE = 0.75
"""Who turns less than this share of the way to the target has looked that way, or swung a little
past the middle: no repetition begins with it. Own: half a turn to one side is no half sweep."""


class SweepFollower(BaseFollower):
    """Two cycle finders on one measure, one for each side."""

    def __init__(self, exercise: Exercise, goal: Goal, side: Side) -> None:
        super().__init__(exercise, goal, side)
        self._goals = (goal, opposite_goal(exercise))
        self._begin()
        self.phase = Phase.WAITING

    @property
    def moving(self) -> bool:
        """Whether one side is being done."""
        return any(finder.state is not State.REST for finder in self._finders)

    @property
    def start_s(self) -> float:
        """When it began."""
        if self._half is not None:
            return self._half[1].start_s
        return min((f.start_s for f in self._finders if f.state is not State.REST), default=0.0)

    @property
    def travelled(self) -> float:
        """How far it has gone to the side."""
        out = (f.peak_travel for f in self._finders if f.state is not State.REST)
        return max(out, default=0.0)

    def finish(self, time: float) -> Finished | None:
        """What is under way when the readings end."""
        if not self.gate.open:
            return None
        for index, finder in enumerate(self._finders):
            cycle = finder.finish()
            if cycle is not None:
                whole = self._add(index, cycle)
                if whole is not None:
                    return whole
        if self._half is not None:
            return self._one_side(self._half)
        out = next((f for f in self._finders if f.state is State.OUT), None)
        if out is None:
            return None
        return self._done(out.start_s, out.peak_s, time, out.peak, out.peak_travel, cut="end")

    def _unseen(self) -> None:
        """Cycles have no clock."""

    def _begin(self) -> None:
        rest = 0.0
        if not self._goal.relative and self._recent:
            rest = self.level(self._recent.median)
        self._finders = tuple(
            CycleFinder(rest, goal.towards, abs(goal.ideal - rest)) for goal in self._goals
        )
        self._half: tuple[int, Cycle] | None = None
        self._along_seen = [False, False]
        self.phase = Phase.REST

    def _leave(self) -> Finished | None:
        self._half = None
        return None

    def _seen(self, reading: Reading, value: float, stopped: bool) -> Finished | None:  # noqa: ARG002
        self._look_along(reading, value)
        done = None
        for index, finder in enumerate(self._finders):
            other = self._finders[1 - index]
            # While one side is out the other finder would take that for its rest.
            if other.state is State.OUT:
                continue
            cycle = finder.update(reading.time, value)
            if cycle is not None:
                done = self._add(index, cycle)
        self.phase = self._phase(value)
        return done or self._give_up(reading.time)

    def _phase(self, value: float) -> Phase:
        for goal, finder in zip(self._goals, self._finders, strict=True):
            if finder.state is State.OUT:
                return Phase.HOLD if goal.band.contains(value, goal.slack) else Phase.MOVING
            if finder.state is State.BACK:
                return Phase.RETURN
        return Phase.REST

    def _look_along(self, reading: Reading, value: float) -> None:
        """Note on which sides what belongs to it was there at the target."""
        inside = self._along.inside(reading)
        for index, goal in enumerate(self._goals):
            if inside and goal.band.contains(value, goal.slack):
                self._along_seen[index] = True

    def _add(self, index: int, cycle: Cycle) -> Finished | None:
        if self._half is None or self._half[0] == index:
            if self._share(index, cycle) < GLANCE_SHARE:
                return None
            before, self._half = self._half, (index, cycle)
            return None if before is None else self._one_side(before)
        first, self._half = self._half, None
        return self._both(first, (index, cycle))

    def _give_up(self, time: float) -> Finished | None:
        if self._half is None or self.moving or time - self._half[1].end_s <= WAIT_S:
            return None
        half, self._half = self._half, None
        return self._one_side(half)

    def _one_side(self, half: tuple[int, Cycle]) -> Finished:
        _, cycle = half
        done = self._done(
            cycle.start_s, cycle.peak_s, cycle.end_s, cycle.peak, cycle.travel
        )  # fmt: skip
        self._along_seen = [False, False]
        return replace(done, reason=Reason("one-side", "to one side only"))

    def _both(self, first: tuple[int, Cycle], second: tuple[int, Cycle]) -> Finished:
        """The side that fell further short decides."""
        short = min((first, second), key=lambda half: self._share(*half))
        (index, cycle), alongside = short, all(self._along_seen)
        done = self._done(first[1].start_s, cycle.peak_s, second[1].end_s, cycle.peak, cycle.travel)
        self._along_seen = [False, False]
        short_of = self._share(index, cycle) < 1.0
        if short_of and done.depth_seen:
            return replace(done, reason=Reason("too-shallow", "a little further to each side"))
        apart = Reason("not-together", missing(self._exercise))
        return done if alongside else replace(done, reason=apart)

    def _share(self, index: int, cycle: Cycle) -> float:
        """How much of the way to the target of that side a cycle went, 1 for all of it."""
        edge = self._goals[index].near_edge
        return cycle.peak / edge if edge else 1.0
