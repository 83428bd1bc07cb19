"""Which landmarks tremble: where the network guesses, its guess jumps about from frame to frame."""

from collections import deque

import numpy as np
from numpy.typing import NDArray

from posecheck.pose.types import LANDMARK_COUNT

WINDOW_S = 0.35
"""Seconds of which the path is looked at."""
TREMBLING = 0.04
"""Body lengths, root mean square, by which a landmark strays from the smooth path through the
window. Measured on rendered people: below this a hip or a knee was more than 20 degrees wrong in
one frame of ten, beyond it in every second one; a limb that moves smoothly stays below 0.015."""
_LEAST = 6
"""Frames: a parabola goes through any three."""
_GAP_S = 0.5


class Tremble:
    """Follows all landmarks of one person."""

    def __init__(self) -> None:
        self._times: deque[float] = deque()
        self._points: deque[NDArray[np.float64]] = deque()

    def update(
        self, time: float, landmarks: NDArray[np.float64], body_length: float
    ) -> NDArray[np.bool_]:
        """Return (33,) which of the (33, 2) `landmarks` at `time` seconds tremble.

        body_length: in the landmarks' own measure.
        """
        if self._times and not 0.0 <= time - self._times[-1] <= _GAP_S:
            self._times.clear()
            self._points.clear()
        self._times.append(time)
        self._points.append(landmarks)
        while time - self._times[0] > WINDOW_S:
            self._times.popleft()
            self._points.popleft()
        if len(self._times) < _LEAST:
            return np.zeros(LANDMARK_COUNT, dtype=bool)
        return np.asarray(self._off_path() > TREMBLING * body_length)

    def _off_path(self) -> NDArray[np.float64]:
        """How far each landmark is from its own parabola in time, root mean square over both."""
        times = np.array(self._times)
        path, _ = np.linalg.qr(np.vander((times - times[-1]) / WINDOW_S, 3))
        points = np.array(self._points).reshape(len(times), -1)
        rest = points - path @ (path.T @ points)
        squared = (rest**2).reshape(len(times), LANDMARK_COUNT, 2).sum(axis=2)
        return np.asarray(np.sqrt(squared.mean(axis=0)))
