"""Whether what stays in its place in an exercise does so, such as the feet of who stands."""

import math
from collections import deque
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from posecheck.checking.lens import MEASURE_CONFIDENCE
from posecheck.measures.reading import Reading

Spot = tuple[float, float]


def spots(reading: Reading, points: Sequence[str]) -> dict[str, Spot]:
    """Where those of the points are that are seen; one that is hidden is guessed anywhere."""
    seen = [point for point in points if reading.seen(point) >= MEASURE_CONFIDENCE]
    return {point: reading.places[point] for point in seen}


class _Look(NamedTuple):
    """Where a point was, by side and name; seen, or only guessed."""

    time: float
    point: str
    spot: Spot
    seen: bool


class Planted:
    """The latest places of the points that stay where they are. points: their names.

    They are of the side nearer to the camera. Before somebody who faces it that side changes with
    the least turn, and its point with it: that is no step, so each side's is a point of its own.
    """

    def __init__(self, points: Sequence[str]) -> None:
        self._points = points
        self._looks: deque[_Look] = deque()
        self._trunk_px = 1.0

    def add(self, reading: Reading, for_s: float) -> None:
        """Take a reading, and forget what is older than `for_s` seconds."""
        if reading.person:
            self._trunk_px = reading.trunk_px
        seen = spots(reading, self._points)
        self._looks += [
            _Look(reading.time, f"{reading.near}.{point}", reading.places[point], point in seen)
            for point in self._points
            if point in reading.places
        ]
        while self._looks and self._looks[0].time < reading.time - for_s:
            self._looks.popleft()

    @property
    def seen(self) -> bool:
        """Whether any of them was seen of late."""
        return any(one.seen for one in self._looks)

    def wandered(self, start_s: float = -math.inf, end_s: float = math.inf) -> float:
        """How far any of them was seen to go, along either axis, in that time; trunk lengths."""
        looks = (one for one in self._looks if one.seen and start_s <= one.time <= end_s)
        return self._furthest(looks)

    def wandered_or_hidden(self) -> float:
        """The same of all that is remembered, where hidden points are taken to be as guessed."""
        return self._furthest(self._looks)

    def _furthest(self, looks: Iterable[_Look]) -> float:
        ways: dict[str, list[Spot]] = {}
        for one in looks:
            ways.setdefault(one.point, []).append(one.spot)
        furthest = max((_extent(way) for way in ways.values()), default=0.0)
        return furthest / self._trunk_px


def _extent(way: Sequence[Spot]) -> float:
    xs, ys = [x for x, _ in way], [y for _, y in way]
    return max(max(xs) - min(xs), max(ys) - min(ys))
