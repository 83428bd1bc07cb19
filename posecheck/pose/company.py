"""Notices when somebody else is in the picture."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.pose.models import find_model
from posecheck.pose.quiet import quiet_library
from posecheck.pose.scaling import scaled_for_network
from posecheck.pose.types import Landmark

LOOK_EVERY_S = 5.0
"""A look costs about two inferences of the full model; one in five seconds is 1 % of the work."""
APART = 0.5
"""Two poses are two people when their hips are at least so many trunk lengths apart."""


class Company:
    """Looks now and then, with the lite model, how many people the picture shows.

    The network that follows the person sees one only, so that nobody else can take over; this one
    looks at single pictures and finds up to two. It may miss somebody small or half hidden.
    """

    def __init__(self) -> None:
        with quiet_library():
            import mediapipe
            from mediapipe.tasks.python import BaseOptions, vision

            self._mediapipe = mediapipe
            self._network = vision.PoseLandmarker.create_from_options(
                vision.PoseLandmarkerOptions(
                    base_options=BaseOptions(model_asset_path=str(find_model("lite"))),
                    running_mode=vision.RunningMode.IMAGE,
                    num_poses=2,
                )
            )
        self._looked_s: float | None = None
        self._seen = False

    def seen(self, frame: Frame) -> bool:
        """Whether the latest look found a second person; looks anew when it is time to."""
        if self._looked_s is None or not 0 <= frame.time - self._looked_s < LOOK_EVERY_S:
            self._seen, self._looked_s = self._look(frame), frame.time
        return self._seen

    def close(self) -> None:
        """Free the network; closing twice is harmless."""
        self._network.close()

    def _look(self, frame: Frame) -> bool:
        image = self._mediapipe.Image(
            self._mediapipe.ImageFormat.SRGB, scaled_for_network(frame.image)
        )
        with quiet_library():
            poses = self._network.detect(image).pose_landmarks
        return len(poses) > 1 and _apart(poses[0], poses[1], frame.size)


def _apart(one: Any, other: Any, size: tuple[int, int]) -> bool:
    """Whether two lists of normalised landmarks belong to two people."""
    hips = [_middle(pose, Landmark.LEFT_HIP, size) for pose in (one, other)]
    trunk = np.linalg.norm(_middle(one, Landmark.LEFT_SHOULDER, size) - hips[0])
    return bool(np.linalg.norm(hips[0] - hips[1]) > APART * trunk)


def _middle(pose: Any, left: Landmark, size: tuple[int, int]) -> NDArray[np.float64]:
    """Half-way between a left point and its right twin, in pixels."""
    a, b = pose[left], pose[left + 1]
    return np.array([(a.x + b.x) / 2 * size[0], (a.y + b.y) / 2 * size[1]])
