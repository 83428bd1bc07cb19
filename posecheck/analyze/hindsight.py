"""Fills in what came just before somebody was found, by following them back in time.

Whoever lies on the floor is hard to find and easy to follow: some are first found a second or two
after the clip began, in the middle of the first repetition. What was not seen in time can be seen
afterwards.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import Generic, NamedTuple, Protocol, TypeVar

from posecheck.analyze.meeting import apart
from posecheck.analyze.sparing import TICK_S, between
from posecheck.pose.types import Pose

BACK_S = 4.0
"""So far back at most, for the pictures have to be kept until then; own."""
EVERY_S = 0.065
"""From one picture that is kept to the next, at the least: at 30 a second every other one."""
TRIES = 9
"""So often somebody new is shown the picture in which somebody was found: who looks for people
looks at a long picture in so many ways in turn."""
SAME = 0.1
"""Trunk lengths between what two saw of one person, at most; a leg taken for the other is more."""


class Picture(Protocol):
    """A picture that may have to wait."""

    @property
    def time(self) -> float:
        """When it was taken."""
        ...

    def forget(self) -> None:
        """It will not be looked at any more."""
        ...


P = TypeVar("P", bound=Picture)
Look = Callable[[P, float], Pose | None]
"""What a picture shows to somebody who takes it to be of that time, in seconds."""


def look_back(
    seen: Iterable[tuple[P, Pose | None]],
    open_look: Callable[[], AbstractContextManager[Look[P]]],
) -> Iterator[tuple[P, Pose | None]]:
    """The same, with the poses of those who were there before they were found.

    seen: in rising time; while nobody is found, pictures wait for `BACK_S`. open_look: opens
    somebody new to follow them back, who is shown the pictures from the last to the first.
    """
    lost: deque[_Lost[P]] = deque()
    kept_s = float("-inf")
    for picture, pose in seen:
        if pose is not None:
            if lost:
                yield from _filled(lost, picture, pose, open_look)
                lost.clear()
            yield picture, pose
            continue
        keep = picture.time - kept_s > EVERY_S - TICK_S
        if keep:
            kept_s = picture.time
        else:
            picture.forget()
        lost.append(_Lost(picture, keep))
        while picture.time - lost[0].picture.time > BACK_S:
            gone = lost.popleft().picture
            gone.forget()
            yield gone, None
    for late in lost:
        yield late.picture, None


class _Lost(NamedTuple, Generic[P]):
    """A picture in which nobody was found. kept: whether it can still be looked at."""

    picture: P
    kept: bool


def _filled(
    lost: deque[_Lost[P]],
    found: P,
    pose: Pose,
    open_look: Callable[[], AbstractContextManager[Look[P]]],
) -> Iterator[tuple[P, Pose | None]]:
    """Those that were lost before somebody was `found`, with what was seen by following back."""
    known = [(found.time, pose)]
    with open_look() as look:
        if finds(look, found, pose):
            start = TRIES * TICK_S
            for picture in (late.picture for late in reversed(lost) if late.kept):
                there = look(picture, start + found.time - picture.time)
                if there is None:
                    break
                known.append((picture.time, there))
    known.reverse()
    for picture, _ in lost:
        yield picture, pose_at(picture.time, known)
        picture.forget()


def finds(look: Look[P], found: P, pose: Pose) -> bool:
    """Whether somebody new sees the same person, within so many tries."""
    return any(apart(pose, look(found, number * TICK_S)) <= SAME for number in range(TRIES))


def pose_at(time: float, known: Sequence[tuple[float, Pose]]) -> Pose | None:
    """The pose of that moment from those around it; None before the first of them."""
    for (before_s, before), (after_s, after) in pairwise(known):
        if before_s <= time < after_s:
            share = (time - before_s) / (after_s - before_s)
            return before if share == 0.0 else between(before, after, share)
    return None
