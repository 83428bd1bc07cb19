"""What a live source is: something that gives its next picture when asked."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

LOST = "The camera stopped sending pictures."


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture just grabbed, not yet turned into RGB, since most slow readers skip some.

    to_rgb: makes the (H, W, 3) uint8 RGB image, upright and C-contiguous.
    captured_at: `time.monotonic()` at its arrival.
    time: seconds from the clip's start by its own stamps, None where only the arrival counts.
    """

    to_rgb: Callable[[], NDArray[np.uint8]]
    captured_at: float
    time: float | None = None


class Source(Protocol):
    """One way to get live pictures. `grab` is called from one thread, which also closes.

    eager: whether pictures come by themselves, so that the newest must be fetched all the time;
        the others wait for the first reader, so that nothing is lost before it is there.
    """

    eager: bool

    def grab(self, stop: Event) -> Picture | None:
        """Wait for the next picture; None at the end or when `stop` is set.

        Raises InputError if the source is lost.
        """

    def close(self) -> None:
        """Let go of the device, the connection or the file."""


class Pace:
    """Holds the pictures of a recorded clip back until their time has come."""

    def __init__(self) -> None:
        self._began: float | None = None

    def wait(self, moment: float, stop: Event) -> bool:
        """Wait until `moment` on the clip's clock, which starts with the first call.

        Returns False at once if `stop` is set.
        """
        now = time.monotonic()
        if self._began is None:
            self._began = now - moment
        return not stop.wait(max(0.0, self._began + moment - now))
