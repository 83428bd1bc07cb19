"""Times a hold in a band, with the rules for wobbles, breaks and warnings."""

from posecheck.checking.events import Hold, Side
from posecheck.exercises.terms import Band

SHORT_HOLD_S = 15.0
"""Below this, a hold is a short one (rep_machine.hold_reset)."""
SHORT_BREAK_S = 1.0
LONG_BREAK_S = 3.0
LEAST_S = 0.5
"""A stay in the band of less than this is a passage, not a hold (rep_machine.one_rep)."""
_GAP_S = 0.5


class HoldClock:
    """Counts the seconds a value stays in a band.

    band, slack: entered at the band's edge, left only slack beyond it.
    goal_s: what the dose asks for; decides how long a break is forgiven.
    A shorter break pauses the clock, a longer one ends the hold; `paused` (a warning is up,
    a landmark is lost) stops the clock without ending it.
    """

    def __init__(self, slack: float, goal_s: float, side: Side) -> None:
        self._slack = slack
        self._side = side
        self._break_s = SHORT_BREAK_S if goal_s < SHORT_HOLD_S else LONG_BREAK_S
        self.inside = False
        self.seconds = 0.0
        self.best = 0.0
        self._last_s: float | None = None
        self._start_s = 0.0
        self._end_s = 0.0
        self._out_since: float | None = None

    def update(self, time: float, value: float, band: Band, paused: bool = False) -> Hold | None:
        """Take a sample; the hold that a break has just ended, if any."""
        was_inside, last = self.inside, self._last_s
        self.inside = band.contains(value, self._slack if was_inside else 0.0)
        self._last_s = time
        if self.inside:
            self._out_since = None
            if self.seconds == 0.0 and not was_inside:
                self._start_s = time
            if was_inside and not paused and last is not None and time - last <= _GAP_S:
                self._count(time - last)
            self._end_s = time
            return None
        if self._out_since is None:
            self._out_since = time
        if time - self._out_since > self._break_s:
            return self.end()
        return None

    def freeze(self) -> None:
        """Note that nothing was seen; the time until the next sample does not count."""
        self._last_s = None

    def end(self) -> Hold | None:
        """End the hold; what it was, if it was long enough to be one."""
        seconds, self.seconds = self.seconds, 0.0
        self.inside, self._last_s, self._out_since = False, None, None
        if seconds < LEAST_S:
            return None
        return Hold(self._start_s, self._end_s, seconds, self._side)

    def _count(self, seconds: float) -> None:
        self.seconds += seconds
        self.best = max(self.best, self.seconds)
