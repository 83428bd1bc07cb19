"""Landmarks that come in twos: the axis between them, and one side's exchanged with the other's."""

from collections.abc import Sequence
from dataclasses import replace

from posecheck.pose.types import Landmark, Pose

LEFT_TRUNK = [Landmark.LEFT_SHOULDER, Landmark.LEFT_HIP]
LEFT_ARM = [
    Landmark.LEFT_ELBOW,
    Landmark.LEFT_WRIST,
    Landmark.LEFT_PINKY,
    Landmark.LEFT_INDEX,
    Landmark.LEFT_THUMB,
]
LEFT_LEG = [Landmark.LEFT_KNEE, Landmark.LEFT_ANKLE, Landmark.LEFT_HEEL, Landmark.LEFT_FOOT_INDEX]


def right_of(left: Sequence[Landmark]) -> list[Landmark]:
    """The same points of the right side."""
    return [Landmark[mark.name.replace("LEFT", "RIGHT")] for mark in left]


RIGHT_TRUNK = right_of(LEFT_TRUNK)


def lateral_axis(pose: Pose) -> tuple[float, float, float]:
    """The person's right-to-left axis in metres, (x, y, z): shoulders and hips added."""
    (ax, ay, az), (bx, by, bz) = pose.world[LEFT_TRUNK].tolist()
    (cx, cy, cz), (dx, dy, dz) = pose.world[RIGHT_TRUNK].tolist()
    return (ax - cx) + (bx - dx), (ay - cy) + (by - dy), (az - cz) + (bz - dz)


def exchanged(pose: Pose, left: Sequence[Landmark], right: Sequence[Landmark]) -> Pose:
    """The pose with all that is known of these points told of the others, and the reverse."""
    order, other_way = [*left, *right], [*right, *left]
    landmarks, world, visibility = pose.landmarks.copy(), pose.world.copy(), pose.visibility.copy()
    for values in (landmarks, world, visibility):
        values[order] = values[other_way]
    return replace(pose, landmarks=landmarks, world=world, visibility=visibility)
