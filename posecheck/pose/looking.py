"""The ways in which a picture is shown to the network while it looks for somebody."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from posecheck.pose.scaling import scaled_for_network, turned_for_network
from posecheck.pose.squares import in_whole_picture, is_inside, square_of, squares_of
from posecheck.pose.turning import upright_again
from posecheck.pose.types import Pose


@dataclass(frozen=True, slots=True)
class Look:
    """One way. turned: by a quarter, anticlockwise (1) or clockwise (-1), or not at all (0).

    square: only this one of its squares.
    """

    turned: int = 0
    square: int | None = None

    def shown(self, image: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """What of an (H, W, 3) picture the network is to see, at its size."""
        if self.square is not None:
            return scaled_for_network(square_of(image, self.square))
        if self.turned:
            return turned_for_network(image, self.turned)
        return scaled_for_network(image)

    def size(self, size: tuple[int, int]) -> tuple[int, int]:
        """The (width, height) in pixels of what is shown of a picture of that size."""
        return size if self.square is None else (min(size), min(size))

    def in_picture(self, pose: Pose, size: tuple[int, int]) -> Pose:
        """The pose that was found in what was shown, as it lies in the picture of that size."""
        if self.square is not None:
            return in_whole_picture(pose, self.square, size)
        return upright_again(pose, self.turned) if self.turned else pose

    def holds(self, pose: Pose) -> bool:
        """Whether what is shown holds the whole person, by a pose as it lies in the picture."""
        return self.square is None or is_inside(pose, self.square)


@cache
def looks_at(size: tuple[int, int]) -> tuple[Look, ...]:
    """The ways to look at pictures of (width, height), to be taken in turn."""
    whole = (Look(), Look(turned=1), Look(turned=-1))
    squares = [Look(square=index) for index in range(squares_of(size))]
    return tuple(look for square in squares for look in (*whole, square)) or whole
