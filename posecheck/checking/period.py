"""How long the latest swings to and fro of a measure took."""

from posecheck.checking.swing import Swing, SwingFinder

FRESH_S = 3.0
"""After so long without another swing the last one's time says nothing any more; own."""


class Period:
    """Seconds from end to end and back, of the slower one of the last two swings.

    One quick swing may be a slip of the reading, or somebody looking aside; two are a pace.
    least: how large a swing counts, in its own unit.
    """

    def __init__(self, least: float) -> None:
        self._least = least
        self._finder = SwingFinder(least)
        self._last: tuple[float, float] | None = None
        self._told: tuple[float, float] | None = None
        self._last_end_s: float | None = None

    def update(self, time: float, value: float) -> float | None:
        """The time of the last two swings after one more sample; None while there are none."""
        swing = self._finder.update(time, value)
        # Both ways must be that large: the first one from rest, or a slip before it, is no swing.
        if swing is not None and min(swing.size, abs(swing.ends[0] - swing.begun)) >= self._least:
            self._swung(time, swing)
        if swing is not None:
            self._last_end_s = swing.end_s
        if self._told is None or time - self._told[0] > FRESH_S:
            return None
        return self._told[1]

    def clear(self) -> None:
        """Start afresh."""
        self._finder = SwingFinder(self._least)
        self._last = self._told = self._last_end_s = None

    def _swung(self, time: float, swing: Swing) -> None:
        took = self._took(swing)
        last, self._last = self._last, (swing.end_s, took)
        goes_on = last is not None and swing.start_s - last[0] <= FRESH_S
        self._told = (time, max(took, last[1])) if last is not None and goes_on else None

    def _took(self, swing: Swing) -> float:
        """From one end to the same one again.

        Out of a rest in the middle the first way is half a way: so twice that between the ends,
        unless that was a quick one.
        """
        took = swing.end_s - swing.start_s
        if swing.start_s == self._last_end_s:
            return took
        return max(took, 2 * (swing.end_s - swing.turn_s))
