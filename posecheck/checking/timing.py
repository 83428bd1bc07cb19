"""Follows what no camera sees: a timer that prompts, and a look at the posture meanwhile."""

from posecheck.checking.events import Hold, Phase, Side
from posecheck.checking.follower import BaseFollower
from posecheck.checking.hold import HoldClock
from posecheck.checking.staying import OUTSIDE
from posecheck.checking.track import Finished
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading

READY_S = 3.0
"""From the start pose to the first prompt; own: time to read it."""


class TimerFollower(BaseFollower):
    """Prompts, times, pauses, and prompts again; a posture that is left ends that one."""

    def __init__(self, exercise: Exercise, goal: Goal, side: Side) -> None:
        super().__init__(exercise, goal, side)
        self._next_s: float | None = None
        self._clock: HoldClock | None = None
        self._began_s = 0.0

    @property
    def prompt(self) -> str | None:
        """What to do now."""
        prompts = self._movement.prompt
        if prompts is None or not self.gate.open:
            return None
        return prompts[0] if self._clock is not None else prompts[1]

    @property
    def moving(self) -> bool:
        """Whether one is being timed."""
        return self._clock is not None

    @property
    def start_s(self) -> float:
        """When it began."""
        return self._began_s

    @property
    def travelled(self) -> float:
        """Nothing that could be seen moves."""
        return 0.0

    @property
    def hold_s(self) -> float:
        """Its seconds so far."""
        return self._clock.seconds if self._clock is not None else 0.0

    def finish(self, time: float) -> Finished | None:
        """What is under way when the readings end counts for nothing."""
        held = self._clock.end() if self._clock is not None else None
        self._clock = None
        return self._finished(held, time, cut="end") if held is not None else None

    def _begin(self) -> None:
        self._next_s = None
        self._clock = None
        self.phase = Phase.REST

    def _leave(self) -> Finished | None:
        held = self._clock.end() if self._clock is not None else None
        self._clock = None
        return self._finished(held, self._last_s or 0.0) if held is not None else None

    def _unseen(self) -> None:
        if self._clock is not None:
            self._clock.freeze()

    def _seen(self, reading: Reading, value: float, stopped: bool) -> Finished | None:
        time = reading.time
        if self._next_s is None:
            self._next_s = time + READY_S
        if self._clock is None:
            self.phase = Phase.REST
            if time >= self._next_s:
                self._start(time)
            return None
        band = self._goal.band if self._along.inside(reading) else OUTSIDE
        held = self._clock.update(time, value, band, stopped)
        self.phase = Phase.HOLD
        if held is None and self._clock.seconds >= self._exercise.dose.hold_s[0]:
            held = self._clock.end()
        return self._finished(held, time) if held is not None else None

    def _start(self, time: float) -> None:
        goal_s = self._exercise.dose.hold_s[0]
        self._clock = HoldClock(self._goal.slack, goal_s, self.side)
        self._began_s, self.phase = time, Phase.HOLD

    def _finished(self, held: Hold, time: float, cut: str | None = None) -> Finished:
        self._clock, self._next_s = None, time + self._movement.pause_s
        self.phase = Phase.REST if self.gate.open else Phase.WAITING
        middle = (held.start_s + held.end_s) / 2
        return self._done(
            held.start_s, middle, held.end_s, 0.0, 0.0, (held,), held.seconds, cut
        )  # fmt: skip
