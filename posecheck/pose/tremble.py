"""Which landmarks tremble: where the network guesses, its guess jumps to and fro between frames."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from posecheck.pose.types import LANDMARK_COUNT

WINDOW_S = 0.35
"""Seconds of which the path is looked at."""
TREMBLING = 0.04
"""Body lengths, root mean square, by which a trembling landmark strays from its smooth path.
Measured on rendered people: with what follows, a leg's angle was more than 20 degrees wrong in
every second frame in which its knee or ankle trembled, and in one of ten otherwise."""
REVERSALS = 1
STEP = 0.02
"""So often within the window a step of so many body lengths must have been followed by one back:
a single jump goes back once, a limb that moves fast does not at all."""
_LEAST = 6
"""Frames: a parabola goes through any three."""
_GAP_S = 0.5


class Tremble:
    """Follows all landmarks of one person."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self._points: deque[NDArray[np.float64]] = deque()
        self._steps: deque[NDArray[np.float64]] = deque()

    def update(
        self, time: float, landmarks: NDArray[np.float64], body_length: float
    ) -> NDArray[np.bool_]:
        """Return (33,) which of the (33, 2) `landmarks` at `time` seconds tremble.

        body_length: in the landmarks' own measure.
        """
        if self._times and not 0.0 <= time - self._times[-1] <= _GAP_S:
            self._times.clear()
            self._points.clear()
            self._steps.clear()
        if self._points:
            self._steps.append(landmarks - self._points[-1])
        self._times.append(time)
        self._points.append(landmarks)
        while time - self._times[0] > WINDOW_S:
            self._times.popleft()
            self._points.popleft()
            self._steps.popleft()
        if len(self._times) < _LEAST:
            return np.zeros(LANDMARK_COUNT, dtype=bool)
        trembling = _reversals(np.array(self._steps), STEP * body_length) >= REVERSALS
        if not trembling.any():
            return trembling
        # Seldom: most of the time nothing goes to and fro.
        off_path = self._off_path(np.array(self._points) / body_length)
        return np.asarray(trembling & (off_path > TREMBLING))

    def calm(self) -> NDArray[np.float64]:
        """Where each landmark lay for most of the window: its median, (33, 2)."""
        return np.asarray(np.median(np.array(self._points), axis=0))

    def _off_path(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """How far each landmark is from its own parabola in time, root mean square over both."""
        times = np.array(self._times)
        path, _ = np.linalg.qr(np.vander((times - times[-1]) / WINDOW_S, 3))
        flat = points.reshape(len(times), -1)
        rest = flat - path @ (path.T @ flat)
        squared = (rest**2).reshape(points.shape).sum(axis=2)
        return np.asarray(np.sqrt(squared.mean(axis=0)))


def _reversals(steps: NDArray[np.float64], far_from: float) -> NDArray[np.int_]:
    """How often each landmark went a long step, and one back. steps: (n, 33, 2)."""
    x, y = steps[..., 0], steps[..., 1]
    far = x * x + y * y > far_from**2
    back = x[1:] * x[:-1] + y[1:] * y[:-1] < 0.0
    return np.asarray((back & far[1:] & far[:-1]).sum(axis=0))
