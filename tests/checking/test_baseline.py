import pytest

from posecheck.checking.baseline import Baseline
from tests.checking.readings import reading


def rested(seconds, values, fps=10, baseline=None, start=0.0):
    baseline = baseline or Baseline()
    for index in range(round(seconds * fps) + 1):
        baseline.rest(reading(start + index / fps, values))
    return baseline


def test_an_angle_keeps_the_base_it_had_when_the_person_first_moved():
    baseline = rested(2.0, {"trunk_slope": 12.0})
    baseline.moving()
    rested(5.0, {"trunk_slope": 40.0}, baseline=baseline, start=6.0)
    assert baseline.base("trunk_slope") == 12.0
    assert baseline.change("trunk_slope", 20.0) == 8.0


def test_until_then_the_latest_second_of_rest_counts():
    baseline = rested(2.0, {"trunk_slope": 40.0})
    rested(2.0, {"trunk_slope": 12.0}, baseline=baseline, start=2.1)
    assert baseline.base("trunk_slope") == 12.0


def test_an_angle_first_seen_later_gets_a_base_all_the_same():
    baseline = rested(2.0, {"trunk_slope": 12.0})
    baseline.rest(reading(2.2, {"neck_line": 7.0}))
    assert baseline.base("neck_line") == 7.0


def test_a_place_follows_the_latest_rest_and_is_told_in_body_lengths():
    baseline = rested(2.0, {"hip_height": -300.0, "trunk_length": 100.0})
    rested(2.0, {"hip_height": -280.0, "trunk_length": 100.0}, baseline=baseline, start=5.0)
    assert baseline.change("hip_height", -270.0) == pytest.approx(0.10)


def test_a_place_of_a_limb_is_told_in_lengths_of_the_same_limb():
    baseline = rested(1.0, {"left.heel_height": -50.0, "left.shank_length": 80.0})
    assert baseline.change("left.heel_height", -46.0) == pytest.approx(0.05)


def test_nothing_is_known_before_a_rest():
    baseline = Baseline()
    assert baseline.base("trunk_slope") is None
    assert baseline.change("trunk_slope", 1.0) is None
    assert baseline.base("hip_height") is None
    assert baseline.change("hip_height", 1.0) is None


def test_a_place_without_its_length_has_no_change():
    baseline = rested(1.0, {"hip_height": -300.0})
    assert baseline.change("hip_height", -290.0) is None


def test_the_time_of_a_movement_is_no_rest():
    baseline = rested(0.3, {"trunk_slope": 10.0})
    baseline.moving()
    rested(0.6, {"trunk_slope": 20.0}, baseline=baseline, start=60.0)
    assert baseline.base("trunk_slope") == 20.0
