"""What follows one side of the person, whatever the kind of movement; and what the kinds share."""

from abc import ABC, abstractmethod
from statistics import median
from typing import Protocol

from posecheck.checking.alongside import Alongside
from posecheck.checking.cycle import Cycle
from posecheck.checking.events import Hold, Phase, Side
from posecheck.checking.faults import JUDGED_UP_TO_DEG
from posecheck.checking.lens import FAR_CONFIDENCE, FREEZE_S, LOST_S, MEASURE_CONFIDENCE, Lens
from posecheck.checking.series import Recent
from posecheck.checking.start import STILL_S, StartGate
from posecheck.checking.track import Finished, Story
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.measures.limb import BOTH_LEGS
from posecheck.measures.reading import Measured, Reading
from posecheck.measures.registry import find_measure

UNSETTLED = 0.25
"""Who moves by this share of the way to the target is not at rest yet, as for the start gate."""
SETTLE_S = 2.0
"""A change is measured from the first rest, but for so long only it is waited for; own."""


class Follower(Protocol):
    """Takes readings and gives the repetitions of one side. `Track` is the one of cycles.

    travelled: how far the running repetition has gone. hold_s: its seconds at the target.
    prompt: words to say now, where the movement goes by words.
    """

    side: Side
    lens: Lens
    gate: StartGate
    phase: Phase
    value: float | None

    @property
    def moving(self) -> bool:
        """Whether a repetition is under way."""
        ...

    @property
    def start_s(self) -> float:
        """When it began."""
        ...

    @property
    def travelled(self) -> float:
        """How far it has gone."""
        ...

    @property
    def hold_s(self) -> float:
        """Its seconds at the target."""
        ...

    def update(self, reading: Reading, clock_stopped: bool) -> Finished | None:
        """Take a reading; the repetition that it completes, if any."""
        ...

    def finish(self, time: float) -> Finished | None:
        """What is under way when the readings end."""
        ...

    def depth_seen(self, reading: Reading) -> bool:
        """Whether depth is being judged."""
        ...

    def level(self, value: float) -> float:
        """The value as the target counts it."""
        ...


class BaseFollower(ABC):
    """Gate, sight and units of the kinds beside the cycle.

    Values are in the measure's own unit; those of a place (unit "px") in shares of the length
    that it is divided by, as it was at the start.
    """

    def __init__(self, exercise: Exercise, goal: Goal, side: Side) -> None:
        self.side = side
        self.lens = Lens(side)
        self.gate = StartGate(exercise, self.lens)
        self.phase = Phase.WAITING
        self.value: float | None = None
        self._exercise = exercise
        self._movement = exercise.movement
        self._goal = goal
        # Of two legs one is always the far one, and crossed ones hide each other as well.
        self._of_both_legs = find_measure(goal.key) in BOTH_LEGS
        self._along = Alongside(exercise.movement.also, self.lens)
        self._recent = Recent(STILL_S)
        self._story = Story()
        self._scale = 1.0
        self._base = 0.0
        self._seen_s: float | None = None
        self._last_s: float | None = None
        self._learns = goal.relative or any(one.of == "change" for one in self._movement.also)
        self._learning_since: float | None = None
        self._opened_s = 0.0
        self._ready = False

    @property
    @abstractmethod
    def moving(self) -> bool:
        """Whether a repetition is under way."""

    @abstractmethod
    def _begin(self) -> None:
        """The start pose has been seen."""

    @abstractmethod
    def _seen(self, reading: Reading, value: float, stopped: bool) -> Finished | None:
        """Take a value; the repetition that it completes, if any."""

    @abstractmethod
    def _unseen(self) -> None:
        """Nothing was seen: stop the clocks."""

    def _leave(self) -> Finished | None:
        """The person has left; what was under way counts for nothing."""
        return None

    def update(self, reading: Reading, clock_stopped: bool) -> Finished | None:
        """Take a reading; the repetition that it completes, if any."""
        measured = self._look(reading)
        was_open = self.gate.open
        self.gate.update(reading, measured.value if measured else None, self._travel_px(reading))
        if not self.gate.open:
            self.phase = Phase.WAITING
            done = self._leave() if was_open else None
            self._stand_by(reading, measured)
            return done
        if not was_open:
            self._opened_s, self._ready = reading.time, False
        if not self._ready:
            self._stand_by(reading, measured)
            self._scale = self.lens.length(self._goal.key, reading)
            self._base = self._recent.median if self._recent else 0.0
            self._begin()
            if self._still_learning(reading.time):
                return None
            self._ready = True
        if measured is None:
            self._lost(reading.time)
            return None
        self.value, self._seen_s = measured.value, reading.time
        self._note(reading, measured)
        done = self._seen(reading, self.level(measured.value), clock_stopped)
        self._last_s = reading.time
        return done

    def depth_seen(self, reading: Reading) -> bool:
        """Whether depth is being judged."""
        if self.moving and self._story.yaws:
            return median(self._story.yaws) <= JUDGED_UP_TO_DEG
        return reading.yaw_deg is not None and reading.yaw_deg <= JUDGED_UP_TO_DEG

    def level(self, value: float) -> float:
        """The value as the target counts it: itself, or its change from the start."""
        return (value - self._base if self._goal.relative else value) / self._scale

    @property
    def hold_s(self) -> float:
        """Seconds at the target."""
        return 0.0

    def _look(self, reading: Reading) -> Measured | None:
        measured = self.lens.look(self._goal.key, reading)
        near = self.lens.is_near(self._goal.key, reading)
        least = MEASURE_CONFIDENCE if near and not self._of_both_legs else FAR_CONFIDENCE
        return measured if measured is not None and measured.confidence >= least else None

    def _still_learning(self, time: float) -> bool:
        """A clip may begin in the start pose: one picture is not enough to measure changes from.

        Nor is a moment of getting into it.
        """
        since, opened = self._learning_since, self._opened_s
        if not self._learns or since is None:
            return False
        moves = self._recent.peak_to_peak > UNSETTLED * self._goal.travel * self._scale
        return time - since < STILL_S or (moves and time - opened < SETTLE_S)

    def _stand_by(self, reading: Reading, measured: Measured | None) -> None:
        if self._learning_since is None:
            self._learning_since = reading.time
        if measured is not None:
            self._recent.add(reading.time, measured.value)
        self._along.at_rest(reading)

    def _travel_px(self, reading: Reading) -> float:
        """The expected travel in the unit of the reading."""
        length = 1.0 if self.gate.open else self.lens.length(self._goal.key, reading)
        return self._goal.travel * length

    def _lost(self, time: float) -> None:
        self._unseen()
        if self._last_s is not None and self.moving:
            self._story.unseen_s += time - self._last_s
        self._last_s = time
        gone = self._seen_s is None or time - self._seen_s > LOST_S
        if self._seen_s is None or time - self._seen_s > FREEZE_S:
            self.value = None
        self.phase = Phase.PAUSED if gone else self.phase

    def _note(self, reading: Reading, measured: Measured) -> None:
        if not self.moving:
            self._story = Story()
        gap = reading.time - self._last_s if self._last_s is not None else 0.0
        if self.moving and gap > FREEZE_S:
            self._story.unseen_s += gap
        self._story.yaws.append(90.0 if reading.yaw_deg is None else reading.yaw_deg)
        self._story.confidences.append(measured.confidence)
        self._story.near.append(self.lens.is_near(self._goal.key, reading))

    def _done(
        self, start_s: float, peak_s: float, end_s: float, peak: float, travel: float,
        holds: tuple[Hold, ...] = (), hold_s: float = 0.0, cut: str | None = None,
    ) -> Finished:  # fmt: skip
        """A finished repetition; the story begins anew."""
        story, self._story = self._story, Story()
        seen = not story.yaws or median(story.yaws) <= JUDGED_UP_TO_DEG
        cycle = Cycle(start_s, peak_s, end_s, peak, travel)
        return Finished(cycle, self.side, story, holds, hold_s, seen, cut)
