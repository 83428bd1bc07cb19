"""A moment in which left and right leg are taken for each other is put right."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.pose.sides import exchanged
from posecheck.pose.swaps import FOR_A_MOMENT_S, LEFT, RIGHT, LegSwaps
from posecheck.pose.types import LANDMARK_COUNT, Landmark, Pose

LENGTH = 100.0
STEP_S = 1 / 30


def standing_on_one_leg(lift: float) -> Pose:
    """The left leg hangs straight down, the right foot is so many pixels before and above it."""
    landmarks = np.zeros((LANDMARK_COUNT, 2))
    for name, y in (("HIP", 0), ("KNEE", 100), ("ANKLE", 200), ("HEEL", 210), ("FOOT_INDEX", 210)):
        landmarks[Landmark[f"LEFT_{name}"]] = (0, y)
        landmarks[Landmark[f"RIGHT_{name}"]] = (0 if name == "HIP" else lift, y - lift / 2)
    visibility = np.full(LANDMARK_COUNT, 0.9)
    visibility[Landmark.LEFT_KNEE] = 0.4
    world = np.concatenate([landmarks / 200, np.zeros((LANDMARK_COUNT, 1))], axis=1)
    return Pose(landmarks, visibility, world, (640, 480))


def slipped(pose: Pose) -> Pose:
    return exchanged(pose, LEFT, RIGHT)


def test_a_slip_is_put_right_in_all_that_a_landmark_has() -> None:
    swaps, pose = LegSwaps(), standing_on_one_leg(120)
    swaps.update(0.0, pose, LENGTH)
    right = swaps.update(STEP_S, slipped(pose), LENGTH)
    np.testing.assert_array_equal(right.landmarks, pose.landmarks)
    np.testing.assert_array_equal(right.world, pose.world)
    np.testing.assert_array_equal(right.visibility, pose.visibility)
    assert swaps.update(2 * STEP_S, pose, LENGTH) is pose


def test_a_leg_that_is_lifted_is_never_exchanged() -> None:
    swaps = LegSwaps()
    for index, lift in enumerate(np.linspace(0, 150, 12)):
        pose = standing_on_one_leg(float(lift))
        assert swaps.update(index * STEP_S, pose, LENGTH) is pose


def test_legs_over_each_other_are_left_alone() -> None:
    swaps, pose = LegSwaps(), standing_on_one_leg(10)
    swaps.update(0.0, pose, LENGTH)
    other = slipped(pose)
    assert swaps.update(STEP_S, other, LENGTH) is other


@pytest.mark.parametrize("fps", [15, 30, 60])
def test_what_stays_so_is_believed(fps: int) -> None:
    swaps, pose = LegSwaps(), standing_on_one_leg(120)
    swaps.update(0.0, pose, LENGTH)
    other, exchanged = slipped(pose), []
    for index in range(1, fps * 2):
        if swaps.update(index / fps, other, LENGTH) is not other:
            exchanged.append(index / fps)
    assert max(exchanged) == pytest.approx(FOR_A_MOMENT_S, abs=2 / fps)


def test_what_was_said_for_longer_outweighs_a_long_slip() -> None:
    swaps, pose = LegSwaps(), standing_on_one_leg(120)
    for index in range(90):
        swaps.update(index * STEP_S, pose, LENGTH)
    other = slipped(pose)
    for index in range(90, 150):
        assert swaps.update(index * STEP_S, other, LENGTH) is not other


def test_legs_that_have_met_count_anew() -> None:
    swaps, pose = LegSwaps(), standing_on_one_leg(120)
    for index in range(90):
        swaps.update(index * STEP_S, pose, LENGTH)
    swaps.update(90 * STEP_S, standing_on_one_leg(5), LENGTH)
    other = slipped(pose)
    assert swaps.update(91 * STEP_S, other, LENGTH) is other


def test_after_a_gap_nothing_is_compared() -> None:
    swaps, pose = LegSwaps(), standing_on_one_leg(120)
    swaps.update(0.0, pose, LENGTH)
    other = slipped(pose)
    assert swaps.update(FOR_A_MOMENT_S + 0.1, other, LENGTH) is other


def torn(pose: Pose, share: float) -> Pose:
    """So much of the way from the right order (0) to the wrong one (1)."""
    other = slipped(pose)
    return replace(
        pose,
        landmarks=(1 - share) * pose.landmarks + share * other.landmarks,
        world=(1 - share) * pose.world + share * other.world,
    )


@pytest.mark.parametrize("share", [0.3, 0.5, 0.7])
def test_legs_that_are_torn_between_left_and_right_are_parted_again(share: float) -> None:
    swaps, pose = LegSwaps(), standing_on_one_leg(120)
    swaps.update(0.0, pose, LENGTH)
    for index in range(1, 20):
        right = swaps.update(index * STEP_S, torn(pose, share), LENGTH)
        np.testing.assert_allclose(right.landmarks, pose.landmarks)
        np.testing.assert_allclose(right.world, pose.world)


def test_legs_that_stay_together_are_believed() -> None:
    swaps, pose = LegSwaps(), standing_on_one_leg(120)
    swaps.update(0.0, pose, LENGTH)
    together = torn(pose, 0.5)
    seen = [swaps.update(index * STEP_S, together, LENGTH) for index in range(1, 90)]
    assert seen[-1] is together
    assert seen[0] is not together


def test_a_leg_that_leaps_alone_is_not_torn() -> None:
    swaps = LegSwaps()
    swaps.update(0.0, standing_on_one_leg(120), LENGTH)
    down = standing_on_one_leg(40)
    assert swaps.update(STEP_S, down, LENGTH) is down
