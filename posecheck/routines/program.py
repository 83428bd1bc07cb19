"""A routine as the live session runs it: what comes next, who is told, and how far it came."""

from collections.abc import Callable, Sequence
from pathlib import Path

from posecheck.checking.status import Status
from posecheck.coach.gestures import Gestures, gestures_for
from posecheck.coach.shown import Shown
from posecheck.coach.task import Task
from posecheck.history.listener import HistoryListener, OpenSession
from posecheck.live.course import closing_screen
from posecheck.live.listening import Ending, How, InBackground, Listener
from posecheck.routines.order import Place
from posecheck.routines.plan import Plan, Station
from posecheck.session.words import plural

MoreListeners = Callable[[Task], Sequence[Listener]]
"""A task -> who else is told about it, such as a recording."""
FIRST = {
    Place.LOW: "Put the camera low, at the height of your knee",
    Place.HIGH: "Put the camera at the height of your hip",
}
MOVED = {
    Place.LOW: "Now on the floor: put the camera low, at the height of your knee",
    Place.HIGH: "Now standing: put the camera higher, at the height of your hip",
}


def _free(station: Station) -> Gestures:
    return gestures_for(station.exercise)


class RoutineProgram:
    """Goes through a plan and writes into the history.

    done_before: how many exercises of today's routine were done earlier today.
    picture: gives the picture of an exercise. more: who else is told.
    ending: how the latest set ended.
    """

    def __init__(
        self,
        plan: Plan,
        session: OpenSession,
        *,
        done_before: int = 0,
        picture: Callable[[str], Path | None] = lambda _exercise: None,
        more: MoreListeners = lambda _task: (),
    ) -> None:
        self._left = list(plan.stations)
        self._exercises = plan.exercises
        self._session = session
        self._before = done_before
        self._picture = picture
        self._more = more
        self._now: Station | None = None
        self._introduced: set[str] = set()
        self._finished: set[str] = set()
        self._begun = False
        self.ending = How.QUIT

    @property
    def whole(self) -> bool:
        """Whether nothing is left to do and something was done."""
        return not self._left and bool(self._finished)

    @property
    def finished(self) -> int:
        """How many exercises were done to the end of a set."""
        return len(self._finished)

    def next(self) -> Task | None:
        """The next set; None when there is no more."""
        if not self._left:
            return None
        before, station = self._now, self._left.pop(0)
        self._now = station
        exercise = station.exercise.id
        first_set = exercise not in self._introduced
        self._introduced.add(exercise)
        task = Task(
            station.exercise,
            number=self._before + 1 + self._exercises.index(exercise),
            of=self._before + len(self._exercises),
            set_number=station.set_number,
            sets=station.sets,
            rest_s=station.rest_s if self._begun else 0.0,
            introduced=first_set,
            picture=self._picture(exercise) if first_set else None,
            note=self._note(station),
            new_gestures=before is None or _free(before) != _free(station),
        )
        self._begun = True
        return task

    def listeners(self, task: Task) -> Sequence[Listener]:
        """The history, and who else is told."""
        assert self._now is not None
        history = HistoryListener(self._session, task.exercise, station=self._now.id)
        return (InBackground(history), *self._more(task))

    def over(self, task: Task, ending: Ending, _status: Status | None) -> None:
        """After pain, or when it was skipped, no more of this exercise is offered today."""
        self.ending = ending.how
        if ending.how is How.FINISHED:
            self._finished.add(task.exercise.id)
        if ending.how in (How.PAIN, How.SKIPPED):
            self._left = [one for one in self._left if one.exercise.id != task.exercise.id]
        elif ending.how is not How.FINISHED and self._now is not None:
            self._left.insert(0, self._now)

    def closing(self) -> Shown | None:
        """The last screen, if all was gone through."""
        if not self.whole:
            return None
        return closing_screen(f"{plural(self.finished, 'exercise')}. That is all for now")

    def _note(self, station: Station) -> str:
        if not self._begun:
            return FIRST[station.place]
        return MOVED[station.place] if station.moves_camera else ""
