"""From poses in rising time to readings: the measures, with what a single pose cannot tell."""

import math
from collections.abc import Iterable

from posecheck.measures.body import POINTS, SIDES, Limbs, limbs, trunk_length
from posecheck.measures.centres import joint_centres
from posecheck.measures.facing import handedness_evidence, nearness
from posecheck.measures.geometry import Point
from posecheck.measures.measure import Measure
from posecheck.measures.outline import spine_flexion
from posecheck.measures.posture import posture_of
from posecheck.measures.reading import Measured, Posture, Reading
from posecheck.measures.registry import MEASURES, OUTLINE_MEASURE
from posecheck.measures.view import trunk_yaw, view_of
from posecheck.pose.average import Average
from posecheck.pose.types import Pose

_MEMORY_S = 1.0
"""Time constant over which facing, near side and yaw are averaged; our own: a person turns round
in about two seconds, a single bad pose lasts a few frames."""
_LEAST_TRUNK_PX = 8.0


class Sign:
    """A sign that turns over only when the averaged evidence clearly says so.

    In a first picture the network is often wrong about the body: it decides no more than it must.
    """

    def __init__(self, margin: float) -> None:
        self._margin = margin
        self._average = Average(_MEMORY_S, grows=True)
        self.sign = 0.0

    def update(self, time: float, evidence: float) -> float:
        """+1.0 or -1.0."""
        mean = self._average.update(time, evidence)
        if self.sign == 0.0 or (mean * self.sign < 0 and abs(mean) > self._margin):
            self.sign = math.copysign(1.0, mean)
        return self.sign


class Measurer:
    """Turns poses into readings; remembers which way the person faces and from where they show."""

    def __init__(self) -> None:
        self._handedness = Sign(margin=0.3)
        self._near = Sign(margin=0.15)
        self._yaw = Average(_MEMORY_S)
        self._trunk_px = Average(_MEMORY_S)
        self._posture = Steady()

    def read(self, time: float, pose: Pose | None) -> Reading:
        """The reading of one pose; None where no person was found."""
        length = 0.0 if pose is None else trunk_length(pose)
        if pose is None or length < _LEAST_TRUNK_PX:
            return Reading(time, {}, person=False)
        h = self._handedness.update(time, handedness_evidence(pose))
        near = "left" if self._near.update(time, nearness(pose)) > 0 else "right"
        yaw = self._yaw.update(time, trunk_yaw(pose))
        sides = {side: limbs(pose, side) for side in SIDES}
        body = sides[near]
        return Reading(
            time,
            _values(pose, sides, h, near, yaw),
            view=view_of(yaw),
            yaw_deg=yaw,
            posture=self._posture.update(time, posture_of(pose, h, self._posture.shown)),
            near=near,
            places={name: (x, y) for name, (x, y) in body.points.items()},
            trunk_px=self._trunk_px.update(time, length),
            visible=body.visibility,
            company=pose.company,
        )


class Steady:
    """A posture that changes only once another one has been there for a moment."""

    _FOR_S = 0.3

    def __init__(self) -> None:
        self.shown = Posture.UNKNOWN
        self._next = Posture.UNKNOWN
        self._since = 0.0

    def update(self, time: float, posture: Posture) -> Posture:
        """The posture to go by."""
        if self.shown is Posture.UNKNOWN:
            self.shown = posture
        if posture is not self._next:
            self._next, self._since = posture, time
        if time - self._since >= self._FOR_S:
            self.shown = posture
        return self.shown


_LIMB = {
    side: tuple((f"{side}.{m.name}", f"near.{m.name}", m) for m in MEASURES.values() if not m.trunk)
    for side in SIDES
}
_TRUNK = tuple(m for m in MEASURES.values() if m.trunk and m.of_pose is None)
_BOTH = tuple(m for m in MEASURES.values() if m.of_pose is not None)


def _values(
    pose: Pose, sides: dict[str, Limbs], h: float, near: str, yaw: float
) -> dict[str, Measured]:
    values: dict[str, Measured] = {}
    jointed = {side: joint_centres(body.points, h, yaw) for side, body in sides.items()}
    for side, other in (SIDES, SIDES[::-1]):
        body = _with_other(sides, jointed, side, other)
        for name, near_name, measure in _LIMB[side]:
            value = _measured(measure, body, h)
            if value is not None:
                values[name] = value
                if side == near:
                    values[near_name] = value
        if side == near:
            values |= _known((measure, _measured(measure, body, h)) for measure in _TRUNK)
    values |= _known((measure, _of_both(measure, pose, sides)) for measure in _BOTH)
    bend = spine_flexion(pose)
    if bend is not None:
        values[OUTLINE_MEASURE.name] = Measured(bend, sides[near].seen("hip", "shoulder"))
    return values


def _known(measured: Iterable[tuple[Measure, Measured | None]]) -> dict[str, Measured]:
    return {measure.name: value for measure, value in measured if value is not None}


_OTHER = {name: f"other_{name}" for name in POINTS}


def _with_other(
    sides: dict[str, Limbs], jointed: dict[str, dict[str, Point]], side: str, other: str
) -> Limbs:
    """One side's points, with the other side's under `other_`."""
    points = {_OTHER[name]: point for name, point in jointed[other].items()} | jointed[side]
    seen = {_OTHER[name]: value for name, value in sides[other].visibility.items()}
    return Limbs(points, seen | sides[side].visibility)


def _measured(measure: Measure, body: Limbs, h: float) -> Measured | None:
    """None where it cannot be computed."""
    try:
        value = measure.compute(body.points, h)
    except ZeroDivisionError:
        return None
    return Measured(value, body.seen(*measure.points)) if math.isfinite(value) else None


def _of_both(measure: Measure, pose: Pose, sides: dict[str, Limbs]) -> Measured | None:
    assert measure.of_pose is not None
    try:
        value = measure.of_pose(pose)
    except ZeroDivisionError:
        return None
    if not math.isfinite(value):
        return None
    return Measured(value, min(body.seen(*measure.points) for body in sides.values()))
