"""Follows cycles of which another limb is part: the arm of a bird dog, the arms of a dead bug."""

from dataclasses import replace

from posecheck.checking.alongside import Alongside
from posecheck.checking.events import Phase, Reason, Side
from posecheck.checking.track import Finished, Track
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading
from posecheck.measures.registry import find_measure


class WholeTrack(Track):
    """A track whose target is reached only while what goes alongside is in its band too."""

    def __init__(self, exercise: Exercise, goal: Goal, side: Side) -> None:
        super().__init__(exercise, goal, side)
        self._along = Alongside(exercise.movement.also, self.lens)
        self._together = False

    def update(self, reading: Reading, clock_stopped: bool) -> Finished | None:
        """Take a reading; the cycle that it completes, if any."""
        if self.phase in (Phase.WAITING, Phase.REST):
            self._along.at_rest(reading)
            self._together = False
        together = self._together
        return self._explained(super().update(reading, clock_stopped), together)

    def finish(self, time: float) -> Finished | None:
        """The cycle under way when the readings end."""
        return self._explained(super().finish(time), self._together)

    def _time_holds(self, reading: Reading, value: float, stopped: bool) -> None:
        assert self._finder is not None
        inside = self._along.inside(reading)
        if not inside:
            self._story.stopped.add(reading.time)
        # Without its companion it is to the hold clocks as if it were still at rest.
        super()._time_holds(reading, value if inside else self._finder.rest, stopped)
        self._together = self._together or self._band_clock.in_band or self._plateau_clock.in_band

    def _explained(self, done: Finished | None, together: bool) -> Finished | None:
        if done is None or together:
            return done
        return replace(done, reason=Reason("not-together", missing(self._exercise)))


def missing(exercise: Exercise) -> str:
    """In words what of a movement was not there."""
    labels = [find_measure(one.measure).label for one in exercise.movement.also]
    return f"{' and '.join(labels)} not where it should be"
