"""Says what the camera cannot see: a hidden limb, a wrong view, nobody at all."""

from dataclasses import dataclass

from posecheck.checking.events import NotSeen
from posecheck.checking.faults import JUDGED_UP_TO_DEG
from posecheck.checking.lens import FAULT_CONFIDENCE, LOST_S, MEASURE_CONFIDENCE
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading, View
from posecheck.measures.registry import find_measure

WRONG_VIEW_S = 2.0
"""Another view for so long is said (quality_gate.wrong_view)."""
DIM_S = 2.0
"""A point seen too badly to warn by for so long is said afterwards; own."""
BRIGHT_S = 0.5
"""Seen well for less than this between, it was seen badly all along; own."""
VIEW_AGAIN_DEG = 3.0
"""The yaw must be this much better again before the view counts as right: no flicker."""

NOBODY = "nobody in the picture"
WRONG_VIEW = "the side view that the angles need"
NOT_IN_FRONT = "the front view that this needs"
TOO_DIM = "well enough to warn of anything"
COMPANY = "who is meant, with somebody else in the picture"
_SENTENCES = {
    COMPANY: "Somebody else is in the picture",
    NOBODY: "I cannot see anyone",
    WRONG_VIEW: "Turn side-on to the camera",
    NOT_IN_FRONT: "Turn to face the camera",
}


@dataclass
class _Spell:
    """A time during which something is missing."""

    since: float
    last: float


class Sight:
    """Keeps account of what is missing, and tells each spell once it is over.

    A point may be seen well enough to count by, and not to warn by. That is told as well, for else
    nobody would know that nothing could be found fault with; nobody is asked to mend it meanwhile.
    """

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._spells: dict[str, _Spell] = {}
        self._wrong_view = False

    def update(self, reading: Reading) -> list[NotSeen]:
        """Take a reading; the spells that have ended."""
        time = reading.time
        for what in (*self._missing(reading), *self._dim(reading)):
            self._spells.setdefault(what, _Spell(time, time)).last = time
        ended = [w for w, spell in self._spells.items() if time - spell.last > _bridged_s(w)]
        return [event for what in ended for event in self._end(what, time)]

    def finish(self, time: float) -> list[NotSeen]:
        """The spells that last to the end."""
        return [event for what in list(self._spells) for event in self._end(what, time)]

    def sentences(self, time: float) -> tuple[str, ...]:
        """What is missing now, for the screen."""
        return tuple(
            _SENTENCES.get(what, f"I cannot see your {what}")
            for what, spell in self._spells.items()
            if not _is_dim(what) and time - spell.since >= _least_s(what)
        )

    def _end(self, what: str, time: float) -> list[NotSeen]:
        spell = self._spells.pop(what)
        end_s = spell.last if _is_dim(what) else time
        return [NotSeen(spell.since, end_s, what)] if end_s - spell.since >= _least_s(what) else []

    def _dim(self, reading: Reading) -> list[str]:
        return [
            f"{_plain(point)} {TOO_DIM}"
            for point in self._exercise.camera.needs
            if MEASURE_CONFIDENCE <= reading.seen(point) < FAULT_CONFIDENCE
        ]

    def _missing(self, reading: Reading) -> list[str]:
        if not reading.person:
            return [NOBODY]
        needs: tuple[str, ...] = self._exercise.camera.needs
        missing = [point for point in needs if reading.seen(point) < MEASURE_CONFIDENCE]
        if reading.company:
            missing.append(COMPANY)
        if self._view_is_wrong(reading):
            in_front = self._exercise.camera.view is View.FRONT
            missing.append(NOT_IN_FRONT if in_front else WRONG_VIEW)
        return [_plain(point) for point in missing]

    def _view_is_wrong(self, reading: Reading) -> bool:
        if reading.yaw_deg is None:
            return False
        sagittal = find_measure(self._exercise.movement.measure).sagittal
        limit = JUDGED_UP_TO_DEG - (VIEW_AGAIN_DEG if self._wrong_view else 0.0)
        self._wrong_view = sagittal and reading.yaw_deg > limit
        return self._wrong_view


def _plain(point: str) -> str:
    """A point's name as people say it."""
    return point.replace("foot_index", "toes")


def _is_dim(what: str) -> bool:
    return what.endswith(TOO_DIM)


def _bridged_s(what: str) -> float:
    """For how long it may be seen between without having been seen."""
    return BRIGHT_S if _is_dim(what) else 0.0


def _least_s(what: str) -> float:
    """For how long it must be missing to be told."""
    if _is_dim(what):
        return DIM_S
    return WRONG_VIEW_S if what in (WRONG_VIEW, NOT_IN_FRONT) else LOST_S
