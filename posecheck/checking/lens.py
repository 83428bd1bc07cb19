"""Looks a measure up for one side: what `working.` and `other.` mean depends on who works."""

from dataclasses import dataclass
from functools import cache

from posecheck.checking.events import Side
from posecheck.measures.reading import Measured, Reading, View
from posecheck.measures.registry import find_measure

MEASURE_CONFIDENCE = 0.5
"""Least visibility of a value to be shown and timed (quality_gate.visibility_measure_min)."""
FAULT_CONFIDENCE = 0.65
"""Least visibility of a value to warn about (quality_gate.visibility_fault_min, own)."""
FREEZE_S = 0.5
"""A lost measure keeps its last value for so long, clocks frozen (lost_landmark_grace_s)."""
LOST_S = 1.0
"""After that the exercise pauses and says what is hidden (lost_landmark_pause_s)."""
FAR_CONFIDENCE = 0.2
"""Least visibility of the far limb for its movement to be followed; own: in the shared side views
a far leg that lifts reads 0.3 to 0.9, one that stays hidden 0.1 to 0.4."""


@dataclass(frozen=True, slots=True)
class Lens:
    """The prefixes seen from a working side; BOTH reads the side nearer to the camera."""

    side: Side

    def key(self, measure: str, reading: Reading) -> str:
        """The reading's name for a measure such as `working.knee_flexion`."""
        return _key(measure, self.side, reading.near)

    def look(self, measure: str, reading: Reading) -> Measured | None:
        """The measured value, or None."""
        return reading.values.get(self.key(measure, reading))

    def length(self, measure: str, reading: Reading) -> float:
        """By what a place is divided to be a share of the body, in its own unit; else 1."""
        per = find_measure(measure).per
        if per is None:
            return 1.0
        prefix = measure.rpartition(".")[0]
        length = self.look(f"{prefix}.{per}" if prefix else per, reading)
        return length.value if length is not None and length.value else 1.0

    def is_near(self, measure: str, reading: Reading) -> bool:
        """Whether it is of the trunk or of the side nearer to the camera; in front both are."""
        return reading.view is View.FRONT or _is_near(measure, self.side, reading.near)


# Asked a hundred times a frame, with the same few answers.
@cache
def _key(measure: str, side: Side, near: str) -> str:
    prefix, _, name = measure.rpartition(".")
    working = near if side is Side.BOTH else side.value
    other = "right" if working == "left" else "left"
    sides = {"working": working, "other": other, "near": near}
    return f"{sides.get(prefix, prefix)}.{name}" if prefix else name


@cache
def _is_near(measure: str, side: Side, near: str) -> bool:
    return _key(measure, side, near).rpartition(".")[0] in ("", "near", near)
