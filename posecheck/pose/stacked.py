"""Keeps apart the two sides of somebody who lies on one of them.

One hip over the other, both legs look alike, and the network says of the upper one now that it is
the left and now that it is the right. Yet nobody turns over without passing over back or belly:
whichever side is up stays up, and of two legs the upper one is the higher one in the picture.
"""

import math

from posecheck.pose.average import Average
from posecheck.pose.body import trunk_length
from posecheck.pose.sides import (
    LEFT_ARM,
    LEFT_LEG,
    LEFT_TRUNK,
    exchanged,
    lateral_axis,
    right_of,
)
from posecheck.pose.types import Landmark, Pose

LYING = 0.6
"""How far the axis through shoulders and hips points upwards, at the mean, of who lies on a side:
0.75 and more in rendered and real clips; of who does anything else up to 0.3 in real ones."""
LEFT_IT = 0.45
MEMORY_S = 0.5
TOGETHER = 0.35
RESTS_S = 1.0
"""The sides get other names only after no ankle has been higher than the other by more than so many
trunk lengths for so long: not while a leg is lifted. Own."""
UNSURE_S = 1.0
"""So long after the network has mistaken the sides nothing that it says of them is sure; own."""

_GAP_S = 0.5
"""A pause after which nothing is known of how the person lay."""
_BODY = LEFT_TRUNK + LEFT_ARM, right_of(LEFT_TRUNK + LEFT_ARM)
_LEGS = LEFT_LEG, right_of(LEFT_LEG)
_TOLD_BY = 2
"""Of each of these so many points tell which lies higher: shoulder and hip, knee and ankle."""


class Stacked:
    """Follows somebody from pose to pose.

    lies: whether they lie on a side. unsure: whether the network mistook their sides just now.
    """

    def __init__(self) -> None:
        self._time = -math.inf
        self._begin()

    def _begin(self) -> None:
        self._on_side = Average(MEMORY_S, grows=True)
        self._get_off()
        self._apart_s = self._time
        self._wrong_s = -math.inf

    def _get_off(self) -> None:
        self.lies = self.unsure = False
        self._left_is_up: bool | None = None
        self._said = 0.0

    def update(self, time: float, pose: Pose) -> Pose:
        """The pose with the side that is up, up; as it is of who does not lie on a side."""
        step, self._time = time - self._time, time
        if not 0.0 <= step <= _GAP_S:
            self._begin()
        left_up = _left_up(pose)
        on_side = self._on_side.update(time, abs(left_up))
        if on_side < (LEFT_IT if self.lies else LYING):
            self._get_off()
            return pose
        self._said += left_up * step if self.lies else 0.0
        self.lies = True
        self._settle_up(time, pose, left_up)
        wrong = [
            sides for sides in (_BODY, _LEGS) if _left_is_higher(pose, *sides) != self._left_is_up
        ]
        for left, right in wrong:
            pose = exchanged(pose, left, right)
            self._wrong_s = time
        self.unsure = time - self._wrong_s <= UNSURE_S
        return pose

    def _settle_up(self, time: float, pose: Pose, left_up: float) -> None:
        """What the network has said for longer, as long as no leg is lifted."""
        if not _together(pose):
            self._apart_s = time
        if self._left_is_up is None:
            self._left_is_up = left_up > 0.0
        elif time - self._apart_s > RESTS_S and self._said != 0.0:
            self._left_is_up = self._said > 0.0


def _left_up(pose: Pose) -> float:
    """How far the axis from the right side to the left points upwards, -1..1."""
    x, y, z = lateral_axis(pose)
    return -y / (math.hypot(x, y, z) + 1e-9)


def _left_is_higher(pose: Pose, left: list[Landmark], right: list[Landmark]) -> bool:
    heights = pose.landmarks[:, 1]
    return bool(heights[left[:_TOLD_BY]].sum() < heights[right[:_TOLD_BY]].sum())


def _together(pose: Pose) -> bool:
    """Whether the ankles lie at about the same height in the picture."""
    points = pose.landmarks.tolist()
    apart = abs(points[Landmark.LEFT_ANKLE][1] - points[Landmark.RIGHT_ANKLE][1])
    return bool(apart < TOGETHER * trunk_length(points))
