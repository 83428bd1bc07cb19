"""Gestures that need no keyboard: a raised hand, hands held to the head, a hand that pats.

Each takes poses in rising time and says once, when it is complete, that it was made.
"""

import math
from collections import deque
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from posecheck.exercises.model import Exercise
from posecheck.measures.body import SIDES, limbs, trunk_length
from posecheck.measures.reading import Posture
from posecheck.pose.types import Landmark, Pose

RAISED_S = 2.0
HELD_S = 1.5
_SEEN = 0.5
_LOST_S = 0.4
"""A gesture may go unseen or waver for so long; own."""
_ABOVE = 0.25
"""Trunk lengths by which a raised hand is above the head; own: some 12 cm."""
_STEEP_DEG = 30.0
_STRETCHED = 0.75
"""Trunk lengths from shoulder to wrist: a straight arm has about one; own."""
_HOLDS = 0.6
"""Trunk lengths from the knee within which a hand may hold the leg, at knee, thigh or shin; own."""
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
    if posture in (Posture.PRONE, Posture.ALL_FOURS) or _hands_carry(exercise):
        return Gestures(pause=None, pain=Gesture.PATTING)
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


class RaisedHand:
    """One hand well above head and shoulder, held."""

    def __init__(self, seconds: float = RAISED_S) -> None:
        self._held = Held(seconds)

    @property
    def share(self) -> float:
        """How much of the time it has been held, 0..1."""
        return self._held.share

    def update(self, time: float, pose: Pose | None) -> bool:
        """Whether it is complete now."""
        return self._held.update(time, pose is not None and _hand_is_up(pose))


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
        distances = _hands_from_head(pose)
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
            hand.update(time, *_hand_and_shoulder(pose, side))
            for side, hand in self._hands.items()
            if limbs(pose, side).seen("wrist", "shoulder") >= _SEEN
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


def _hand_is_up(pose: Pose) -> bool:
    """Whether one arm is stretched up, lying or upright, and not merely about a raised knee."""
    trunk = trunk_length(pose)
    head = float(min(pose.landmarks[Landmark.LEFT_EAR][1], pose.landmarks[Landmark.RIGHT_EAR][1]))
    for side in SIDES:
        body = limbs(pose, side)
        shoulder, elbow, wrist = (body.points[name] for name in ("shoulder", "elbow", "wrist"))
        across, up = wrist[0] - shoulder[0], shoulder[1] - wrist[1]
        steep = math.degrees(math.atan2(abs(across), up)) < _STEEP_DEG
        stretched = math.hypot(across, up) > _STRETCHED * trunk
        above = wrist[1] < min(head - _ABOVE * trunk, elbow[1])
        free = all(math.dist(wrist, knee) > _HOLDS * trunk for knee in _knees(pose))
        if body.seen("wrist", "elbow") >= _SEEN and steep and stretched and above and free:
            return True
    return False


def _knees(pose: Pose) -> list[NDArray[np.float64]]:
    """Both knees: a hand near one may be holding a leg up."""
    return [pose.landmarks[knee] for knee in (Landmark.LEFT_KNEE, Landmark.RIGHT_KNEE)]


def _hands_from_head(pose: Pose) -> tuple[float, float]:
    """The distance of each wrist from the middle of the ears, in trunk lengths; far if unseen."""
    marks, trunk = pose.landmarks, trunk_length(pose)
    head = (marks[Landmark.LEFT_EAR] + marks[Landmark.RIGHT_EAR] + marks[Landmark.NOSE]) / 3
    wrists = (Landmark.LEFT_WRIST, Landmark.RIGHT_WRIST)
    left, right = (float(np.hypot(*(marks[wrist] - head))) / trunk for wrist in wrists)
    return left, right


def _hand_and_shoulder(pose: Pose, side: str) -> tuple[float, float]:
    """Their heights in trunk lengths."""
    points, trunk = limbs(pose, side).points, trunk_length(pose)
    return -points["wrist"][1] / trunk, -points["shoulder"][1] / trunk
