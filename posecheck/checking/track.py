"""Follows one side of the person through rest, movement, hold and return."""

from dataclasses import dataclass, field
from statistics import median

from posecheck.checking.cycle import Cycle, CycleFinder, State
from posecheck.checking.events import Hold, Phase, Reason, Side
from posecheck.checking.faults import JUDGED_UP_TO_DEG
from posecheck.checking.foreshortening import seen_from, view_scale
from posecheck.checking.found import Found
from posecheck.checking.hold import LEAST_S, HoldClock
from posecheck.checking.lens import (
    FAR_CONFIDENCE,
    FAULT_CONFIDENCE,
    FREEZE_S,
    LOST_S,
    MEASURE_CONFIDENCE,
    Lens,
)
from posecheck.checking.planted import spots
from posecheck.checking.plateau import overlooked, refined
from posecheck.checking.series import Recent
from posecheck.checking.start import STILL_S, StartGate
from posecheck.exercises.goal import Goal
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Band
from posecheck.measures.reading import Measured, Reading

FIRST_LOOKS_S = 0.5
"""For so long after somebody is seen first their rest is the median so far; own: in the rendered
clips the network had its first picture of a body put right after 0.1 to 0.4 s."""
PLATEAU = 0.85
"""Where depth is not judged, a hold is the time spent beyond this share of the cycle's peak."""
GIVE_SHARE = 0.06
"""A hold is kept while no more than this share of the cycle's peak is given back. Of 0.05, 0.06,
0.07 and 0.10 the one that agreed best with the plateaus of rendered clips; docs/accuracy.md says
how well holds agree."""
LEAST_GIVE_DEG = 1.5
"""The same in degrees: a reading of a limb kept still trembles by as much."""
LEAST_GIVE_RATIO = 0.03
"""And in shares of the body: 1.5 cm, a tenth of a head."""
TURNING = 0.2
"""Having come back by this share of the peak, the person is on the way back."""
STRAYED = 0.9
"""Trunk lengths by which a planted point may move in one cycle. A step is 1.2 and more; a foot that
slips, or a reading that does, moves by 0.5 in rendered clips, and a camera that pans slowly or is
held by hand adds 0.4 in real ones."""
ASTRAY_SHARE = 0.4
"""A cycle spent for more than this share of its time in another posture is none."""
STUCK_S = 20.0
"""So long outside rest without reaching the target, and the person has settled elsewhere."""


@dataclass
class Story:
    """What was seen along one cycle.

    path: times, and how far from rest. stopped: times at which the hold clock had to stand still.
    """

    yaws: list[float] = field(default_factory=list)
    confidences: list[float] = field(default_factory=list)
    near: list[bool] = field(default_factory=list)
    right_posture: list[bool] = field(default_factory=list)
    unseen_s: float = 0.0
    places: dict[str, tuple[float, float]] = field(default_factory=dict)
    strayed: float = 0.0
    path: list[tuple[float, float]] = field(default_factory=list)
    stopped: set[float] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Finished:
    """A cycle with what is needed to judge it. `cut`: where the clip cut it, or None.

    reason: what its kind of movement says about it; direction, sways: see `Repetition`.
    """

    cycle: Cycle
    side: Side
    story: Story
    holds: tuple[Hold, ...]
    hold_s: float
    depth_seen: bool
    cut: str | None = None
    reason: Reason | None = None
    direction: str | None = None
    sways: int | None = None

    @property
    def hold_sure(self) -> bool:
        """Whether the seconds that it was held are known to some tenths."""
        return all(hold.sure for hold in self.holds)


class Track:
    """The cycles of one side."""

    def __init__(self, exercise: Exercise, goal: Goal, side: Side) -> None:
        self.side = side
        self.lens = Lens(side)
        self.gate = StartGate(exercise, self.lens)
        self.phase = Phase.WAITING
        self.value: float | None = None
        self.seen_s: float | None = None
        self._exercise = exercise
        self._goal = goal
        self._finder: CycleFinder | None = None
        self._hold_goal_s = exercise.dose.hold_s[0]
        self._recent = Recent(STILL_S)
        self._story = Story()
        self._band_holds: list[Hold] = []
        self._plateau_holds: list[Hold] = []
        self._last_s: float | None = None
        self._first_s: float | None = None
        self._rest_edge = None if goal.relative else goal.rest_edge
        self._found = Found(goal.towards, self._rest_edge)
        self._scale = 1.0
        self._new_clocks()

    def _new_clocks(self) -> None:
        goal = self._goal
        self._band_clock = HoldClock(goal.slack, self._hold_goal_s, self.side, goal.towards)
        self._plateau_clock = HoldClock(0.0, self._hold_goal_s, self.side)
        self._band_holds, self._plateau_holds = [], []

    @property
    def caught(self) -> bool:
        """Whether the person was found in the middle of a cycle and is in it still."""
        return self._found.out and not self.gate.open

    @property
    def moving(self) -> bool:
        """Whether a cycle is under way."""
        return self._finder is not None and self._finder.state is not State.REST

    @property
    def start_s(self) -> float:
        """When the running cycle began."""
        return self._finder.start_s if self._finder else 0.0

    @property
    def travelled(self) -> float:
        """How far the running cycle has gone from rest, in units of the measure."""
        return self._finder.peak_travel if self._finder else 0.0

    @property
    def hold_s(self) -> float:
        """Seconds in the band in the running cycle."""
        clock = self._band_clock if self._depth_seen() else self._plateau_clock
        return clock.seconds

    def update(self, reading: Reading, clock_stopped: bool) -> Finished | None:
        """Take a reading; the cycle that it completes, if any.

        clock_stopped: a warning is up, so that the hold clock stands still.
        """
        time = reading.time
        measured = self._look(reading)
        value = self._value(measured, time)
        travel = self._finder.travel if self._finder else self._goal.travel
        was_open = self.gate.open
        self.gate.update(reading, measured.value if measured else None, travel)
        if measured:
            self._recent.add(time, measured.value)
            self._first_s = time if self._first_s is None else self._first_s
        right = reading.posture in self._exercise.camera.accepted_postures
        self._found.update(reading, measured.value if measured else None, right)
        if not self.gate.open:
            self._leave()
            return None
        if not was_open or self._finder is None:
            self._open()
            cut = self._begun_before(reading)
            if cut is not None:
                return cut
        elif self._first_looks(time):
            self._finder.calibrate(self._recent.median)
        if value is None or measured is None:
            self._unseen(time)
            return None
        return self._seen(reading, measured, clock_stopped)

    def finish(self, time: float) -> Finished | None:
        """The cycle under way when the readings end: whole if it had come back, else cut."""
        finder = self._finder
        if finder is None or not self.gate.open:
            return None
        cycle = finder.finish()
        if cycle is not None:
            return self._finished(cycle)
        if finder.state is State.OUT:
            running = Cycle(finder.start_s, finder.peak_s, time, finder.peak, finder.peak_travel)
            return self._finished(running, cut="end")
        return None

    def depth_seen(self, reading: Reading) -> bool:
        """Whether depth is being judged: by all of the running cycle, or by the view at rest."""
        if self.moving:
            return self._depth_seen()
        return reading.yaw_deg is not None and reading.yaw_deg <= JUDGED_UP_TO_DEG

    def level(self, value: float) -> float:
        """The value as the target counts it: itself, or its change from rest."""
        return value - self._finder.rest if self._goal.relative and self._finder else value

    def _first_looks(self, time: float) -> bool:
        """Whether the person has only just come into view.

        Where somebody is seen first the network is often wrong about them, and such a picture alone
        is no rest to measure from. A few more are, and come before anybody has begun.
        """
        first = self._first_s
        return not self.moving and first is not None and time - first <= FIRST_LOOKS_S

    def _look(self, reading: Reading) -> Measured | None:
        measured = self.lens.look(self._goal.key, reading)
        if measured is None:
            return None
        near = self.lens.is_near(self._goal.key, reading)
        least = MEASURE_CONFIDENCE if near else FAR_CONFIDENCE
        if measured.confidence < least:
            return None
        # A place is told in shares of the body as it was at the start.
        if not self.gate.open:
            self._scale = self.lens.length(self._goal.key, reading)
        return Measured(measured.value / self._scale, measured.confidence)

    def _value(self, measured: Measured | None, time: float) -> float | None:
        if measured is not None:
            self.value, self.seen_s = measured.value, time
        elif self.seen_s is None or time - self.seen_s > FREEZE_S:
            self.value = None
        return self.value

    def _open(self) -> None:
        rest = self._recent.median if self._recent else self._goal.rest_edge
        rest_level = 0.0 if self._goal.relative else rest
        travel = max(self._goal.travel, abs(self._goal.ideal - rest_level))
        rested = not self.gate.glimpsed
        lowers = self._goal.relative
        self._finder = CycleFinder(
            rest, self._goal.towards, travel, rested, lowers, self._rest_edge
        )
        self.phase = Phase.REST
        self._new_clocks()

    def _leave(self) -> None:
        self._finder = None
        self.phase = Phase.WAITING

    def _unseen(self, time: float) -> None:
        self._band_clock.freeze()
        self._plateau_clock.freeze()
        if self.moving and self._last_s is not None:
            self._story.unseen_s += time - self._last_s
        self._last_s = time
        if self.seen_s is None or time - self.seen_s > LOST_S:
            self.phase = Phase.PAUSED

    def _seen(self, reading: Reading, measured: Measured, stopped: bool) -> Finished | None:
        finder = self._finder
        assert finder is not None
        finder.see_from(view_scale(self._goal, reading.yaw_deg))
        was_moving = self.moving
        self._account_for_gap(reading.time)
        posed = finder.may_arrive and self.gate.posed(reading)
        cycle = finder.update(reading.time, measured.value, posed)
        if self.moving and not was_moving:
            self._begin(reading)
        if was_moving or self.moving:
            self._note(reading, measured)
            if stopped:
                self._story.stopped.add(reading.time)
            self._time_holds(reading, measured.value, stopped)
        self._last_s = reading.time
        self.phase = self._phase(measured.value)
        cut = self._begun_before(reading) if cycle is not None or not self.moving else None
        if cycle is None:
            self._give_up_if_stuck(reading.time)
            return cut
        self._found.passed()
        done = cut or self._finished(cycle)
        if self.moving:
            self._begin(reading)
        return done

    def _account_for_gap(self, time: float) -> None:
        """A pause between readings is time in which nothing was seen."""
        gap = time - self._last_s if self._last_s is not None else 0.0
        if self.moving and gap > FREEZE_S:
            self._story.unseen_s += gap

    def _begin(self, reading: Reading) -> None:
        assert self._finder is not None
        # It began before it was far enough out to be one; the latest reading is noted next.
        way = [(at, far) for at, far in self._finder.way_out() if at < reading.time]
        self._story = Story(places=spots(reading, self._exercise.movement.planted), path=way)
        self._new_clocks()

    def _note(self, reading: Reading, measured: Measured) -> None:
        story = self._story
        assert self._finder is not None
        story.path.append((reading.time, self._finder.excursion(measured.value)))
        story.yaws.append(90.0 if reading.yaw_deg is None else reading.yaw_deg)
        story.confidences.append(measured.confidence)
        story.near.append(self.lens.is_near(self._goal.key, reading))
        right = reading.posture in self._exercise.camera.accepted_postures
        story.right_posture.append(right)
        for point, (x, y) in spots(reading, self._exercise.movement.planted).items():
            x0, y0 = story.places.setdefault(point, (x, y))
            moved = max(abs(x - x0), abs(y - y0)) / reading.trunk_px
            story.strayed = max(story.strayed, moved)

    def _time_holds(self, reading: Reading, value: float, stopped: bool) -> None:
        finder, time = self._finder, reading.time
        assert finder is not None
        band = seen_from(self._goal, reading.yaw_deg).band
        least = LEAST_GIVE_DEG if self._goal.unit == "deg" else LEAST_GIVE_RATIO
        give = max(GIVE_SHARE * finder.peak_travel, least)
        held = self._band_clock.update(time, self.level(value), band, stopped, give)
        self._band_holds += [held] if held else []
        plateau = Band(max(0.5 * finder.travel, PLATEAU * finder.peak_travel), None)
        held = self._plateau_clock.update(time, finder.excursion(value), plateau, stopped, give)
        self._plateau_holds += [held] if held else []

    def _phase(self, value: float) -> Phase:
        finder = self._finder
        assert finder is not None
        if finder.state is State.REST:
            return Phase.REST
        clock = self._band_clock if self._depth_seen() else self._plateau_clock
        back = finder.excursion(value) < (1 - TURNING) * finder.peak_travel
        # Once the hold is done the way down leads through the band, and is no hold any more.
        done = clock.seconds >= max(self._hold_goal_s, LEAST_S) and back
        if clock.in_band and not done:
            return Phase.HOLD
        return Phase.RETURN if back or finder.state is State.BACK else Phase.MOVING

    def _depth_seen(self) -> bool:
        """Whether the cycle as a whole was seen well enough to judge its depth."""
        story = self._story
        if not story.yaws:
            return True
        near = sum(story.near) > 0.5 * len(story.near)
        least = MEASURE_CONFIDENCE if near else FAULT_CONFIDENCE
        return median(story.yaws) <= JUDGED_UP_TO_DEG and median(story.confidences) >= least

    def _finished(self, cycle: Cycle, cut: str | None = None) -> Finished | None:
        seen = self._depth_seen()
        clock = self._band_clock if seen else self._plateau_clock
        last = clock.end()
        holds = [*(self._band_holds if seen else self._plateau_holds), *([last] if last else [])]
        story = self._story
        strayed = story.strayed > STRAYED
        if strayed or self._elsewhere(story):
            self.gate.close(cycle.start_s if strayed else None)
            self._leave()
            return None
        holds = refined(holds or self._overlooked(seen), story.path, story.stopped)
        best = max((hold.seconds for hold in holds), default=clock.best)
        best = max(best, clock.promised)
        return Finished(cycle, self.side, story, tuple(holds), best, seen, cut)

    def _overlooked(self, judged: bool) -> list[Hold]:
        """The hold of a cycle in which no clock ran, if its top lasted and lies at the target."""
        found = overlooked(self._story.path, self.side)
        if found is None or self._finder is None:
            return []
        hold, far = found
        at = self.level(self._finder.rest + self._finder.towards * far)
        goal = seen_from(self._goal, median(self._story.yaws)) if self._story.yaws else self._goal
        return [hold] if not judged or goal.band.contains(at, goal.slack) else []

    @staticmethod
    def _elsewhere(story: Story) -> bool:
        """Whether it was another posture for too much of the time."""
        return story.right_posture.count(False) > ASTRAY_SHARE * len(story.right_posture)

    def _give_up_if_stuck(self, time: float) -> None:
        finder = self._finder
        assert finder is not None
        reached = finder.peak_travel >= 0.6 * finder.travel
        if finder.state is State.OUT and not reached and time - finder.start_s > STUCK_S:
            self.gate.close()
            self._leave()

    def _begun_before(self, reading: Reading) -> Finished | None:
        """The cycle in the middle of which the person was found, once their rest is known."""
        finder = self._finder
        if finder is None or not finder.rested:
            return None
        since = self._found.since(reading, finder.rest, finder.travel)
        if since is None:
            return None
        value = self.value if self.value is not None else self._goal.rest_edge
        cycle = Cycle(since, since, reading.time, value, 0.0)
        return Finished(cycle, self.side, Story(), (), 0.0, False, cut="start")
