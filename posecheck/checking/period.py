"""How long the latest swing to and fro of a measure took."""

from posecheck.checking.swing import SwingFinder

FRESH_S = 3.0
"""After so long without another swing the last one's time says nothing any more; own."""


class Period:
    """Seconds from end to end and back. least: how large a swing counts, in its own unit."""

    def __init__(self, least: float) -> None:
        self._least = least
        self._finder = SwingFinder(least)
        self._last: tuple[float, float] | None = None

    def update(self, time: float, value: float) -> float | None:
        """The latest swing's time after one more sample; None while there is none."""
        swing = self._finder.update(time, value)
        # Both ways must be that large: the first one from rest, or a slip before it, is no swing.
        if swing is not None and min(swing.size, abs(swing.ends[0] - swing.begun)) >= self._least:
            self._last = (time, swing.end_s - swing.start_s)
        if self._last is None or time - self._last[0] > FRESH_S:
            return None
        return self._last[1]

    def clear(self) -> None:
        """Start afresh."""
        self._finder = SwingFinder(self._least)
        self._last = None
