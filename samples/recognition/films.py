"""From photographs of the start and the end of a movement to the poses of a film of it.

Only poses are made, no pictures: what lies between two photographs is filled in landmark by
landmark, so that limbs which turn far are a little short on the way.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np

from posecheck.errors import InputError
from posecheck.frame import Frame
from posecheck.measures.facing import handedness_evidence
from posecheck.measures.posture import posture_of
from posecheck.measures.reading import Posture
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.models import ModelName
from posecheck.pose.types import Landmark, Pose
from posecheck.video import open_video

STEP_S = 0.1
LOOKED = 10
"""The network finds a person in the first frame and sees them better in the next few."""
COURSE = ((0.0, 0), (1.5, 0), (3.0, 1), (5.0, 1), (6.5, 0), (8.0, 0))
"""Seconds, and which photograph is reached by then: rest, out, hold, back, rest."""
TIMES = 2


def pose_in(photograph: Path, model: ModelName = "full") -> Pose:
    """The pose of the person in a photograph; raises InputError when nobody is found."""
    with open_video(photograph) as frames:
        image = next(iter(frames)).image
    found = None
    with PoseLandmarker(model, with_mask=True) as poses:
        for index in range(LOOKED):
            found = poses.detect(Frame(image, index * STEP_S, index)) or found
    if found is None:
        raise InputError(f"Nobody is seen in {photograph.name}.")
    return found


def film(start: Pose, end: Pose) -> Iterator[tuple[float, Pose]]:
    """Times in seconds and poses of somebody who goes from start to end and back, a few times."""
    both = (start, _from_where(start, end))
    length = COURSE[-1][0]
    for index in range(round(TIMES * length / STEP_S)):
        time = index * STEP_S
        for (since, a), (until, b) in pairwise(COURSE):
            if since <= time % length < until:
                share = (time % length - since) / (until - since)
                yield time, between(both[a], both[b], share)


def _from_where(start: Pose, end: Pose) -> Pose:
    """The end as a camera that has not been moved would show it: who stands keeps their feet."""
    if not all(_stands(pose) for pose in (start, end)):
        return end
    feet = [Landmark.LEFT_ANKLE, Landmark.RIGHT_ANKLE]
    moved = (start.landmarks[feet] - end.landmarks[feet]).mean(axis=0)
    return replace(end, landmarks=end.landmarks + moved, mask=None)


def _stands(pose: Pose) -> bool:
    return posture_of(pose, handedness_evidence(pose)) is Posture.STANDING


def between(start: Pose, end: Pose, share: float) -> Pose:
    """The pose that is so much of the way, 0..1, from start to end; it slows down at both.

    An outline is only known of the photographs themselves.
    """
    if start is end:
        return start
    eased = (1 - np.cos(np.pi * share)) / 2
    return replace(
        start,
        landmarks=(1 - eased) * start.landmarks + eased * end.landmarks,
        visibility=np.minimum(start.visibility, end.visibility),
        world=(1 - eased) * start.world + eased * end.world,
        mask=None,
    )
