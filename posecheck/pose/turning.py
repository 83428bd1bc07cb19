"""A pose found in a picture that was turned by a quarter, turned back."""

from dataclasses import replace

import numpy as np

from posecheck.pose.types import Pose


def upright_again(pose: Pose) -> Pose:
    """A pose found in a picture turned anticlockwise, as it is in the picture itself.

    pose: its `size` is that of the picture itself, its landmarks are shares of the turned one
    times that size: across the turned picture is down the picture itself.
    """
    width, height = pose.size
    across, down = (pose.landmarks / pose.size).T
    landmarks = np.stack([(1.0 - down) * width, across * height], axis=1)
    world = pose.world.copy()
    world[:, 0], world[:, 1] = -pose.world[:, 1], pose.world[:, 0]
    mask = None if pose.mask is None else np.ascontiguousarray(np.rot90(pose.mask, -1))
    return replace(pose, landmarks=landmarks, world=world, mask=mask)
