"""How a stored picture has to be turned to stand upright."""

from dataclasses import dataclass
from typing import cast

import av
import cv2
import numpy as np
from av.sidedata.sidedata import SideDataContainer, Type
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Orientation:
    """Swap rows and columns, then mirror: together all eight ways a phone can be held.

    transpose: columns become rows, first of all.
    flip_x, flip_y: then left and right, top and bottom change places.
    """

    transpose: bool = False
    flip_x: bool = False
    flip_y: bool = False

    @property
    def rotation(self) -> int:
        """Degrees clockwise that make the stored picture upright: 0, 90, 180 or 270."""
        if self.transpose:
            return 90 if self.flip_x else 270
        return 180 if self.flip_y else 0

    def apply(self, image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """The upright picture, (H, W, 3), C-contiguous; the same array where nothing is to do."""
        turned: cv2.typing.MatLike = cv2.transpose(image) if self.transpose else image
        if self.flip_x and self.flip_y:
            turned = cv2.flip(turned, -1)
        elif self.flip_x:
            turned = cv2.flip(turned, 1)
        elif self.flip_y:
            turned = cv2.flip(turned, 0)
        return cast(NDArray[np.uint8], turned)


def orientation_of(frame: av.VideoFrame) -> Orientation:
    """Read the display matrix of a decoded frame; upright as stored where it has none.

    The matrix itself rather than `frame.rotation`, which cuts the angle down to whole degrees
    and knows no mirroring. Angles between the right ones go to the nearest.
    """
    side_data = cast(SideDataContainer, frame.side_data).get(Type.DISPLAYMATRIX)
    if side_data is None:
        return Orientation()
    # Rows of (a b u), (c d v), (x y w): shown x = a x + c y, shown y = b x + d y.
    a, b, _, c, d = np.frombuffer(bytes(side_data), dtype=np.int32)[:5].tolist()
    if abs(a) + abs(d) >= abs(b) + abs(c):
        return Orientation(flip_x=a < 0, flip_y=d < 0)
    return Orientation(transpose=True, flip_x=c < 0, flip_y=b < 0)


def plain_array(rgb: av.VideoFrame) -> NDArray[np.uint8]:
    """The pixels of an rgb24 frame, (H, W, 3) uint8, C-contiguous.

    The library pads rows for widths such as 540, 854 and 1080 and hands out a view with gaps,
    which the pose network would silently misread.
    """
    return np.ascontiguousarray(rgb.to_ndarray(), dtype=np.uint8)
