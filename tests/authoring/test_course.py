"""Where a measure rests in a demonstration, how far and how often it goes."""

import pytest

from posecheck.authoring.course import courses
from tests.checking.readings import reading
from tests.motions import Course as Steps

FPS = 20


def found(*steps, key="near.knee_flexion", fps=FPS):
    way = Steps(steps[0][1], *steps)
    frames = range(round(way.seconds * fps))
    return courses([reading(i / fps, {key: way(i / fps)}) for i in frames], key, 12)


def upwards(*steps):
    return next(course for course in found(*steps) if course.peak > course.rest)


TWICE = ((1, 5), (1, 45), (2, 45), (1, 5), (1, 5), (1, 55), (3, 55), (1, 5), (1, 5))


def test_each_way_there_and_back_is_an_excursion():
    course = upwards(*TWICE)
    assert [one.peak for one in course.excursions] == pytest.approx([45, 55], abs=1)
    assert [one.top_s for one in course.excursions] == pytest.approx([2.4, 3.4], abs=0.4)
    assert (course.rest, course.peak) == pytest.approx((5, 50), abs=2)
    assert (course.least, course.most) == pytest.approx((45, 55), abs=1)
    assert course.top_s == pytest.approx(2.4, abs=0.4)
    assert course.rested == 1.0


def test_what_does_not_come_back_is_none():
    assert found((1, 5), (1, 45), (2, 45)) == []


def test_seen_from_the_top_it_is_the_time_below_that_is_an_excursion():
    (down,) = [course for course in found(*TWICE) if course.peak < course.rest]
    assert len(down.excursions) == 1
    assert down.rested == 0.0


def test_a_slip_to_the_other_side_on_the_way_is_not_the_furthest_point():
    slip = ((0.01, -80), (0.22, -80), (0.01, 45))
    course = upwards((9, 5), (1, 45), (1, 45), *slip, (1, 45), (1, 5), (9, 5))
    assert [one.peak for one in course.excursions] == pytest.approx([45, 45], abs=1)


def test_a_small_sway_and_a_measure_that_is_not_there_are_nothing():
    assert found((1, 5), (1, 14), (1, 5), (1, 5)) == []
    assert courses([reading(0.0, {})], "near.knee_flexion", 12) == []


def test_the_fastest_moment_is_in_degrees_a_second():
    assert 39 < upwards((1, 5), (1, 45), (2, 45), (2, 5), (1, 5)).fastest < 45
