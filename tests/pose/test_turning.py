"""Whoever is found in a turned picture is told as if it had never been turned."""

import numpy as np
import pytest
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.scaling import turned_for_network
from posecheck.pose.turning import upright_again
from posecheck.pose.types import LANDMARK_COUNT, Pose


@pytest.mark.parametrize("way", [1, -1])
def test_a_point_goes_back_to_where_it_was(way: int) -> None:
    picture = np.zeros((120, 200, 3), np.uint8)
    picture[30, 150] = 255
    (row, column), *_ = np.argwhere(np.rot90(picture, way)[:, :, 0])
    landmarks = np.tile([(column + 0.5) / 120 * 200, (row + 0.5) / 200 * 120], (LANDMARK_COUNT, 1))
    mask = np.ascontiguousarray(np.rot90(picture, way)[:, :, 0])
    found = Pose(
        landmarks, np.ones(LANDMARK_COUNT), np.zeros((LANDMARK_COUNT, 3)), (200, 120), mask
    )
    back = upright_again(found, way)
    np.testing.assert_allclose(back.landmarks[0], (150.5, 30.5))
    assert back.mask is not None
    np.testing.assert_array_equal(back.mask, picture[:, :, 0])


@pytest.mark.parametrize("way", [1, -1])
def test_right_and_down_in_metres_are_so_again(way: int) -> None:
    # What points right in the picture points up in the one turned anticlockwise, and what points
    # down, right; clockwise it is the reverse.
    turned_world = np.tile([0.0, -1.0 * way, 3.0], (LANDMARK_COUNT, 1))
    turned_world[1] = (1.0 * way, 0.0, 3.0)
    found = Pose(np.zeros((LANDMARK_COUNT, 2)), np.ones(LANDMARK_COUNT), turned_world, (200, 120))
    back = upright_again(found, way)
    np.testing.assert_allclose(back.world[0], (1.0, 0.0, 3.0))
    np.testing.assert_allclose(back.world[1], (0.0, 1.0, 3.0))


def test_the_turned_picture_has_a_width_the_network_can_take() -> None:
    for height, width in ((333, 640), (1081, 1920), (478, 271)):
        turned = turned_for_network(np.zeros((height, width, 3), np.uint8), 1)
        assert turned.shape[1] % 4 == 0
        assert max(turned.shape) <= 640
        assert turned.flags.c_contiguous


@pytest.mark.parametrize("way", [1, -1])
def test_a_person_who_lies_across_a_picture_is_found(
    pictures: list[NDArray[np.uint8]], way: int
) -> None:
    lying = [np.ascontiguousarray(np.rot90(picture, way)) for picture in pictures]
    upright = last(pictures)
    found = last(lying)
    assert upright is not None
    assert found is not None
    height, width = pictures[0].shape[:2]
    x, y = upright.landmarks.T
    expected = np.stack([y, width - x] if way > 0 else [height - y, x], axis=1)
    trunk = np.linalg.norm(upright.landmarks[11] - upright.landmarks[23])
    error = np.linalg.norm(found.landmarks - expected, axis=1)[[11, 12, 23, 24]]
    assert error.max() < 0.2 * trunk


def last(pictures: list[NDArray[np.uint8]]) -> Pose | None:
    pose = None
    with PoseLandmarker("lite") as landmarker:
        for index, picture in enumerate(pictures):
            pose = landmarker.detect(Frame(picture, index / 25, index))
    return pose
