"""Millisecond timestamps that always rise, whatever the frame times do."""


class RisingMilliseconds:
    """Turns frame times into the whole, strictly rising milliseconds that tracking needs.

    Steps between frames are kept (the network smooths by them). Two frames within one
    millisecond are put one apart; after a step back in time counting goes on from where it was.
    """

    def __init__(self) -> None:
        self._last_time: float | None = None
        self._last_ms = -1
        self._offset_ms = 0

    def __call__(self, time: float) -> int:
        """Return the timestamp for a frame at `time` seconds."""
        ms = round(time * 1000)
        if self._last_time is None or time < self._last_time:
            self._offset_ms = self._last_ms + 1 - ms
        self._last_time = time
        self._last_ms = max(ms + self._offset_ms, self._last_ms + 1)
        return self._last_ms

    def next(self) -> int:
        """Return a timestamp right after the last one, for a picture that belongs to no time."""
        self._last_ms += 1
        return self._last_ms
