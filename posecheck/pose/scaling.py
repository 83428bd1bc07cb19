"""The size at which the network is shown a picture."""

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

# The network looks at 224 and 256 pixels, so more costs time and shows it nothing. Against the
# full 1280x720 picture, landmarks move by 1.2 % of the trunk's length at 640, 1.6 % at 384 and
# 2.3 % at 256; shifting the full picture by 5 pixels alone moves them by 0.8 %.
NETWORK_SIDE = 640
# Masks are drawn and measured as outlines, for which this is fine enough.
MASK_SIDE = 320
# Reading the mask of a picture whose width is no multiple of 4 ends the whole process.
WIDTH_STEP = 4


def fitted_size(size: tuple[int, int], longest: int) -> tuple[int, int]:
    """Return (width, height) with no side over `longest` and the width a multiple of 4.

    The shape of the picture is kept to within half a step; it is never enlarged otherwise.
    """
    scale = min(1.0, longest / max(size))
    width = max(1, round(size[0] * scale / WIDTH_STEP)) * WIDTH_STEP
    return width, max(1, round(size[1] * scale))


def scaled_for_network(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return an (H, W, 3) picture, contiguous, at the size the network is to see."""
    fitted: NDArray[np.uint8] = resized(
        image, fitted_size((image.shape[1], image.shape[0]), NETWORK_SIDE)
    )
    return fitted


def turned_for_network(image: NDArray[np.uint8], way: int) -> NDArray[np.uint8]:
    """Return an (H, W, 3) picture turned by a quarter, at the network's size.

    way: 1: anticlockwise, -1: clockwise.
    """
    width, height = fitted_size(image.shape[:2], NETWORK_SIDE)
    return np.ascontiguousarray(np.rot90(resized(image, (height, width)), way))


def mask_from_confidence(confidence: NDArray[np.float32]) -> NDArray[np.uint8]:
    """Turn the network's (H, W) mask in 0..1 into a modest one in 0..255."""
    small = resized(confidence, fitted_size((confidence.shape[1], confidence.shape[0]), MASK_SIDE))
    mask: NDArray[np.uint8] = np.rint(np.clip(small, 0.0, 1.0) * 255.0).astype(np.uint8)
    return mask


def resized(image: NDArray[Any], size: tuple[int, int]) -> NDArray[Any]:
    """Return `image` at (width, height) `size`, contiguous; averaged where it shrinks a lot."""
    height, width = image.shape[:2]
    if (width, height) == size:
        return np.ascontiguousarray(image)
    # Averaging is exact and fast for whole factors, slow and hardly better between 1 and 2.
    shrinks_much = width >= 2 * size[0]
    method = cv2.INTER_AREA if shrinks_much else cv2.INTER_LINEAR
    return cv2.resize(image, size, interpolation=method)
