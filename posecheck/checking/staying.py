"""Follows holds: a pose that is taken and kept, and one that is gently rocked meanwhile."""

import math
from collections import deque
from dataclasses import replace
from statistics import median

from posecheck.checking.events import Hold, Phase, Side
from posecheck.checking.follower import BaseFollower
from posecheck.checking.foreshortening import seen_from
from posecheck.checking.hold import SHORT_BREAK_S, HoldClock
from posecheck.checking.plateau import refined
from posecheck.checking.swing import SwingFinder
from posecheck.checking.track import Finished
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Band
from posecheck.measures.reading import Reading

LEAST_ATTEMPT_S = 2.0
"""Who is in the pose for less than this is on the way through it; own."""
BEFORE_S = 2.0
"""How far back the way into a pose is looked at."""
STAYING = 0.6
"""Who is told by the way from their own rest is in the pose while they keep this share of it; as in
rendered truth. A pose may be a small way, and has wide limits."""
OUTSIDE = Band(math.inf, -math.inf)


class StayFollower(BaseFollower):
    """Times the pose while it is in its band; counts the sways within it."""

    def __init__(self, exercise: Exercise, goal: Goal, side: Side) -> None:
        super().__init__(exercise, goal, side)
        self._path: deque[tuple[float, float]] = deque()
        self._new_clock()

    def _new_clock(self) -> None:
        self._clock = HoldClock(
            self._goal.slack, self._exercise.dose.hold_s[0], self.side, self._goal.towards
        )
        self._start_s: float | None = None
        self._seen_in_s = 0.0
        self._stopped_s = 0.0
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
        """To get up is how a hold ends."""
        return self._over(self._clock.end()) if self.moving else None

    def _unseen(self) -> None:
        self._clock.freeze()

    def _seen(self, reading: Reading, value: float, stopped: bool) -> Finished | None:
        band = seen_from(self._goal, reading.yaw_deg).band
        if not self._along.inside(reading):
            band = OUTSIDE
        held = self._clock.update(reading.time, value, band, stopped)
        self._follow_path(reading.time, value)
        if self._clock.in_band:
            self._start_s = reading.time if self._start_s is None else self._start_s
            self._stopped_s += reading.time - self._seen_in_s if stopped and self._values else 0.0
            self._seen_in_s = reading.time
            self._values.append(value)
            self._count_sways(reading)
        self.phase = Phase.HOLD if self._clock.in_band else Phase.REST
        if held is None and self._left(reading.time, value):
            return self._over(self._clock.end())
        return None if held is None else self._over(held)

    def _left(self, time: float, value: float) -> bool:
        """Whether the pose is over: it has not been taken yet, or the person is back at rest.

        A break in a long hold is forgiven, but who rests meanwhile takes the pose anew.
        """
        rest, goal = self._movement.rest, self._goal
        resting = rest is not None and (value - goal.rest_edge) * goal.towards <= 0
        away = time - self._seen_in_s > SHORT_BREAK_S
        return self.moving and away and (resting or self._clock.seconds == 0.0)

    def _follow_path(self, time: float, value: float) -> None:
        self._path.append((time, value * self._goal.towards))
        while not self.moving and self._path[0][0] < time - BEFORE_S:
            self._path.popleft()

    def _count_sways(self, reading: Reading) -> None:
        sway = self._movement.sway
        measured = self.lens.look(sway.measure, reading) if sway else None
        if self._sway is None or sway is None or measured is None:
            return
        swing = self._sway.update(reading.time, measured.value)
        self._sways += swing is not None and swing.size >= sway.least

    def _over(self, held: Hold | None) -> Finished | None:
        values, sways = self._values, self._sways
        counts_sways = self._sway is not None
        start_s, end_s, stopped_s = self.start_s, self._seen_in_s, self._stopped_s
        if held is not None and self._goal.relative:
            held = refined(held, tuple(self._path), STAYING)
        self._new_clock()
        short = held is None or held.seconds < min(LEAST_ATTEMPT_S, self._exercise.dose.hold_s[0])
        # The clock stands still while a warning is up, but the pose was taken.
        if short and stopped_s < LEAST_ATTEMPT_S:
            return None
        peak = median(values)
        if held is not None:
            start_s, end_s = held.start_s, held.end_s
        done = self._done(
            start_s, (start_s + end_s) / 2, end_s, peak, abs(peak),
            () if held is None else (held,), 0.0 if held is None else held.seconds,
        )  # fmt: skip
        return replace(done, sways=sways if counts_sways else None)
