"""How much of the movement what moves could be followed: whether a count can be relied on."""

from posecheck.checking.events import Side
from posecheck.checking.lens import MEASURE_CONFIDENCE, Lens
from posecheck.exercises.goal import Goal
from posecheck.measures.reading import Reading

SURE_SHARE = 0.9
"""A count is sure when what moves was followed in this share of the movement. On 140 rendered
films (seed 31) 98 % of the counts above it were exact and 70 % of those below; the share tells
right counts from wrong ones better than size, light or view do."""


class Following:
    """Keeps account of the readings of the movement in which its own measure was seen."""

    def __init__(self, goal: Goal) -> None:
        self._key = goal.key
        self._moving = 0
        self._seen = 0

    @property
    def share(self) -> float | None:
        """0 to 1; None before anything has moved."""
        return self._seen / self._moving if self._moving else None

    def update(self, reading: Reading, moving: bool, side: Side) -> None:
        """Take a reading. moving: whether a repetition is under way, of that side."""
        if not moving or not reading.person:
            return
        measured = Lens(side).look(self._key, reading)
        self._moving += 1
        self._seen += measured is not None and measured.confidence >= MEASURE_CONFIDENCE
