"""The last moments of a value: median, speed and wobble over seconds, never over frame counts."""

from collections import deque
from collections.abc import Iterator, Sequence
from statistics import median


def steadied(path: Sequence[tuple[float, float]], over_s: float) -> list[tuple[float, float]]:
    """The median over so many seconds around each of the (time, value) samples, times rising."""
    # So that rounding does not decide which of two samples at either end belongs to it.
    half_s = over_s / 2 + 1e-6
    result, first, last = [], 0, 0
    for time, _ in path:
        while path[first][0] < time - half_s:
            first += 1
        while last < len(path) and path[last][0] <= time + half_s:
            last += 1
        result.append((time, median(value for _, value in path[first:last])))
    return result


class Recent:
    """Samples (time, value) of the last `window_s` seconds."""

    def __init__(self, window_s: float) -> None:
        self.window_s = window_s
        self._samples: deque[tuple[float, float]] = deque()
        self._median: float | None = None

    def add(self, time: float, value: float) -> None:
        """Append a sample and forget those that are too old."""
        self._median = None
        self._samples.append((time, value))
        while self._samples and self._samples[0][0] < time - self.window_s - 1e-9:
            self._samples.popleft()

    def clear(self) -> None:
        """Forget everything."""
        self._median = None
        self._samples.clear()

    def __len__(self) -> int:
        return len(self._samples)

    def __iter__(self) -> Iterator[tuple[float, float]]:
        return iter(self._samples)

    @property
    def span_s(self) -> float:
        """Seconds from the oldest to the newest sample."""
        return self._samples[-1][0] - self._samples[0][0] if self._samples else 0.0

    @property
    def median(self) -> float:
        """Median of the values; needs at least one sample."""
        # A base is asked for by every condition of every frame, and changes at rest only.
        if self._median is None:
            self._median = median([value for _, value in self._samples])
        return self._median

    @property
    def peak_to_peak(self) -> float:
        """Largest less smallest value."""
        values = [value for _, value in self._samples]
        return max(values) - min(values) if values else 0.0

    @property
    def to_and_fro(self) -> float:
        """The smaller of the largest rise and the largest fall within the window.

        A steady drift one way, however long, gives 0; bouncing gives its full swing.
        """
        rise = fall = 0.0
        low = high = None
        for _, value in self._samples:
            low = value if low is None else min(low, value)
            high = value if high is None else max(high, value)
            rise, fall = max(rise, value - low), max(fall, high - value)
        return min(rise, fall)


class Speed:
    """Rate of change in units per second, with its sign: the median over the last 0.3 s."""

    _OVER_S = 0.3
    _STEP_S = 0.1

    def __init__(self) -> None:
        self._values = Recent(self._STEP_S)
        self._rates = Recent(self._OVER_S)

    def update(self, time: float, value: float) -> float | None:
        """The speed after one more sample, or None while too little is known."""
        self._values.add(time, value)
        start, first = next(iter(self._values))
        if time - start < 0.5 * self._STEP_S:
            return self._known()
        self._rates.add(time, (value - first) / (time - start))
        return self._known()

    def clear(self) -> None:
        """Forget everything, as after a gap."""
        self._values.clear()
        self._rates.clear()

    def _known(self) -> float | None:
        return self._rates.median if self._rates.span_s >= 0.5 * self._OVER_S else None
