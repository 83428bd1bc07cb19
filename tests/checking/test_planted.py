"""What stays in its place, and what only looks as if it did not."""

import pytest

from posecheck.checking.planted import Planted
from tests.checking.readings import nobody, reading

AT = {"ankle": (100.0, 400.0), "wrist": (300.0, 200.0)}


def seen(time, near="right", hidden=(), **places):
    return reading(time, near=near, hidden=hidden, places={**AT, **places})


def wandered(*readings, points=("ankle",), for_s=10.0):
    planted = Planted(points)
    for one in readings:
        planted.add(one, for_s)
    return planted.wandered()


def test_it_is_told_in_trunk_lengths_along_the_axis_that_goes_further():
    # The trunk of these readings is 100 pixels long.
    moved = wandered(seen(0.0), seen(0.1, ankle=(130.0, 410.0)), seen(0.2))
    assert moved == pytest.approx(0.3)
    assert wandered(seen(0.0), seen(0.1, wrist=(900.0, 0.0))) == 0.0


def test_of_several_points_the_one_that_goes_furthest_counts():
    moved = wandered(seen(0.0), seen(0.1, wrist=(300.0, 250.0)), points=("ankle", "wrist"))
    assert moved == pytest.approx(0.5)


def test_the_other_sides_point_is_no_step():
    assert wandered(seen(0.0), seen(0.1, near="left", ankle=(160.0, 400.0)), seen(0.2)) == 0.0


def test_a_point_that_is_hidden_and_guessed_elsewhere_is_no_step():
    assert wandered(seen(0.0), seen(0.1, hidden=("ankle",), ankle=(160.0, 100.0))) == 0.0


def test_where_a_hidden_point_is_guessed_can_be_asked_for_too():
    planted = Planted(("ankle",))
    planted.add(seen(0.0), 10.0)
    planted.add(seen(0.1, hidden=("ankle",), ankle=(160.0, 400.0)), 10.0)
    assert planted.wandered() == 0.0
    assert planted.wandered_or_hidden() == pytest.approx(0.6)


def test_a_picture_without_anybody_changes_nothing():
    moved = wandered(seen(0.0), seen(0.1, ankle=(110.0, 400.0)), nobody(0.2))
    assert moved == pytest.approx(0.1)


def test_what_is_long_past_is_forgotten_and_a_time_can_be_asked_for():
    planted = Planted(("ankle",))
    for time, x in ((0.0, 0.0), (1.0, 50.0), (2.0, 60.0), (3.0, 60.0)):
        planted.add(seen(time, ankle=(x, 0.0)), 2.5)
    assert planted.wandered() == pytest.approx(0.1)
    assert planted.wandered(2.0, 3.0) == 0.0


def test_with_no_points_nothing_moves():
    assert wandered(seen(0.0), seen(0.1), points=()) == 0.0
