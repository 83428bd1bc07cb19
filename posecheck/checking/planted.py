"""Whether what stays in its place in an exercise does so, such as the feet of who stands."""

import math
from collections import deque
from collections.abc import Iterable, Sequence

from posecheck.checking.lens import MEASURE_CONFIDENCE
from posecheck.measures.reading import Reading

Spot = tuple[float, float]


def spots(reading: Reading, points: Sequence[str]) -> dict[str, Spot]:
    """Where those of the points are that are seen; one that is hidden is guessed anywhere."""
    seen = [point for point in points if reading.seen(point) >= MEASURE_CONFIDENCE]
    return {point: reading.places[point] for point in seen}


class Planted:
    """The latest places of the points that stay where they are. points: their names.

    They are of the side nearer to the camera. Before somebody who faces it that side changes with
    the least turn, and its point with it: that is no step, so each side's is a point of its own.
    """

    def __init__(self, points: Sequence[str]) -> None:
        self._points = points
        self._seen: deque[tuple[float, dict[str, Spot]]] = deque()
        self._guessed: deque[tuple[float, dict[str, Spot]]] = deque()
        self._trunk_px = 1.0

    def add(self, reading: Reading, for_s: float) -> None:
        """Take a reading, and forget what is older than `for_s` seconds."""
        if reading.person:
            self._trunk_px = reading.trunk_px
        seen = spots(reading, self._points)
        hidden = [p for p in self._points if p in reading.places and p not in seen]
        guessed = {point: reading.places[point] for point in hidden}
        for places, of in ((self._seen, seen), (self._guessed, guessed)):
            sided = {f"{reading.near}.{point}": spot for point, spot in of.items()}
            places.append((reading.time, sided))
            while places[0][0] < reading.time - for_s:
                places.popleft()

    def wandered(self, start_s: float = -math.inf, end_s: float = math.inf) -> float:
        """How far any of them was seen to go, along either axis, in that time; trunk lengths."""
        return self._furthest(self._seen, start_s, end_s)

    def wandered_or_hidden(self) -> float:
        """The same of all that is remembered, where hidden points are taken to be as guessed."""
        both = [*self._seen, *self._guessed]
        return self._furthest(both, -math.inf, math.inf)

    def _furthest(
        self, places: Iterable[tuple[float, dict[str, Spot]]], start_s: float, end_s: float
    ) -> float:
        ways: dict[str, list[Spot]] = {}
        for _, there in (one for one in places if start_s <= one[0] <= end_s):
            for point, spot in there.items():
                ways.setdefault(point, []).append(spot)
        furthest = max((_extent(way) for way in ways.values()), default=0.0)
        return furthest / self._trunk_px


def _extent(way: Sequence[Spot]) -> float:
    xs, ys = [x for x, _ in way], [y for _, y in way]
    return max(max(xs) - min(xs), max(ys) - min(ys))
