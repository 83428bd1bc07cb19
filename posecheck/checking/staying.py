"""Follows holds: a pose that is taken and kept, and one that is gently rocked meanwhile."""

import math
from dataclasses import replace
from statistics import median

from posecheck.checking.events import Hold, Phase, Side
from posecheck.checking.follower import BaseFollower
from posecheck.checking.foreshortening import seen_from
from posecheck.checking.hold import HoldClock
from posecheck.checking.swing import SwingFinder
from posecheck.checking.track import Finished
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Band
from posecheck.measures.reading import Reading

LEAST_ATTEMPT_S = 2.0
"""Who is in the pose for less than this is on the way through it; own."""
OUTSIDE = Band(math.inf, -math.inf)


class StayFollower(BaseFollower):
    """Times the pose while it is in its band; counts the sways within it."""

    def __init__(self, exercise: Exercise, goal: Goal, side: Side) -> None:
        super().__init__(exercise, goal, side)
        self._new_clock()

    def _new_clock(self) -> None:
        self._clock = HoldClock(
            self._goal.slack, self._exercise.dose.hold_s[0], self.side, self._goal.towards
        )
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
        """To get up is how a hold ends."""
        return self._over(self._clock.end()) if self.moving else None

    def _unseen(self) -> None:
        self._clock.freeze()

    def _seen(self, reading: Reading, value: float, stopped: bool) -> Finished | None:
        band = seen_from(self._goal, reading.yaw_deg).band
        if not self._along.inside(reading):
            band = OUTSIDE
        held = self._clock.update(reading.time, value, band, stopped)
        if self._clock.in_band:
            self._start_s = reading.time if self._start_s is None else self._start_s
            self._values.append(value)
            self._count_sways(reading)
        self.phase = Phase.HOLD if self._clock.in_band else Phase.REST
        broken = self.moving and self._clock.seconds == 0.0 and not self._clock.in_band
        return self._over(held) if held is not None or broken else None

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
        self._new_clock()
        if held is None or held.seconds < min(LEAST_ATTEMPT_S, self._exercise.dose.hold_s[0]):
            return None
        peak = median(values)
        done = self._done(
            held.start_s, (held.start_s + held.end_s) / 2, held.end_s, peak, abs(peak),
            (held,), held.seconds,
        )  # fmt: skip
        return replace(done, sways=sways if counts_sways else None)
