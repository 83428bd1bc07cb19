"""Which landmarks moved as a body can: the network calls hidden and mistaken joints visible too."""

import math
from collections import deque

import numpy as np
from numpy.typing import NDArray

from posecheck.pose.types import LANDMARK_COUNT, Landmark

# Body lengths a second (a body length is about half a metre). In the kicks and leg lifts of real
# clips no knee, foot or hand went faster than 8; half a body length within one frame is 15 at 30
# frames a second.
MAX_SPEED = 10.0
# The same where a limb at that landmark is at the same time much longer or shorter than usual: a
# limb may turn towards the camera, but not within a frame or two. Real kicks kept theirs to 20 %.
MAX_SPEED_AT_ODD_LENGTH = 5.0
ODD_LENGTH = 0.35

# Seconds: what "usual" means, and how much of it must have been seen.
_MEMORY = 2.0
_ENOUGH = 0.5
# A pause after which nothing is known of where the body was.
_GAP = 0.5
# Decoders can put two frames a millisecond apart; noise is no speed.
_SHORTEST_STEP = 1.0 / 120.0

_LIMBS = np.array(
    [
        (Landmark.LEFT_SHOULDER, Landmark.LEFT_ELBOW),
        (Landmark.RIGHT_SHOULDER, Landmark.RIGHT_ELBOW),
        (Landmark.LEFT_ELBOW, Landmark.LEFT_WRIST),
        (Landmark.RIGHT_ELBOW, Landmark.RIGHT_WRIST),
        (Landmark.LEFT_HIP, Landmark.LEFT_KNEE),
        (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE),
        (Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE),
        (Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE),
    ]
)


class PlausibilityGate:
    """Tells the landmarks that moved as a body can from those that jumped.

    Speed is measured from where, and when, the landmark was last believed. So a jump that lasts
    is believed in the end, the sooner the smaller it is: nothing is disbelieved for ever.
    """

    def __init__(self) -> None:
        self._position = np.zeros((LANDMARK_COUNT, 2))
        self._believed_at = np.full(LANDMARK_COUNT, -math.inf)
        self._time = -math.inf
        self._lengths: deque[tuple[float, NDArray[np.float64]]] = deque()

    def update(
        self, time: float, landmarks: NDArray[np.float64], body_length: float
    ) -> NDArray[np.bool_]:
        """Return (33,) which of the (33, 2) `landmarks` at `time` seconds are to be believed.

        body_length: in the landmarks' own measure.
        """
        if not 0.0 <= time - self._time <= _GAP:
            self._believed_at[:] = -math.inf
            self._lengths.clear()
        self._time = time
        step = np.maximum(time - self._believed_at, _SHORTEST_STEP)
        speed = np.linalg.norm(landmarks - self._position, axis=1) / body_length / step
        lengths = _limb_lengths(landmarks)
        limit = np.where(self._at_odd_limb(lengths), MAX_SPEED_AT_ODD_LENGTH, MAX_SPEED)
        believed: NDArray[np.bool_] = speed <= limit
        self._position[believed] = landmarks[believed]
        self._believed_at[believed] = time
        self._remember(time, np.where(believed[_LIMBS].all(axis=1), lengths, np.nan))
        return believed

    def _at_odd_limb(self, lengths: NDArray[np.float64]) -> NDArray[np.bool_]:
        at_odd_limb = np.zeros(LANDMARK_COUNT, dtype=bool)
        if self._lengths and self._time - self._lengths[0][0] >= _ENOUGH:
            usual = _median_of_seen(np.array([seen for _, seen in self._lengths]))
            at_odd_limb[_LIMBS[np.abs(lengths - usual) > ODD_LENGTH * usual]] = True
        return at_odd_limb

    def _remember(self, time: float, lengths: NDArray[np.float64]) -> None:
        self._lengths.append((time, lengths))
        while time - self._lengths[0][0] > _MEMORY:
            self._lengths.popleft()


def _limb_lengths(landmarks: NDArray[np.float64]) -> NDArray[np.float64]:
    lengths: NDArray[np.float64] = np.linalg.norm(
        landmarks[_LIMBS[:, 0]] - landmarks[_LIMBS[:, 1]], axis=1
    )
    return lengths


def _median_of_seen(lengths: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the median of each column without its NaN; NaN, which is never odd, if all are."""
    ordered = np.sort(lengths, axis=0)
    count = np.count_nonzero(~np.isnan(lengths), axis=0)
    middle: NDArray[np.float64] = ordered[np.maximum(count - 1, 0) // 2, np.arange(len(count))]
    return middle
