"""Softens heads in a picture until nobody can be told by the face."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.pose.types import Landmark

_FACE = [int(landmark) for landmark in Landmark if landmark <= Landmark.MOUTH_RIGHT]
_FACE_SHARE = 2.2
"""A head's radius over the way from the middle of its landmarks to the furthest of them; own: hair
and chin of the rendered people lie within it, from the side and from the front."""
_TRUNK_SHARE = 0.32
"""The least radius over the trunk's length, where the landmarks lie close together; own."""
_CELLS = 5
"""So many patches across a head are left of it: fewer than a face has features."""


@dataclass(frozen=True, slots=True)
class Head:
    """Where a head is in the picture, in pixels."""

    x: float
    y: float
    radius: float

    def grown(self, share: float) -> "Head":
        """The same head, larger by a share."""
        return Head(self.x, self.y, self.radius * (1 + share))


def head_of(landmarks: NDArray[np.float64]) -> Head | None:
    """The head of one person's (33, 2) landmarks; None where they are no numbers."""
    face = landmarks[_FACE]
    if not np.isfinite(landmarks).all():
        return None
    middle = face.mean(axis=0)
    reach = float(np.hypot(*(face - middle).T).max())
    shoulders = landmarks[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER]].mean(axis=0)
    hips = landmarks[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=0)
    trunk = float(np.hypot(*(shoulders - hips)))
    return Head(float(middle[0]), float(middle[1]), max(_FACE_SHARE * reach, _TRUNK_SHARE * trunk))


def blurred(image: NDArray[np.uint8], heads: Sequence[Head]) -> NDArray[np.uint8]:
    """A copy of an (H, W, 3) picture in which the heads are soft patches."""
    found = image.copy()
    for head in heads:
        _soften(found, head)
    return found


def all_blurred(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The whole picture as soft patches, for when nobody knows where a head is."""
    height, width = image.shape[:2]
    return _patches(image, max(2, round(24 * width / max(width, height))))


def _soften(image: NDArray[np.uint8], head: Head) -> None:
    height, width = image.shape[:2]
    left, right = (round(head.x + side * head.radius) for side in (-1.3, 1.3))
    top, bottom = (round(head.y + side * head.radius) for side in (-1.3, 1.3))
    left, right = max(left, 0), min(right, width)
    top, bottom = max(top, 0), min(bottom, height)
    if right - left < 2 or bottom - top < 2:
        return
    part = image[top:bottom, left:right]
    soft = _patches(part, _CELLS)
    rows, columns = np.mgrid[top:bottom, left:right]
    away = np.hypot(columns + 0.5 - head.x, rows + 0.5 - head.y) / head.radius
    # Whole up to the radius, then fading out over the rim.
    share = np.clip((1.3 - away) / 0.3, 0, 1)[..., None]
    part[:] = (soft * share + part * (1 - share)).astype(np.uint8)


def _patches(part: NDArray[np.uint8], across: int) -> NDArray[np.uint8]:
    height, width = part.shape[:2]
    down = max(1, round(across * height / width))
    # Means of areas: what is gone here cannot be sharpened back.
    few = cv2.resize(part, (across, down), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(few, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)
