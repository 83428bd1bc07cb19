"""Gestures that need no keyboard: something kept up, hands held to the head, a hand that pats.

Each takes poses in rising time and says once, when it is complete, that it was made.
"""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from posecheck.coach.signs import (
    SEEN,
    arm_is_ahead,
    foot_is_up,
    hand_and_shoulder,
    hand_is_up,
    hands_from_head,
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
PAT_WITHIN_S = 4.0
_PAT = 0.18
"""Trunk lengths from the top to the bottom of a pat: some 9 cm; own."""
_STILL = 0.12
"""Trunk lengths the shoulder may move meanwhile: it is the arm that pats."""


class Gesture(StrEnum):
    """What is looked for."""

    RAISED_HAND = "raised hand"
    HANDS_TO_HEAD = "hands to the head"
    PATTING = "patting"
    FOOT_UP = "foot up"
    ARM_AHEAD = "arm ahead"


@dataclass(frozen=True, slots=True)
class Gestures:
    """The gestures that are no part of an exercise: one to pause, one to report pain."""

    pause: Gesture | None
    pain: Gesture | None


def gestures_for(exercise: Exercise) -> Gestures:
    """Which gestures an exercise leaves free."""
    posture = exercise.camera.posture
    if _arms_move(exercise):
        return Gestures(pause=None, pain=None)
    if posture is Posture.ALL_FOURS:
        return Gestures(pause=Gesture.ARM_AHEAD, pain=Gesture.PATTING)
    if posture is Posture.PRONE or _hands_carry(exercise):
        folded = Posture.KNEELING in exercise.camera.accepted_postures
        flat = posture is Posture.PRONE and not folded
        return Gestures(pause=Gesture.FOOT_UP if flat else None, pain=Gesture.PATTING)
    return Gestures(pause=Gesture.RAISED_HAND, pain=Gesture.HANDS_TO_HEAD)


def _arms_move(exercise: Exercise) -> bool:
    movement = exercise.movement
    names = [movement.measure, movement.across or "", *(also.measure for also in movement.also)]
    names += [name for name in (*exercise.start, *exercise.keep) if _high(name, exercise)]
    return any(part in name for name in names for part in ("hand_height", "arm_", "elbow", "wrist"))


def _high(name: str, exercise: Exercise) -> bool:
    """Whether a start pose asks for a hand that is up."""
    wanted = exercise.start.get(name) or exercise.keep.get(name)
    return wanted is not None and "hand_height" in name and (wanted.low or -1.0) > -0.5


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


class ArmAhead(Kept):
    """On all fours, one arm stretched out ahead."""

    def __init__(self) -> None:
        super().__init__(arm_is_ahead)


class HandsToHead:
    """Both hands brought to the head and held there, lying or upright."""

    def __init__(self, seconds: float = HELD_S) -> None:
        self._held = Held(seconds)
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
        there = max(distances) < _TO_HEAD
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


class _Pats:
    """Turning points of one hand's height, in trunk lengths."""

    def __init__(self) -> None:
        self._way = 0
        self._extreme = math.nan
        self._downs: deque[float] = deque()
        self._shoulders: deque[tuple[float, float]] = deque()

    @property
    def share(self) -> float:
        return min(len(self._downs) / PATS, 1.0)

    def update(self, time: float, height: float, shoulder: float) -> bool:
        self._shoulders.append((time, shoulder))
        while self._shoulders and time - self._shoulders[0][0] > PAT_WITHIN_S:
            self._shoulders.popleft()
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
        heights = [height for _, height in self._shoulders]
        if len(self._downs) < PATS or max(heights) - min(heights) > _STILL:
            return False
        self._downs.clear()
        return True


WATCHERS: dict[Gesture, Callable[[], Kept | HandsToHead | Patting]] = {
    Gesture.RAISED_HAND: RaisedHand,
    Gesture.HANDS_TO_HEAD: HandsToHead,
    Gesture.PATTING: Patting,
    Gesture.FOOT_UP: FootUp,
    Gesture.ARM_AHEAD: ArmAhead,
}
"""What watches for each."""
