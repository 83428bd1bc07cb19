"""A low-pass filter that is strong at rest and nearly absent in movement (Casiez et al., 2012)."""

import math

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


class OneEuroFilter:
    """Smooths N points at once; a point that moves fast is smoothed less.

    The cutoff frequency of each point is `min_cutoff + beta * speed`. Differences from the paper:
    speed is that of the point, not of each coordinate, so that turning the picture changes
    nothing; it is in units a second, the unit being told with each call, so that neither does its
    size; and the weights are those of the exact exponential, so that frame rate hardly matters.

    min_cutoff: Hz, at rest.
    beta: Hz for each unit a second of speed.
    speed_cutoff: Hz, of the low-pass filter for the speed.
    gap: seconds without a value after which the filter starts anew, as it does when time
        steps back.
    """

    def __init__(
        self, min_cutoff: float, beta: float, *, speed_cutoff: float = 1.0, gap: float = 0.5
    ) -> None:
        self._min_cutoff = min_cutoff
        self._beta = beta
        self._speed_cutoff = speed_cutoff
        self._gap = gap
        self._time = -math.inf
        self._raw: Array = np.empty((0, 0))
        self._smooth: Array = np.empty((0, 0))
        self._velocity: Array = np.empty((0, 0))

    def update(self, time: float, values: Array, unit: float = 1.0) -> Array:
        """Return the smoothed (N, D) `values` seen at `time` seconds.

        unit: the length, in the values' own measure, in which speed is counted.
        """
        step = time - self._time
        if not 0.0 <= step <= self._gap:
            self._start(values)
        elif step > 0.0:
            self._advance(step, values, unit)
        self._time = time
        return self._smooth.copy()

    def _start(self, values: Array) -> None:
        self._raw = values.copy()
        self._smooth = values.copy()
        self._velocity = np.zeros_like(values)

    def _advance(self, step: float, values: Array, unit: float) -> None:
        velocity = (values - self._raw) / step
        self._velocity += _weight(self._speed_cutoff, step) * (velocity - self._velocity)
        speed = np.linalg.norm(self._velocity, axis=1, keepdims=True) / unit
        cutoff = self._min_cutoff + self._beta * speed
        self._smooth += _weight(cutoff, step) * (values - self._smooth)
        self._raw = values.copy()


def _weight(cutoff: float | Array, step: float) -> Array:
    """Return how much of a new value a first-order low-pass takes over after `step` seconds."""
    return np.asarray(1.0 - np.exp(-2.0 * math.pi * step * cutoff))
