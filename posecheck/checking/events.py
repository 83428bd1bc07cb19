"""What the checker says: plain records of what happened, when, how much and against which limit.

Times are seconds on the clock of the readings. Angles are degrees, offsets are fractions of the
length that their measure names.
"""

from dataclasses import dataclass
from enum import StrEnum

from posecheck.exercises.terms import Severity


class Side(StrEnum):
    """Which side of the person a thing belongs to; the person's own left and right."""

    LEFT = "left"
    RIGHT = "right"
    BOTH = "both"


class Phase(StrEnum):
    """Where in the exercise the person is."""

    WAITING = "waiting"  # the start pose has not been seen yet
    REST = "rest"
    MOVING = "moving"  # on the way out
    HOLD = "hold"  # inside the target band
    RETURN = "return"
    PAUSED = "paused"  # landmarks lost for too long; nothing is judged


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a repetition did not count, or what was left unjudged.

    code: for programs: too-shallow, too-far, hold-short, cut, not-seen, depth-not-judged,
        one-side, direction-not-seen, timed.
    text: for people, with the measured value and the limit: "38 of 45 degrees".
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Repetition:
    """One cycle: away from the rest position and back. An attempt is one with counted False.

    peak: the extreme of the primary measure, as measured; None when it was not seen.
    limit: the edge of the target band that decides, None where depth is not judged.
    hold_s: the longest time in the target band. hold_sure: whether that is known to some tenths.
    reason: why it did not count; or, on a counted one, what could not be judged.
    direction: of a circle, the way round that was seen.
    sways: of a rocked hold, how many sways were seen in it.
    """

    start_s: float
    peak_s: float
    end_s: float
    side: Side
    counted: bool
    measure: str
    peak: float | None
    limit: float | None
    hold_s: float
    reason: Reason | None = None
    direction: str | None = None
    sways: int | None = None
    hold_sure: bool = True


@dataclass(frozen=True, slots=True)
class Hold:
    """A stretch of time inside the target band.

    sure: whether what was seen shows its seconds to some tenths.
    """

    start_s: float
    end_s: float
    seconds: float
    side: Side
    sure: bool = True


@dataclass(frozen=True, slots=True)
class WarningRaised:
    """A fault lasted for its dwell and is shown and said from now on.

    since_s: when the fault began; time_s: when its dwell had passed.
    of: what of the measure passed the limit, see `Condition`: the value, its change, its speed.
    """

    fault: str
    severity: Severity
    since_s: float
    time_s: float
    side: Side | None
    measure: str
    value: float
    limit: float
    show: str
    say: str
    of: str = "value"


@dataclass(frozen=True, slots=True)
class WarningCleared:
    """A raised fault is over. `raised` is the event that began it; `worst` the worst value."""

    raised: WarningRaised
    end_s: float
    worst: float


@dataclass(frozen=True, slots=True)
class WarningWithdrawn:
    """A warning that was none: the person was leaving the exercise, getting up or walking off."""

    raised: WarningRaised


@dataclass(frozen=True, slots=True)
class NotSeen:
    """Something the camera could not see for a while, so that it was not judged."""

    start_s: float
    end_s: float
    what: str


@dataclass(frozen=True, slots=True)
class PhaseChanged:
    """The person went on to another phase; side is that of the working limb, where one works."""

    time_s: float
    phase: Phase
    side: Side | None


@dataclass(frozen=True, slots=True)
class Followed:
    """At the end: in what share of the movement (0 to 1) what moves could be followed."""

    share: float


Event = (
    Repetition
    | Hold
    | WarningRaised
    | WarningCleared
    | WarningWithdrawn
    | NotSeen
    | PhaseChanged
    | Followed
)
