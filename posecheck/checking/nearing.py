"""Whether somebody who faces the camera, or turns their back on it, comes nearer or goes away."""

import math
from collections import deque
from itertools import pairwise

from posecheck.checking.lens import MEASURE_CONFIDENCE
from posecheck.measures.reading import Reading, View

LINE = ("ear", "shoulder", "hip")
"""Whoever lowers their chin, or bends, makes one of the parts between these shorter; who comes
nearer makes both longer. The legs of who walks are longer and shorter all the time."""


class Nearing:
    """How much larger or smaller all of the body has become within the latest `for_s` seconds."""

    def __init__(self, for_s: float) -> None:
        self._for_s = for_s
        self._looks: deque[tuple[float, tuple[float, ...]]] = deque()

    def add(self, reading: Reading) -> None:
        """Take a reading; times must rise."""
        # Whoever walks across the picture is known by their feet.
        facing = reading.view is View.FRONT
        self._looks.append((reading.time, _lengths(reading) if facing else ()))
        while self._looks[0][0] < reading.time - self._for_s:
            self._looks.popleft()

    @property
    def growth(self) -> float:
        """The least share by which any part has grown or shrunk; 0 where they do not do it alike.

        0 as well where not all of them were seen then and now.
        """
        before, now = self._looks[0][1], self._looks[-1][1]
        shares = [math.log(later / earlier) for earlier, later in zip(before, now, strict=False)]
        if not shares or min(shares) * max(shares) <= 0.0:
            return 0.0
        return math.expm1(min(map(abs, shares)))


def _lengths(reading: Reading) -> tuple[float, ...]:
    """Pixels between neighbours of `LINE`; none where one of them is not seen."""
    if min(map(reading.seen, LINE)) < MEASURE_CONFIDENCE:
        return ()
    places = [reading.places[point] for point in LINE]
    lengths = tuple(math.dist(upper, lower) for upper, lower in pairwise(places))
    return lengths if min(lengths) > 0.0 else ()
