"""Finds swings to and fro in one measure, with no rest needed between them.

A cycle is away from a resting place and back. A swing has none: a foot that pumps, a shoulder that
rolls, a back that rounds and hollows. What is found are its turning points; two of them, one at
either end, are a repetition.
"""

import math
from collections import deque
from dataclasses import dataclass
from statistics import median, median_low

TURN_SHARE = 0.35
"""Coming back by this share of a swing is a turning point; own, as for the cycles."""
LEAVE_SHARE = 0.20
"""A swing begins this far from where the person was still; half of it is all that the first way
from a rest in the middle may go."""
EDGE_SHARE = 0.10
"""It began where it last was within this share of there."""
WHOLE_SHARE = 0.80
"""Who is still after this share of a swing has come to its end; after less, is on the way."""
NOTHING_SHARE = 0.01
"""Creeping on by less than this is staying."""
STILL_SHARE = 0.05
"""Nor is moving by less than this within `STILL_S`; a swing that takes ten seconds is faster."""
STILL_S = 0.7
STUCK_S = 3.5
"""Who stays so long has stopped, wherever it is."""
PAUSE_S = 3.0
"""On the way, only so long a pause is an end."""
SMOOTH_S = 0.15
"""The median over so long is what turns: a single misplaced point is no turning point."""
LEAST_S = 0.4
"""Less is trembling; as for the cycles."""
PAST_S = 4.0
OWN_SWINGS = 2
OWN_SHARE = 0.5
"""After so many the person's own swing replaces the expected one where it is smaller, as for the
cycles."""
ANEW_S = 1.5
"""Who has rested for so long begins a new set, and may swing less far in it; own."""
WAY_SHARE = 0.6
"""A way between two ends that is less than this share of the usual one led to a rest in the middle,
or came from there, and no swing is made of it; own: the middle lies at half."""
HALF_SHARE = 0.35
SAME_END_SHARE = 0.25
"""What is half of a swing, and what is the same end of it, where the way from a rest to the first
end was left out; own: halfway to what would be the whole, and to the rest in the middle."""
BUMP_SHARE = 0.3
"""Who from rest goes this share of the next way, and turns, has settled before beginning; own: from
a rest in the middle the first way is half the next one."""


@dataclass(frozen=True, slots=True)
class Swing:
    """From the start to one end, and to the other. ends: the values at both, in order.

    begun: the value at the start.
    """

    start_s: float
    turn_s: float
    end_s: float
    ends: tuple[float, float]
    begun: float

    @property
    def size(self) -> float:
        """How far apart the ends are."""
        return abs(self.ends[1] - self.ends[0])


class SwingFinder:
    """Takes one measure in rising time. expected: how far from end to end is asked for.

    round_: whether it goes round, with its ends on both sides of a rest in the middle.
    """

    def __init__(self, expected: float, round_: bool = False) -> None:
        self._round = round_
        self._expected = expected
        self._own: list[float] = []
        self._lately: deque[tuple[float, float]] = deque()
        self._past: deque[tuple[float, float]] = deque()
        self._turns: list[tuple[float, float]] = []
        self._way = 0.0
        self._extreme = (0.0, 0.0)
        self._rest: float | None = None
        self._scale = 1.0
        self._from_end = False
        self._rest_is_end = False
        self._owed = False
        self._first_begun = 0.0
        self._stopped_s = math.inf

    def see_from(self, scale: float) -> None:
        """Say how much of an angle this view still shows, 0..1; shrinks the expected swing."""
        self._scale = scale

    @property
    def moving(self) -> bool:
        """Whether a swing is under way."""
        return self._way != 0.0

    @property
    def untaught(self) -> bool:
        """Whether not a single swing has been found yet."""
        return not self._own

    @property
    def start_s(self) -> float:
        """When the running swing began."""
        return self._turns[0][0] if self._turns else 0.0

    @property
    def size(self) -> float:
        """How far apart the ends of the running swing are so far."""
        values = [value for _, value in (*self._turns, self._extreme)] if self._turns else [0.0]
        return max(values) - min(values)

    @property
    def returning(self) -> bool:
        """Whether it has turned once."""
        return len(self._turns) == 2

    @property
    def usual(self) -> float:
        """The swing to go by: the expected one, or the person's own where that is less."""
        return min(self._expected * self._scale, self._own_usual)

    @property
    def _own_usual(self) -> float:
        """The person's own swing once it is known, the expected one until then."""
        expected = self._expected * self._scale
        if len(self._own) < OWN_SWINGS:
            return expected
        return max(OWN_SHARE * expected, median_low(self._own[-5:]))

    def update(self, time: float, value: float) -> Swing | None:
        """Take a sample; the swing that it completes, if any."""
        x = self._smooth(time, value)
        self._past.append((time, x))
        while self._past[0][0] < time - PAST_S:
            self._past.popleft()
        if self._way == 0.0:
            self._at_rest(time, x)
            return None
        return self._turn(time, x) or self._come_to_rest(time, x)

    def drop(self) -> None:
        """Forget the running swing, but not how far the person usually goes."""
        self._way, self._rest, self._turns = 0.0, None, []
        self._rest_is_end = False
        self._past.clear()

    def finish(self) -> Swing | None:
        """The swing whose second end had been reached when the samples ended.

        Who is still by then need not be so for `PAUSE_S`: there is nothing more to come.
        """
        self._forget_bump()
        if not self.returning:
            return None
        end = self._extreme[1]
        whole = abs(end - self._turns[1][1]) >= self._whole or self._began_at(end)
        whole |= self._owed and self._still(self._past[-1][0], STILL_S, EDGE_SHARE)
        return self._complete(self._extreme) if whole else None

    @property
    def _whole(self) -> float:
        """What is a whole way to an end; an end that was reached before is one, however near."""
        # Of an end that no swing led to, such as after too short a one, nothing is known.
        reached = self._own[-1:] if self._from_end else []
        # Half of one's own circle leads to its middle, however small a circle is asked for.
        usual = max(self.usual, WHOLE_SHARE * self._own_usual) if self._round else self.usual
        return WHOLE_SHARE * min([usual, *reached])

    def _began_at(self, x: float) -> bool:
        """Whether this is where the running swing began."""
        return abs(x - self._turns[0][1]) < 2 * EDGE_SHARE * self.usual

    def _smooth(self, time: float, value: float) -> float:
        self._lately.append((time, value))
        while self._lately[0][0] < time - SMOOTH_S:
            self._lately.popleft()
        return median(one for _, one in self._lately)

    def _still(self, time: float, for_s: float, share: float = STILL_SHARE) -> bool:
        recent = [x for at, x in self._past if at >= time - for_s]
        spans = time - self._past[0][0] >= for_s
        return spans and max(recent) - min(recent) < share * self.usual

    def _at_rest(self, time: float, x: float) -> None:
        if self._rest is None or self._still(time, STILL_S):
            self._rest = x
        if abs(x - self._rest) > LEAVE_SHARE * self.usual:
            if time - self._stopped_s >= ANEW_S:
                # One is kept, for that there have been any says that the person has begun.
                del self._own[1:]
            self._way = 1.0 if x > self._rest else -1.0
            self._turns = [(self._onset(self._rest), self._rest)]
            self._from_end = self._owed = False
            self._extreme = (time, x)

    def _onset(self, rest: float) -> float:
        onset = self._past[-1][0]
        for at, x in reversed(self._past):
            if abs(x - rest) <= EDGE_SHARE * self.usual:
                break
            onset = at
        return onset

    def _turn(self, time: float, x: float) -> Swing | None:
        further = (x - self._extreme[1]) * self._way
        if further >= 0:
            # A stay at an end begins when the end is reached.
            if further > NOTHING_SHARE * self.usual:
                self._extreme = (time, x)
            return None
        if (self._extreme[1] - x) * self._way < TURN_SHARE * self.usual:
            return None
        end, self._way, self._extreme = self._extreme, -self._way, (time, x)
        if not self.returning:
            self._turns.append(end)
            return None
        if self._is_bump(end):
            self._turns, self._owed = [self._turns[1], end], True
            return None
        if self._is_partial(end):
            self._owed = self._owed or not self._from_end
            self._turns = [end]
            return None
        return self._complete(end)

    def _forget_bump(self) -> None:
        """Who goes a little further before the way to the other end has made that way only."""
        if self.returning and self._is_bump(self._extreme):
            del self._turns[0]

    def _is_bump(self, end: tuple[float, float]) -> bool:
        first, second = self._ways(end)
        return not self._from_end and first < BUMP_SHARE * second

    def _is_partial(self, end: tuple[float, float]) -> bool:
        """Whether a way between its ends led to a rest in the middle, or came from there."""
        ways, least = self._ways(end), WAY_SHARE * self._own_usual
        if self._from_end:
            return len(self._own) >= OWN_SWINGS and min(ways) < least
        return self._round and ways[1] < least

    def _ways(self, end: tuple[float, float]) -> tuple[float, float]:
        (_, begun), (_, turn) = self._turns
        return abs(turn - begun), abs(end[1] - turn)

    def _come_to_rest(self, time: float, x: float) -> Swing | None:
        if not self._still(time, STILL_S, EDGE_SHARE):
            return None
        gone = abs(x - self._turns[-1][1])
        if gone < self._whole and not self._still(time, STILL_S):
            return None
        self._forget_bump()
        if self.returning:
            halfway = gone < self._whole and not self._began_at(x)
            if halfway and not self._still(time, PAUSE_S):
                return None
            # Who goes round and rests in the middle is only back where it all began, unless the
            # first way out of there was left out and this is what completes it. Nor is it round
            # the middle to sway a little to one side of it, by what is little for that person.
            known = len(self._own) >= OWN_SWINGS
            slight = known and self._ways(self._extreme)[1] < WAY_SHARE * self._own_usual
            over = self._round and not self._owed and (halfway or slight)
            swing = None if over else self._complete(self._extreme)
            self._stop(x, at_end=swing is not None and not halfway)
            return swing
        if self._is_owed_half(gone):
            half = self._half(x)
            self._stop(x)
            return half
        # From an end to half-way is a rest in the middle; from a rest it is a stay at an end, or,
        # where it began, nothing at all.
        from_end = self._from_end or (self._round and self._rest_is_end)
        nothing = gone < self._whole if from_end else self._round and self._began_at(x)
        if nothing or self._still(time, STUCK_S):
            self._stop(x)
        return None

    def _is_owed_half(self, gone: float) -> bool:
        """Whether the way to a rest in the middle completes the way out of it, left out before.

        That is so where the first swing began at the same end as the last one: the way to there
        came before it.
        """
        owed = self._round and self._owed and self._from_end
        same_end = abs(self._turns[0][1] - self._first_begun) < SAME_END_SHARE * self.usual
        return owed and same_end and HALF_SHARE * self.usual <= gone < self._whole

    def _half(self, x: float) -> Swing:
        """Of a circle round its rest half is seen, and is as large as the other."""
        start_s, end = self._turns[0]
        self._own.append(2 * abs(x - end))
        return Swing(start_s, self._extreme[0], self._extreme[0], (end, end + 2 * (x - end)), end)

    def _stop(self, x: float, at_end: bool = False) -> None:
        self._way, self._rest, self._turns = 0.0, x, []
        self._stopped_s = self._past[-1][0]
        self._rest_is_end = at_end

    def _complete(self, end: tuple[float, float]) -> Swing | None:
        (start_s, begun), (turn_s, turn) = self._turns
        if not self._from_end:
            self._first_begun = begun
        self._turns, self._from_end = [end], True
        if end[0] - start_s < LEAST_S:
            return None
        swing = Swing(start_s, turn_s, end[0], (turn, end[1]), begun)
        self._own.append(swing.size)
        return swing
