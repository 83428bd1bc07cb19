"""What the overlay remembers from frame to frame, so that nothing on it flickers or jumps."""

import math

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Side
from posecheck.overlay.angle import Arc
from posecheck.overlay.figure import Figure
from posecheck.pose.types import Landmark, Pose

_LEFT = [Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP, Landmark.LEFT_KNEE]
_RIGHT = [Landmark.RIGHT_SHOULDER, Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE]
_SETTLE_S = 0.5
_NEAR_MARGIN_M = 0.05
_READABLE_S = 0.2  # a number stands at least this long
_READING_LASTS_S = 1.0
_TRUST_DEG = 30.0
_SWITCH_DEG = 6.0


class SteadyFigure:
    """Turns poses into figures; visibility and the near side change slowly."""

    def __init__(self) -> None:
        self._time: float | None = None
        self._seen: NDArray[np.float64] | None = None
        self._depth = 0.0
        self._near = Side.LEFT

    def update(self, time_s: float, pose: Pose, points: NDArray[np.float64]) -> Figure:
        """The figure of a pose whose landmarks are shown at `points` (33, 2)."""
        depth = float(np.mean(pose.world[_LEFT, 2]) - np.mean(pose.world[_RIGHT, 2]))
        if self._seen is None or self._time is None:
            self._seen, self._depth = pose.visibility.astype(np.float64), depth
            self._near = Side.RIGHT if depth > 0 else Side.LEFT
        else:
            share = _share(time_s - self._time, _SETTLE_S)
            self._seen = self._seen + share * (pose.visibility - self._seen)
            self._depth += share * (depth - self._depth)
        self._time = time_s
        if abs(self._depth) > _NEAR_MARGIN_M:
            self._near = Side.RIGHT if self._depth > 0 else Side.LEFT
        return Figure(points, self._seen, self._near)


class SteadyValue:
    """A number that a reader can follow: it changes at most five times a second."""

    def __init__(self) -> None:
        self._shown: int | None = None
        self._since = -math.inf

    def update(self, time_s: float, value: float | None) -> int | None:
        """The whole number to show now for a value; None as soon as nothing is measured."""
        rounded = None if value is None else round(value)
        overdue = not 0 <= time_s - self._since < _READABLE_S
        if rounded is None or self._shown is None or overdue:
            if rounded != self._shown:
                self._since = time_s
            self._shown = rounded
        return self._shown


class SteadyArc:
    """Finds out how a measured angle lies in the picture.

    A measure is signed by the way the person faces, and may start at a limb, at its continuation
    or at the vertical. Rather than know every measure, this looks which of these ways explains
    the values seen so far. It remembers, because near zero, or at a right angle, two of them
    look alike.
    """

    def __init__(self) -> None:
        self._key: tuple[object, ...] | None = None
        self._time = 0.0
        self._errors: NDArray[np.float64] | None = None
        self._chosen = 0

    def update(
        self,
        time_s: float,
        key: tuple[object, ...],
        points: NDArray[np.float64],
        value: float,
        start: str,
    ) -> Arc | None:
        """The arc of a value at points (3, 2), or None while the picture does not agree with it.

        key: what is judged, and on which side; another key starts afresh.
        start: the name of the first point; "vertical" and "horizontal" are directions.
        """
        if key != self._key:
            self._key, self._errors, self._chosen = key, None, 0
        limb = direction(points[1], points[2])
        zeros = _possible_zeros(start, points)
        ways = [(zero, turn) for zero in zeros for turn in (1, -1)]
        errors = np.array([abs(_wrap(limb - turn * value - zero)) for zero, turn in ways])
        self._remember(time_s, errors)
        turn = ways[self._chosen][1]
        if errors[self._chosen] > _TRUST_DEG:
            return None
        return Arc(points[1], limb - turn * value, turn, value)

    def _remember(self, time_s: float, errors: NDArray[np.float64]) -> None:
        if self._errors is None or len(self._errors) != len(errors):
            self._errors, self._chosen = errors, int(np.argmin(errors))
        else:
            share = _share(time_s - self._time, _READING_LASTS_S)
            self._errors = self._errors + share * (errors - self._errors)
            best = int(np.argmin(self._errors))
            if self._errors[best] + _SWITCH_DEG < self._errors[self._chosen]:
                self._chosen = best
        self._time = time_s


def direction(start: NDArray[np.float64], end: NDArray[np.float64]) -> float:
    """The direction from one point to another on the screen, degrees, clockwise from the right."""
    x, y = end - start
    return math.degrees(math.atan2(y, x))


def _possible_zeros(start: str, points: NDArray[np.float64]) -> tuple[float, ...]:
    if start == "vertical":
        return -90.0, 90.0
    if start == "horizontal":
        return 0.0, 180.0
    return direction(points[0], points[1]), direction(points[1], points[0])


def _wrap(degrees: float) -> float:
    return (degrees + 180.0) % 360.0 - 180.0


def _share(passed_s: float, settle_s: float) -> float:
    """How much of a new value counts after some time, so that the frame rate does not matter."""
    return 1.0 - math.exp(-max(passed_s, 0.0) / settle_s)
