"""Looks once more at how a clip begins, back from where somebody has been followed for a while.

The first look at somebody is the hardest. Whoever lies on the floor may be taken with their head
for their feet, or a ball for the back that leans on it, and is followed as that until they have
moved, for the first repetition or longer. Followed back from later on they are seen as they are.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.analyze.hindsight import EVERY_S, TRIES, Look, P, finds, pose_at
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
    """What two tracks show of one picture."""

    time: float
    pose: Pose
    other: Pose

    @property
    def apart(self) -> float:
        return way(self.pose, self.other)


def look_again(
    seen: Iterable[tuple[P, Pose | None]],
    open_look: Callable[[], AbstractContextManager[Look[P]]],
) -> Iterator[tuple[P, Pose | None]]:
    """The same, with the beginning as somebody new sees it, where it was taken wrongly at first.

    seen: in rising time. open_look: opens somebody new, who is shown pictures from the last to the
    first. Nothing comes of the beginning before it has passed.
    """
    rest = iter(seen)
    held: list[tuple[P, Pose | None]] = []
    kept: list[tuple[P, Pose]] = []
    try:
        for picture, pose in rest:
            if not held and pose is None:
                yield picture, None
                continue
            if pose is not None:
                new = not held or held[-1][1] is None
                if new or picture.time - kept[-1][0].time > EVERY_S - TICK_S:
                    kept.append((picture, pose))
                else:
                    picture.forget()
            held.append((picture, pose))
            if picture.time - held[0][0].time >= BEGIN_S:
                break
    except Exception:
        # What was seen before it went wrong is not lost.
        yield from held
        raise
    righted = _righted(held, kept[::-1], open_look)
    _forget(held)
    yield from righted
    yield from rest


def _forget(held: Sequence[tuple[P, Pose | None]]) -> None:
    """Let go of the pictures but of those in which nobody was found, or somebody anew.

    Those are looked at once more to follow them back.
    """
    for (_, before), (picture, pose) in pairwise(held):
        if before is not None and pose is not None:
            picture.forget()


def _righted(
    held: list[tuple[P, Pose | None]],
    kept: Sequence[tuple[P, Pose]],
    open_look: Callable[[], AbstractContextManager[Look[P]]],
) -> list[tuple[P, Pose | None]]:
    """The beginning. kept: what of it can be looked at, from the last to the first."""
    sparse = _sparse(kept)
    if _fastest([(picture.time, pose) for picture, pose in sparse]) < RUSH:
        return held
    with open_look() as look:
        until_s = _wrong_until(_followed_back(look, sparse))
    if until_s is None:
        return held
    with open_look() as look:
        looks = _followed_back(look, kept)
    until_s = next((one.time for one in looks if one.time >= until_s and one.apart <= MET), until_s)
    known = [(one.time, one.other) for one in looks]
    return [
        (picture, pose_at(picture.time, known) or pose if picture.time < until_s else pose)
        for picture, pose in held
    ]


def _sparse(kept: Sequence[tuple[P, Pose]]) -> list[tuple[P, Pose]]:
    """Those at least `STEP_S` apart."""
    chosen: list[tuple[P, Pose]] = []
    for picture, pose in kept:
        if not chosen or chosen[-1][0].time - picture.time > STEP_S - TICK_S:
            chosen.append((picture, pose))
    return chosen


def _fastest(poses: Sequence[tuple[float, Pose]]) -> float:
    """Trunk lengths a second, 0 of a single one; in rising or in falling time."""
    return max(
        (way(one, other) / abs(then - now) for (then, one), (now, other) in pairwise(poses)),
        default=0.0,
    )


def _followed_back(look: Look[P], pictures: Sequence[tuple[P, Pose]]) -> list[_Look]:
    """What somebody new sees who follows the same person back, in rising time.

    pictures: from the last to the first. Nothing where they do not see the same in the last one,
    or lose the person.
    """
    (last, pose), *before = pictures
    if not finds(look, last, pose):
        return []
    looks = [_Look(last.time, pose, pose)]
    for picture, pose in before:
        there = look(picture, TRIES * TICK_S + last.time - picture.time)
        if there is None:
            return []
        looks.append(_Look(picture.time, pose, there))
    return looks[::-1]


def _wrong_until(looks: Sequence[_Look]) -> float | None:
    """Up to when the first track was wrong; None where it was right, or nobody can tell."""
    wrong = next((n for n, one in enumerate(looks) if one.apart <= OTHER), len(looks))
    if not LOOKS <= wrong < len(looks):
        return None
    until = looks[: wrong + 1]
    first = _fastest([(one.time, one.pose) for one in until])
    other = _fastest([(one.time, one.other) for one in until])
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
