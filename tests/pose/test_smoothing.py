from collections.abc import Iterable

import numpy as np
import pytest
from numpy.typing import NDArray

from posecheck.pose.smoothing import DISBELIEVED, Smoother
from posecheck.pose.types import Landmark, Pose

Array = NDArray[np.float64]

# A person lying on the back, roughly, in body lengths; the other landmarks at the middle.
PLACES = {
    Landmark.LEFT_SHOULDER: (0.0, 0.0),
    Landmark.RIGHT_SHOULDER: (0.0, 0.1),
    Landmark.LEFT_ELBOW: (0.5, 0.1),
    Landmark.RIGHT_ELBOW: (0.5, 0.2),
    Landmark.LEFT_WRIST: (0.9, 0.1),
    Landmark.RIGHT_WRIST: (0.9, 0.2),
    Landmark.LEFT_HIP: (1.0, 0.0),
    Landmark.RIGHT_HIP: (1.0, 0.1),
    Landmark.LEFT_KNEE: (1.6, -0.6),
    Landmark.RIGHT_KNEE: (1.6, -0.5),
    Landmark.LEFT_ANKLE: (1.9, 0.1),
    Landmark.RIGHT_ANKLE: (1.9, 0.2),
}
BODY = 150.0


def landmarks() -> Array:
    places = np.ones((33, 2)) * (0.95, 0.0)
    for landmark, place in PLACES.items():
        places[landmark] = place
    return places * BODY + (100.0, 300.0)


def pose(points: Array, scale: float = 1.0) -> Pose:
    return Pose(
        landmarks=points * scale,
        visibility=np.full(33, 0.9),
        world=np.zeros((33, 3)),
        size=(1280, 720),
        mask=np.zeros((180, 320), np.uint8),
    )


def smoothed(
    frames: Iterable[Array], fps: float = 30.0, scale: float = 1.0, start: float = 0.0
) -> list[Pose]:
    smoother = Smoother()
    poses = (
        smoother.update(start + i / fps, pose(points, scale)) for i, points in enumerate(frames)
    )
    return [result for result in poses if result is not None]


def with_jump(frame_count: int, at: range, landmark: Landmark, by: Array) -> list[Array]:
    """Return a still person, one landmark of whom is elsewhere in the frames `at`."""
    frames = [landmarks() for _ in range(frame_count)]
    for index in at:
        frames[index][landmark] += by
    return frames


def test_a_still_person_stays_where_they_are() -> None:
    for result in smoothed([landmarks()] * 40):
        np.testing.assert_allclose(result.landmarks, landmarks())
        np.testing.assert_array_equal(result.visibility, 0.9)


def test_no_pose_gives_no_pose() -> None:
    smoother = Smoother()
    assert smoother.update(0.0, None) is None
    assert smoother.update(0.1, pose(landmarks())) is not None
    assert smoother.update(0.2, None) is None


def test_size_and_mask_pass_through() -> None:
    given = pose(landmarks())
    result = Smoother().update(0.0, given)
    assert result is not None
    assert result.size == given.size
    assert result.mask is given.mask


def test_the_given_pose_is_left_alone() -> None:
    frames = [pose(points) for points in with_jump(3, range(1, 2), Landmark.LEFT_KNEE, JUMP)]
    before = [given.landmarks.copy() for given in frames]
    smoother = Smoother()
    for i, given in enumerate(frames):
        smoother.update(i / 30, given)
    for given, points in zip(frames, before, strict=True):
        np.testing.assert_array_equal(given.landmarks, points)
        np.testing.assert_array_equal(given.visibility, 0.9)


# Half a body length in one frame: 15 a second at 30 frames a second, where the limit is 10.
JUMP = np.array([0.0, 0.5 * BODY])


@pytest.mark.parametrize("scale", [0.2, 1.0, 3.0])
@pytest.mark.parametrize("landmark", [Landmark.LEFT_KNEE, Landmark.RIGHT_WRIST, Landmark.NOSE])
def test_a_jump_for_one_frame_is_not_believed(landmark: Landmark, scale: float) -> None:
    results = smoothed(with_jump(40, range(30, 31), landmark, JUMP), scale=scale)
    assert results[30].visibility[landmark] == DISBELIEVED
    np.testing.assert_allclose(results[30].landmarks[landmark], scale * landmarks()[landmark])
    assert results[31].visibility[landmark] == 0.9
    np.testing.assert_allclose(results[31].landmarks[landmark], scale * landmarks()[landmark])


def test_only_the_landmark_that_jumped_is_doubted() -> None:
    results = smoothed(with_jump(40, range(30, 31), Landmark.LEFT_ANKLE, JUMP))
    others = np.arange(33) != Landmark.LEFT_ANKLE
    np.testing.assert_array_equal(results[30].visibility[others], 0.9)


def test_a_landmark_already_hidden_does_not_become_more_visible() -> None:
    frames = with_jump(3, range(2, 3), Landmark.LEFT_KNEE, JUMP)
    smoother = Smoother()
    for i, points in enumerate(frames):
        given = pose(points)
        given.visibility[Landmark.LEFT_KNEE] = 0.02
        result = smoother.update(i / 30, given)
    assert result is not None
    assert result.visibility[Landmark.LEFT_KNEE] == 0.02


def test_a_jump_that_lasts_is_believed_within_a_tenth_of_a_second() -> None:
    results = smoothed(with_jump(60, range(30, 60), Landmark.LEFT_KNEE, JUMP))
    assert results[30].visibility[Landmark.LEFT_KNEE] == DISBELIEVED
    assert results[33].visibility[Landmark.LEFT_KNEE] == 0.9
    arrived = landmarks()[Landmark.LEFT_KNEE] + JUMP
    np.testing.assert_allclose(results[45].landmarks[Landmark.LEFT_KNEE], arrived, atol=0.05 * BODY)


def test_a_slip_below_the_speed_limit_is_caught_by_the_length_of_the_limb() -> None:
    slip = np.array([0.25 * BODY, 0.0])
    after_long = smoothed(with_jump(40, range(30, 31), Landmark.LEFT_WRIST, slip))
    assert after_long[30].visibility[Landmark.LEFT_WRIST] == DISBELIEVED
    # Without a memory of the usual length the same movement is possible.
    at_once = smoothed(with_jump(5, range(2, 3), Landmark.LEFT_WRIST, slip))
    assert at_once[2].visibility[Landmark.LEFT_WRIST] == 0.9


@pytest.mark.parametrize("fps", [15.0, 30.0, 60.0])
def test_a_fast_kick_is_believed(fps: float) -> None:
    """The lower leg swings about the knee by 110 degrees in a third of a second."""
    frames = []
    for i in range(int(2 * fps)):
        progress = np.clip(i / fps - 1.0, 0.0, 1 / 3) * 3.0
        angle = np.radians(110.0) * (1.0 - np.cos(np.pi * progress)) / 2.0
        points = landmarks()
        knee = points[Landmark.LEFT_KNEE]
        shank = points[Landmark.LEFT_ANKLE] - knee
        turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        points[Landmark.LEFT_ANKLE] = knee + shank @ turn
        frames.append(points)
    for result in smoothed(frames, fps):
        np.testing.assert_array_equal(result.visibility, 0.9)


def test_camera_shake_is_no_jump() -> None:
    offsets = np.array([(3.0 * np.sin(i), 2.0 * np.cos(2.0 * i)) for i in range(60)])
    shake = [landmarks() + offset for offset in offsets]
    assert all((result.visibility == 0.9).all() for result in smoothed(shake))


def test_tremble_is_damped_alike_at_every_picture_size() -> None:
    rng = np.random.default_rng(3)
    frames = [landmarks() + rng.normal(0.0, 0.003 * BODY, (33, 2)) for _ in range(90)]
    small = np.array([result.landmarks for result in smoothed(frames, scale=0.3)])
    large = np.array([result.landmarks for result in smoothed(frames, scale=3.0)])
    np.testing.assert_allclose(small * 10.0, large, rtol=1e-6)
    assert small[30:].std(axis=0).mean() < 0.7 * 0.3 * np.array(frames)[30:].std(axis=0).mean()


@pytest.mark.parametrize("pause", [0.6, 30.0, -5.0])
def test_after_a_gap_or_a_step_back_everything_starts_anew(pause: float) -> None:
    smoother = Smoother()
    for i in range(40):
        smoother.update(100.0 + i / 30, pose(landmarks()))
    elsewhere = landmarks() * 0.5 + 200.0
    result = smoother.update(100.0 + 39 / 30 + pause, pose(elsewhere))
    assert result is not None
    np.testing.assert_array_equal(result.landmarks, elsewhere)
    np.testing.assert_array_equal(result.visibility, 0.9)


def test_a_person_without_extent_is_no_failure() -> None:
    for result in smoothed([np.full((33, 2), 7.0)] * 20):
        np.testing.assert_array_equal(result.landmarks, 7.0)


def test_two_frames_at_one_time_are_no_failure() -> None:
    smoother = Smoother()
    for time in (0.0, 0.0, 0.0005, 0.033):
        result = smoother.update(time, pose(landmarks()))
        assert result is not None
        assert np.isfinite(result.landmarks).all()
