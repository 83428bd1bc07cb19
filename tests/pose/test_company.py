"""Somebody else in the picture is noticed; one person alone is not taken for two."""

import numpy as np
import pytest
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.pose.company import LOOK_EVERY_S, Company, TwoPeople, _apart
from posecheck.pose.types import Landmark


def people(*hips: float) -> list[NDArray[np.float64]]:
    """Landmarks whose hips stand at these shares of the width, shoulders 0.3 above them."""
    figures = []
    for x in hips:
        points = np.tile([x, 0.6], (len(Landmark), 1))
        points[[Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER], 1] = 0.3
        figures.append(points * (640, 480))
    return figures


@pytest.mark.parametrize(("gap", "apart"), [(0.05, False), (0.3, True)])
def test_two_poses_on_one_body_are_one_person(gap: float, apart: bool) -> None:
    assert _apart(*people(0.4, 0.4 + gap)) is apart


def test_somebody_beside_the_person_is_noticed_at_the_next_look(
    pictures: list[NDArray[np.uint8]],
) -> None:
    one = pictures[0]
    pair = np.ascontiguousarray(np.vstack([one, one[:, ::-1]]))
    alone = np.ascontiguousarray(np.vstack([one, np.full_like(one, 200)]))
    company = Company()
    try:
        assert not company.seen(Frame(alone, 0.0, 0))
        assert not company.seen(Frame(pair, LOOK_EVERY_S / 2, 1)), "looked too often"
        assert company.seen(Frame(pair, LOOK_EVERY_S, 2))
    finally:
        company.close()


def test_what_is_shared_is_left_open(pictures: list[NDArray[np.uint8]]) -> None:
    shared = TwoPeople()
    first, second = Company(shared), Company(shared)
    frame = Frame(np.ascontiguousarray(pictures[0]), 0.0, 0)
    try:
        first.seen(frame)
        first.close()
        assert not second.seen(frame)
    finally:
        shared.close()
