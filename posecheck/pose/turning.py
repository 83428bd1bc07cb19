"""A pose found in a picture that was turned by a quarter, turned back."""

from dataclasses import replace

import numpy as np

from posecheck.pose.types import Pose


def upright_again(pose: Pose, way: int) -> Pose:
    """A pose found in a picture turned by a quarter, as it is in the picture itself.

    way: 1: it was turned anticlockwise, -1: clockwise.
    pose: its `size` is that of the picture itself, its landmarks are shares of the turned one
    times that size: across the turned picture is down the picture itself.
    """
    width, height = pose.size
    across, down = (pose.landmarks / pose.size).T
    if way > 0:
        down = 1.0 - down
    else:
        across = 1.0 - across
    landmarks = np.stack([down * width, across * height], axis=1)
    world = pose.world.copy()
    world[:, 0], world[:, 1] = -way * pose.world[:, 1], way * pose.world[:, 0]
    mask = None if pose.mask is None else np.ascontiguousarray(np.rot90(pose.mask, -way))
    return replace(pose, landmarks=landmarks, world=world, mask=mask)
