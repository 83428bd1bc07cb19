"""From a stream's raw time stamps to strictly rising seconds."""

from fractions import Fraction

# A step back of more than this is a clock that started anew, as in clips glued together;
# a smaller one is a second picture for a moment that has been shown already.
RESTART_SECONDS = 1.0


class Timeline:
    """Seconds from the first picture, from PTS and never from n/fps.

    time_base: the length of one tick in seconds.
    period: the usual distance of two pictures in seconds; stands in only where stamps are missing.
    """

    def __init__(self, time_base: Fraction, period: float) -> None:
        self._time_base = time_base
        self._period = period
        self._origin: int | None = None
        self._last: float | None = None

    @property
    def origin(self) -> int:
        """The stamp, in ticks, at which the clip begins: 0 before any."""
        return self._origin or 0

    def begin(self, stamp: int) -> None:
        """Let the clip begin at that stamp, in ticks."""
        self._origin = stamp

    def seconds(self, stamp: int | None) -> float | None:
        """The time of the next picture, or None if the picture is to be dropped.

        stamp: its PTS in ticks, None where the file has none: the picture then comes one
        period after the one before. A picture that does not lie after the last one is dropped,
        since nothing downstream can use two pictures of one moment; but where the stamps fall
        back by more than `RESTART_SECONDS`, all that follows is moved to go on from there.
        """
        following = 0.0 if self._last is None else self._last + self._period
        if stamp is None:
            time = following
        else:
            if self._origin is None:
                self._origin = self._origin_for(stamp, following)
            time = float((stamp - self._origin) * self._time_base)
            if self._last is not None and time <= self._last:
                if self._last - time <= RESTART_SECONDS:
                    return None
                self._origin = self._origin_for(stamp, following)
                time = following
        self._last = time
        return time

    def _origin_for(self, stamp: int, time: float) -> int:
        return stamp - round(time / self._time_base)
