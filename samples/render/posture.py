"""Joint angles of a whole body, in degrees; `body.py` says what is zero and what positive."""

from dataclasses import dataclass, fields, replace

import numpy as np

from samples.render.geometry import Array

SIDES = ("left", "right")
SPINE = ("spine05", "spine04", "spine03", "spine02", "spine01")
"""The five segments of the back from the pelvis up, by their bones."""


@dataclass(frozen=True, slots=True)
class Limb:
    """Joint angles of one side's leg and arm. Pronation turns the palm backward from the thigh."""

    hip: float = 0.0
    hip_abduction: float = 1.0
    hip_rotation: float = 0.0
    knee: float = 0.0
    ankle: float = 0.0
    shoulder: float = 0.0
    shoulder_abduction: float = 6.0
    shoulder_rotation: float = 0.0
    elbow: float = 0.0
    pronation: float = 0.0
    wrist: float = 0.0


@dataclass(frozen=True, slots=True)
class Posture:
    """Joint angles of the whole body; spine from the pelvis upwards.

    axial, side_bend: of the spine as a whole, to the left. raised, forward: how far the shoulder
    girdle is lifted and drawn forwards. These four never fidget and are not among `values`.
    """

    pitch: float = 0.0
    roll: float = 0.0
    yaw: float = 0.0
    neck: float = 0.0
    head: float = 0.0
    turn: float = 0.0
    spine: tuple[float, float, float, float, float] = (0.0, 0.0, 0.0, 0.0, 0.0)
    left: Limb = Limb()
    right: Limb = Limb()
    axial: float = 0.0
    side_bend: float = 0.0
    raised: float = 0.0
    forward: float = 0.0

    def side(self, name: str) -> Limb:
        """The limb of the side "left" or "right"."""
        return self.left if name == "left" else self.right

    def with_side(self, name: str, limb: Limb) -> "Posture":
        """The same posture with another limb on one side."""
        return replace(self, left=limb) if name == "left" else replace(self, right=limb)

    def values(self) -> Array:
        """All angles in the order of `angle_names`."""
        whole = [getattr(self, name) for name in _WHOLE]
        limbs = [getattr(self.side(side), f.name) for side in SIDES for f in fields(Limb)]
        return np.array([*whole, *self.spine, *limbs])

    def stirred(self, offsets: Array) -> "Posture":
        """The same with something added to each of its `values`."""
        other = Posture.of_values(self.values() + offsets)
        return replace(
            other,
            axial=self.axial,
            side_bend=self.side_bend,
            raised=self.raised,
            forward=self.forward,
        )

    @classmethod
    def of_values(cls, values: Array) -> "Posture":
        """The posture whose `values` these are."""
        it = iter(values.tolist())
        whole = {name: next(it) for name in _WHOLE}
        a, b, c, d, e = (next(it) for _ in SPINE)
        left, right = (Limb(**{f.name: next(it) for f in fields(Limb)}) for _ in SIDES)
        return cls(**whole, spine=(a, b, c, d, e), left=left, right=right)


_WHOLE = ("pitch", "roll", "yaw", "neck", "head", "turn")


def angle_names() -> list[str]:
    """The names of all angles of a posture, in the order of `Posture.values`."""
    limbs = [f"{side}.{f.name}" for side in SIDES for f in fields(Limb)]
    return [*_WHOLE, *SPINE, *limbs]
