"""The person's own start pose: what a change is measured from."""

from posecheck.checking.series import Recent
from posecheck.measures.reading import Reading
from posecheck.measures.registry import find_measure

BASE_S = 1.0
"""Seconds of rest whose median is a base; own: long enough to average out sway."""
LEAST_S = 0.5
"""With less rest than this before the first movement, the next rest is taken as well."""


class Baseline:
    """Medians of all measures over the latest second of rest.

    Angles and ratios keep the base they had when the person first moved: somebody who slowly sags
    from one repetition to the next is told so. Places in the picture (unit px) are taken anew at
    every rest: people shift on the mat between repetitions, and that is no fault.
    """

    def __init__(self) -> None:
        self._recent: dict[str, Recent] = {}
        self._fixed: dict[str, float] = {}
        self._rest_since: float | None = None
        self._rested_s = 0.0

    @property
    def unknown(self) -> bool:
        """Whether nothing has been learned yet."""
        return not self._recent and not self._fixed

    def rest(self, reading: Reading) -> None:
        """Learn from a reading taken at rest."""
        if self._rest_since is None:
            self._rest_since = reading.time
        self._rested_s = reading.time - self._rest_since
        for name, measured in reading.values.items():
            if name in self._fixed:
                continue
            recent = self._recent.get(name)
            if recent is None:
                recent = self._recent[name] = Recent(BASE_S)
            recent.add(reading.time, measured.value)

    def moving(self) -> None:
        """Note that the person is not at rest any more."""
        if self._rested_s >= LEAST_S:
            for name, recent in self._recent.items():
                if find_measure(name).unit != "px":
                    self._fixed.setdefault(name, recent.median)
        self._rest_since, self._rested_s = None, 0.0

    def base(self, key: str) -> float | None:
        """The base of a measure by the reading's own name, None where there is none yet."""
        if key in self._fixed:
            return self._fixed[key]
        recent = self._recent.get(key)
        return recent.median if recent else None

    def change(self, key: str, value: float) -> float | None:
        """Change of a measure from its base; for a place, as a fraction of its `per` length."""
        base = self.base(key)
        if base is None:
            return None
        per = find_measure(key).per
        if per is None:
            return value - base
        prefix = key.rpartition(".")[0]
        length = self.base(f"{prefix}.{per}" if prefix else per)
        return (value - base) / length if length else None
