"""Times a hold in a band, with the rules for wobbles, breaks and warnings."""

import math
from collections import deque
from dataclasses import dataclass
from statistics import median

from posecheck.checking.events import Hold, Side
from posecheck.checking.lens import FREEZE_S
from posecheck.exercises.terms import Band

SHORT_HOLD_S = 15.0
"""Below this, a hold is a short one (rep_machine.hold_reset)."""
SHORT_BREAK_S = 1.0
LONG_BREAK_S = 3.0
LEAST_S = 0.5
"""A stay in the band of less than this is a passage, not a hold (rep_machine.one_rep)."""
SETTLE_S = 1.5
"""Who has come nearer the target by `give` within this time was still on the way; who has gone back
by as much is on the way back. A drift slower than that is still a hold."""
_STEADY_S = 0.3
"""A reading trembles: what is compared is the median over so long."""
_USUAL = 0.75
"""The share of the last `SETTLE_S` that lies nearer, so that a slip of the reading does not count
as having been further."""
WAVER = 2.0
"""Who falls short by up to `WAVER` times `give` and is back within it was holding on all the time;
who does not come back had left when it fell short by `give`."""


@dataclass(slots=True)
class _Sample:
    time: float
    far: float
    steady: float
    counted_s: float = 0.0


class HoldClock:
    """Counts the seconds a value stays in a band and keeps still there.

    band, slack: entered at the band's edge, left only slack beyond it.
    goal_s: what the dose asks for; decides how long a break is forgiven.
    towards: +1.0 where the value grows towards the target, else -1.0.
    inside: whether time counts now; in_band: the same, on the way through the band too.
    A shorter break pauses the clock, a longer one ends the hold; `paused` (a warning is up,
    a landmark is lost) stops the clock without ending it.
    """

    def __init__(self, slack: float, goal_s: float, side: Side, towards: float = 1.0) -> None:
        self._slack = slack
        self._side = side
        self._towards = towards
        self._goal_s = goal_s
        self._break_s = SHORT_BREAK_S if goal_s < SHORT_HOLD_S else LONG_BREAK_S
        self.inside = False
        self.seconds = 0.0
        self._longest = 0.0
        self.in_band = False
        self._lately: deque[_Sample] = deque()
        self._last_s: float | None = None
        self._wavering = 0.0
        self._start_s = 0.0
        self._end_s = 0.0
        self._out_since: float | None = None

    @property
    def best(self) -> float:
        """Seconds of the longest hold so far, the running one included."""
        return max(self._longest, self.seconds)

    @property
    def promised(self) -> float:
        """The dose, once the clock has shown it: who was told so is not told otherwise later."""
        return self._goal_s if self.best >= self._goal_s else 0.0

    def update(
        self, time: float, value: float, band: Band, paused: bool = False, give: float = math.inf
    ) -> Hold | None:
        """Take a sample; the hold that a break has just ended, if any.

        give: by how much the value may fall short of the furthest of the last `SETTLE_S`.
        """
        was_inside, last = self.inside, self._last_s
        self.in_band = band.contains(value, self._slack if self.in_band else 0.0)
        sample = self._look_back(time, value * self._towards, WAVER * give)
        short = self._usual_far() - sample.steady
        self.inside = self.in_band and short <= WAVER * give
        self._last_s = time
        if self.inside:
            self._out_since = None
            if self.seconds == 0.0 and self._wavering == 0.0:
                self._start_s = time if last is None or not was_inside else last
            if was_inside and not paused and last is not None and time - last <= FREEZE_S:
                sample.counted_s = time - last
                self._wavering += sample.counted_s
            if short <= give:
                self.seconds, self._wavering = self.seconds + self._wavering, 0.0
                self._end_s = time
            return None
        self._wavering = 0.0
        if self._out_since is None:
            self._out_since = time
        if time - self._out_since > self._break_s:
            return self._close()
        return None

    def freeze(self) -> None:
        """Note that nothing was seen; the time until the next sample does not count."""
        self._last_s = None

    def end(self) -> Hold | None:
        """End the hold; what it was, if it was long enough to be one."""
        held = self._close()
        self.inside, self.in_band, self._last_s, self._out_since = False, False, None, None
        self._lately.clear()
        return held

    def _close(self) -> Hold | None:
        seconds, self._longest, self.seconds = self.seconds, self.best, 0.0
        self._wavering = 0.0
        for sample in self._lately:
            sample.counted_s = 0.0
        if seconds < LEAST_S:
            return None
        return Hold(self._start_s, self._end_s, seconds, self._side)

    def _usual_far(self) -> float:
        """How far it has lately been for more than a moment."""
        fars = sorted(one.steady for one in self._lately)
        return fars[round(_USUAL * (len(fars) - 1))]

    def _look_back(self, time: float, far: float, give: float) -> _Sample:
        """Take in a sample and take back what was counted on the way to it."""
        lately = self._lately
        while lately and time - lately[0].time > SETTLE_S:
            lately.popleft()
        fars = [one.far for one in lately if time - one.time < _STEADY_S]
        sample = _Sample(time, far, median([*fars, far]))
        # Only at its beginning: a leap later on is a slip of the reading, not the way there.
        approaching = self.seconds < SETTLE_S
        for one in lately:
            if approaching and one.counted_s and one.steady < sample.steady - give:
                self.seconds -= one.counted_s
                one.counted_s = 0.0
                self._start_s = max(self._start_s, one.time)
        if self.seconds < 1e-9:
            self.seconds = 0.0
        lately.append(sample)
        return sample
