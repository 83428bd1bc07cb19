"""How much of the movement what moves could be followed: whether a count can be relied on."""

from collections import deque
from statistics import median

from posecheck.checking.events import Side
from posecheck.checking.lens import FAR_CONFIDENCE, MEASURE_CONFIDENCE, Lens
from posecheck.exercises.goal import Goal
from posecheck.measures.limb import BOTH_LEGS
from posecheck.measures.reading import Reading
from posecheck.measures.registry import find_measure

SURE_SHARE = 0.9
"""A count is sure when what moves was followed in this share of the movement. On 140 rendered
films (seed 31) 98 % of the counts above it were exact and 70 % of those below; the share tells
right counts from wrong ones better than size, light or view do."""

HELD_SHARE = 0.6
"""So much is enough where every repetition was seen to be held at its furthest: a limb that is half
hidden slips and trembles, but does not keep still away from rest for `HELD_S`. On 440 rendered
films 29 of the 30 counts that are sure for this alone were exact; those that a slip had split or
made up had a repetition of nearly no hold."""
HELD_S = 0.5
"""As long as a hold is at least."""

SLIGHT_SHARE = 0.5
"""A swing to and fro that reads less than this share of the way asked for may be a slip: of 89
rendered films of pumping ankles and of cat and cow (six seeds) 9 of the 17 with such a one were
counted wrong and 8 of the 72 others."""

FEW_PX = 3.0
"""A movement that is to go no further than this in the picture is lost in the trembling of the
reading: of 32 rendered films of shoulders that roll, 10 of the 21 below it were counted wrong and
1 of the 11 above."""

SLIP_S = 0.4
SLIP_SHARE = 0.2
"""A reading that lies off the median around it by more than this share of the way from rest to the
target is a slip: no limb goes there and back in a fifth of a second. Own; steady movement, however
fast, gives none."""


def too_small(goal: Goal, trunk_px: float) -> bool:
    """Whether a movement of the body as a whole can't be told where the trunk is so long."""
    return goal.unit != "deg" and goal.travel * trunk_px < FEW_PX


class Following:
    """Keeps account of the readings of the movement in which its own measure was seen."""

    def __init__(self, goal: Goal) -> None:
        self._goal = goal
        self._key = goal.key
        self._too_small = self._looked = 0
        # Of two legs one is always the far one: what is told of both is followed like that one.
        both = find_measure(goal.key) in BOTH_LEGS
        self._least = FAR_CONFIDENCE if both else MEASURE_CONFIDENCE
        self._lately: deque[tuple[float, float]] = deque()
        self._moving = 0
        self._seen = 0

    @property
    def share(self) -> float | None:
        """0 to 1; None before anything has moved, unless it would be too small to be seen."""
        if self._moving:
            return self._seen / self._moving
        return 0.0 if 2 * self._too_small > self._looked else None

    def update(self, reading: Reading, moving: bool, side: Side) -> None:
        """Take a reading. moving: whether a repetition is under way, of that side."""
        if not reading.person:
            return
        small = too_small(self._goal, reading.trunk_px)
        self._looked += 1
        self._too_small += small
        if not moving:
            return
        lens = Lens(side)
        measured = lens.look(self._key, reading)
        self._moving += 1
        if small or measured is None or measured.confidence < self._least:
            return
        value = measured.value / lens.length(self._key, reading)
        self._seen += not self._slipped(reading.time, value)

    def _slipped(self, time: float, value: float) -> bool:
        """Whether the reading in the middle of the latest moment lies off the others."""
        self._lately.append((time, value))
        while self._lately[0][0] < time - SLIP_S:
            self._lately.popleft()
        values = [one for _, one in self._lately]
        off = abs(values[len(values) // 2] - median(values))
        return off > SLIP_SHARE * self._goal.travel
