"""Finds cycles in one measure: away from the person's own rest and back, with hysteresis.

Nothing here knows whether a cycle was deep enough; that is judged elsewhere, and only where the
view allows it. An oblique camera shrinks every angle, so all limits here are shares of a travel.
"""

import math
from collections import deque
from dataclasses import dataclass
from enum import Enum
from statistics import median

LEAVE_SHARE = 0.30
"""A cycle begins beyond this share of the expected travel; half a repetition is one, a fidget
is not. Own choice: in the shared clips rest wanders by up to 12 % and cycles reach 80 % or more."""
BACK_SHARE = 0.33
"""It has come back once less than this share of its own peak is left."""
EDGE_SHARE = 0.10
"""Its first and last moment lie where this share of its peak is passed: what an eye calls the
start and the end of the movement."""
SETTLE_S = 0.8
"""How long after coming back the end is looked for while the limb still sinks."""
RISE_SHARE = 0.25
"""Rising again by this share of the peak after coming back is the next cycle."""
OWN_CYCLES = 2
"""After so many cycles the person's own range replaces the expected travel where it is smaller."""
OWN_SHARE = 0.5
"""But never less than this share of it: fidgets shall not teach that fidgets are the exercise."""
MEANT_S = 0.2
"""Leaving rest, or coming back to it, must last so long to be meant (rep_machine.min_state_s is
0.25): the network misplaces an ankle for 0.07 to 0.13 s at times."""
PEAK_S = 0.3
"""The peak is the extreme of the median over so long (rule_details: median filter)."""
LEAST_S = 0.4
"""A cycle of less is trembling; own: nobody bends and unbends a limb in so short a time."""
STILL_S = 0.5
"""Who moves no more for so long has come to rest; own."""
ARRIVED_S = 0.9
"""Sooner nobody has moved a limb out and kept it still for `STILL_S`. Own: the quickest of the
shared real clips, filmed from the moment in which it began, took 1.1 s."""
ANEW_S = 1.0
ANEW_SHARE = 0.05
"""Who keeps within this share of the travel for so long, where the exercise lets them rest, rests
there, though they may have begun from further away; own: nobody goes there and back so slowly."""
PAST_S = 4.0
"""How far back the start of a slow movement is looked for."""
REST_MEMORY_S = 5.0
REST_DRIFT_SHARE = 0.3
"""Rest follows the person slowly, towards the target never further than this share of the travel
from the calibrated one: a limb that sinks into the movement has not come to rest."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle that is over. peak: the value at its extreme; travel: its distance from rest."""

    start_s: float
    peak_s: float
    end_s: float
    peak: float
    travel: float


class State(Enum):
    """Where the cycle stands."""

    REST = "rest"
    OUT = "out"
    BACK = "back"


class CycleFinder:
    """Takes one measure in rising time and says when a cycle is over.

    rest: the person's own rest value. towards: +1.0 or -1.0, the direction of the movement.
    travel: the expected distance from rest to target. rested: whether the person has been seen to
    rest there, or may have been on the way. lowers: whether it may still turn out, before the first
    cycle, that they were kept out so still that they seemed to rest. rest_edge: the value up to
    which the exercise lets them rest, None where it is a change from the rest.
    """

    def __init__(
        self,
        rest: float,
        towards: float,
        travel: float,
        rested: bool = True,
        lowers: bool = False,
        rest_edge: float | None = None,
    ) -> None:
        self.rest = rest
        self.rested = rested
        self._lowers = lowers
        self._rest_edge = rest_edge
        self._calibrated = rest
        self.towards = towards
        self._expected = travel
        self._scale = 1.0
        self._own: list[float] = []
        self.state = State.REST
        self._past: deque[tuple[float, float]] = deque()
        self.start_s = 0.0
        self.peak_s = 0.0
        self.peak_travel = 0.0
        self._low = 0.0
        self._low_s = 0.0
        self._back_s = 0.0
        self._beyond_since: float | None = None
        self._since_s = -math.inf
        self._floor = -math.inf

    def see_from(self, scale: float) -> None:
        """Say how much of an angle this view still shows, 0..1; shrinks the expected travel."""
        self._scale = scale

    def calibrate(self, rest: float) -> None:
        """Say anew where the person rests, while no cycle is under way."""
        self.rest = self._calibrated = rest
        self._floor, self._beyond_since = -math.inf, None

    @property
    def travel(self) -> float:
        """The travel to go by now: the expected one, or the person's own where that is less."""
        expected = self._expected * self._scale
        if len(self._own) >= OWN_CYCLES:
            return min(expected, max(OWN_SHARE * expected, median(self._own[-5:])))
        return expected

    def excursion(self, value: float) -> float:
        """Distance from rest in the direction of the movement."""
        return (value - self.rest) * self.towards

    @property
    def may_arrive(self) -> bool:
        """Whether who is out may only be on the way to the start pose, where they were glimpsed."""
        glimpsed = self._lowers and not self.rested and not self._own
        return glimpsed and self.state is State.OUT

    @property
    def peak(self) -> float:
        """The value at the extreme of the running cycle."""
        return self.rest + self.towards * self.peak_travel

    def way_out(self) -> list[tuple[float, float]]:
        """Times, and how far from rest, from the start of the running cycle on."""
        return [(at, self.excursion(value)) for at, value in self._past if at >= self.start_s]

    def update(self, time: float, value: float, posed: bool = False) -> Cycle | None:
        """Take a sample; the cycle that it completes, if any.

        posed: whether the start pose is seen now; it matters only where the person `may_arrive`.
        """
        self._remember(time, value)
        x = self.excursion(value)
        if self.state is State.REST:
            self._at_rest(time, x)
            return None
        if self.state is State.OUT:
            return self._outside(time, x, posed)
        return self._coming_back(time, x)

    def finish(self) -> Cycle | None:
        """The cycle that had come back already when the samples ended."""
        if self.state is State.BACK:
            return self._complete(self._low_s)
        coming = self.state is State.OUT and self._beyond_since is not None
        return self._complete(self._past[-1][0]) if coming else None

    def _remember(self, time: float, value: float) -> None:
        self._past.append((time, value))
        while self._past[0][0] < time - PAST_S:
            self._past.popleft()

    def _latest(self, time: float, for_s: float) -> list[float]:
        return [value for at, value in self._past if at >= time - for_s]

    def _at_rest(self, time: float, x: float) -> None:
        leave = LEAVE_SHARE * self.travel
        self._floor = min(self._floor, x)
        # Still coming down from the last cycle is no new one.
        if self._meant(x > max(leave, self._floor + leave), time):
            self.state = State.OUT
            self.start_s = self._onset(EDGE_SHARE * self.travel)
            self.peak_travel, self.peak_s = self._steady(time)
        elif x <= leave and self._still(time, leave / 3):
            lowered = self._lowers and not self._own and x < -leave
            if lowered or not self.rested:
                self._rests_at(min(x, 0.0))
            self._follow_rest()

    def _onset(self, edge: float) -> float:
        onset = self._past[-1][0]
        # Rest may have crept up by now; then the movement begins where it last lay lowest.
        past = [value for time, value in self._past if time >= self._since_s]
        lowest = min(map(self.excursion, past))
        edge = max(edge, lowest + edge / 2)
        for time, value in reversed(self._past):
            if self.excursion(value) <= edge or time < self._since_s:
                break
            onset = time
        return onset

    def _still(self, time: float, range_: float) -> bool:
        recent = self._latest(time, STILL_S)
        spans = time - self._past[0][0] >= 0.9 * STILL_S
        return spans and max(recent) - min(recent) < range_

    def _rests_at(self, x: float) -> None:
        """Rest is here, and not where it was thought to be: nobody rests beyond it."""
        self.rested = True
        self.rest += self.towards * x
        self._calibrated = self.rest

    def _follow_rest(self) -> None:
        (before, _), (now, value) = self._past[-2], self._past[-1]
        share = min(1.0, (now - before) / REST_MEMORY_S)
        rest = self.rest + share * (value - self.rest)
        drift = (rest - self._calibrated) * self.towards
        furthest = REST_DRIFT_SHARE * self.travel
        self.rest = self._calibrated + self.towards * min(drift, furthest)

    def _outside(self, time: float, x: float, posed: bool) -> Cycle | None:
        self.peak_travel, self.peak_s = max(
            (self.peak_travel, self.peak_s), self._steady(time), key=lambda peak: peak[0]
        )
        if posed and self.may_arrive and self._arrived(time):
            self._rests_out_here(time)
            return None
        if self._rests_anew(time, x):
            return self._settles(time)
        since = self._beyond_since
        if self._meant(x < BACK_SHARE * self.peak_travel, time):
            self.state = State.BACK
            self._back_s = time if since is None else since
            self._low, self._low_s = self._lowest_since(self._back_s)
        return None

    def _rests_anew(self, time: float, x: float) -> bool:
        """Whether somebody who was out keeps still where they may rest, if not where they began."""
        if self._rest_edge is None or self._past[0][0] > time - ANEW_S:
            return False
        edge = self.excursion(self._rest_edge)
        if x > edge or self.peak_travel - edge <= LEAVE_SHARE * self.travel:
            return False
        recent = self._latest(time, ANEW_S)
        still = max(recent) - min(recent) <= ANEW_SHARE * self.travel
        return still and max(map(self.excursion, recent)) <= edge

    def _settles(self, time: float) -> Cycle | None:
        """The cycle that led here, where rest is from now on."""
        here = median(self._latest(time, ANEW_S))
        cycle = self._complete(time - ANEW_S)
        self._since_s = time - ANEW_S
        self.calibrate(here)
        return cycle

    def _arrived(self, time: float) -> bool:
        """Whether the person is still sooner than a movement is over and held."""
        soon = time - self.start_s <= ARRIVED_S
        return soon and self._still(time, LEAVE_SHARE * self.travel / 3)

    def _rests_out_here(self, time: float) -> None:
        self.rested = True
        self.calibrate(median(self._latest(time, STILL_S)))
        self.state = State.REST

    def _steady(self, time: float) -> tuple[float, float]:
        """The median of the latest moment, which no single misplaced point moves, and its time."""
        recent = [(at, value) for at, value in self._past if at > time - PEAK_S]
        return self.excursion(median(value for _, value in recent)), (recent[0][0] + time) / 2

    def _lowest_since(self, since: float) -> tuple[float, float]:
        """How near to rest it has come, and when: the first time within the edge counts."""
        edge = EDGE_SHARE * self.peak_travel
        low, low_s = self.excursion(self._past[-1][1]), self._past[-1][0]
        for at, value in reversed(self._past):
            if at < since:
                break
            x = self.excursion(value)
            if x <= low or x <= edge:
                low, low_s = min(low, x), at
        return low, low_s

    def _meant(self, beyond: bool, time: float) -> bool:
        """Whether a limit has been passed for long enough."""
        if not beyond:
            self._beyond_since = None
            return False
        if self._beyond_since is None:
            self._beyond_since = time
        if time - self._beyond_since < MEANT_S:
            return False
        self._beyond_since = None
        return True

    def _coming_back(self, time: float, x: float) -> Cycle | None:
        edge = EDGE_SHARE * self.peak_travel
        if x < self._low:
            sinking = self._low - x > 0.02 * self.peak_travel or x > edge
            self._low = x
            self._low_s = time if sinking else self._low_s
        if x > self._low + RISE_SHARE * self.peak_travel and x > LEAVE_SHARE * self.travel:
            return self._next_begins(time, x)
        # Where rest has not been seen yet, it is waited for.
        there = x <= edge and self.rested
        if there or time - self._back_s >= SETTLE_S or self._still(time, edge / 2):
            return self._complete(self._low_s)
        return None

    def _next_begins(self, time: float, x: float) -> Cycle | None:
        turned = self._low_s
        cycle = self._complete(turned)
        self.state = State.OUT
        self.start_s = turned
        self.peak_travel, self.peak_s = x, time
        self._beyond_since = None
        return cycle

    def _complete(self, end_s: float) -> Cycle | None:
        self.state = State.REST
        if not self.rested:
            below = min(self._low, 0.0)
            self._rests_at(below)
            self.peak_travel -= below
        self._floor = self.excursion(self._past[-1][1])
        if end_s - self.start_s < LEAST_S:
            return None
        cycle = Cycle(self.start_s, self.peak_s, end_s, self.peak, self.peak_travel)
        self._since_s = end_s
        self._own.append(self.peak_travel)
        return cycle
