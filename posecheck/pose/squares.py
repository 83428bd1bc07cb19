"""A square of a long picture: what the network needs to find somebody small in it.

It looks for people in 224 by 224 pixels, so that a long picture is made as small as its longer
side asks for: who lies across a phone's upright picture is then a seventh of that in height.
"""

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from posecheck.pose.types import Pose

STEP = 0.5
"""From one square to the next, at most this share of its side: half of each is in the next too, so
that who is small is wholly in one of them."""
LONG = 1.2
"""A picture whose longer side is less than this many times the shorter one is no smaller for it."""
INNER_EDGE = 0.02
"""Share of the square that is kept free at an edge behind which the picture goes on; own."""


def squares_of(size: tuple[int, int]) -> int:
    """How many squares a picture of (width, height) has: none if it is hardly longer than they."""
    if max(size) < LONG * min(size):
        return 0
    return 1 + math.ceil((max(size) / min(size) - 1.0) / STEP)


def square_of(image: NDArray[np.uint8], index: int) -> NDArray[np.uint8]:
    """The square number `index` of an (H, W, 3) picture, from the left or the top."""
    height, width = image.shape[:2]
    left, top = _corner((width, height), index)
    side = min(width, height)
    return image[top : top + side, left : left + side]


def in_whole_picture(pose: Pose, index: int, size: tuple[int, int]) -> Pose:
    """A pose found in a square, as it lies in the picture of (width, height) `size`."""
    corner = _corner(size, index)
    mask = None if pose.mask is None else _placed(pose.mask, corner, size)
    return replace(pose, landmarks=pose.landmarks + corner, size=size, mask=mask)


def is_inside(pose: Pose, index: int) -> bool:
    """Whether somebody is wholly in the square, by a pose in pixels of the whole picture."""
    corner, side = np.array(_corner(pose.size, index)), min(pose.size)
    free = INNER_EDGE * side
    first = np.where(corner > 0, corner + free, -np.inf)
    last = np.where(corner + side < pose.size, corner + side - free, np.inf)
    return bool(((pose.landmarks >= first) & (pose.landmarks <= last)).all())


def _corner(size: tuple[int, int], index: int) -> tuple[int, int]:
    """Left and top of a square."""
    width, height = size
    along = abs(width - height) * index // (squares_of(size) - 1)
    return (along, 0) if width > height else (0, along)


def _placed(
    mask: NDArray[np.uint8], corner: tuple[int, int], size: tuple[int, int]
) -> NDArray[np.uint8]:
    """The mask of a square as part of one of the whole picture, empty elsewhere."""
    (left, top), (rows, columns) = corner, mask.shape
    scale = columns / min(size)
    width, height = (max(columns, round(size[0] * scale)), max(rows, round(size[1] * scale)))
    whole = np.zeros((height, width), np.uint8)
    x, y = min(round(left * scale), width - columns), min(round(top * scale), height - rows)
    whole[y : y + rows, x : x + columns] = mask
    return whole
