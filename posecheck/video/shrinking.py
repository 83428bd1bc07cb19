"""Makes decoded pictures smaller while they are still luma and chroma: half the bytes of RGB."""

import av
import cv2
import numpy as np
from numpy.typing import NDArray

_PLANAR = frozenset({"yuv420p", "yuvj420p"})


def shrunk(picture: av.VideoFrame, size: tuple[int, int]) -> av.VideoFrame:
    """The picture at (width, height) `size`, averaged where it shrinks to half or less.

    Returned as it is where it is stored in another way than cameras do, or would not shrink; its
    colours are told the same way as before, so the one or the other is turned into RGB alike.
    """
    width, height = size[0] + size[0] % 2, size[1] + size[1] % 2
    if picture.format.name not in _PLANAR or width >= picture.width or height >= picture.height:
        return picture
    method = cv2.INTER_AREA if picture.width >= 2 * width else cv2.INTER_LINEAR
    small = av.VideoFrame(width, height, picture.format.name)
    for plane, smaller in zip(_planes(picture), _planes(small), strict=True):
        cv2.resize(plane, smaller.shape[::-1], dst=smaller, interpolation=method)
    small.colorspace, small.color_range = picture.colorspace, picture.color_range
    return small


def _planes(picture: av.VideoFrame) -> list[NDArray[np.uint8]]:
    """(height, width) of luma and of both chromas, without the padding of their rows; views."""
    return [
        np.frombuffer(memoryview(plane), np.uint8).reshape(-1, plane.line_size)[
            : plane.height, : plane.width
        ]
        for plane in picture.planes
    ]
