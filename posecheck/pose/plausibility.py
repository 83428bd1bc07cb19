"""Which landmarks moved as a body can: the network calls hidden and mistaken joints visible too."""

import math
from bisect import bisect_left, insort
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

_LIMBS = (
    (Landmark.LEFT_SHOULDER, Landmark.LEFT_ELBOW),
    (Landmark.RIGHT_SHOULDER, Landmark.RIGHT_ELBOW),
    (Landmark.LEFT_ELBOW, Landmark.LEFT_WRIST),
    (Landmark.RIGHT_ELBOW, Landmark.RIGHT_WRIST),
    (Landmark.LEFT_HIP, Landmark.LEFT_KNEE),
    (Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE),
    (Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE),
    (Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE),
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
        self._lengths: deque[tuple[float, list[float | None]]] = deque()
        self._usual = [RunningMedian() for _ in _LIMBS]

    def update(
        self, time: float, landmarks: NDArray[np.float64], body_length: float
    ) -> NDArray[np.bool_]:
        """Return (33,) which of the (33, 2) `landmarks` at `time` seconds are to be believed.

        body_length: in the landmarks' own measure.
        """
        if not 0.0 <= time - self._time <= _GAP:
            self._believed_at[:] = -math.inf
            self._forget_lengths()
        self._time = time
        step = np.maximum(time - self._believed_at, _SHORTEST_STEP)
        speed = np.linalg.norm(landmarks - self._position, axis=1) / body_length / step
        lengths = _limb_lengths(landmarks)
        limit = np.where(self._at_odd_limb(lengths), MAX_SPEED_AT_ODD_LENGTH, MAX_SPEED)
        believed: NDArray[np.bool_] = speed <= limit
        self._position[believed] = landmarks[believed]
        self._believed_at[believed] = time
        self._remember(time, lengths, believed.tolist())
        return believed

    def _at_odd_limb(self, lengths: list[float]) -> NDArray[np.bool_]:
        at_odd_limb = np.zeros(LANDMARK_COUNT, dtype=bool)
        if self._lengths and self._time - self._lengths[0][0] >= _ENOUGH:
            for limb, length, usual in zip(_LIMBS, lengths, self._usual, strict=True):
                middle = usual.value
                if middle is not None and abs(length - middle) > ODD_LENGTH * middle:
                    at_odd_limb[list(limb)] = True
        return at_odd_limb

    def _remember(self, time: float, lengths: list[float], believed: list[bool]) -> None:
        seen = [
            length if believed[a] and believed[b] else None
            for (a, b), length in zip(_LIMBS, lengths, strict=True)
        ]
        self._lengths.append((time, seen))
        for usual, one in zip(self._usual, seen, strict=True):
            if one is not None:
                usual.add(one)
        while time - self._lengths[0][0] > _MEMORY:
            for usual, one in zip(self._usual, self._lengths.popleft()[1], strict=True):
                if one is not None:
                    usual.remove(one)

    def _forget_lengths(self) -> None:
        self._lengths.clear()
        self._usual = [RunningMedian() for _ in _LIMBS]


class RunningMedian:
    """The median of numbers that come and go; the lower one of two."""

    def __init__(self) -> None:
        self._ordered: list[float] = []

    @property
    def value(self) -> float | None:
        """None where there are no numbers."""
        return self._ordered[(len(self._ordered) - 1) // 2] if self._ordered else None

    def add(self, number: float) -> None:
        """One more."""
        insort(self._ordered, number)

    def remove(self, number: float) -> None:
        """One less: one that was added."""
        del self._ordered[bisect_left(self._ordered, number)]


def _limb_lengths(landmarks: NDArray[np.float64]) -> list[float]:
    points = landmarks.tolist()
    return [math.dist(points[a], points[b]) for a, b in _LIMBS]
