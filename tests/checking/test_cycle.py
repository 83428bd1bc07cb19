"""Cycles are found relative to the person's own rest; whether they count is judged elsewhere."""

import pytest

from posecheck.checking.cycle import CycleFinder, State
from tests.motions import Course, times


def cycles(course, rest=5.0, towards=1.0, travel=40.0, fps=30, scale=1.0, rest_edge=None):
    finder = CycleFinder(rest, towards, travel, rest_edge=rest_edge)
    finder.see_from(scale)
    found = []
    for time in times(course.seconds, fps):
        done = finder.update(time, course(time))
        found += [done] if done else []
    return finder, found


def repeated(low, high, count, way=1.0, stay=1.0):
    return Course(low, (1, low), *[(way, high), (stay, high), (way, low), (stay, low)] * count)


@pytest.mark.parametrize("fps", [15, 30, 60])
def test_one_movement_out_and_back_is_one_cycle(fps):
    _, (cycle,) = cycles(repeated(5, 45, 1), fps=fps)
    assert cycle.peak == pytest.approx(45.0)
    assert cycle.travel == pytest.approx(40.0, abs=0.2)
    assert cycle.start_s == pytest.approx(1.1, abs=0.1)
    assert 2.0 <= cycle.peak_s <= 3.0
    assert cycle.end_s == pytest.approx(3.9, abs=0.15)


@pytest.mark.parametrize("towards", [1.0, -1.0])
def test_the_direction_of_the_movement_does_not_matter(towards):
    course = repeated(5 * towards, 45 * towards, 3)
    _, found = cycles(course, rest=5 * towards, towards=towards)
    assert len(found) == 3


def test_a_movement_the_other_way_is_none():
    _, found = cycles(repeated(5, -35, 2))
    assert found == []


def test_a_fidget_of_a_quarter_of_the_way_is_none():
    _, found = cycles(repeated(5, 15, 3))
    assert found == []


def test_a_half_way_movement_is_one():
    _, found = cycles(repeated(5, 25, 3))
    assert len(found) == 3


def test_an_oblique_view_shrinks_what_is_expected():
    _, found = cycles(repeated(5, 16, 2), scale=0.5)
    assert len(found) == 2


def test_dips_at_the_top_are_not_cycles():
    course = Course(5, (1, 5), (1, 45), (1, 45), (0.4, 33), (0.4, 45), (1, 45), (1, 5), (1, 5))
    _, found = cycles(course)
    assert len(found) == 1


def test_cycles_that_run_into_each_other_are_told_apart():
    course = Course(5, (1, 5), (1, 45), (1, 12), (1, 45), (1, 12), (1, 45), (1, 5), (1, 5))
    _, found = cycles(course)
    assert len(found) == 3
    assert [cycle.end_s for cycle in found[:2]] == pytest.approx([3.0, 5.0], abs=0.15)
    assert found[1].start_s == pytest.approx(3.0, abs=0.15)


def test_a_slow_last_part_of_the_way_back_is_no_cycle():
    course = Course(5, (1, 5), (1, 45), (1, 45), (1, 20), (4, 14), (2, 5), (1, 5))
    for travel in (40.0, 24.0):
        _, found = cycles(course, travel=travel)
        assert len(found) == 1


def test_a_cycle_begins_after_the_one_before_has_ended():
    course = Course(5, (1, 5), (1, 45), (1, 11), (0.3, 11), (1, 45), (1, 5), (1, 5))
    _, (first, second) = cycles(course)
    assert second.start_s >= first.end_s


def test_after_two_cycles_the_persons_own_range_sets_the_scale():
    small = [(1, 20), (0.5, 20), (1, 5), (0.5, 5)]
    fidget = [(0.5, 13), (0.5, 13), (0.5, 5), (1, 5)]
    finder, found = cycles(Course(5, (1, 5), *small, *small, *fidget))
    assert len(found) == 3
    # Never less than half the expected travel of 40.
    assert finder.travel == 20


def test_two_fidgets_do_not_teach_that_fidgets_are_the_exercise():
    fidget = [(0.5, 18), (0.5, 18), (0.5, 5), (1, 5)]
    small = [(0.5, 10), (0.5, 10), (0.5, 5), (1, 5)]
    _, found = cycles(Course(5, (1, 5), *fidget, *fidget, *small, *small))
    assert len(found) == 2


def test_trembling_is_no_cycle_however_wide():
    _, found = cycles(Course(5, (1, 5), *[(0.1, 30), (0.1, 5)] * 10))
    assert found == []


def test_rest_follows_a_person_who_settles_elsewhere():
    finder, found = cycles(Course(5, (1, 5), (20, 0), (10, 0)))
    assert found == []
    assert finder.rest < 2.0


def test_rest_does_not_follow_far_towards_the_target():
    finder, _ = cycles(Course(5, (1, 5), (60, 45)))
    assert finder.rest <= 5 + 0.3 * 40 + 1e-9


def test_what_has_come_back_already_is_a_whole_cycle_at_the_end():
    finder, found = cycles(Course(5, (1, 5), (1, 45), (1, 45), (0.8, 14), (0.3, 12)))
    assert found == []
    assert finder.state is State.BACK
    assert finder.finish().travel == pytest.approx(40.0, abs=0.2)


def test_what_is_still_out_at_the_end_is_none():
    finder, _ = cycles(Course(5, (1, 5), (1, 45), (1, 45)))
    assert finder.state is State.OUT
    assert finder.finish() is None


def test_a_return_that_stops_short_ends_where_it_stopped():
    _, (cycle,) = cycles(Course(5, (1, 5), (1, 45), (1, 45), (1, 15), (3, 15)))
    assert cycle.end_s == pytest.approx(4.0, abs=0.15)


AFTER_GETTING_READY = Course(5, (1, 5), (1, 20), (2, 20), *[(1, 45), (2, 45), (1, 20), (2, 20)] * 3)


def test_who_rests_elsewhere_than_they_began_has_come_back_all_the_same():
    finder, found = cycles(AFTER_GETTING_READY, rest_edge=22)
    assert [cycle.peak for cycle in found] == pytest.approx([45.0] * 3, abs=0.3)
    assert [cycle.end_s for cycle in found] == pytest.approx([8.0, 14.0, 20.0], abs=0.3)
    assert found[1].start_s == pytest.approx(10.1, abs=0.2)
    assert finder.rest == pytest.approx(20.0, abs=0.1)


@pytest.mark.parametrize("rest_edge", [None, 18])
def test_but_only_where_the_exercise_lets_them_rest(rest_edge):
    finder, found = cycles(AFTER_GETTING_READY, rest_edge=rest_edge)
    assert found == []
    assert finder.state is State.OUT


def test_a_shallow_movement_that_is_held_where_one_may_rest_is_one():
    _, (cycle,) = cycles(Course(5, (1, 5), (1, 21), (3, 21), (1, 5), (1, 5)), rest_edge=22)
    assert cycle.travel == pytest.approx(16.0, abs=0.2)


def test_a_short_stop_on_the_way_back_is_no_rest():
    stop = Course(5, (1, 5), (1, 45), (1, 45), (0.6, 20), (0.8, 20), (0.5, 40), (1, 5), (1, 5))
    _, (cycle,) = cycles(stop, rest_edge=22)
    assert cycle.end_s == pytest.approx(5.8, abs=0.2)


@pytest.mark.parametrize("posed", [True, False])
def test_who_was_glimpsed_on_the_way_to_the_start_pose_rests_in_it(posed):
    finder, found = CycleFinder(-30, 1.0, 40, rested=False, lowers=True), []
    course = Course(-30, (0.3, 5), (2, 5), *[(1, 45), (1, 45), (1, 5), (1, 5)] * 2)
    for time in times(course.seconds, 30):
        done = finder.update(time, course(time), posed and course(time) < 25)
        found += [done] if done else []
    # Only in the start pose is being still rest; else it may be the top of a movement.
    assert len(found) == (2 if posed else 0)


@pytest.mark.parametrize("way_s", [0.6, 1.2])
def test_a_movement_to_where_it_is_held_is_not_the_way_to_the_start_pose(way_s):
    finder, found = CycleFinder(5, 1.0, 40, rested=False, lowers=True), []
    course = Course(5, (0.2, 5), (way_s, 45), (3, 45), (1, 5), (1, 5))
    for time in times(course.seconds, 30):
        done = finder.update(time, course(time), posed=True)
        found += [done] if done else []
    assert len(found) == 1
