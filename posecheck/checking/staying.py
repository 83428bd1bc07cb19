"""Follows holds: a pose that is taken and kept, and one that is gently rocked meanwhile."""

import math
from collections import deque
from dataclasses import replace
from statistics import median

from posecheck.checking.alongside import Alongside
from posecheck.checking.events import Hold, Phase, Side
from posecheck.checking.follower import BaseFollower
from posecheck.checking.foreshortening import seen_from
from posecheck.checking.hold import SHORT_BREAK_S, HoldClock
from posecheck.checking.lens import FAULT_CONFIDENCE, FREEZE_S
from posecheck.checking.plateau import kept, stills
from posecheck.checking.swing import SwingFinder
from posecheck.checking.track import LEAST_GIVE_DEG, LEAST_GIVE_RATIO, Finished
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Band
from posecheck.measures.reading import Measured, Reading

LEAST_ATTEMPT_S = 2.0
"""Who is in the pose for less than this is on the way through it; own."""
OUTSIDE = Band(math.inf, -math.inf)
WAY_IN_S = 3.0
"""How far back the way into the pose is looked for; own: the shared and rendered ones take 2 s."""
BACK_SHARE = 0.33
"""Who is back by more than two thirds of the way in, as at the end of a cycle, and for longer than
a short break, has left the pose, even where a long break is forgiven."""
RIGHT_SHARE = 0.5
"""A pose that ends in another posture must have been held in the right one for so much of it; own:
who sits up with bent legs has deeply bent hips."""
BACK_WAY = 3.0
"""A way of so many times what a reading trembles by shows that much."""
CLEAR_WAY = 4.0
"""A way of so many times what a reading trembles by shows where the pose was reached and left."""


class StayFollower(BaseFollower):
    """Times the pose while it is in its band; counts the sways within it."""

    def __init__(self, exercise: Exercise, goal: Goal, side: Side) -> None:
        super().__init__(exercise, goal, side)
        # A limb that is hidden, or half so, is no sign that the pose has been left: what ends a
        # hold must be seen as well as what is warned of.
        also = exercise.movement.also
        self._along = Alongside(also, self.lens, FAULT_CONFIDENCE)
        self._path: deque[tuple[float, float]] = deque()
        self._stopped: set[float] = set()
        self._new_clock()

    def _new_clock(self) -> None:
        self._clock = HoldClock(self._goal.slack, self._exercise.dose.hold_s[0], self.side)
        self._rest = 0.0
        self._towards = 1.0
        self._back_since: float | None = None
        self._in_pose_s = 0.0
        self._last_in_s = -math.inf
        self._start_s: float | None = None
        self._values: list[float] = []
        sway = self._movement.sway
        self._sway = SwingFinder(sway.least) if sway else None
        self._sways = 0

    @property
    def moving(self) -> bool:
        """Whether the pose is being held, or was a moment ago."""
        return self._start_s is not None

    @property
    def start_s(self) -> float:
        """When it was taken."""
        return self._start_s or 0.0

    @property
    def travelled(self) -> float:
        """How deep it is: which of two sides is meant, if both are in it."""
        return abs(median(self._values)) if self._values else 0.0

    @property
    def hold_s(self) -> float:
        """Seconds in the pose."""
        return self._clock.seconds

    def finish(self, time: float) -> Finished | None:  # noqa: ARG002
        """The hold that lasts to the end of the readings."""
        if not self.gate.open or not self.moving:
            return None
        return self._over(self._clock.end())

    def _begin(self) -> None:
        self._new_clock()
        self.phase = Phase.REST

    def _leave(self) -> Finished | None:
        """To get up is how a hold ends, but who gets up may pass through the pose."""
        if not self.moving:
            return None
        right_s = (self.gate.seen_right_s or 0.0) - self.start_s
        if right_s < RIGHT_SHARE * (self._last_in_s - self.start_s):
            self._new_clock()
            return None
        # What came after is the getting up.
        while self._path and self._path[-1][0] > self.start_s + right_s:
            self._path.pop()
        return self._over(self._clock.end())

    def _unseen(self) -> None:
        self._clock.freeze()

    def _seen(self, reading: Reading, value: float, stopped: bool) -> Finished | None:
        band = seen_from(self._goal, reading.yaw_deg).band
        if not self._along.inside(reading):
            band = OUTSIDE
        assert self.value is not None
        self._path.append((reading.time, self.value))
        if stopped:
            self._stopped.add(reading.time)
        if not self.moving:
            self._forget(reading.time)
            if band.contains(value):
                self._way_in(value)
        held = self._clock.update(reading.time, value, band, stopped)
        if self._clock.in_band:
            self._start_s = reading.time if self._start_s is None else self._start_s
            self._stay(reading.time, value)
            self._count_sways(reading)
        self.phase = Phase.HOLD if self._clock.in_band else Phase.REST
        if held is None and self._is_back(reading.time, value):
            held = self._clock.end()
        return self._over(held) if held is not None or self._is_broken(reading.time) else None

    def _stay(self, time: float, value: float) -> None:
        self._values.append(value)
        gap = time - self._last_in_s
        self._in_pose_s += gap if gap <= FREEZE_S else 0.0
        self._last_in_s = time

    def _is_broken(self, time: float) -> bool:
        """Whether the pose has been left with nothing timed: passed through, or warned about."""
        if not self.moving or self._clock.in_band or self._clock.seconds > 0.0:
            return False
        return self._in_pose_s < LEAST_ATTEMPT_S or time - self._last_in_s > SHORT_BREAK_S

    def _is_back(self, time: float, value: float) -> bool:
        """Whether the person is back where the pose was entered from."""
        way = abs(median(self._values) - self._rest) if self._values else 0.0
        far = (value - self._rest) * self._towards
        if way < BACK_WAY * self._trembles or far > BACK_SHARE * way:
            self._back_since = None
            return False
        self._back_since = time if self._back_since is None else self._back_since
        return time - self._back_since > SHORT_BREAK_S

    def _way_in(self, value: float) -> None:
        """Where the person comes from, and so which way the pose is entered.

        That is where they last were still; else how far off they have been.
        """
        way = [(time, self.level(before)) for time, before in self._path]
        least = BACK_WAY * self._trembles
        still = next((at for at in stills(way, self._trembles) if abs(value - at) > least), None)
        past = [before for _, before in way] if still is None else [still]
        if self._movement.rest is not None:
            # The file says from which side; a slip to the other one is no way in.
            self._towards = self._goal.towards
            self._rest = min(past, key=lambda before: before * self._towards)
            return
        self._rest = max(past, key=lambda before: abs(before - value))
        self._towards = math.copysign(1.0, value - self._rest)

    def _stand_by(self, reading: Reading, measured: Measured | None) -> None:
        super()._stand_by(reading, measured)
        # Where the start pose is the pose itself, the way into it lies before the gate.
        if measured is not None:
            self._path.append((reading.time, measured.value))
            self._forget(reading.time)

    def _forget(self, time: float) -> None:
        while self._path and self._path[0][0] < time - WAY_IN_S:
            self._path.popleft()
        self._stopped = {at for at in self._stopped if at >= self._path[0][0]}

    @property
    def _trembles(self) -> float:
        return LEAST_GIVE_DEG if self._goal.unit == "deg" else LEAST_GIVE_RATIO

    def _refined(self, held: Hold) -> Hold:
        """The hold from where the pose was reached to where it was left."""
        path = [
            (time, (self.level(value) - self._rest) * self._towards) for time, value in self._path
        ]
        way = median(far for time, far in path if held.start_s <= time <= held.end_s)
        if way < CLEAR_WAY * self._trembles:
            return replace(held, sure=False)
        return kept([held], path, self._stopped)[0]

    def _count_sways(self, reading: Reading) -> None:
        sway = self._movement.sway
        measured = self.lens.look(sway.measure, reading) if sway else None
        if self._sway is None or sway is None or measured is None:
            return
        swing = self._sway.update(reading.time, measured.value)
        self._sways += swing is not None and swing.size >= sway.least

    def _over(self, held: Hold | None) -> Finished | None:
        values, sways, in_pose_s = self._values, self._sways, self._in_pose_s
        span = (self._start_s or 0.0, self._last_in_s)
        counts_sways = self._sway is not None
        holds = (self._refined(held),) if held is not None else ()
        seconds = holds[0].seconds if holds else self._clock.best
        seconds = max(seconds, self._clock.promised)
        self._new_clock()
        # The next pose is entered from where the person is now, not from this one.
        self._path.clear()
        if in_pose_s < min(LEAST_ATTEMPT_S, self._exercise.dose.hold_s[0]):
            return None
        start_s, end_s = (holds[0].start_s, holds[0].end_s) if holds else span
        peak = median(values)
        done = self._done(start_s, (start_s + end_s) / 2, end_s, peak, abs(peak), holds, seconds)
        return replace(done, sways=sways if counts_sways else None)
