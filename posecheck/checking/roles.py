"""Keeps the working leg the working leg where the network gives the two legs each other's names.

An exercise whose file says in `[keep]` what is true of the working leg all along, such as being
up on a chair, thereby says which leg works. When that becomes the other one between two pictures,
nobody has changed legs, for on the way both would have to be down: the names have changed.
"""

from dataclasses import dataclass, field, replace

from posecheck.checking.events import Side
from posecheck.checking.lens import FAR_CONFIDENCE
from posecheck.checking.track import Finished
from posecheck.exercises.model import Exercise, Range
from posecheck.measures.reading import Measured, Reading
from posecheck.measures.registry import MEASURES

CHANGED_S = 1.0
"""After so long in which neither leg was the working one, or both, the person may have changed
legs; own: putting one leg down and the other one up takes two seconds."""
_LEG = {"hip", "knee", "ankle", "heel", "foot_index", "shoulder"}
_WORKING = "working."


@dataclass
class Roles:
    """Follows which leg works, and gives readings in which it keeps its name."""

    exercise: Exercise
    _names: dict[str, float] = field(default_factory=dict)
    _kept: str | None = None
    _now: str | None = None
    _last_s: float | None = None
    _told_s: float = 0.0

    def settle(self, reading: Reading) -> Reading:
        """The reading with its legs exchanged where the network exchanged their names."""
        if not self._ranges or not reading.person:
            return reading
        step = 0.0 if self._last_s is None else reading.time - self._last_s
        self._last_s = reading.time
        working = [side for side in ("left", "right") if self._fits(reading, side)]
        if len(working) == 1:
            self._tell(working[0], step)
            self._told_s = reading.time
        elif reading.time - self._told_s > CHANGED_S:
            self._names, self._kept, self._now = {}, None, None
        return reading if self._now == self._kept else _exchanged(reading)

    def named(self, done: Finished) -> Finished:
        """The cycle under the name that the working leg had for most of the time."""
        if len(self._names) < 2:
            return done
        other = "left" if self._kept == "right" else "right"
        exchanged = self._names[other] > self._names.get(self._kept or "", 0.0)
        return replace(done, side=_OPPOSITE[done.side]) if exchanged else done

    @property
    def _ranges(self) -> dict[str, Range]:
        keep = self.exercise.keep
        return {name: range_ for name, range_ in keep.items() if name.startswith(_WORKING)}

    def _tell(self, side: str, step: float) -> None:
        self._names[side] = self._names.get(side, 0.0) + step
        self._kept = self._kept or side
        self._now = side

    def _fits(self, reading: Reading, side: str) -> bool:
        for name, range_ in self._ranges.items():
            measured = reading.values.get(f"{side}.{name.removeprefix(_WORKING)}")
            if measured is None or measured.confidence < FAR_CONFIDENCE:
                return False
            if not range_.band.contains(measured.value):
                return False
        return True


_OPPOSITE = {Side.LEFT: Side.RIGHT, Side.RIGHT: Side.LEFT, Side.BOTH: Side.BOTH}


def _exchanged(reading: Reading) -> Reading:
    values: dict[str, Measured] = dict(reading.values)
    for measure in MEASURES.values():
        if measure.trunk or not set(measure.points) <= _LEG:
            continue
        left, right = f"left.{measure.name}", f"right.{measure.name}"
        for name, source in ((left, right), (right, left)):
            values.pop(name, None)
            if source in reading.values:
                values[name] = reading.values[source]
        near = f"{reading.near}.{measure.name}"
        values.pop(f"near.{measure.name}", None)
        if near in values:
            values[f"near.{measure.name}"] = values[near]
    return replace(reading, values=values)
