"""The primary measure of an exercise, its direction, its travel and its bands."""

from dataclasses import dataclass

from posecheck.exercises.model import Exercise, Range, Target
from posecheck.exercises.terms import Band
from posecheck.measures.registry import find_measure

ANGLE_SLACK = 5.0
"""Degrees outside the target band at which it is left (rep_machine.hysteresis)."""
SLACK_SHARE = 0.15
"""The same for anything but an angle, as a share of the ideal (rep_machine.hysteresis)."""


@dataclass(frozen=True, slots=True)
class Goal:
    """What a cycle of this exercise aims at, in the primary measure.

    key: the measure with its prefix. towards: +1.0 where the value grows towards the target.
    near_edge: the edge that a repetition must reach; far_edge: the one it must not pass.
    unit: of the measure. rest_edge: the edge of the rest band on the side of the target.
    """

    key: str
    unit: str
    relative: bool
    towards: float
    rest_edge: float
    near_edge: float
    far_edge: float | None
    ideal: float
    band: Band
    slack: float

    @property
    def travel(self) -> float:
        """Distance from a rest at the rest band's edge to the ideal; never quite nothing."""
        least = 2.0 if self.unit == "deg" else 0.01
        return max(least, abs(self.ideal - self.rest_edge))


def goal_of(exercise: Exercise) -> Goal:
    """The goal of an exercise's movement; of a sweep, the one on the side of its target."""
    movement = exercise.movement
    target = movement.target
    if movement.rest is not None:
        return _way(exercise, movement.rest, target)
    swings = movement.kind in ("swing", "circle")
    towards = -1.0 if target.low is None and not swings else 1.0
    near, far = (target.low, target.high) if towards > 0 else (target.high, target.low)
    if near is None:
        raise ValueError("`target` must say how far it is at least")
    return _goal(exercise, target, towards, 0.0 if swings else near, near, far)


def opposite_goal(exercise: Exercise) -> Goal:
    """The goal on the other side of a sweep."""
    movement = exercise.movement
    assert movement.rest is not None
    assert movement.opposite is not None
    return _way(exercise, movement.rest, movement.opposite)


def _way(exercise: Exercise, rest: Range, target: Target) -> Goal:
    """The goal of a way from rest to a target."""
    towards = 1.0 if rest.high is not None and target.ideal > rest.high else -1.0
    rest_edge = rest.high if towards > 0 else rest.low
    near, far = (target.low, target.high) if towards > 0 else (target.high, target.low)
    if rest_edge is None or near is None:
        raise ValueError("`rest` and `target` must say where one ends and the other begins")
    if (near - rest_edge) * towards < 0:
        raise ValueError("`rest` and `target` overlap; let one end where the other begins")
    return _goal(exercise, target, towards, rest_edge, near, far)


def _goal(
    exercise: Exercise, target: Target, towards: float, rest_edge: float, near: float,
    far: float | None,
) -> Goal:  # fmt: skip
    movement = exercise.movement
    prefix = {"none": ""}.get(movement.limb, movement.limb + ".")
    unit = find_measure(movement.measure).unit
    slack = ANGLE_SLACK if unit == "deg" else SLACK_SHARE * abs(target.ideal)
    if movement.kind not in ("hold", "rock"):
        slack = min(slack, 0.5 * abs(near - rest_edge))
    return Goal(
        prefix + movement.measure, unit, movement.of == "change", towards, rest_edge, near, far,
        target.ideal, target.band, slack,
    )  # fmt: skip
