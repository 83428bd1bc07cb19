"""A mean that forgets."""

import math


class Average:
    """A running mean with a time constant, in seconds; independent of the frame rate.

    grows: while it is younger than that it is about the plain mean of all so far, so that a first
    value weighs no more than any other.
    """

    def __init__(self, memory_s: float, *, grows: bool = False) -> None:
        self._memory_s = memory_s
        self._grows = grows
        self._age_s = 0.0
        self._time: float | None = None
        self.value = 0.0

    def update(self, time: float, value: float) -> float:
        """The mean after one more value at that time."""
        if self._time is None:
            self.value = value
        else:
            step = max(0.0, time - self._time)
            self._age_s += step
            memory = min(self._memory_s, self._age_s) if self._grows else self._memory_s
            keep = math.exp(-step / memory) if step else 1.0
            self.value = keep * self.value + (1 - keep) * value
        self._time = time
        return self.value
