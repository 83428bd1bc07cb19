"""Other measures that belong to the target: the arm of a bird dog, the chin of a neck stretch."""

import math
from collections.abc import Iterable

from posecheck.checking.lens import FAR_CONFIDENCE, FAULT_CONFIDENCE, FREEZE_S, Lens
from posecheck.checking.series import Recent
from posecheck.exercises.model import Also
from posecheck.measures.reading import Reading
from posecheck.measures.registry import find_measure

SLACK_DEG = 5.0
SLACK_RATIO = 0.05
"""How far outside its band one of them may be, once all were inside (rep_machine.hysteresis)."""
REST_S = 0.5


class Alongside:
    """Whether all of them are where they should be."""

    def __init__(self, also: Iterable[Also], lens: Lens, deny_at: float = FAR_CONFIDENCE) -> None:
        """deny_at: how well one must be seen to be believed not to be where it should be."""
        self._also = tuple(also)
        self._lens = lens
        self._deny_at = deny_at
        self._rest = {one.measure: Recent(REST_S) for one in self._also}
        self._inside = False
        self._last: dict[str, tuple[float, bool]] = {}

    def at_rest(self, reading: Reading) -> None:
        """Learn what a change is measured from."""
        for one in self._also:
            measured = self._lens.look(one.measure, reading)
            if measured is not None:
                self._rest[one.measure].add(reading.time, measured.value)

    def inside(self, reading: Reading) -> bool:
        """Whether they are; what is hidden is where it was last seen.

        A limb on the far side that stays hidden is not held against the near one.
        """
        for one in self._also:
            seen = self._one(one, reading)
            if seen is not None:
                self._last[one.measure] = reading.time, seen
        self._inside = all(self._was_inside(one, reading.time) for one in self._also)
        return self._inside

    def _was_inside(self, one: Also, time: float) -> bool:
        told_s, inside = self._last.get(one.measure, (-math.inf, False))
        return inside or (_is_far(one) and time - told_s > FREEZE_S)

    def _one(self, one: Also, reading: Reading) -> bool | None:
        measured = self._lens.look(one.measure, reading)
        if measured is None or measured.confidence < FAR_CONFIDENCE:
            return None
        value = measured.value
        if one.of == "change":
            rest = self._rest[one.measure]
            if not rest:
                return None
            value = (value - rest.median) / self._lens.length(one.measure, reading)
        slack = SLACK_DEG if find_measure(one.measure).unit == "deg" else SLACK_RATIO
        inside = one.band.contains(value, slack if self._inside else 0.0)
        deny_at = max(self._deny_at, FAULT_CONFIDENCE) if _is_far(one) else self._deny_at
        return inside if inside or measured.confidence >= deny_at else None


def _is_far(one: Also) -> bool:
    """Whether it is about the limb that does not work: of two, the one that may be hidden."""
    return one.measure.startswith("other.")
