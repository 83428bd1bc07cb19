"""One exercise on trial: how much of what was seen does it explain?"""

from posecheck.checking.checker import Checker
from posecheck.checking.events import Event, Repetition, WarningCleared
from posecheck.checking.turned import turned_to
from posecheck.exercises.goal import goal_of
from posecheck.exercises.model import Exercise
from posecheck.exercises.terms import Severity
from posecheck.measures.reading import Posture, Reading
from posecheck.recognition.side_on import SEEN_UP_TO_DEG

QUALITY = {
    None: 1.0,
    "hold-short": 0.85,
    "depth-not-judged": 0.6,
    "direction-not-seen": 0.4,
    "too-far": 0.7,
    "too-shallow": 0.4,
    "discouraged": 1.0,
    "one-side": 0.3,
    "both-sides": 0.2,
    "not-seen": 0.2,
    "cut": 0.3,
    "not-together": 0.3,
    "timed": 0.03,
}
"""How well a repetition fits, by its reason; own, in this order: what only lacks time fits better
than what lacks way. A circle whose direction is not seen may be any swaying, and what was only
timed, since nothing of it is seen, says as good as nothing."""
SHORTEST_S = 0.4
OTHER_POSTURE = 0.8
"""A posture that the exercise may be taken for is less evidence than its own."""
OTHER_VIEW = 0.3
"""Nor from where it cannot be told: an exercise for the front view that is seen from the side."""
SPECIFIC = 1.25
"""An exercise that asks for more than one measure and gets it explains better; own."""
FAULT = {Severity.STOP: 0.80, Severity.WARN: 0.88, Severity.INFO: 0.97}
"""Each kind of fault that was raised makes it less likely."""


class Trial:
    """Runs the checker of one exercise and weighs what comes of it."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self._goal = goal_of(exercise)
        self._checker = Checker(exercise)
        self._repetitions: list[Repetition] = []
        self._faults: dict[str, Severity] = {}
        self._postures = 0.0
        self._readings = 0

    def update(self, reading: Reading) -> None:
        """Take the next reading."""
        if reading.person:
            self._readings += 1
            self._postures += self._fit_of(reading.posture) * self._view_of(reading)
        self._take(self._checker.update(reading))

    def finish(self) -> None:
        """The readings have ended."""
        self._take(self._checker.finish())

    def score(self, seconds: float) -> float:
        """How much of so many seconds it explains, 0 to about 1."""
        explained = sum(self._worth(one) for one in self._repetitions) / max(seconds, 1e-9)
        fault = 1.0
        for severity in self._faults.values():
            fault *= FAULT[severity]
        asks = SPECIFIC if self.exercise.movement.also else 1.0
        return asks * explained * fault * self._postures / max(self._readings, 1)

    def _fit_of(self, posture: Posture) -> float:
        camera = self.exercise.camera
        if posture is camera.posture:
            return 1.0
        return OTHER_POSTURE if posture in camera.postures else 0.0

    def _view_of(self, reading: Reading) -> float:
        off = turned_to(self.exercise.camera.view, reading).yaw_deg
        return 1.0 if off is None or off <= SEEN_UP_TO_DEG else OTHER_VIEW

    def _take(self, events: list[Event]) -> None:
        for event in events:
            if isinstance(event, Repetition):
                self._repetitions.append(event)
            elif isinstance(event, WarningCleared):
                self._faults[event.raised.fault] = event.raised.severity

    def _worth(self, one: Repetition) -> float:
        """Seconds that a repetition explains."""
        code = one.reason.code if one.reason else None
        quality = QUALITY.get(code, 0.3)
        if code in ("too-shallow", "too-far", "discouraged") and one.peak is not None:
            quality = self._depth(one.peak, quality)
        return quality * max(0.0, one.end_s - one.start_s)

    def _depth(self, peak: float, quality: float) -> float:
        """The quality of one that went to `peak`: less, the further that is from the target."""
        goal = self._goal
        beyond = 0.0 if goal.far_edge is None else (peak - goal.far_edge) * goal.towards
        span = abs((goal.far_edge or goal.ideal) - goal.rest_edge) or abs(goal.ideal) or 1.0
        if beyond > 0:
            return quality * max(0.0, 1 - beyond / span)
        way = abs(goal.near_edge - goal.rest_edge)
        share = (peak - goal.rest_edge) * goal.towards / way if way else 1.0
        return quality * max(0.0, min(1.0, share))
