"""A person of sticks, seen from the side, who slides down a wall: poses without a network."""

import math
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.measures.centres import ANTERIOR
from posecheck.pose.models import ModelName
from posecheck.pose.types import LANDMARK_COUNT, Landmark, Pose

SIZE = (320, 240)
PIXELS_IN_A_METRE = 120.0

# Seconds, and degrees of knee bend then: two slides held for 6 s, and one that is not deep enough.
SLIDES = (
    (0.0, 5.0), (2.0, 5.0),
    (5.0, 46.0), (11.0, 46.0), (13.0, 5.0), (15.0, 5.0),
    (18.0, 46.0), (24.0, 46.0), (26.0, 5.0), (28.0, 5.0),
    (31.0, 30.0), (33.0, 30.0), (36.0, 5.0), (38.0, 5.0),
)  # fmt: skip


def knee_bend(time: float) -> float:
    times, angles = zip(*SLIDES, strict=True)
    return float(np.interp(time, times, angles))


def _from(place: NDArray[np.float64], right: float, down: float) -> NDArray[np.float64]:
    return place + np.array([right, down])


def pose(bend: float) -> Pose:
    """Facing right, the back upright, left side towards the camera; everything well seen."""
    shin, thigh, trunk = 0.42, 0.42, 0.5
    forward, back = math.radians(bend * 0.45), math.radians(bend * 0.55)
    ankle = np.array([1.3, 1.85])
    knee = ankle + shin * np.array([math.sin(forward), -math.cos(forward)])
    hip = knee + thigh * np.array([-math.sin(back), -math.cos(back)])
    shoulder = _from(hip, 0.0, -trunk)
    head = _from(shoulder, 0.05, -0.2)
    places = {
        # As the network sees them: a little in front of the joints.
        "SHOULDER": _from(shoulder, ANTERIOR["shoulder"] * trunk, 0.0),
        "ELBOW": _from(shoulder, 0.02, 0.25),
        "WRIST": _from(shoulder, 0.04, 0.48),
        "HIP": _from(hip, ANTERIOR["hip"] * trunk, 0.0),
        "KNEE": knee,
        "ANKLE": ankle,
        "HEEL": _from(ankle, -0.05, 0.06),
        "FOOT_INDEX": _from(ankle, 0.16, 0.07),
    }
    points = np.tile(head, (LANDMARK_COUNT, 1))
    points[Landmark.NOSE] = _from(head, 0.1, 0.02)
    world = np.zeros((LANDMARK_COUNT, 3))
    for side, depth in (("LEFT", -0.15), ("RIGHT", 0.15)):
        for name, place in places.items():
            points[Landmark[f"{side}_{name}"]] = place
            world[Landmark[f"{side}_{name}"], 2] = depth
    world[:, :2] = points - hip
    visibility = np.full(LANDMARK_COUNT, 0.98)
    return Pose(points * PIXELS_IN_A_METRE, visibility, world, SIZE)


class Puppet:
    """Stands in for the pose network; nobody is there before `appears` or after `leaves`."""

    def __init__(self, appears: float = 0.0, leaves: float = math.inf) -> None:
        self._appears, self._leaves = appears, leaves

    def detect(self, frame: Frame) -> Pose | None:
        if not self._appears <= frame.time < self._leaves:
            return None
        return pose(knee_bend(frame.time))


@contextmanager
def puppet(_model: ModelName, _with_mask: bool) -> Iterator[Puppet]:
    yield Puppet()


@contextmanager
def nobody(_model: ModelName, _with_mask: bool) -> Iterator[Puppet]:
    yield Puppet(appears=math.inf)
