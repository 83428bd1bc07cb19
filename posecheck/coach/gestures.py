"""Gestures that need no keyboard: something kept up, hands held to the head, a hand that pats.

Each takes poses in rising time and says once, when it is complete, that it was made.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from posecheck.coach.signs import (
    SEEN,
    feet_are_down,
    foot_is_up,
    hand_and_shoulder,
    hand_is_up,
    hands_are_down,
    hands_are_free,
    hands_from_head,
    heel_is_up,
    heels_are_down,
    is_upright,
)
from posecheck.exercises.model import Exercise
from posecheck.measures.body import SIDES, limbs
from posecheck.measures.reading import Posture
from posecheck.pose.types import Pose

RAISED_S = 2.0
HELD_S = 1.5
_LOST_S = 0.4
"""A gesture may go unseen or waver for so long; own."""
_TO_HEAD = 0.5
"""Trunk lengths from wrist to the middle of the ears when a hand is held to the head: the wrist
is a hand's length from the fingertips; own."""
_AWAY = 0.8
"""So far away a hand was before, or it has always been there."""
_CAME_S = 4.0
PATS = 3
TWICE = 2
PAT_WITHIN_S = 4.0
_PAT = 0.11
"""Trunk lengths from the top to the bottom of a pat: a hand that leaves the floor by 15 cm reads
0.12 to 0.45 (rendered people face down and on all fours)."""
_STILL, _STILL_SHARE = 0.2, 0.5
"""Trunk lengths, and as a part of the hand's way, that the shoulder may move meanwhile: it is the
arm that pats; own."""


class Watcher(Protocol):
    """Watches for one gesture."""

    @property
    def share(self) -> float:
        """How much of it has been seen, 0..1."""
        ...

    def update(self, time: float, pose: Pose | None) -> bool:
        """Whether it is complete now; time rises."""
        ...


class Gesture(StrEnum):
    """What is looked for."""

    RAISED_HAND = "raised hand"
    HANDS_TO_HEAD = "hands to the head"
    PATTING = "patting"
    FOOT_UP = "foot up"
    KICKING = "kicking"
    HEEL_TWICE = "heel raised behind twice"
    SAT_UP = "hands to the head, sat up"
    RAISED_TWICE = "hand raised twice"


@dataclass(frozen=True, slots=True)
class Gestures:
    """The gestures that are no part of an exercise: one to pause, one to report pain."""

    pause: Gesture | None
    pain: Gesture


def gestures_for(exercise: Exercise) -> Gestures:
    """Which gestures an exercise leaves free."""
    posture = exercise.camera.posture
    flat = posture is Posture.PRONE and Posture.KNEELING not in exercise.camera.accepted_postures
    if flat:
        # A hand beside or under who lies face down is guessed: it seems to pat of itself.
        return Gestures(pause=Gesture.FOOT_UP, pain=Gesture.KICKING)
    if _arms_move(exercise):
        return _while_arms_move(exercise)
    if posture in (Posture.PRONE, Posture.ALL_FOURS) or _hands_carry(exercise):
        return Gestures(pause=None, pain=Gesture.PATTING)
    if posture is Posture.SIDE_LYING:
        # The head lies on one of the hands.
        return Gestures(pause=Gesture.RAISED_HAND, pain=Gesture.RAISED_TWICE)
    return Gestures(pause=Gesture.RAISED_HAND, pain=Gesture.HANDS_TO_HEAD)


def _while_arms_move(exercise: Exercise) -> Gestures:
    """What is left where a hand that goes up or pats may be the exercise itself."""
    if exercise.camera.posture in (Posture.PRONE, Posture.ALL_FOURS):
        return Gestures(pause=None, pain=Gesture.SAT_UP)
    # Hands that are up while one stands may be so beside the head, as on a door's frame.
    beside_head = exercise.camera.posture is Posture.STANDING and _hands_up(exercise)
    return Gestures(None, Gesture.HEEL_TWICE if beside_head else Gesture.HANDS_TO_HEAD)


def _arms_move(exercise: Exercise) -> bool:
    movement = exercise.movement
    names = [movement.measure, movement.across or "", *(also.measure for also in movement.also)]
    parts = ("hand_height", "arm_", "elbow", "wrist")
    return _hands_up(exercise) or any(part in name for name in names for part in parts)


def _hands_up(exercise: Exercise) -> bool:
    """Whether the start pose asks for a hand that is up."""
    wanted = [*exercise.start.items(), *exercise.keep.items()]
    return any("hand_height" in name and (range_.low or -1.0) > -0.5 for name, range_ in wanted)


def _hands_carry(exercise: Exercise) -> bool:
    return "wrist" in exercise.movement.planted or "elbow" in exercise.movement.planted


class Held:
    """True once something has been so for `seconds`; then not again until it has ended."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._since: float | None = None
        self._last: float | None = None
        self._told = False
        self.share = 0.0

    def update(self, time: float, now: bool) -> bool:
        """Take the next moment."""
        if now:
            self._since = time if self._since is None else self._since
            self._last = time
        elif self._last is None or time - self._last > _LOST_S:
            self._since = self._last = None
            self._told, self.share = False, 0.0
        if self._since is None:
            return False
        self.share = min((time - self._since) / self._seconds, 1.0)
        if self.share < 1.0 or self._told:
            return False
        self._told = True
        return True


class Kept:
    """Something that can be seen in one pose, kept up for a while."""

    def __init__(self, seen: Callable[[Pose], bool], seconds: float = RAISED_S) -> None:
        self._seen = seen
        self._held = Held(seconds)

    @property
    def share(self) -> float:
        """How much of the time it has been kept up, 0..1."""
        return self._held.share

    def update(self, time: float, pose: Pose | None) -> bool:
        """Whether it is complete now."""
        return self._held.update(time, pose is not None and self._seen(pose))


class RaisedHand(Kept):
    """One hand well above head and shoulder."""

    def __init__(self) -> None:
        super().__init__(hand_is_up)


class FootUp(Kept):
    """Face down, one foot to the ceiling."""

    def __init__(self) -> None:
        super().__init__(foot_is_up)


class HandsToHead:
    """Both hands brought to the head and held there, lying or upright.

    sat_up: only while the trunk is upright, for who may lie with the hands beside the head.
    """

    def __init__(self, seconds: float = HELD_S, *, sat_up: bool = False) -> None:
        self._held = Held(seconds)
        self._sat_up = sat_up
        self._away_s: float | None = None
        self._began = False

    @property
    def share(self) -> float:
        """How much of the time they have been held there, 0..1."""
        return self._held.share

    def update(self, time: float, pose: Pose | None) -> bool:
        """Whether it is complete now."""
        if pose is None:
            return self._held.update(time, False)
        distances = hands_from_head(pose)
        if min(distances) > _AWAY:
            self._away_s = time
        there = max(distances) < _TO_HEAD and hands_are_free(pose)
        there = there and (not self._sat_up or is_upright(pose))
        came = self._away_s is not None and time - self._away_s < _CAME_S
        self._began = there and (self._began or came)
        return self._held.update(time, self._began)


class Patting:
    """A hand that pats the floor or the body three times, while the shoulder stays where it is."""

    def __init__(self) -> None:
        self._hands = {side: _Pats() for side in SIDES}

    @property
    def share(self) -> float:
        """How many of the pats have been seen, 0..1."""
        return max(hand.share for hand in self._hands.values())

    def update(self, time: float, pose: Pose | None) -> bool:
        """Whether it is complete now."""
        if pose is None:
            return False
        done = [
            hand.update(time, *hand_and_shoulder(pose, side))
            for side, hand in self._hands.items()
            if limbs(pose, side).seen("wrist", "shoulder") >= SEEN
        ]
        return any(done)


class Twice:
    """Something that goes up and comes down again, twice within a few seconds."""

    def __init__(self, up: Callable[[Pose], bool], down: Callable[[Pose], bool]) -> None:
        """up, down: clearly so; in between it stays what it was."""
        self._is_up, self._is_down = up, down
        self._ups: deque[float] = deque()
        self._up = False
        self._since = -math.inf

    @property
    def share(self) -> float:
        """How many of the two have been seen, 0..1."""
        return min(len(self._ups) / TWICE, 1.0)

    def update(self, time: float, pose: Pose | None) -> bool:
        """Whether it is complete now: it has come down after the second."""
        while self._ups and time - self._ups[0] > PAT_WITHIN_S:
            self._ups.popleft()
        if pose is None:
            return False
        if not self._up and self._is_up(pose):
            self._up, self._since = True, time
        elif self._up and self._is_down(pose):
            self._up = False
            if time - self._since < RAISED_S:
                self._ups.append(time)
        if self._up or len(self._ups) < TWICE:
            return False
        self._ups.clear()
        return True


class Kicking(Twice):
    """Face down, a foot that goes up and down again twice."""

    def __init__(self) -> None:
        super().__init__(foot_is_up, feet_are_down)


class HeelTwice(Twice):
    """Standing, a heel that goes up behind, to the seat, and down again twice."""

    def __init__(self) -> None:
        super().__init__(heel_is_up, heels_are_down)


class RaisedTwice(Twice):
    """A hand that is raised and let down again twice."""

    def __init__(self) -> None:
        super().__init__(hand_is_up, hands_are_down)


class _Pats:
    """Turning points of one hand's height, in trunk lengths."""

    def __init__(self) -> None:
        self._way = 0
        self._extreme = math.nan
        self._downs: deque[float] = deque()
        self._seen: deque[tuple[float, float, float]] = deque()

    @property
    def share(self) -> float:
        return min(len(self._downs) / PATS, 1.0)

    def update(self, time: float, height: float, shoulder: float) -> bool:
        self._seen.append((time, height, shoulder))
        while self._seen and time - self._seen[0][0] > PAT_WITHIN_S:
            self._seen.popleft()
        while self._downs and time - self._downs[0] > PAT_WITHIN_S:
            self._downs.popleft()
        if math.isnan(self._extreme):
            self._extreme = height
        if self._turned(height):
            if self._way < 0:
                self._downs.append(time)
            return self._complete()
        return False

    def _turned(self, height: float) -> bool:
        """Whether the hand has just gone far enough the other way."""
        moved = height - self._extreme
        if self._way == 0:
            if abs(moved) >= _PAT:
                self._way, self._extreme = int(math.copysign(1, moved)), height
                return self._way < 0
            return False
        if moved * self._way > 0:
            self._extreme = height
        elif abs(moved) >= _PAT:
            self._way, self._extreme = -self._way, height
            return True
        return False

    def _complete(self) -> bool:
        if len(self._downs) < PATS:
            return False
        _, hand, shoulder = np.array(self._seen).T
        if _spread(shoulder) > min(_STILL, _STILL_SHARE * _spread(hand)):
            return False
        self._downs.clear()
        return True


def _spread(values: NDArray[np.float64]) -> float:
    """How far it moves, single slips of the network left out."""
    low, high = np.percentile(values, (10, 90))
    return float(high - low)


WATCHERS: dict[Gesture, Callable[[], Watcher]] = {
    Gesture.RAISED_HAND: RaisedHand,
    Gesture.HANDS_TO_HEAD: HandsToHead,
    Gesture.PATTING: Patting,
    Gesture.FOOT_UP: FootUp,
    Gesture.KICKING: Kicking,
    Gesture.HEEL_TWICE: HeelTwice,
    Gesture.SAT_UP: partial(HandsToHead, sat_up=True),
    Gesture.RAISED_TWICE: RaisedTwice,
}
"""What watches for each."""
