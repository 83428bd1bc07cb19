"""Whether what stays in its place in an exercise does so, such as the feet of who stands."""

from collections import deque
from collections.abc import Sequence

from posecheck.checking.lens import MEASURE_CONFIDENCE
from posecheck.measures.reading import Reading

Spot = tuple[float, float]


def spots(reading: Reading, points: Sequence[str]) -> dict[str, Spot]:
    """Where those of the points are that are seen, by side and name: `left.ankle`.

    They are of the side nearer to the camera. Before somebody who faces it that side changes with
    the least turn, and its point with it: that is no step. Nor is one that is hidden and guessed.
    """
    seen = [point for point in points if reading.seen(point) >= MEASURE_CONFIDENCE]
    return {f"{reading.near}.{point}": reading.places[point] for point in seen}


class Planted:
    """The latest places of the points that stay where they are. points: their names."""

    def __init__(self, points: Sequence[str]) -> None:
        self._points = points
        self._places: deque[tuple[float, dict[str, Spot]]] = deque()
        self._trunk_px = 1.0

    def add(self, reading: Reading, for_s: float) -> None:
        """Take a reading, and forget what is older than `for_s` seconds."""
        if reading.person:
            self._trunk_px = reading.trunk_px
        self._places.append((reading.time, spots(reading, self._points)))
        while self._places[0][0] < reading.time - for_s:
            self._places.popleft()

    def wandered(self, start_s: float = float("-inf"), end_s: float = float("inf")) -> float:
        """How far any of them went, along either axis, in that time; in trunk lengths."""
        ways: dict[str, list[Spot]] = {}
        for _, there in (one for one in self._places if start_s <= one[0] <= end_s):
            for point, spot in there.items():
                ways.setdefault(point, []).append(spot)
        furthest = max((_extent(way) for way in ways.values()), default=0.0)
        return furthest / self._trunk_px


def _extent(way: Sequence[Spot]) -> float:
    xs, ys = [x for x, _ in way], [y for _, y in way]
    return max(max(xs) - min(xs), max(ys) - min(ys))
