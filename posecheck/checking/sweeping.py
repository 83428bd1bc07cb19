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
ONWARD_S = 2.0
"""Who has gone to one side goes on to the other without a stop; own: time to hesitate."""
LARGER = 1.5
"""A side that goes so many times as far as the one before it on the same side shows that the
smaller one was only the way into the exercise, such as a chin that sinks before a camera that
stands aside; own: one person's sweeps differ by less."""

ONE_SIDE = Reason("one-side", "to one side only")
OTHER_UNSEEN = Reason("not-seen", "the other side is not seen from where the camera stands")

Half = tuple[int, Cycle]
"""Which of the two sides, and the way there and back."""


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
        if self._halves:
            return self._halves[0][1].start_s
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
        if self._halves:
            return self._settled()
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
        self._halves: list[Half] = []
        self._along_seen = [False, False]
        self.phase = Phase.REST

    def _leave(self) -> Finished | None:
        self._halves = []
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
        half = (index, cycle)
        if not self._halves or self._halves[-1][0] == index:
            if self._share(half) < GLANCE_SHARE:
                return None
            done = self._settled()
            self._halves = [half]
            return done
        if len(self._halves) == 2:
            return self._third(half)
        self._halves.append(half)
        # One that fell short may have been the way into the exercise: the next side tells.
        return None if self._share(self._halves[0]) < 1.0 else self._settled()

    def _third(self, half: Half) -> Finished | None:
        first, second = self._halves
        if half[1].travel > LARGER * first[1].travel:
            glanced = self._share(second) < GLANCE_SHARE
            self._halves = [half] if glanced else [second, half]
            return None if glanced else self._settled()
        done = self._settled()
        self._halves = [half] if self._share(half) >= GLANCE_SHARE else []
        return done

    def _give_up(self, time: float) -> Finished | None:
        if not self._halves or self.moving:
            return None
        wait_s = WAIT_S if len(self._halves) == 1 else ONWARD_S
        return self._settled() if time - self._halves[-1][1].end_s > wait_s else None

    def _settled(self) -> Finished | None:
        """What the sides that are done make; one that fell short was a glance if alone."""
        halves, self._halves = self._halves, []
        reached = any(self._share(half) >= 1.0 for half in halves)
        if len(halves) == 2 and (reached or self._share(halves[1]) >= GLANCE_SHARE):
            return self._both(halves[0], halves[1])
        # Who turns to one side, without what belongs to it, has looked there.
        looked = not reached or not self._along_seen[halves[0][0]]
        return None if looked else self._one_side(halves[0])

    def _one_side(self, half: Half) -> Finished:
        """One side alone; from a camera aside the other one may have been turned away from it."""
        _, cycle = half
        done = self._done(
            cycle.start_s, cycle.peak_s, cycle.end_s, cycle.peak, cycle.travel
        )  # fmt: skip
        self._along_seen = [False, False]
        return replace(done, reason=ONE_SIDE if done.depth_seen else OTHER_UNSEEN)

    def _both(self, first: Half, second: Half) -> Finished:
        """The side that fell further short decides."""
        short = min((first, second), key=self._share)
        cycle, alongside = short[1], all(self._along_seen)
        done = self._done(first[1].start_s, cycle.peak_s, second[1].end_s, cycle.peak, cycle.travel)
        self._along_seen = [False, False]
        short_of = self._share(short) < 1.0
        if short_of and done.depth_seen:
            return replace(done, reason=Reason("too-shallow", "a little further to each side"))
        apart = Reason("not-together", missing(self._exercise))
        return done if alongside else replace(done, reason=apart)

    def _share(self, half: Half) -> float:
        """How much of the way to the target of its side it went, 1 for all of it."""
        index, cycle = half
        edge = self._goals[index].near_edge
        return cycle.peak / edge if edge else 1.0
