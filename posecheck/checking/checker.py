"""Readings in, events out: runs one exercise on one person. No clock, no image, no I/O."""

from dataclasses import replace

from posecheck.checking.baseline import BASE_S, Baseline
from posecheck.checking.brief import Brief
from posecheck.checking.events import (
    Event,
    Followed,
    Phase,
    PhaseChanged,
    Reason,
    Repetition,
    Side,
    WarningRaised,
)
from posecheck.checking.faults import FaultWatch
from posecheck.checking.follower import Follower
from posecheck.checking.following import Following
from posecheck.checking.handover import Handovers
from posecheck.checking.kinds import kind_of
from posecheck.checking.leaving import Leaving
from posecheck.checking.lens import Lens
from posecheck.checking.pairing import Pairing, Running
from posecheck.checking.roles import Roles
from posecheck.checking.sight import Sight
from posecheck.checking.status import ActiveWarning, Status
from posecheck.checking.timing import TimerFollower
from posecheck.checking.track import Finished, Track
from posecheck.checking.turned import turned_to
from posecheck.exercises.goal import goal_of
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Severity
from posecheck.measures.reading import Reading, View
from posecheck.measures.registry import find_measure

_ORDER = (Severity.STOP, Severity.WARN, Severity.INFO)
AWAY_S = 1.0
"""After so long in another posture nothing is judged: most likely the person is leaving; own."""
_LAST_SHOWN_S = 4.0
"""How long the latest attempt's reason stays on the screen; own: time to read one line twice."""


class Checker:
    """Counts, times and judges one exercise."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._goal = goal_of(exercise)
        self._kind = kind_of(exercise)
        sides = (Side.RIGHT, Side.LEFT) if exercise.dose.tells_sides else (Side.BOTH,)
        self._tracks = [self._kind.follow(exercise, self._goal, side) for side in sides]
        self._faults = [FaultWatch(fault) for fault in exercise.fault]
        self._baseline = Baseline()
        self._leaving = Leaving()
        self._roles = Roles(exercise)
        self._own_start = Baseline()
        self._held_start = False
        self._rest_yaw: float | None = None
        self._handovers = Handovers()
        self._pairing = Pairing()
        self._brief = Brief()
        self._sight = Sight(exercise)
        self._following = Following(self._goal)
        self._counts = dict.fromkeys(Side, 0)
        self._attempts = 0
        self._last: tuple[float, Reason] | None = None
        self._time = 0.0
        self._phase: Phase = Phase.WAITING
        self._side: Side | None = None
        self._reading = Reading(0.0, {}, person=False)
        self._status: Status | None = None

    @property
    def status(self) -> Status:
        """The state after the latest reading."""
        # Made when it is asked for: whoever checks a recording anew shows nothing.
        if self._status is None:
            self._status = self._status_now(self._reading)
        return self._status

    @property
    def phase(self) -> Phase:
        """The phase after the latest reading, as the status has it."""
        return self._shown_phase()

    def update(self, reading: Reading) -> list[Event]:
        """Take the next reading; times must rise. The events it gives rise to."""
        self._time = reading.time
        reading = self._from_its_view(self._roles.settle(reading))
        events: list[Event] = [*self._sight.update(reading)]
        at_fault = any(watch.stops_the_clock for watch in self._faults)
        stopped = at_fault and not self._exercise.discouraged
        for track in self._tracks:
            done = track.update(reading, stopped)
            if done is not None:
                self._complete(self._handovers.add(done))
        running = [(track.side, track.start_s) for track in self._tracks if track.moving]
        self._complete(self._handovers.settle(running, self._time))
        events += self._settle()
        events += self._change_phase()
        leading = self._leading()
        self._following.update(reading, leading.moving, leading.side)
        if leading.moving:
            self._leaving.moving(self._time, leading.start_s)
        self._learn_rest(reading)
        events += self._watch_faults(reading)
        events += self._leave()
        self._reading, self._status = reading, None
        return events

    def pause(self) -> list[Event]:
        """What is under way is over, a warning too; then the start pose is asked for anew."""
        for track in self._tracks:
            done = track.finish(self._time)
            if done is not None:
                self._complete(self._handovers.add(done))
            track.gate.close()
        cleared = (watch.finish(self._time) for watch in self._faults)
        self._phase, self._status = Phase.WAITING, None
        return [*self._settle(paused=True), *(event for event in cleared if event is not None)]

    def finish(self) -> list[Event]:
        """What is still open when the readings end."""
        status = self.status
        for track in self._tracks:
            done = track.finish(self._time)
            if done is not None:
                self._complete(self._handovers.add(done))
        self._complete(self._handovers.finish())
        events = self._settle(ended=True)
        cleared = (watch.finish(self._time) for watch in self._faults)
        events += [event for event in cleared if event is not None]
        events += self._leave(ended=True)
        events += self._sight.finish(self._time)
        events += self._followed()
        self._status = self._with_counts(replace(status, warnings=()))
        return events

    def _followed(self) -> list[Event]:
        """Told once; of a timer nothing is measured."""
        share, self._following = self._following.share, Following(self._goal)
        timed = self._exercise.movement.kind == "timer"
        return [] if share is None or timed else [Followed(share)]

    def _from_its_view(self, reading: Reading) -> Reading:
        """The reading with its yaw counted from the view that is needed.

        Who turns from the waist turns before a camera that stays where it is: from the front the
        view is no worse than it was at rest.
        """
        view = self._exercise.camera.view
        reading = turned_to(view, reading)
        if view is not View.FRONT or reading.yaw_deg is None:
            return reading
        if self._rest_yaw is None or not any(track.moving for track in self._tracks):
            self._rest_yaw = reading.yaw_deg
        return replace(reading, yaw_deg=min(reading.yaw_deg, self._rest_yaw))

    def _complete(self, cycles: list[Finished]) -> None:
        for done in map(self._roles.named, cycles):
            self._leaving.completed()
            self._pairing.add(done, self._kind.judge(self._exercise, self._goal, done))

    def _settle(self, ended: bool = False, paused: bool = False) -> list[Event]:
        running = [] if ended else self._running()
        settled = self._pairing.settle(running, self._time)
        judged = self._brief.tell(settled, self._time, None if paused else self._left_s(ended))
        if ended or paused:
            judged += self._brief.rest()
        events: list[Event] = []
        for done, repetition in judged:
            events += [*self._holds(done, repetition.side), repetition]
            self._tally(repetition)
        return events

    def _running(self) -> list[Running]:
        """The cycles that are not over, or not known to be."""
        moving = [Running(t.side, t.start_s, t.travelled) for t in self._tracks if t.moving]
        held = self._handovers.open
        if held is not None:
            moving.append(Running(held.side, held.cycle.start_s, held.cycle.travel))
        return moving

    @staticmethod
    def _holds(done: Finished, side: Side) -> list[Event]:
        return [replace(hold, side=side) for hold in done.holds]

    def _tally(self, repetition: Repetition) -> None:
        if repetition.counted:
            self._counts[repetition.side] += 1
            self._last = None
        else:
            self._attempts += 1
        if repetition.reason is not None and not repetition.counted:
            self._last = (self._time, repetition.reason)

    def _leading(self) -> Follower:
        """The track that is shown: the one that moves furthest, else one that is ready."""
        moving = [track for track in self._tracks if track.moving]
        if moving:
            return max(moving, key=lambda track: track.travelled)
        ready = [track for track in self._tracks if track.phase is not Phase.WAITING]
        return next((t for t in ready if t.side is self._side), (ready or self._tracks)[0])

    def _change_phase(self) -> list[Event]:
        track = self._leading()
        phase, side = track.phase, track.side
        if (phase, side) == (self._phase, self._side):
            return []
        self._phase, self._side = phase, side
        return [PhaseChanged(self._time, phase, side)]

    @property
    def _caught(self) -> bool:
        """Whether a limb is out still as it was found: the person is not at rest then."""
        return any(isinstance(track, Track) and track.caught for track in self._tracks)

    def _learn_rest(self, reading: Reading) -> None:
        if self._caught:
            return
        if self._phase is Phase.REST and not any(track.moving for track in self._tracks):
            self._baseline.rest(reading)
        elif self._phase is Phase.HOLD and self._baseline.unknown:
            # A pose that is the exercise itself has no rest before it: its first moment is one.
            if self._leading().hold_s < BASE_S:
                self._own_start.rest(reading)
            else:
                self._baseline, self._own_start = self._own_start, Baseline()
                self._held_start = True
        else:
            self._baseline.moving()
        if all(not track.gate.open for track in self._tracks):
            self._baseline, self._own_start = Baseline(), Baseline()
            self._held_start = False

    def _watch_faults(self, reading: Reading) -> list[Event]:
        lens = Lens(self._side or Side.BOTH)
        # Somebody who is shifting their place, or walking off, is not judged meanwhile.
        gate = self._leading().gate
        there = not gate.shifting and self._time - (gate.seen_right_s or 0.0) <= AWAY_S
        phase = self._phase if there and not self._caught else Phase.PAUSED
        # After a pose that is the exercise itself, nothing is changed from its first moment.
        rests = self._held_start and self._phase is Phase.REST
        base = Baseline() if rests else self._baseline
        events: list[Event] = []
        for watch in self._faults:
            event = watch.update(reading, lens, phase, base, self._goal.towards)
            if isinstance(event, WarningRaised):
                self._leaving.add(event)
            if event is not None:
                events.append(event)
        return events

    def _leave(self, ended: bool = False) -> list[Event]:
        """The warnings to take back, if the person has left the exercise."""
        left_s, last = self._left_s(ended), self._last_right_s
        withdrawn = self._leaving.update(self._time, left_s is None, last, self._walked_from_s)
        return [*withdrawn, *(self._leaving.finish() if ended else [])]

    def _left_s(self, ended: bool = False) -> float | None:
        """Since when the person has left the exercise, None while they are there."""
        there = any(track.gate.open for track in self._tracks)
        last, walked_from = self._last_right_s, self._walked_from_s
        if there and (not ended or last == self._time):
            return None
        return last if walked_from is None else walked_from

    @property
    def _last_right_s(self) -> float:
        """When somebody was last seen in the exercise's posture, 0.0 if never."""
        return max(track.gate.seen_right_s or 0.0 for track in self._tracks)

    @property
    def _walked_from_s(self) -> float | None:
        """Since when they walk, if that is how they left."""
        walks = (track.gate.walked_from_s for track in self._tracks)
        return max((since for since in walks if since is not None), default=None)

    def _warnings(self) -> tuple[ActiveWarning, ...]:
        active = [w for w in (watch.active for watch in self._faults) if w is not None]
        return tuple(sorted(active, key=lambda warning: _ORDER.index(warning.severity)))

    def _with_counts(self, status: Status) -> Status:
        counts = self._counts
        return replace(
            status,
            reps=sum(counts.values()),
            left=counts[Side.LEFT],
            right=counts[Side.RIGHT],
            attempts=self._attempts,
        )

    def _finished(self) -> bool:
        wanted = self._exercise.dose.total
        if self._exercise.discouraged:
            return False
        return all(self._counts[track.side] >= wanted for track in self._tracks)

    def _status_now(self, reading: Reading) -> Status:
        track, dose = self._leading(), self._exercise.dose
        measure = find_measure(self._exercise.movement.measure)
        key = track.lens.key(self._goal.key, reading)
        prefix = key.rpartition(".")[0] or reading.near
        to_and_fro = self._exercise.movement.kind in ("swing", "circle")
        status = Status(
            time_s=reading.time,
            phase=self._shown_phase(),
            side=self._side,
            reps=0,
            left=0,
            right=0,
            attempts=0,
            goal_reps=None if self._exercise.discouraged else dose.total,
            goal_hold_s=dose.hold_s[0] or None,
            measure=measure.name,
            value=self._shown_value(track),
            joint=None if to_and_fro else measure.joint,
            joint_side=Side(prefix),
            target=None if self._exercise.discouraged else self._goal.band,
            depth_judged=track.depth_seen(reading),
            hold_s=track.hold_s,
            warnings=self._warnings(),
            not_seen=self._sight.sentences(reading.time),
            hint=self._hint(track) if self._phase is Phase.WAITING else None,
            last=self._last_reason(),
            finished=self._finished(),
            prompt=self._prompt(track),
        )
        return self._with_counts(status)

    def _prompt(self, track: Follower) -> str | None:
        """What to do next, where nothing that is seen says so."""
        if isinstance(track, TimerFollower):
            return track.prompt
        dose = self._exercise.dose
        half = dose.sides == "each-unseen" and self._counts[Side.BOTH] == dose.reps[0]
        return dose.other or None if half and not track.moving else None

    def _shown_value(self, track: Follower) -> float | None:
        """The value as the target counts it: of a swing, how far from end to end so far."""
        kind = self._exercise.movement.kind
        if track.value is None:
            return None
        if kind in ("swing", "circle"):
            return track.travelled
        level = track.level(track.value)
        return abs(level) if kind == "sweep" else level

    def _shown_phase(self) -> Phase:
        """Nobody is asked to hold what is better left alone."""
        holding = self._phase is Phase.HOLD
        return Phase.MOVING if holding and self._exercise.discouraged else self._phase

    def _hint(self, track: Follower) -> str:
        if track.gate.missing and track.gate.missing.startswith("posture"):
            return self._exercise.camera.advice or self._exercise.how
        return "Start pose: hold still for a moment"

    def _last_reason(self) -> Reason | None:
        if self._last is None or self._time - self._last[0] > _LAST_SHOWN_S:
            return None
        return self._last[1]
