"""Setting up: one instruction at a time, from "is someone there" to the start pose."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from posecheck.checking.events import Phase
from posecheck.checking.faults import JUDGED_UP_TO_DEG
from posecheck.checking.following import too_small
from posecheck.checking.lens import MEASURE_CONFIDENCE
from posecheck.coach.framing import (
    LYING,
    ON_THE_FLOOR,
    Cut,
    body_length,
    cut_off,
    leaning,
    looked_down_on,
    turned,
)
from posecheck.coach.startpose import what_to_change
from posecheck.exercises.goal import goal_of
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Posture, View
from posecheck.measures.registry import find_measure
from posecheck.pipeline import Step
from posecheck.pose.types import Pose

SETTLE_S = 0.7
"""What is amiss for so long is said: somebody on the way passes through many a wrong place; own."""
STUCK_S = 40.0
"""Who is told the same for so long may be where they should be, only not seen there; own."""
ANEW_S = 5.0
"""Whoever is not as they should be for so long may be so, only taken for somebody who lies the
other way round; they are looked for anew. Own: long enough to do what one is told."""
SOFT_S = 12.0
"""Where somebody cannot or will not do as told, such as move the camera, it is let be after
so long: what is seen badly is not judged, but nobody is kept from their exercise; own."""
_LEANS_DEG = 12.0
_LEANS_AT_A_WALL_DEG = 25.0
"""Standing exercises may lean on a wall, by up to 20 degrees in rendered wall slides."""
_FROM_ABOVE_DEG = 30.0
"""Reads 30 where the true angle is about 35, give or take 6 (rendered people lying down)."""
_TOO_FAR = 0.28
"""Shoulder to ankle, as a part of the picture's short side: at 640x360 some 100 pixels, below which
the rendered accuracy clips have nobody; own."""
_LYING_LENGTH = 1.35
"""Shoulder to ankle to the whole length of a body that lies with its head and toes."""
_FRONT_FROM_DEG = 50.0
_NEEDS_WHOLE = ("ear",)


class Rung(IntEnum):
    """What must be in order, in this order."""

    THERE = 0
    WHOLE = 1
    DISTANCE = 2
    CAMERA = 3
    POSTURE = 4
    SIDE = 5
    JOINTS = 6
    POSE = 7


_SOFT = frozenset({Rung.WHOLE, Rung.DISTANCE, Rung.CAMERA, Rung.SIDE})


@dataclass(frozen=True, slots=True)
class Instruction:
    """What to do next, to be read from three metres and to be said."""

    rung: Rung
    show: str
    say: str


class Ladder:
    """Takes steps; says what the person should do, or None once all is in order.

    rungs: how many things are in order, and of how many. stuck: whether somebody who is there has
    been told the same for long, so that a way out should be offered. doubts: whether the person
    had better be looked for anew; at first, for who was not judged so far may have turned over.
    """

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._goal = goal_of(exercise)
        self._found: Instruction | None = None
        self._since = 0.0
        self._shown: Instruction | None = Instruction(Rung.THERE, _WELCOME, _WELCOME)
        self._told_since: dict[Rung, float] = {}
        self._stuck_since: tuple[Rung, float] | None = None
        self.stuck = False
        self.doubts = True
        self._looked_s: float | None = None
        self._checks: tuple[Callable[[Step, Pose], Instruction | None], ...] = (
            self._whole,
            self._distance,
            self._camera,
            self._posture,
            self._side,
            self._joints,
            self._pose,
        )

    @property
    def rungs(self) -> tuple[int, int]:
        """How many are in order, and of how many."""
        done = len(Rung) if self._shown is None else int(self._shown.rung)
        return done, len(Rung)

    def update(self, step: Step) -> Instruction | None:
        """Take the next step of the pipeline."""
        found, time = self._first_amiss(step), step.frame.time
        if self._looked_s is None and found is not None and found.rung is not Rung.THERE:
            self._shown = found
        same = found is not None and self._found is not None and found.rung is self._found.rung
        if not same and found is not self._found:
            self._since = time
        self._found = found
        # What is in order at last is so at once; what is amiss has to stay so for a moment.
        if found is None or time - self._since >= SETTLE_S or self._same_rung(found):
            self._shown = found
        self._look_whether_stuck(time)
        self._doubt(time)
        return self._shown

    def _doubt(self, time: float) -> None:
        if self._looked_s is None:
            # Only the next frame can be looked at anew.
            self._looked_s = time
            return
        if self.doubts:
            self._looked_s = time
        misplaced = self._shown is not None and Rung.THERE < self._shown.rung < Rung.POSE
        self.doubts = misplaced and time - self._looked_s >= ANEW_S

    def _look_whether_stuck(self, time: float) -> None:
        rung = None if self._shown is None else self._shown.rung
        if rung is None or rung is Rung.THERE:
            self._stuck_since = None
        elif self._stuck_since is None or self._stuck_since[0] is not rung:
            self._stuck_since = (rung, time)
        since = self._stuck_since
        self.stuck = since is not None and time - since[1] > STUCK_S

    def _same_rung(self, found: Instruction) -> bool:
        return self._shown is not None and self._shown.rung is found.rung

    def _first_amiss(self, step: Step) -> Instruction | None:
        if step.pose is None or not step.reading.person:
            return Instruction(Rung.THERE, *_NOBODY)
        for check in self._checks:
            amiss = check(step, step.pose)
            if amiss is not None and not self._let_be(amiss.rung, step.frame.time):
                return amiss
        return None

    def _let_be(self, rung: Rung, time: float) -> bool:
        since = self._told_since.setdefault(rung, time)
        return rung in _SOFT and time - since > SOFT_S

    def _whole(self, step: Step, pose: Pose) -> Instruction | None:
        needs = tuple(dict.fromkeys((*self._exercise.camera.needs, *_NEEDS_WHOLE)))
        cut = cut_off(pose, step.reading.near, needs)
        if not cut.any:
            return None
        lying = step.reading.posture in LYING
        words = _cut_lying(cut) if lying else _cut_upright(cut)
        return Instruction(Rung.WHOLE, *words)

    def _distance(self, step: Step, pose: Pose) -> Instruction | None:
        width, height = pose.size
        length = body_length(pose, step.reading.near)
        if "ankle" in self._exercise.camera.needs and length < _TOO_FAR * min(width, height):
            return Instruction(Rung.DISTANCE, *_CLOSER)
        if too_small(self._goal, step.reading.trunk_px):
            return Instruction(Rung.DISTANCE, *_CLOSER)
        will_lie = self._exercise.camera.posture in LYING
        upright = step.reading.posture is Posture.STANDING
        if will_lie and upright and length * _LYING_LENGTH > width:
            return Instruction(Rung.DISTANCE, *_FURTHER)
        return None

    def _camera(self, step: Step, pose: Pose) -> Instruction | None:
        if step.reading.posture is Posture.STANDING:
            lean = leaning(pose)
            stands = self._exercise.camera.posture is Posture.STANDING
            limit = _LEANS_AT_A_WALL_DEG if stands else _LEANS_DEG
            if lean is not None and abs(lean) > limit:
                return Instruction(Rung.CAMERA, *_LEVEL)
        side_on = self._exercise.camera.view is View.SIDE
        if side_on and step.reading.posture in ON_THE_FLOOR and self._in_posture(step):
            from_above = looked_down_on(pose)
            if from_above > _FROM_ABOVE_DEG and turned(pose) < JUDGED_UP_TO_DEG:
                return Instruction(Rung.CAMERA, *_LOWER)
        return None

    def _in_posture(self, step: Step) -> bool:
        return step.reading.posture in self._exercise.camera.accepted_postures

    def _posture(self, step: Step, _pose: Pose) -> Instruction | None:
        if self._in_posture(step):
            return None
        advice = self._exercise.camera.advice or self._exercise.how
        return Instruction(Rung.POSTURE, advice, advice + ".")

    def _side(self, step: Step, _pose: Pose) -> Instruction | None:
        yaw = step.reading.yaw_deg
        if yaw is None:
            return None
        if self._exercise.camera.view is View.FRONT:
            upright = self._exercise.camera.posture is not Posture.SIDE_LYING
            wrong = upright and yaw < 90.0 - _FRONT_FROM_DEG
            return Instruction(Rung.SIDE, *_FACE_ME) if wrong else None
        sagittal = find_measure(self._exercise.movement.measure).sagittal
        if not sagittal or yaw <= JUDGED_UP_TO_DEG:
            return None
        side = step.reading.near
        return Instruction(
            Rung.SIDE, f"Turn your {side} side to me", f"Turn so that your {side} side faces me."
        )

    def _joints(self, step: Step, _pose: Pose) -> Instruction | None:
        hidden = [
            point
            for point in self._exercise.camera.needs
            if step.reading.seen(point) < MEASURE_CONFIDENCE
        ]
        if not hidden or step.status.phase is not Phase.WAITING:
            return None
        name = hidden[0].replace("foot_index", "toes")
        return Instruction(
            Rung.JOINTS,
            f"I cannot see your {name}",
            f"I cannot see your {name}. Move whatever hides it, or make more light.",
        )

    def _pose(self, step: Step, _pose: Pose) -> Instruction | None:
        if step.status.phase is not Phase.WAITING:
            return None
        change = what_to_change(self._exercise, step.reading)
        if change is None:
            return Instruction(Rung.POSE, "Hold still for a moment", "Good. Hold still.")
        return Instruction(Rung.POSE, change, change + ".")


def _cut_lying(cut: Cut) -> tuple[str, str]:
    if (cut.left and cut.right) or (cut.top and cut.bottom):
        return "Move the camera further away", "Please move the camera further away."
    if cut.left or cut.right:
        end = cut.left or cut.right
        to = "feet" if end & {"ear", "shoulder"} else "head"
        return f"Shift towards your {to}", f"Shift a little towards your {to}."
    return "Move away from the camera", "Move a little away from the camera."


def _cut_upright(cut: Cut) -> tuple[str, str]:
    if (cut.left or cut.right) and not (cut.left and cut.right) and not (cut.top or cut.bottom):
        return "Step into the middle", "Step into the middle of the picture."
    if cut.bottom and not cut.top:
        return "Step back: I need your feet" if cut.bottom & _FEET else "Step back a little", (
            "Step back, until I see all of you."
        )
    if cut.top and not cut.bottom:
        return "Step back a little", "Step back, until I see your head."
    return "Step back a little", "Step back a little, until I see all of you."


_FEET = frozenset({"ankle", "heel", "foot_index"})
_WELCOME = "Come into the picture"
_NOBODY = ("Come into the picture", "Come into the picture, please.")
_CLOSER = ("Come a little closer", "Come a little closer.")
_FURTHER = (
    "Move back: there must be room to lie down",
    "Move back, so that I will see all of you when you lie down.",
)
_LEVEL = ("Set the camera level", "The camera is tilted. Please set it level.")
_LOWER = ("Put the camera lower", "Please put the camera lower, about as high as a chair.")
_FACE_ME = ("Turn to face me", "Turn to face me.")
