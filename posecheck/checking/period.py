"""How long the latest swing to and fro of a measure took."""

from collections import deque

from posecheck.checking.swing import Swing, SwingFinder

FRESH_S = 3.0
"""After so long without another swing the last one's time says nothing any more; own."""
MIDDLE = (0.25, 0.75)
FIRST_TAKES = 1.3
"""The first quarter of an unhurried way takes so many times as long as its middle half: so a step
of minimum jerk goes (Flash and Hogan 1985). A rest that wanders hides the first moment of the way
out of it, so that is reckoned from where the way is steep."""
PAST_S = 15.0
"""A way that takes longer is not looked for; own: nothing that is too fast takes a third of it."""


class Period:
    """Seconds from end to end and back. least: how large a swing counts, in its own unit."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._finder = SwingFinder(least)
        self._past: deque[tuple[float, float]] = deque()
        self._last: tuple[float, float] | None = None
        self._last_end_s: float | None = None

    def update(self, time: float, value: float) -> float | None:
        """The latest swing's time after one more sample; None while there is none."""
        self._past.append((time, value))
        while self._past[0][0] < time - PAST_S:
            self._past.popleft()
        swing = self._finder.update(time, value)
        # Both ways must be that large: the first one from rest, or a slip before it, is no swing.
        if swing is not None and min(swing.size, abs(swing.ends[0] - swing.begun)) >= self._least:
            self._last = (time, swing.end_s - self._begun_s(swing))
        if swing is not None:
            self._last_end_s = swing.end_s
        if self._last is None or time - self._last[0] > FRESH_S:
            return None
        return self._last[1]

    def clear(self) -> None:
        """Start afresh."""
        self._finder = SwingFinder(self._least)
        self._past.clear()
        self._last = self._last_end_s = None

    def _begun_s(self, swing: Swing) -> float:
        """When its first way began: where the last swing ended, or where it left its rest."""
        way = swing.ends[0] - swing.begun
        if swing.start_s == self._last_end_s or way == 0.0:
            return swing.start_s
        out = [(at, (x - swing.begun) / way) for at, x in self._past if at <= swing.turn_s]
        low_s, high_s = (max((at for at, far in out if far <= m), default=None) for m in MIDDLE)
        if low_s is None or high_s is None:
            return swing.start_s
        return max(swing.start_s, low_s - FIRST_TAKES * (high_s - low_s))
