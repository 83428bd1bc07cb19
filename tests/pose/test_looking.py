"""Whoever is small in a long picture is looked for in a square of it, told as in the whole."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.looking import Look, looks_at
from posecheck.pose.squares import in_whole_picture, is_inside, square_of
from posecheck.pose.types import LANDMARK_COUNT, Pose


def pose_at(x: float, y: float, size: tuple[int, int], mask: NDArray[np.uint8] | None) -> Pose:
    landmarks = np.tile([x, y], (LANDMARK_COUNT, 1))
    seen, world = np.ones(LANDMARK_COUNT), np.zeros((LANDMARK_COUNT, 3))
    return Pose(landmarks, seen, world, size, mask)


@pytest.mark.parametrize("size", [(120, 200), (200, 120)])
@pytest.mark.parametrize("index", [0, 1, 2])
def test_a_point_of_a_square_goes_back_to_where_it_was(size: tuple[int, int], index: int) -> None:
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    picture[size[1] // 2, size[0] // 2] = 255
    shown = square_of(picture, index)
    assert shown.shape == (120, 120, 3)
    (row, column), *_ = np.argwhere(shown[:, :, 0])
    found = pose_at(column, row, (120, 120), np.ascontiguousarray(shown[:, :, 0]))
    back = in_whole_picture(found, index, size)
    assert back.size == size
    np.testing.assert_allclose(back.landmarks[0], (size[0] // 2, size[1] // 2))
    assert back.mask is not None
    np.testing.assert_array_equal(back.mask, picture[:, :, 0])


def test_who_touches_an_edge_behind_which_the_picture_goes_on_is_not_wholly_in_it() -> None:
    size = (120, 200)
    assert is_inside(pose_at(60, 60, size, None), 0)
    assert not is_inside(pose_at(60, 119, size, None), 0)
    # Beyond the edge of the picture itself there is nothing more to be seen of anybody.
    assert is_inside(pose_at(-5, -5, size, None), 0)
    assert is_inside(pose_at(125, 205, size, None), 2)


def test_a_picture_that_is_nearly_square_is_looked_at_as_a_whole_only() -> None:
    assert looks_at((500, 480)) == (Look(), Look(turned=1), Look(turned=-1))
    assert {look.square for look in looks_at((640, 360))} == {None, 0, 1, 2}


def test_who_is_small_in_an_upright_picture_is_found(pictures: list[NDArray[np.uint8]]) -> None:
    pose = last([within_a_long_one(picture, 0.3) for picture in pictures])
    assert pose is not None
    height = pose.landmarks[:, 1] / pose.size[1]
    assert ((height > 0.28) & (height < 0.52)).all()


def test_who_walks_out_of_a_square_is_found_again(pictures: list[NDArray[np.uint8]]) -> None:
    small = [within_a_long_one(picture, 0.05) for picture in pictures]
    moved = [within_a_long_one(picture, 0.75) for picture in pictures]
    pose = last([*small, *moved, *moved])
    assert pose is not None
    height = pose.landmarks[:, 1] / pose.size[1]
    assert ((height > 0.73) & (height < 0.97)).all()


def within_a_long_one(picture: NDArray[np.uint8], top: float) -> NDArray[np.uint8]:
    """The picture as a fifth of an upright one that is grey else, from that share of it down."""
    height, width = picture.shape[0] // 3, picture.shape[1] // 3
    whole = np.full((5 * height, 3 * height, 3), 128, np.uint8)
    start = round(5 * height * top)
    whole[start : start + height, :width] = cv2.resize(picture, (width, height))
    return whole


def last(pictures: list[NDArray[np.uint8]]) -> Pose | None:
    with PoseLandmarker("lite") as landmarker:
        found = [landmarker.detect(Frame(p, i / 25, i)) for i, p in enumerate(pictures)]
    return found[-1]
