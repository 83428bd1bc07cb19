"""Says what the camera cannot see: a hidden limb, a wrong view, nobody at all."""

from dataclasses import dataclass

from posecheck.checking.events import NotSeen
from posecheck.checking.faults import JUDGED_UP_TO_DEG
from posecheck.checking.lens import LOST_S, MEASURE_CONFIDENCE
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading, View
from posecheck.measures.registry import find_measure

WRONG_VIEW_S = 2.0
"""Another view for so long is said (quality_gate.wrong_view)."""
VIEW_AGAIN_DEG = 3.0
"""The yaw must be this much better again before the view counts as right: no flicker."""

NOBODY = "nobody in the picture"
WRONG_VIEW = "the side view that the angles need"
NOT_IN_FRONT = "the front view that this needs"
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
    """Keeps account of what is missing, and tells each spell once it is over."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._spells: dict[str, _Spell] = {}
        self._wrong_view = False

    def update(self, reading: Reading) -> list[NotSeen]:
        """Take a reading; the spells that have ended."""
        missing = self._missing(reading)
        for what in missing:
            spell = self._spells.setdefault(what, _Spell(reading.time, reading.time))
            spell.last = reading.time
        ended = [what for what in self._spells if what not in missing]
        return [event for what in ended for event in self._end(what, reading.time)]

    def finish(self, time: float) -> list[NotSeen]:
        """The spells that last to the end."""
        return [event for what in list(self._spells) for event in self._end(what, time)]

    def sentences(self, time: float) -> tuple[str, ...]:
        """What is missing now, for the screen."""
        return tuple(
            _SENTENCES.get(what, f"I cannot see your {what}")
            for what, spell in self._spells.items()
            if time - spell.since >= self._least_s(what)
        )

    def _end(self, what: str, time: float) -> list[NotSeen]:
        spell = self._spells.pop(what)
        if time - spell.since < self._least_s(what):
            return []
        return [NotSeen(spell.since, time, what)]

    @staticmethod
    def _least_s(what: str) -> float:
        return WRONG_VIEW_S if what in (WRONG_VIEW, NOT_IN_FRONT) else LOST_S

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
        return [point.replace("foot_index", "toes") for point in missing]

    def _view_is_wrong(self, reading: Reading) -> bool:
        if reading.yaw_deg is None:
            return False
        sagittal = find_measure(self._exercise.movement.measure).sagittal
        limit = JUDGED_UP_TO_DEG - (VIEW_AGAIN_DEG if self._wrong_view else 0.0)
        self._wrong_view = sagittal and reading.yaw_deg > limit
        return self._wrong_view
