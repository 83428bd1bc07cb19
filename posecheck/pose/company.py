"""Notices when somebody else is in the picture."""

from threading import Lock

import numpy as np
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.pose.people import People
from posecheck.pose.types import Landmark

Points = NDArray[np.float64]

LOOK_EVERY_S = 5.0
"""A look costs about two inferences of the full model; one in five seconds is 1 % of the work."""
APART = 0.5
"""Two poses are two people when their hips are at least so many trunk lengths apart."""


class TwoPeople:
    """Finds up to two people in single pictures, for any number of threads; opened when needed."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._people: People | None = None

    def find(self, frame: Frame) -> list[Points]:
        """See `People.find`."""
        with self._lock:
            if self._people is None:
                self._people = People(most=2)
            return self._people.find(frame)

    def close(self) -> None:
        """Free the network; closing twice is harmless."""
        with self._lock:
            if self._people is not None:
                self._people.close()


class Company:
    """Looks now and then, with the lite model, how many people the picture shows.

    The network that follows the person sees one only, so that nobody else can take over; this one
    looks at single pictures and finds up to two. It may miss somebody small or half hidden.

    people: what to look with, where others do too; None for a network of its own.
    """

    def __init__(self, people: TwoPeople | None = None) -> None:
        self._people = people or TwoPeople()
        self._shared = people is not None
        self._looked: int | None = None
        self._seen = False

    def seen(self, frame: Frame) -> bool:
        """Whether the latest look found a second person; looks anew when it is time to.

        That is once in every five seconds of the clip's own time, so that whoever begins to look
        at a multiple of them sees what one who looked from the start does.
        """
        turn = int(frame.time // LOOK_EVERY_S)
        if turn != self._looked:
            self._seen, self._looked = self._look(frame), turn
        return self._seen

    def close(self) -> None:
        """Free the network, if it is its own; closing twice is harmless."""
        if not self._shared:
            self._people.close()

    def _look(self, frame: Frame) -> bool:
        found = self._people.find(frame)
        return len(found) > 1 and _apart(found[0], found[1])


def _apart(one: Points, other: Points) -> bool:
    """Whether two sets of landmarks, (33, 2) pixels, belong to two people."""
    hips = [_middle(points, Landmark.LEFT_HIP) for points in (one, other)]
    trunk = np.linalg.norm(_middle(one, Landmark.LEFT_SHOULDER) - hips[0])
    return bool(np.linalg.norm(hips[0] - hips[1]) > APART * trunk)


def _middle(points: Points, left: Landmark) -> Points:
    """Half-way between a left point and its right twin."""
    return np.asarray((points[left] + points[left + 1]) / 2)
