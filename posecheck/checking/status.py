"""What can be shown at this moment: a picture of the checker's state for overlay and voice."""

from dataclasses import dataclass

from posecheck.checking.events import Phase, Reason, Side
from posecheck.exercises.terms import Band, Severity


@dataclass(frozen=True, slots=True)
class ActiveWarning:
    """A fault that is being shown now."""

    fault: str
    severity: Severity
    show: str
    say: str
    measure: str
    side: Side | None
    value: float
    limit: float


@dataclass(frozen=True, slots=True)
class Status:
    """The checker's state after a reading.

    side: the side that works, BOTH for exercises of both sides together, None at rest.
    reps, left, right: counted repetitions so far; left and right stay 0 where sides do not count.
    goal_reps, goal_hold_s: what the dose asks for, None where it asks for nothing.
    measure, value: the primary measure being judged, and its value now (None: not seen).
    joint: names of the three points whose angle is drawn, such as ("hip", "knee", "ankle") on
        `joint_side`; ("vertical", "hip", "shoulder") and ("horizontal", ...) mean an angle to
        that direction at the second point; None where the measure is no angle.
    target: where the primary measure should go; depth_judged False: the view does not allow it.
    hold_s: seconds in the target band so far in this repetition.
    warnings: most severe first.
    not_seen: sentences that say what cannot be seen now and what would help.
    hint: in phase WAITING, a sentence on what is missing from the start pose.
    prompt: what to do next, where the exercise goes by words: "Tighten gently", "Other leg".
    last: the latest repetition's reason, kept for a few seconds ("Almost: 38 of 45 degrees").
    """

    time_s: float
    phase: Phase
    side: Side | None
    reps: int
    left: int
    right: int
    attempts: int
    goal_reps: int | None
    goal_hold_s: float | None
    measure: str
    value: float | None
    joint: tuple[str, str, str] | None
    joint_side: Side | None
    target: Band | None
    depth_judged: bool
    hold_s: float
    warnings: tuple[ActiveWarning, ...] = ()
    not_seen: tuple[str, ...] = ()
    hint: str | None = None
    last: Reason | None = None
    finished: bool = False
    prompt: str | None = None
