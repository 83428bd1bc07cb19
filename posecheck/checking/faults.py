"""Watches one fault: conditions on measures, dwell before it is raised, clearing after it."""

import math

from posecheck.checking.baseline import Baseline
from posecheck.checking.events import Phase, Side, WarningCleared, WarningRaised
from posecheck.checking.lens import FAULT_CONFIDENCE, FREEZE_S, Lens
from posecheck.checking.margin import margin_of
from posecheck.checking.period import Period
from posecheck.checking.series import Recent, Speed
from posecheck.checking.status import ActiveWarning
from posecheck.exercises.fault import SPEEDS, Condition, Fault
from posecheck.exercises.terms import Severity
from posecheck.measures.reading import Reading
from posecheck.measures.registry import find_measure

CLEAR_S = 0.7
"""A warning goes once its fault has been gone for so long (cue_policy.clear_s)."""
JUDGED_UP_TO_DEG = 30.0
"""Yaw up to which a sagittal measure is judged (quality_gate.side_view_ok)."""
STEADY_S = 0.2
"""What wobbles is the median over so long: a point that is misplaced for a moment is no wobble, and
nobody bounces to and fro in so short a time."""
AWAY_S = 1.0
"""Out of its phases for less than this, with no rest between, what is counted over seconds goes on:
who bounces far leaves the hold each time. As short as the break that a hold forgives."""
UNSEEN_S = 1.0
"""After so long without its measure a fault is no longer known, so its warning goes."""


class ConditionWatch:
    """One condition: its quantity from reading to reading, and whether it is beyond its limit."""

    def __init__(self, condition: Condition, margin: float) -> None:
        """margin: how far beyond its limit it has to be, see `margin_of`."""
        self.condition = condition
        self._speed = Speed()
        self._window = Recent(condition.window_s)
        self._lately = Recent(STEADY_S)
        self._furthest: float | None = None
        self._period = Period(condition.swing or 1.0)
        self.quantity: float | None = None
        by_change = (
            condition.of in ("wobble", "period") and find_measure(condition.measure).unit == "px"
        )
        self.needs_change = condition.of in ("change", "either-way") or by_change
        self._margin = margin

    def update(
        self, time: float, value: float, change: float | None, towards: float
    ) -> bool | None:
        """Whether it holds now; None while it cannot be told. towards: see `Movement`."""
        self.quantity = self._measure(time, value, change, towards)
        return None if self.quantity is None else self._beyond(self.quantity, self._margin)

    def new_phase(self, goes_on: bool) -> None:
        """Start afresh what is counted within a phase; a speed knows no phases.

        goes_on: it was left for a moment, which is a part of swinging to and fro.
        """
        if not goes_on:
            self._window.clear()
        self._furthest = None

    def reset(self) -> None:
        """Start afresh, as with another limb or after a gap."""
        self._speed.clear()
        self._window.clear()
        self._lately.clear()
        self._furthest = None
        self._period.clear()
        self.quantity = None

    def miss(self) -> None:
        """Not seen for a moment: what is counted over seconds goes on, a speed does not."""
        self._speed.clear()
        self._furthest = None
        self.quantity = None

    def cleared(self) -> bool:
        """Whether the quantity is back at the clear level, or at the limit where there is none."""
        clear = self.condition.clear
        if self.quantity is None:
            return False
        if clear is None:
            return not self._beyond(self.quantity)
        above = self.condition.above is not None
        return self.quantity <= clear if above else self.quantity >= clear

    @property
    def limit(self) -> float:
        """The limit that the quantity is beyond."""
        c = self.condition
        limit = c.above if c.above is not None else c.below
        assert limit is not None
        return limit

    def worse(self, a: float, b: float) -> float:
        """The one of two quantities that lies further beyond the limit."""
        return max(a, b) if self.condition.above is not None else min(a, b)

    def _beyond(self, quantity: float, by: float = 0.0) -> bool:
        c = self.condition
        too_high = c.above is None or quantity > c.above + by
        return too_high and (c.below is None or quantity < c.below - by)

    def _measure(
        self, time: float, value: float, change: float | None, towards: float
    ) -> float | None:
        of = self.condition.of
        if of == "value":
            return value
        if of == "change":
            return change
        if of == "either-way":
            return None if change is None else abs(change)
        if of in ("speed", "return-speed"):
            rate = self._speed.update(time, value)
            if rate is None:
                return None
            return abs(rate) if of == "speed" else -rate * towards
        if of == "fall":
            far = value * towards
            self._furthest = far if self._furthest is None else max(far, self._furthest)
            return self._furthest - far
        quantity = value if find_measure(self.condition.measure).unit != "px" else change
        if quantity is None:
            return None
        if of == "period":
            return self._period.update(time, quantity)
        self._lately.add(time, quantity)
        self._window.add(time, self._lately.median)
        return self._window.to_and_fro


class FaultWatch:
    """Raises and clears one fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        self._conditions = [
            ConditionWatch(condition, margin_of(fault, condition)) for condition in fault.conditions
        ]
        self._side: Side | None = None
        self._phase: Phase | None = None
        self._since: float | None = None
        self._gone_since: float | None = None
        self._away_since: float | None = None
        self._seen_s: float | None = None
        self._raised: WarningRaised | None = None
        self._worst = 0.0
        self._decisive = self._conditions[0]
        self._has_history = any(
            c.of in ("speed", "return-speed", "wobble", "fall", "period") for c in fault.conditions
        )

    @property
    def active(self) -> ActiveWarning | None:
        """The warning being shown now, with the value as it is now."""
        raised = self._raised
        if raised is None:
            return None
        value = self._decisive.quantity
        return ActiveWarning(
            raised.fault, raised.severity, raised.show, raised.say, raised.measure, raised.side,
            raised.value if value is None else value, raised.limit,
        )  # fmt: skip

    @property
    def stops_the_clock(self) -> bool:
        """Whether no hold is timed now; who came too fast may hold still all the same."""
        if self._raised is None or self.fault.severity is Severity.INFO:
            return False
        return any(condition.of not in SPEEDS for condition in self.fault.conditions)

    def update(
        self, reading: Reading, lens: Lens, phase: Phase, base: Baseline, towards: float
    ) -> WarningRaised | WarningCleared | None:
        """Take a reading; the warning that it raises or clears, if any."""
        cleared = self._follow(lens.side, phase, reading.time)
        if cleared is not None:
            return cleared
        looks = self._looks_in(phase)
        if not looks and self._raised is None and not self._has_history:
            return self._gone(reading.time)
        held = self._held(reading, lens, base, towards)
        if not looks:
            return self._away(reading.time, held)
        if held is None:
            unseen_s = self._unseen_s(reading.time)
            # To bounce makes the network unsure of a limb for a moment, over and over.
            if unseen_s > FREEZE_S:
                self._since = None
            return self._clear(reading.time) if unseen_s > UNSEEN_S else None
        self._seen_s = reading.time
        if held:
            return self._present(reading.time, lens.side)
        self._since = None
        if self._raised is None or not self._all_cleared():
            self._gone_since = None
            return None
        return self._gone(reading.time)

    def finish(self, time: float) -> WarningCleared | None:
        """Clear what still stands when the readings end."""
        return self._clear(time)

    def _follow(self, side: Side, phase: Phase, time: float) -> WarningCleared | None:
        """Start afresh when another limb works, or a phase begins in which it is looked for."""
        other_limb = side is not self._side and any(
            c.condition.measure.startswith(("working.", "other.")) for c in self._conditions
        )
        new_phase = bool(self.fault.during) and phase is not self._phase
        looked = self._phase is not None and self._looks_in(self._phase)
        if phase in (Phase.REST, Phase.WAITING, Phase.PAUSED):
            self._away_since = None
        elif looked and not self._looks_in(phase):
            self._away_since = time
        began = new_phase and not looked
        goes_on = self._briefly_away(time)
        # What was seen before the start pose, such as getting down, is no part of the exercise.
        entered = self._phase is Phase.WAITING and phase is not Phase.WAITING
        self._side, self._phase = side, phase
        if other_limb or (began and not goes_on):
            self._since = None
        for condition in self._conditions:
            if other_limb or entered:
                condition.reset()
            elif began:
                condition.new_phase(goes_on)
        return self._clear(time) if other_limb else None

    def _briefly_away(self, time: float) -> bool:
        return self._away_since is not None and time - self._away_since <= AWAY_S

    def _looks_in(self, phase: Phase) -> bool:
        if phase in (Phase.WAITING, Phase.PAUSED):
            return False
        return not self.fault.during or phase.value in self.fault.during

    def _held(self, reading: Reading, lens: Lens, base: Baseline, towards: float) -> bool | None:
        """Whether its conditions hold; None where any of them cannot be told."""
        results: list[bool | None] = []
        for watch in self._conditions:
            name = watch.condition.measure
            key = lens.key(name, reading)
            measured = reading.values.get(key)
            if (
                measured is None
                or measured.confidence < FAULT_CONFIDENCE
                or not lens.is_near(name, reading)
                or not self._view_allows(reading, name)
            ):
                if self._unseen_s(reading.time) > FREEZE_S:
                    watch.reset()
                watch.miss()
                results.append(None)
                continue
            change = base.change(key, measured.value) if watch.needs_change else None
            results.append(watch.update(reading.time, measured.value, change, towards))
        return self._combine(results)

    def _unseen_s(self, time: float) -> float:
        """For how long it could not be told whether the fault is there."""
        return math.inf if self._seen_s is None else time - self._seen_s

    def _combine(self, results: list[bool | None]) -> bool | None:
        for watch, result in zip(self._conditions, results, strict=True):
            if result and self._raised is None:
                self._decisive = watch
                break
        every, some = results[: len(self.fault.all_of)], results[len(self.fault.all_of) :]
        return _all(_all(*every), _any(*some) if some else True)

    def _view_allows(self, reading: Reading, measure: str) -> bool:
        if reading.yaw_deg is None:
            return False
        limit = self.fault.judged_at_yaw
        if limit is None:
            limit = JUDGED_UP_TO_DEG if find_measure(measure).sagittal else 90.0
        return reading.yaw_deg <= limit

    def _present(self, time: float, side: Side) -> WarningRaised | None:
        self._gone_since = None
        if self._since is None:
            self._since = time
        quantity = self._decisive.quantity
        if quantity is None:
            return None
        if self._raised is not None:
            self._worst = self._decisive.worse(self._worst, quantity)
            return None
        if time - self._since < self.fault.for_s:
            return None
        f = self.fault
        self._worst = quantity
        self._raised = WarningRaised(
            f.id, f.severity, self._since, time, side, self._decisive.condition.measure,
            quantity, self._decisive.limit, f.show, f.say, self._decisive.condition.of,
        )  # fmt: skip
        return self._raised

    def _all_cleared(self) -> bool:
        of_all = len(self.fault.all_of)
        every, some = self._conditions[:of_all], self._conditions[of_all:]
        if any(c.cleared() for c in every):
            return True
        return bool(some) and all(c.cleared() for c in some if c.quantity is not None)

    def _gone(self, time: float) -> WarningCleared | None:
        self._since = None
        if self._raised is None:
            return None
        if self._gone_since is None:
            self._gone_since = time
        return self._clear(self._gone_since) if time - self._gone_since >= CLEAR_S else None

    def _away(self, time: float, held: bool | None) -> WarningCleared | None:
        """Out of the phases in which it is looked for, and so not raised."""
        since = self._since if held is not False and self._briefly_away(time) else None
        cleared = self._gone(time)
        self._since = since
        return cleared

    def _clear(self, end_s: float) -> WarningCleared | None:
        raised, self._raised = self._raised, None
        self._since = self._gone_since = None
        return None if raised is None else WarningCleared(raised, end_s, self._worst)


def _all(*results: bool | None) -> bool | None:
    """Whether all hold; None where one cannot be told and none is known not to."""
    if any(result is False for result in results):
        return False
    return None if any(result is None for result in results) else True


def _any(*results: bool | None) -> bool | None:
    """Whether one holds; None where not one of them can be told."""
    if any(results):
        return True
    return None if all(result is None for result in results) else False
