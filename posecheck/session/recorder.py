"""Listens to what the pipeline says and turns it into a Session."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from statistics import median

from posecheck import __version__
from posecheck.checking.events import (
    Event,
    Followed,
    Hold,
    NotSeen,
    Phase,
    Repetition,
    WarningCleared,
    WarningRaised,
    WarningWithdrawn,
)
from posecheck.checking.margin import margin_of
from posecheck.exercises.model import Exercise
from posecheck.measures.reading import Reading, View
from posecheck.pipeline import Step
from posecheck.session.entries import hold_entry, not_seen_entry, repetition_entry, warning_entry
from posecheck.session.model import (
    Counts,
    End,
    Goal,
    RepetitionEntry,
    SeenView,
    Session,
    Video,
    Watched,
)
from posecheck.session.sureness import doubt_words, is_sure


class FrameClock:
    """Remembers when each frame was, to find the frame that shows a moment."""

    def __init__(self) -> None:
        self._times = array("d")
        self._numbers = array("l")

    def add(self, time: float, number: int) -> None:
        """Take note of one more frame; times rise."""
        self._times.append(time)
        self._numbers.append(number)

    def __len__(self) -> int:
        return len(self._times)

    @property
    def last_time(self) -> float:
        """The time of the latest frame, 0 before any."""
        return self._times[-1] if self._times else 0.0

    def frame_at(self, time: float) -> int:
        """The number of the frame nearest in time, 0 before any."""
        if not self._times:
            return 0
        after = min(bisect_left(self._times, time), len(self._times) - 1)
        before = max(after - 1, 0)
        nearer_before = time - self._times[before] <= self._times[after] - time
        return self._numbers[before if nearer_before else after]


class ViewTally:
    """From where the person was seen over a whole session."""

    def __init__(self) -> None:
        self._all = _Views()
        self._working = _Views()

    def add(self, reading: Reading, phase: Phase) -> None:
        """Take note of one frame."""
        if not reading.person:
            return
        self._all.add(reading)
        if phase is not Phase.WAITING:
            self._working.add(reading)

    def seen(self, needed: View) -> SeenView:
        """The usual view: while the exercise was done, or else whenever a person was there."""
        views = self._working if self._working.views else self._all
        seen = views.views.most_common(1)[0][0] if views.views else View.UNKNOWN
        yaw = round(median(views.yaws), 1) if views.yaws else None
        return SeenView(seen=seen.value, yaw_deg=yaw, ok=seen is needed, needed=needed.value)


class _Views:
    def __init__(self) -> None:
        self.views: Counter[View] = Counter()
        self.yaws = array("d")

    def add(self, reading: Reading) -> None:
        self.views[reading.view] += 1
        if reading.yaw_deg is not None:
            self.yaws.append(reading.yaw_deg)


class SessionRecorder:
    """Collects the events of one clip or one live exercise; asks nothing of anyone.

    model: name of the pose model, for the record.
    """

    def __init__(self, exercise: Exercise, model: str) -> None:
        self._exercise = exercise
        self._model = model
        self._clock = FrameClock()
        self._view = ViewTally()
        self._hints: Counter[str] = Counter()
        self._begun = False
        self._with_person = 0
        self._repetitions: list[Repetition] = []
        self._holds: list[Hold] = []
        self._open: dict[WarningRaised, None] = {}
        self._cleared: list[WarningCleared] = []
        self._not_seen: list[NotSeen] = []
        self._followed: float | None = None

    @property
    def frames(self) -> int:
        """How many frames there have been."""
        return len(self._clock)

    @property
    def last_time(self) -> float:
        """The time of the latest frame in seconds, 0 before any."""
        return self._clock.last_time

    @property
    def person_seen(self) -> bool:
        """Whether anyone has been seen in any frame."""
        return self._with_person > 0

    def add(self, step: Step) -> None:
        """Take note of one frame and its events."""
        phase = step.status.phase
        self.add_reading(step.reading, step.frame.index, phase)
        if phase is Phase.WAITING:
            self.add_hint(step.status.hint)
        self.add_events(step.events)

    def add_reading(self, reading: Reading, index: int, phase: Phase) -> None:
        """Take note of what was read in the frame of that number, and of nothing else."""
        self._clock.add(reading.time, index)
        self._with_person += reading.person
        self._view.add(reading, phase)
        self._begun = self._begun or phase is not Phase.WAITING

    def add_hint(self, hint: str | None) -> None:
        """Take note of what the start pose still lacks."""
        if hint is not None:
            self._hints[hint] += 1

    def add_events(self, events: Iterable[Event]) -> None:
        """Take note of events, those of the pipeline's `finish` among them."""
        for event in events:
            match event:
                case Repetition():
                    self._repetitions.append(event)
                case Hold():
                    self._holds.append(event)
                case WarningRaised():
                    self._open[event] = None
                case WarningCleared():
                    self._open.pop(event.raised, None)
                    self._cleared.append(event)
                case WarningWithdrawn():
                    self._open.pop(event.raised, None)
                    self._cleared = [c for c in self._cleared if c.raised != event.raised]
                case NotSeen():
                    self._not_seen.append(event)
                case Followed():
                    self._followed = event.share

    def session(self, video: Video, end: End) -> Session:
        """What there is to say so far. A warning still standing ends with the latest frame."""
        standing = [WarningCleared(event, self.last_time, event.value) for event in self._open]
        warnings = sorted([*self._cleared, *standing], key=lambda w: w.raised.since_s)
        repetitions = sorted(self._repetitions, key=lambda r: r.start_s)
        frame_at = self._clock.frame_at
        entries = tuple(repetition_entry(event, frame_at) for event in repetitions)
        return Session(
            posecheck=__version__,
            model=self._model,
            exercise=self._exercise.id,
            exercise_name=self._exercise.name,
            video=video,
            pose_found=round(self._with_person / max(self.frames, 1), 3),
            view=self._view.seen(self._exercise.camera.view),
            goal=_goal(self._exercise),
            counts=self._counts(entries),
            repetitions=entries,
            holds=tuple(
                hold_entry(event, frame_at)
                for event in sorted(self._holds, key=lambda h: h.start_s)
            ),
            warnings=tuple(warning_entry(event, frame_at) for event in warnings),
            not_seen=tuple(
                not_seen_entry(event) for event in sorted(self._not_seen, key=lambda n: n.start_s)
            ),
            cannot_see=self._exercise.cannot_see,
            end=end,
            notes=self._notes(),
            watched=_watched(self._exercise),
            prescribed=self._exercise.changes,
        )

    @property
    def _sure(self) -> bool:
        return is_sure(self._exercise, self._whole, self._followed)

    @property
    def _whole(self) -> list[Repetition]:
        """The repetitions that were seen from their start to their end."""
        return [r for r in self._repetitions if r.reason is None or r.reason.code != "cut"]

    def _counts(self, entries: tuple[RepetitionEntry, ...]) -> Counts:
        counted = Counter(entry.side for entry in entries if entry.counted)
        together = not self._exercise.dose.tells_sides
        return Counts(
            reps=counted.total(),
            left=None if together else counted["left"],
            right=None if together else counted["right"],
            attempts=len(entries) - counted.total(),
            followed=None if self._followed is None else round(self._followed, 3),
            sure=self._sure,
        )

    def _notes(self) -> tuple[str, ...]:
        """What keeps the count from being sure: where nothing was judged, what the start pose
        lacked most often."""
        if self._sure or not self.person_seen:
            return ()
        if self._begun and not self._whole:
            whole = "whole " if self._repetitions else ""
            return (f"No {whole}repetition was seen.",)
        if self._begun:
            return (doubt_words(self._exercise, self._whole, self._followed),)
        missing = self._hints.most_common(1)
        hint = f" What was missing: {missing[0][0]}" if missing else ""
        return (f"The start position was never seen, so nothing was judged.{hint}",)


def _watched(exercise: Exercise) -> tuple[Watched, ...]:
    return tuple(
        Watched(
            fault=fault.id,
            severity=fault.severity.value,
            message=fault.show,
            measure=condition.measure,
            of=condition.of,
            above=condition.above,
            below=condition.below,
            margin=margin_of(fault, condition),
        )
        for fault in exercise.fault
        for condition in fault.conditions
    )


def _goal(exercise: Exercise) -> Goal:
    target = exercise.movement.target
    if exercise.discouraged:
        nothing = dict.fromkeys(("low", "high", "ideal", "reps", "hold_s"))
        return Goal(measure=exercise.movement.measure, of=exercise.movement.of, **nothing)
    return Goal(
        measure=exercise.movement.measure,
        of=exercise.movement.of,
        low=target.low,
        high=target.high,
        ideal=target.ideal,
        reps=exercise.dose.total,
        hold_s=exercise.dose.hold_s[0] or None,
    )
