"""An oblique camera shortens a bend; the edge that must be reached gives way by as much."""

from math import atan, cos, degrees, radians, tan

import pytest

from posecheck.checking.foreshortening import seen_from, view_scale
from posecheck.exercises.goal import goal_of
from posecheck.exercises.load import load_exercise

SLIDE = goal_of(load_exercise("wall-slide"))


def test_side_on_the_edge_is_the_files_own():
    assert seen_from(SLIDE, 0.0).near_edge == pytest.approx(38.0)
    assert seen_from(SLIDE, None).near_edge == pytest.approx(38.0)


@pytest.mark.parametrize("yaw", [10.0, 20.0, 30.0])
def test_a_bend_that_just_reaches_it_is_seen_at_the_edge(yaw):
    thigh = radians(19)  # each of the two segments leans half of the bend
    seen = 2 * degrees(atan(tan(thigh) * cos(radians(yaw))))
    assert seen_from(SLIDE, yaw).near_edge == pytest.approx(seen)


def test_so_does_that_of_a_bend_beyond_a_right_angle():
    hug = goal_of(load_exercise("knees-to-chest-rock"))
    assert hug.near_edge == 105.0
    assert seen_from(hug, 30.0).near_edge == pytest.approx(97.0, abs=0.2)


def test_nobody_is_asked_for_less_than_what_45_degrees_off_would_show():
    assert seen_from(SLIDE, 80.0).near_edge == seen_from(SLIDE, 45.0).near_edge


def test_the_far_edge_and_a_straight_line_stay():
    assert seen_from(SLIDE, 30.0).far_edge == SLIDE.far_edge
    line = goal_of(load_exercise("all-fours-leg-lift"))
    assert seen_from(line, 30.0) == line


@pytest.mark.parametrize(
    ("yaw", "share"), [(None, 1.0), (0, 1.0), (15, 1.0), (30, 0.75), (90, 0.5)]
)
def test_the_way_to_go_shrinks_with_yaw(yaw, share):
    assert view_scale(SLIDE, yaw) == pytest.approx(share)


@pytest.mark.parametrize(
    "name", ["prone-leg-raise", "prone-shoulder-squeeze", "heel-raises", "cat-cow"]
)
def test_what_rises_is_seen_in_full_from_anywhere(name):
    goal = goal_of(load_exercise(name))
    assert view_scale(goal, 45.0) == 1.0
    assert seen_from(goal, 45.0) == goal
