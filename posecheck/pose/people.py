"""Finds everybody in a single picture, whoever may be followed."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.pose.models import find_model
from posecheck.pose.quiet import quiet_library
from posecheck.pose.scaling import scaled_for_network
from posecheck.pose.types import LANDMARK_COUNT

A_CROWD = 5
ANY_DOUBT = 0.3
"""For blurring heads: a patch on a coat stand does no harm."""
USUALLY_SURE = 0.5
"""From how sure on the network by itself takes somebody for a person."""


class People:
    """Looks at single pictures with the lite model.

    most: how many people it finds at most. sure: how sure it must be of one, 0 to 1.
    """

    def __init__(self, most: int, sure: float = USUALLY_SURE) -> None:
        with quiet_library():
            import mediapipe
            from mediapipe.tasks.python import BaseOptions, vision

            self._mediapipe = mediapipe
            self._network = vision.PoseLandmarker.create_from_options(
                vision.PoseLandmarkerOptions(
                    base_options=BaseOptions(model_asset_path=str(find_model("lite"))),
                    running_mode=vision.RunningMode.IMAGE,
                    num_poses=most,
                    min_pose_detection_confidence=sure,
                    min_pose_presence_confidence=sure,
                )
            )

    def find(self, frame: Frame) -> list[NDArray[np.float64]]:
        """(33, 2) landmarks of everybody found, in the frame's pixels."""
        image = self._mediapipe.Image(
            self._mediapipe.ImageFormat.SRGB, scaled_for_network(frame.image)
        )
        with quiet_library():
            poses = self._network.detect(image).pose_landmarks
        return [_pixels(pose, frame.size) for pose in poses]

    def close(self) -> None:
        """Free the network; closing twice is harmless."""
        self._network.close()


def _pixels(pose: Any, size: tuple[int, int]) -> NDArray[np.float64]:
    points = np.array([(point.x, point.y) for point in pose], np.float64)
    return points.reshape(LANDMARK_COUNT, 2) * size
