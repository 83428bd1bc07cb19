"""Hip and shoulder landmarks are moved back to their joints, whichever way the person faces."""

import pytest

from posecheck.measures.centres import ANTERIOR, joint_centres

UPRIGHT = {"hip": (100.0, 300.0), "shoulder": (100.0, 200.0), "knee": (100.0, 380.0)}


@pytest.mark.parametrize("handedness", [1.0, -1.0])
def test_upright_they_move_towards_the_back(handedness):
    moved = joint_centres(UPRIGHT, handedness, 0.0)
    assert moved["hip"] == pytest.approx((100 - 100 * handedness * ANTERIOR["hip"], 300))
    assert moved["shoulder"] == pytest.approx((100 - 100 * handedness * ANTERIOR["shoulder"], 200))
    assert moved["knee"] == UPRIGHT["knee"]


def test_lying_on_the_back_they_move_towards_the_floor():
    supine = {"hip": (300.0, 400.0), "shoulder": (200.0, 400.0)}
    # Head to the left is how somebody who faces right lies when turned on the back.
    moved = joint_centres(supine, 1.0, 0.0)
    assert moved["hip"] == pytest.approx((300, 400 + 100 * ANTERIOR["hip"]))


def test_a_turned_trunk_shows_less_of_it_and_one_seen_from_the_front_none():
    half = joint_centres(UPRIGHT, 1.0, 60.0)
    assert half["hip"][0] == pytest.approx(100 - 50 * ANTERIOR["hip"])
    assert joint_centres(UPRIGHT, 1.0, 90.0)["hip"] == pytest.approx(UPRIGHT["hip"])
