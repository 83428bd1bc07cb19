import numpy as np
import pytest

from posecheck.pose.impossible import Impossible
from posecheck.pose.types import Landmark, Pose

_FPS = 30


def with_thighs(left_m: float, right_m: float) -> Pose:
    """Somebody of whom only the thighs are known, pointing to the camera."""
    world = np.zeros((33, 3))
    world[Landmark.LEFT_KNEE] = (0.0, 0.0, left_m)
    world[Landmark.RIGHT_KNEE] = (0.0, 0.0, right_m)
    return Pose(np.zeros((33, 2)), np.ones(33), world, (640, 480))


def told(impossible: Impossible, pose: Pose, seconds: float, since: float = 0.0) -> list[float]:
    times = since + np.arange(round(seconds * _FPS)) / _FPS
    return [time for time in times.tolist() if impossible.update(time, pose)]


@pytest.mark.parametrize("thighs", [(0.4, 0.4), (0.3, 0.2), (0.23, 0.23)])
def test_whoever_has_thighs_is_followed(thighs: tuple[float, float]) -> None:
    assert told(Impossible(), with_thighs(*thighs), 3.0) == []


def test_a_body_without_thighs_is_looked_for_anew_after_half_a_second_and_not_at_once_again() -> (
    None
):
    assert told(Impossible(), with_thighs(0.1, 0.2), 6.0) == pytest.approx([0.5, 5.5], abs=0.04)


def test_a_slip_is_let_be() -> None:
    impossible = Impossible()
    for number in range(20):
        thigh_m = 0.1 if number % 2 else 0.4
        assert told(impossible, with_thighs(thigh_m, thigh_m), 0.4, since=0.4 * number) == []


def test_what_was_before_a_gap_or_a_step_back_says_nothing() -> None:
    impossible, nobody = Impossible(), with_thighs(0.1, 0.1)
    assert told(impossible, nobody, 0.4) == []
    assert told(impossible, nobody, 0.4, since=2.0) == []
    assert told(impossible, nobody, 0.4, since=0.5) == []
