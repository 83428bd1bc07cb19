"""Which heads of a clip are blurred in a frame: those seen now, and those seen a moment ago."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.overlay.blur import Head, all_blurred, blurred, head_of
from posecheck.pose.types import Pose

FindPeople = Callable[[Frame], list[NDArray[np.float64]]]
"""A frame -> (33, 2) landmarks of everybody in it, in its pixels."""
REMEMBERED_S = 1.0
"""A head that is lost stays blurred where it was, for it seldom is gone; own."""
_SAME = 1.0
"""Two heads are one when they are closer than so many radii."""
_GROWS = 0.5
"""A remembered head grows by this share a second, for it may have moved."""


class Faces:
    """Blurs the frames of one clip, in the order of time.

    A frame in which no head is found, now or a moment ago, is blurred as a whole: rather too much
    than a face. Somebody whom the network does not find beside somebody whom it does find stays
    as they are.
    """

    def __init__(self, find_people: FindPeople) -> None:
        self._find = find_people
        self._known: list[tuple[float, Head]] = []

    def hide(self, frame: Frame, pose: Pose | None) -> NDArray[np.uint8]:
        """The frame's picture, a new one, with every head blurred; pose: the one followed."""
        found = self._find(frame)
        if pose is not None:
            found = [*found, pose.landmarks]
        seen = [head for person in found if (head := head_of(person)) is not None]
        lost = [
            (since, head)
            for since, head in self._known
            if frame.time - since <= REMEMBERED_S and not any(_one(head, other) for other in seen)
        ]
        heads = [*seen, *(head.grown(_GROWS * (frame.time - since)) for since, head in lost)]
        self._known = [*((frame.time, head) for head in seen), *lost]
        return blurred(frame.image, heads) if heads else all_blurred(frame.image)


def _one(head: Head, other: Head) -> bool:
    return bool(
        np.hypot(head.x - other.x, head.y - other.y) < _SAME * max(head.radius, other.radius)
    )
