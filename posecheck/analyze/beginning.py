"""Looks once more at how a clip begins, back from where somebody has been followed for a while.

The first look at somebody is the hardest. Whoever lies on the floor may be taken with their head
for their feet, or a ball for the back that leans on it, and is followed as that until they have
moved, for the first repetition or longer. Followed back from later on they are seen as they are,
by somebody new who sees the same there, at once or after all that led up to it.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Reversible, Sequence
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import Generic, NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.analyze.hindsight import BACK_S, EVERY_S, SAME, TRIES, Look, P, finds, pose_at
from posecheck.analyze.meeting import apart
from posecheck.analyze.sparing import TICK_S
from posecheck.pose.types import Landmark, Pose

BEGIN_S = 6.0
"""So much of a clip is its beginning, from when somebody is first seen. Of 16 rendered films, of
950, that lost their first repetition by being taken wrongly nine had come right by then."""
STEP_S = 0.3
"""From one look back to the next: those who do exercises are not lost in between."""
RUSH = 0.8
"""Trunk lengths a second: who is suddenly taken for another body seems to move faster than this.
In two films of three nothing does, and they are not looked at again."""
OTHER = 0.3
"""Trunk lengths between what two see, at least, where it is not the same body."""
LOOKS = 2
"""So many looks at least, from the very beginning on, must show another body."""
LEAP = 2.0
"""The track that was wrong leaps where it comes right: it goes so many times as fast as the other
one at its fastest. In nine films that were wrong it was 2.3 to 160 times, and the middle of some
joints was 0.5 to 2.7 trunk lengths from the truth, of those followed back 0.1 to 0.3."""
MET = 0.1
"""Trunk lengths between two tracks where one may take over from the other."""
_LEFT = np.array(
    [Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP, Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE]
)


class _Look(NamedTuple):
    """What two tracks show of one picture; the first one may show nobody."""

    time: float
    pose: Pose | None
    other: Pose

    @property
    def apart(self) -> float:
        return float("inf") if self.pose is None else way(self.pose, self.other)


def look_again(
    seen: Iterable[tuple[P, Pose | None]],
    open_look: Callable[[], AbstractContextManager[Look[P]]],
) -> Iterator[tuple[P, Pose | None]]:
    """The same, with the beginning as somebody new sees it, where it was taken wrongly at first.

    seen: in rising time. open_look: opens somebody new, who is shown pictures to and fro. Nothing
    comes of the beginning before it has passed.
    """
    rest = iter(seen)
    beginning = _Beginning[P]()
    try:
        for picture, pose in rest:
            yield from beginning.add(picture, pose)
            if beginning.over:
                break
    except Exception:
        # What was seen before it went wrong is not lost.
        yield from beginning.held
        raise
    righted = _righted(beginning, open_look)
    beginning.forget()
    yield from righted
    yield from rest


class _Beginning(Generic[P]):
    """The pictures from somewhat before somebody is seen to `BEGIN_S` after.

    held: all of them. kept: those that can be looked at again.
    """

    def __init__(self) -> None:
        self.held: deque[tuple[P, Pose | None]] = deque()
        self.kept: deque[tuple[P, Pose | None]] = deque()
        self._since: float | None = None

    @property
    def over(self) -> bool:
        """Whether it has passed."""
        return self._since is not None and self.held[-1][0].time - self._since >= BEGIN_S

    def add(self, picture: P, pose: Pose | None) -> Iterator[tuple[P, Pose | None]]:
        """One more; gives back what lies too far before."""
        new = pose is not None and (not self.held or self.held[-1][1] is None)
        if new or not self.kept or picture.time - self.kept[-1][0].time > EVERY_S - TICK_S:
            self.kept.append((picture, pose))
        elif pose is not None or self._since is None:
            # Of those before anybody is found `look_back` keeps the same ones.
            picture.forget()
        self.held.append((picture, pose))
        if self._since is None and pose is not None:
            self._since = picture.time
        while self._since is None and picture.time - self.held[0][0].time > BACK_S:
            gone = self.held.popleft()
            if gone[0] is self.kept[0][0]:
                self.kept.popleft()
            yield gone

    def forget(self) -> None:
        """Let go of the pictures but of those in which nobody was found, or somebody anew.

        Those are looked at once more to follow them back.
        """
        for (_, before), (picture, pose) in pairwise(self.held):
            if before is not None and pose is not None:
                picture.forget()


def _righted(
    beginning: _Beginning[P], open_look: Callable[[], AbstractContextManager[Look[P]]]
) -> Iterable[tuple[P, Pose | None]]:
    """What was seen in the beginning, by whom it was seen rightly."""
    held, kept = beginning.held, beginning.kept
    sparse = _sparse(kept)
    if _fastest((picture.time, pose) for picture, pose in sparse) < RUSH:
        return held
    with open_look() as look:
        until_s = _wrong_until(_followed_back(look, sparse, kept))
        if until_s is None:
            return held
        looks = _followed_on(look, kept, until_s)
    if not looks:
        return held
    known = [(one.time, one.other) for one in looks]
    return [
        (picture, pose_at(picture.time, known) or pose if picture.time < known[-1][0] else pose)
        for picture, pose in held
    ]


def _sparse(kept: Reversible[tuple[P, Pose | None]]) -> list[tuple[P, Pose | None]]:
    """Those at least `STEP_S` apart, the last one among them; from the last to the first."""
    chosen: list[tuple[P, Pose | None]] = []
    for picture, pose in reversed(kept):
        if not chosen or chosen[-1][0].time - picture.time > STEP_S - TICK_S:
            chosen.append((picture, pose))
    return chosen


def _fastest(poses: Iterable[tuple[float, Pose | None]]) -> float:
    """Trunk lengths a second, 0 of a single one; in rising or in falling time."""
    found = [(time, pose) for time, pose in poses if pose is not None]
    return max(
        (way(one, other) / abs(then - now) for (then, one), (now, other) in pairwise(found)),
        default=0.0,
    )


def _followed_back(
    look: Look[P],
    sparse: Sequence[tuple[P, Pose | None]],
    kept: Iterable[tuple[P, Pose | None]],
) -> list[_Look]:
    """What somebody new sees who follows the same person back, in rising time.

    Nothing where they do not see the same in the last picture, even after all that led up to it,
    or where they lose somebody who was seen.
    """
    (last, pose), *before = sparse
    if pose is None or not (finds(look, last, pose) or _comes_to(look, kept, pose)):
        return []
    looks = [_Look(last.time, pose, pose)]
    for picture, pose in before:
        there = look(picture, TRIES * TICK_S + last.time - picture.time)
        if there is None:
            return [] if pose is not None else looks[::-1]
        looks.append(_Look(picture.time, pose, there))
    return looks[::-1]


def _comes_to(look: Look[P], kept: Iterable[tuple[P, Pose | None]], pose: Pose) -> bool:
    """Whether somebody new who is shown all of it has come to the same pose at its end."""
    there = None
    for picture, _ in kept:
        there = look(picture, picture.time)
    return apart(pose, there) <= SAME


def _followed_on(
    look: Look[P], kept: Iterable[tuple[P, Pose | None]], until_s: float
) -> list[_Look]:
    """What they see from where they have come back to, until both tracks have met.

    Nothing where they lose the person.
    """
    looks: list[_Look] = []
    for picture, pose in kept:
        there = look(picture, picture.time)
        if there is None:
            if not looks and pose is None:
                continue
            return []
        looks.append(_Look(picture.time, pose, there))
        if picture.time >= until_s and looks[-1].apart <= MET:
            break
    return looks


def _wrong_until(looks: Sequence[_Look]) -> float | None:
    """Up to when the first track was wrong; None where it was right, or nobody can tell."""
    wrong = next((n for n, one in enumerate(looks) if one.apart <= OTHER), len(looks))
    if not LOOKS <= wrong < len(looks):
        return None
    until = looks[: wrong + 1]
    first = _fastest((one.time, one.pose) for one in until)
    other = _fastest((one.time, one.other) for one in until)
    return until[-1].time if first > LEAP * other else None


def way(one: Pose, other: Pose) -> float:
    """The furthest that the middle of shoulders, hips, knees or ankles lies apart, trunk lengths.

    The middles, since it is not told here which limb is the left one. The longer trunk counts.
    """
    there, here = _middles(one), _middles(other)
    trunk = max(float(np.linalg.norm(places[0] - places[1])) for places in (there, here))
    return float(np.linalg.norm(there - here, axis=1).max()) / max(trunk, 1e-6)


def _middles(pose: Pose) -> NDArray[np.float64]:
    return np.asarray((pose.landmarks[_LEFT] + pose.landmarks[_LEFT + 1]) / 2)
