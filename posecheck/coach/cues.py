"""What is said while an exercise is done: one cue at a time, with gaps, counts and holds between.

The cue policy of the catalogue: the most severe fault alone is said, in the order of the exercise;
four seconds lie between cues and ten between the same one; a correction is praised once.
"""

import math
from collections import Counter
from collections.abc import Callable

from posecheck.checking.events import (
    Event,
    Phase,
    Reason,
    Repetition,
    Side,
    WarningCleared,
    WarningWithdrawn,
)
from posecheck.checking.status import ActiveWarning, Status
from posecheck.coach.said import Rank, Say, seconds_to_say
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Severity
from posecheck.pipeline import Step

GAP_S = 4.0
"""Between two cues (cue_policy.min_gap_spoken_s)."""
AGAIN_S = 10.0
"""Between the same cue twice (cue_policy.repeat_same_cue_s)."""
OFTEN = 3
SELDOM_S = 60.0
"""What was said so often without being put right is said seldom then: the person cannot, or the
camera is mistaken, and the screen shows it all the while. Not so what calls for a stop; own."""
UNSEEN_AGAIN_S = 30.0
"""Between two times of saying what cannot be seen: the screen shows it all the while; own."""
COUNTED_DOWN_FROM = 3
"""The last seconds of a hold are counted down; own."""
_LONG_HOLD_S = 15.0
_RANKS = {Severity.STOP: Rank.STOP, Severity.WARN: Rank.WARN, Severity.INFO: Rank.INFO}
_PRAISE = ("Good, just like that.", "That's it.", "Well corrected.")
_ALMOST = {
    "too-shallow": "Almost. A little further, if it feels easy.",
    "too-far": "A little less is enough.",
    "hold-short": "Almost. Stay a little longer.",
    "one-side": "Almost. Use both sides together.",
    "not-seen": "I could not see that one well.",
    "not-together": "Almost. Move both together.",
}

_TOUCHED = "Almost. Take a moment there."
"""Where the dose asks for no hold, but it was over at once, or not in good form."""


class Cues:
    """Takes steps of one set; at most one thing to say for each."""

    def __init__(self, exercise: Exercise) -> None:
        self._exercise = exercise
        self._cued: dict[str, float] = {}
        self._times: Counter[str] = Counter()
        self._last_cue: tuple[float, Rank] | None = None
        self._busy: tuple[float, Rank] | None = None
        self._owed_praise: set[str] = set()
        self._praised: set[str] = set()
        self._prompt: str | None = None
        self._hold = HoldCount(exercise.dose.hold_s[0], timed=exercise.movement.kind == "timer")
        self._owed: tuple[float, Say] | None = None

    def update(self, step: Step) -> Say | None:
        """What to say now, if anything."""
        status, time = step.status, step.status.time_s
        makers: tuple[Callable[[], Say | None], ...] = (
            lambda: self._fault(status.warnings, time),
            lambda: self._next(status),
            lambda: self._unseen(status, time),
            lambda: self._told(step.events, status),
            lambda: self._hold.update(status, over=_over(step.events)),
        )
        # Each looks at every step, so that none misses its moment; the most important is said.
        wishes = [say for say in (make() for make in makers) if say is not None]
        if wishes:
            return self._choose(max(wishes, key=lambda say: say.rank), time)
        return self._late(time)

    def _late(self, time: float) -> Say | None:
        """What could not be said at its moment, if it is still worth it."""
        if self._owed is None:
            return None
        (since, say), self._owed = self._owed, None
        # Meanwhile it, or another cue, may have been given.
        if time - since > say.fresh_s or (
            _is_cue(say) and not self._may_cue(say.text, say.rank, time)
        ):
            return None
        return self._choose(say, time, since)

    def said(self, say: Say, time: float) -> None:
        """Something else has been said, such as the count-in; it takes its time too."""
        self._busy = (time + seconds_to_say(say.text), say.rank)

    def _choose(self, say: Say, time: float, since: float | None = None) -> Say | None:
        if self._busy is not None and time < self._busy[0] and say.rank <= self._busy[1]:
            self._owed = (time if since is None else since, say)
            return None
        self.said(say, time)
        if _is_cue(say):
            self._last_cue = (time, say.rank)
            self._cued[say.text] = time
            self._times[say.text] += 1
        return say

    def _may_cue(self, text: str, rank: Rank, time: float, again_s: float = AGAIN_S) -> bool:
        """Whether the gaps allow it; something graver need not wait for the end of a gap."""
        before = self._cued.get(text)
        if before is not None and time - before < again_s:
            return False
        if self._last_cue is None or rank > self._last_cue[1]:
            return True
        return time - self._last_cue[0] >= GAP_S

    def _fault(self, warnings: tuple[ActiveWarning, ...], time: float) -> Say | None:
        if not warnings:
            return None
        worst = warnings[0]
        rank = _RANKS[worst.severity]
        again_s = SELDOM_S if self._nags(worst.say, rank) else AGAIN_S
        if not self._may_cue(worst.say, rank, time, again_s):
            return None
        self._owed_praise.add(worst.fault)
        return Say(worst.say, rank)

    def _nags(self, text: str, rank: Rank) -> bool:
        return rank is not Rank.STOP and self._times[text] >= OFTEN

    def _next(self, status: Status) -> Say | None:
        """What the exercise itself asks for next: "Tighten gently", "Other direction"."""
        if status.prompt == self._prompt:
            return None
        self._prompt = status.prompt
        return None if status.prompt is None else Say(status.prompt + ".", Rank.PROMPT)

    def _unseen(self, status: Status, time: float) -> Say | None:
        if not status.not_seen:
            return None
        text = status.not_seen[0] + "."
        may = self._may_cue(text, Rank.INFO, time, UNSEEN_AGAIN_S)
        return Say(text, Rank.INFO) if may else None

    def _told(self, events: tuple[Event, ...], status: Status) -> Say | None:
        said: Say | None = None
        for event in events:
            match event:
                case Repetition():
                    said = self._repetition(event, status) or said
                case WarningCleared():
                    self._times[event.raised.say] = 0
                    said = said or self._praise(event.raised.fault)
                case WarningWithdrawn():
                    self._owed_praise.discard(event.raised.fault)
        return said

    def _praise(self, fault: str) -> Say | None:
        if fault not in self._owed_praise or fault in self._praised:
            return None
        self._owed_praise.discard(fault)
        self._praised.add(fault)
        return Say(_PRAISE[(len(self._praised) - 1) % len(_PRAISE)], Rank.PRAISE)

    def _repetition(self, event: Repetition, status: Status) -> Say | None:
        if self._exercise.discouraged:
            return None
        if not event.counted:
            return self._almost(event.reason, status.time_s)
        done = {Side.LEFT: status.left, Side.RIGHT: status.right}.get(event.side, status.reps)
        if status.finished:
            return None
        goal = status.goal_reps
        if goal is not None and done == goal and event.side is not Side.BOTH:
            other = Side.LEFT if event.side is Side.RIGHT else Side.RIGHT
            short = (status.left if other is Side.LEFT else status.right) < goal
            return Say(f"{done}. Now the {other.value} side.", Rank.PROMPT) if short else None
        last = goal is not None and goal > 2 and done == goal - 1 and event.side is Side.BOTH
        return Say(f"{done}. One more." if last else f"{done}.", Rank.COUNT)

    def _almost(self, reason: Reason | None, time: float) -> Say | None:
        text = _ALMOST.get(reason.code) if reason is not None else None
        if reason is not None and reason.code == "hold-short" and not self._exercise.dose.hold_s[0]:
            text = _TOUCHED
        if text is None or not self._may_cue(text, Rank.INFO, time):
            return None
        return Say(text, Rank.INFO)


def _is_cue(say: Say) -> bool:
    return say.rank in _RANKS.values()


def _over(events: tuple[Event, ...]) -> bool:
    return any(isinstance(event, Repetition) for event in events)


class HoldCount:
    """Says when to hold, counts the last seconds down, and says when it is enough.

    Who wavers at the edge of the target holds on and off: they are not told over and over.
    """

    def __init__(self, goal_s: float, *, timed: bool) -> None:
        self._goal_s = goal_s
        # A timer says itself when to begin and to stop.
        self._timed = timed
        self._left: int | None = None
        self._asked_s: float | None = None
        self._released = False

    def update(self, status: Status, *, over: bool) -> Say | None:
        """Take the next status. over: the repetition that was under way is."""
        if over:
            self._left, self._asked_s, self._released = None, None, False
        if self._goal_s < 2.0 or status.phase is not Phase.HOLD or status.hold_s <= 0.0:
            return None
        left = max(0, math.ceil(round(self._goal_s - status.hold_s, 3)))
        if self._left is None or left > self._left:
            return self._begin(left, status.time_s)
        if left == self._left:
            return None
        self._left = left
        return self._count(left)

    def _begin(self, left: int, time: float) -> Say | None:
        """A hold begins, with the clock at nothing again."""
        self._left, self._released = left, False
        if self._timed or (self._asked_s is not None and time - self._asked_s < AGAIN_S):
            return None
        self._asked_s = time
        return Say("Hold.", Rank.PROMPT)

    def _count(self, left: int) -> Say | None:
        if left == 0:
            if self._released or self._timed:
                return None
            self._released = True
            return Say("And slowly back.", Rank.PROMPT)
        if 0 < left <= COUNTED_DOWN_FROM and left < self._goal_s - 1:
            return Say(f"{left}.", Rank.COUNT)
        half = self._goal_s >= _LONG_HOLD_S and left == round(self._goal_s / 2)
        return Say("Half-way.", Rank.COUNT) if half else None
