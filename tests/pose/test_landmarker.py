from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from posecheck.errors import InputError
from posecheck.frame import Frame
from posecheck.pose import landmarker as landmarker_module
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.types import Landmark, Pose

Picture = NDArray[np.uint8]


def last_pose(pictures: list[Picture], *, with_mask: bool = False) -> Pose | None:
    pose = None
    with PoseLandmarker("lite", with_mask=with_mask) as landmarker:
        for index, picture in enumerate(pictures):
            pose = landmarker.detect(Frame(picture, index / 25, index))
    return pose


def relative_trunk(pose: Pose) -> float:
    """Return the trunk's length where the picture's height is 1."""
    trunk = pose.landmarks[Landmark.LEFT_SHOULDER] - pose.landmarks[Landmark.LEFT_HIP]
    return float(np.linalg.norm(trunk)) / pose.size[1]


def test_a_pose_is_what_its_type_says(pictures: list[Picture]) -> None:
    pose = last_pose(pictures, with_mask=True)
    assert pose is not None
    height, width = pictures[0].shape[:2]
    assert pose.size == (width, height)
    assert (pose.landmarks.shape, pose.landmarks.dtype) == ((33, 2), np.float64)
    assert (pose.world.shape, pose.world.dtype) == ((33, 3), np.float64)
    assert (pose.visibility.shape, pose.visibility.dtype) == ((33,), np.float64)
    assert ((pose.visibility >= 0.0) & (pose.visibility <= 1.0)).all()
    hips = pose.landmarks[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]]
    assert ((hips > 0) & (hips < (width, height))).all()


def test_the_mask_covers_the_person_and_not_the_picture(pictures: list[Picture]) -> None:
    pose = last_pose(pictures, with_mask=True)
    assert pose is not None
    assert pose.mask is not None
    assert pose.mask.dtype == np.uint8
    assert max(pose.mask.shape) <= 320
    hips = pose.landmarks[[Landmark.LEFT_HIP, Landmark.RIGHT_HIP]].mean(axis=0)
    column, row = (hips / pose.size * pose.mask.shape[::-1]).astype(int)
    assert pose.mask[row, column] > 127
    assert (pose.mask > 127).mean() < 0.5


def test_there_is_no_mask_unless_asked_for(pictures: list[Picture]) -> None:
    pose = last_pose(pictures[:1])
    assert pose is not None
    assert pose.mask is None


@pytest.mark.parametrize("width", [333, 540, 641, 850, 854, 1080, 1920])
def test_any_width_gives_the_same_pose(pictures: list[Picture], width: int) -> None:
    height = round(width * pictures[0].shape[0] / pictures[0].shape[1])
    same = [cv2.resize(picture, (width, height)) for picture in pictures]
    expected, found = last_pose(pictures), last_pose(same, with_mask=True)
    assert expected is not None
    assert found is not None
    off = np.linalg.norm(found.landmarks / found.size - expected.landmarks / expected.size, axis=1)
    joints = range(Landmark.LEFT_SHOULDER, Landmark.LEFT_WRIST)
    assert np.median(off) < 0.05 * relative_trunk(expected)
    assert off[joints].max() < 0.25 * relative_trunk(expected)


def test_an_array_with_padded_rows_is_read_aright(pictures: list[Picture]) -> None:
    padded = [np.pad(picture, ((0, 0), (0, 10), (0, 0)))[:, :-10] for picture in pictures]
    assert not padded[0].flags.c_contiguous
    expected, found = last_pose(pictures), last_pose(padded)
    assert expected is not None
    assert found is not None
    np.testing.assert_array_equal(found.landmarks, expected.landmarks)


@pytest.mark.parametrize("size", [(1, 1), (3, 2), (2000, 2), (2, 2000)])
def test_a_picture_too_small_for_a_person_shows_nobody(size: tuple[int, int]) -> None:
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    assert last_pose([picture], with_mask=True) is None


def test_odd_frame_times_are_no_failure(pictures: list[Picture]) -> None:
    times = [0.0, 0.0, 0.0001, 10.0, 2.0, 2.04, -1.0, -1.0]
    with PoseLandmarker("lite") as landmarker:
        for index, (time, picture) in enumerate(zip(times, pictures, strict=True)):
            assert landmarker.detect(Frame(picture, time, index)) is not None


def test_closing_twice_is_harmless() -> None:
    landmarker = PoseLandmarker("lite")
    landmarker.close()
    landmarker.close()


def test_a_broken_model_is_one_clear_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "pose_landmarker_lite.task"
    broken.write_bytes(b"not a model")
    monkeypatch.setattr(landmarker_module, "find_model", lambda _: broken)
    with pytest.raises(InputError, match="cannot be loaded"):
        PoseLandmarker("lite")
    assert capfd.readouterr().err == ""


def test_whoever_was_followed_is_let_go_of_and_found_again(pictures: list[Picture]) -> None:
    nobody = np.zeros_like(pictures[0])
    with PoseLandmarker("lite") as landmarker:
        for index, picture in enumerate(pictures):
            landmarker.detect(Frame(picture, index / 25, index))
        landmarker.look_anew()
        assert landmarker.detect(Frame(nobody, 1.0, 98)) is None
        landmarker.look_anew()
        assert landmarker.detect(Frame(pictures[-1], 1.1, 99)) is not None


def test_who_is_followed_as_an_impossible_body_is_looked_for_anew(
    pictures: list[Picture], monkeypatch: pytest.MonkeyPatch
) -> None:
    anew: list[int] = []
    monkeypatch.setattr(PoseLandmarker, "look_anew", lambda _: anew.append(1))
    assert last_pose(pictures[:2]) is not None
    assert anew == []
    monkeypatch.setattr(landmarker_module.Impossible, "update", lambda *_: True)
    assert last_pose(pictures[:2]) is not None
    assert len(anew) == 2
