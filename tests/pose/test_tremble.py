"""A landmark that jumps to and fro is a guess; one that moves, however fast, is not."""

import numpy as np
import pytest

from posecheck.pose.tremble import Tremble
from posecheck.pose.types import LANDMARK_COUNT, Landmark

BODY = 100.0
KNEE = Landmark.LEFT_KNEE


def trembling(path: list[tuple[float, float]], fps: float = 30.0, scale: float = 1.0) -> list[bool]:
    """Whether the knee trembles at each point of its path, in pixels of a body of 100."""
    tremble, said = Tremble(), []
    for index, place in enumerate(path):
        points = np.zeros((LANDMARK_COUNT, 2))
        points[KNEE] = place
        flags = tremble.update(index / fps, points * scale, BODY * scale)
        said.append(bool(flags[KNEE]))
        assert not flags[Landmark.RIGHT_KNEE]
    return said


@pytest.mark.parametrize("fps", [15.0, 30.0, 60.0])
@pytest.mark.parametrize("scale", [0.2, 3.0])
def test_what_jumps_to_and_fro_trembles(fps: float, scale: float) -> None:
    rng = np.random.default_rng(3)
    path = [(float(x), float(y)) for x, y in rng.normal(0.0, 12.0, (int(fps), 2))]
    assert all(trembling(path, fps, scale)[-int(fps) // 2 :])


def test_the_usual_noise_does_not() -> None:
    rng = np.random.default_rng(4)
    path = [(float(x), float(y)) for x, y in rng.normal(0.0, 1.0, (60, 2))]
    assert not any(trembling(path))


@pytest.mark.parametrize("seconds", [0.2, 0.5, 1.5])
def test_a_quick_or_slow_movement_does_not(seconds: float) -> None:
    share = np.clip(np.arange(60) / 30 / seconds - 0.5, 0.0, 1.0)
    ease = (1.0 - np.cos(np.pi * share)) / 2.0
    assert not any(trembling([(80.0 * s, 30.0 * s) for s in ease]))


def test_a_jump_that_lasts_does_not() -> None:
    assert not any(trembling([(0.0, 0.0)] * 20 + [(40.0, 0.0)] * 20))


def test_it_is_over_soon_after_it_has_ended() -> None:
    rng = np.random.default_rng(5)
    wild = [(float(x), float(y)) for x, y in rng.normal(0.0, 12.0, (20, 2))]
    said = trembling(wild + [(0.0, 0.0)] * 20)
    assert said[19]
    assert not any(said[32:])


def test_the_calm_place_is_where_it_mostly_was() -> None:
    tremble = Tremble()
    for index in range(9):
        points = np.zeros((LANDMARK_COUNT, 2))
        points[KNEE] = (50.0, 20.0) if index % 4 else (500.0, -90.0)
        tremble.update(index / 30, points, BODY)
    np.testing.assert_array_equal(tremble.calm()[KNEE], (50.0, 20.0))
