"""Finds every person in a picture, so that every head can be blurred."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.pose.models import find_model
from posecheck.pose.quiet import quiet_library
from posecheck.pose.scaling import scaled_for_network
from posecheck.pose.types import LANDMARK_COUNT

MOST_PEOPLE = 5
_SURE = 0.3
"""Less sure than the network's usual 0.5: a patch on a coat stand does no harm."""


class People:
    """Looks at single pictures with the lite model; finds up to five people in each."""

    def __init__(self) -> None:
        with quiet_library():
            import mediapipe
            from mediapipe.tasks.python import BaseOptions, vision

            self._mediapipe = mediapipe
            self._network = vision.PoseLandmarker.create_from_options(
                vision.PoseLandmarkerOptions(
                    base_options=BaseOptions(model_asset_path=str(find_model("lite"))),
                    running_mode=vision.RunningMode.IMAGE,
                    num_poses=MOST_PEOPLE,
                    min_pose_detection_confidence=_SURE,
                    min_pose_presence_confidence=_SURE,
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
