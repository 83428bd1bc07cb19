"""Kneeling and on the feet: what begins a sweep, what is no roll, from where a change is told."""

import math
from itertools import pairwise

import pytest

from posecheck.checking.checker import Checker
from posecheck.checking.events import Repetition
from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import Posture
from tests.checking.readings import POINTS, reading

FPS = 25


def told(exercise, readings):
    checker = Checker(load_exercise(exercise))
    events = [event for one in readings for event in checker.update(one)]
    events += checker.finish()
    return [event for event in events if isinstance(event, Repetition)]


def course(*points):
    """The value at every frame, eased from each (seconds, value) to the next."""
    found = []
    for (start, a), (end, b) in pairwise(points):
        count = round((end - start) * FPS)
        found += [a + (b - a) * (1 - math.cos(math.pi * i / count)) / 2 for i in range(count)]
    return found


def sweep(values, offset=0.0, chin=0.06, yaw=90.0):
    return told(
        "neck-chin-sweep",
        [
            # The chin is low wherever the face is turned.
            reading(
                i / FPS,
                {"face_turn": offset + v, "head_pitch": chin * (abs(v) > 4), "shoulder_turn": 0.0},
                yaw=yaw,
            )
            for i, v in enumerate(values)
        ],
    )


BOTH_SIDES = ((0, 0), (2, 0), (4, 30), (5, 30), (9, -30), (10, -30), (12, 0))


@pytest.mark.parametrize("offset", [-40, 0, 40])
def test_a_sweep_counts_before_a_camera_that_stands_aside(offset):
    (repetition,) = sweep(course(*BOTH_SIDES, (14, 0)), offset)
    assert repetition.counted


@pytest.mark.parametrize("way", [-12, 12])
def test_a_glance_to_one_side_is_no_half_sweep(way):
    values = course(
        (0, 0), (2, 0), (3, way), (4, way), (5, 0), *((6 + t, v) for t, v in BOTH_SIDES)
    )
    values += course((0, 0), (1, -way), (2, -way), (3, 0), (10, 0))
    (repetition,) = sweep(values)
    assert repetition.counted


def test_a_chin_that_sinks_before_a_camera_aside_is_no_side():
    """It looks like half a turn, and the sweep begins from there."""
    down = course((0, 0), (2, 0), (2.6, -15), (3, -15))
    through = course((0, -15), (2, 40), (4, 40), (8, -40), (10, -40), (12, 0), (15, 0))
    (repetition,) = sweep([*down, *through])
    assert repetition.counted
    assert repetition.start_s > 3.0


def test_one_side_alone_is_an_attempt():
    (repetition,) = sweep(course((0, 0), (2, 0), (4, 30), (5, 30), (7, 0), (14, 0)))
    assert not repetition.counted
    assert repetition.reason is not None
    assert repetition.reason.code == "one-side"


def test_a_look_to_one_side_with_the_chin_up_is_nothing():
    assert sweep(course((0, 0), (2, 0), (4, 30), (5, 30), (7, 0), (14, 0)), chin=0.0) == []


def test_a_side_that_turns_away_from_a_camera_aside_is_not_seen_and_no_fault():
    (repetition,) = sweep(course((0, 0), (2, 0), (4, 30), (5, 30), (7, 0), (14, 0)), 50, yaw=45)
    assert repetition.reason.code == "not-seen"


def rolls(values, speed=0.0, along=None, across=None):
    """speed: of the hips, pixels a second. along: where they are, in pixels, instead.
    across: where the shoulder is, forward, in trunk lengths."""
    readings = []
    for i, value in enumerate(values):
        place = speed * i / FPS if along is None else along[i]
        places = dict.fromkeys(POINTS, (place, 0.0))
        measured = {"arm_hang": 60 - 100 * value, "trunk_length": 100.0, "trunk_lean": 0.0}
        if across is not None:
            measured["shoulder_forward"] = 100.0 * across[i]
        readings.append(reading(i / FPS, measured, places=places))
    return told("shoulder-rolls", readings)


def rolling(count, size=0.03, seconds=2.5):
    """Rolls from a rest in the middle and back to it."""
    frames = round(count * seconds * FPS)
    return [
        *[0.0] * (2 * FPS),
        *(size * math.sin(2 * math.pi * i / (seconds * FPS)) for i in range(frames)),
        *[0.0] * (2 * FPS),
    ]


def test_rolls_are_counted_once_each_and_the_way_back_to_the_middle_is_none():
    assert [one.counted for one in rolls(rolling(4))] == [True] * 4


def test_who_walks_does_not_roll():
    """A metre a second, in trunk lengths of half a metre."""
    assert rolls(rolling(4), speed=200.0) == []


@pytest.mark.parametrize("by", [0.025, 0.04])
def test_a_reading_that_settles_before_the_first_roll_makes_none_of_its_own(by):
    """The network finds its place in the first second of a clip, and it looks like half a roll."""
    settling = [-by * (1 - i / FPS) for i in range(FPS)]
    values = [*settling, *(-value for value in rolling(4)[FPS:]), *[0.0] * (4 * FPS)]
    assert len(rolls(values)) == 4


def test_who_walks_in_and_then_rolls_has_not_rolled_on_the_way():
    values = [0.03 * math.sin(2 * math.pi * i / (3 * FPS)) for i in range(4 * FPS)]
    values += rolling(4)
    walk = [min(i / FPS, 4.0) * 200.0 for i in range(len(values))]
    assert [one.counted for one in rolls(values, along=walk)] == [True] * 4


@pytest.mark.parametrize(("turned", "count"), [(0.08, 4), (5.0, 3)])
def test_who_turns_round_meanwhile_does_not_roll(turned, count):
    """From facing one way to the other in the first roll."""
    values = rolling(4)
    turn = 2 * FPS + FPS
    across = [turned / 2 if i < turn else -turned / 2 for i in range(len(values))]
    assert len(rolls(values, across=across)) == count


def kneeling(values, other=95.0):
    return told(
        "hip-flexor-stretch",
        [
            reading(
                i / FPS,
                {
                    "right.hip_flexion": value, "left.hip_flexion": other,
                    "right.knee_flexion": 90.0, "left.knee_flexion": 90.0, "trunk_lean": 0.0,
                },
                posture=Posture.KNEELING,
            )
            for i, value in enumerate(values)
        ],
    )  # fmt: skip


@pytest.mark.parametrize("bias", [0.0, 10.0])
def test_a_stretch_is_told_by_its_way_from_rest(bias):
    way = course((0, 8), (2, 8), (4, -8), (26, -8), (28, 8), (30, 8))
    (repetition,) = kneeling([value + bias for value in way])
    assert repetition.counted
    assert repetition.peak == pytest.approx(-16, abs=1)


def test_rest_is_not_learned_while_somebody_gets_down():
    """The hip comes from a deep bend, and is at rest at eight degrees."""
    down = course((0, 60), (1.6, 8), (4, 8))
    stretch = course((0, 8), (2, -8), (24, -8), (26, 8), (28, 8))
    (repetition,) = kneeling(down + stretch)
    assert repetition.peak == pytest.approx(-16, abs=1.5)


def heel_raise(rise, foot=0.99):
    """rise: of the hip, in trunk lengths. foot: how well the feet are seen."""
    feet = ("ankle", "heel", "foot_index") if foot < 0.5 else ()
    return told(
        "heel-raises",
        [
            reading(
                i / FPS,
                {
                    "hip_height": 300 + 100 * value, "trunk_length": 100.0, "trunk_lean": 0.0,
                    "near.knee_flexion": 9.0,
                },
                hidden=feet,
            )
            for i, value in enumerate(course((0, 0), (2, 0), (4, rise), (6, rise), (8, 0), (10, 0)))
        ],
    )  # fmt: skip


@pytest.mark.parametrize("foot", [0.99, 0.1])
def test_heels_that_rise_lift_the_hip_whether_the_feet_are_seen_or_not(foot):
    (repetition,) = heel_raise(0.17, foot)
    assert repetition.counted
    assert repetition.peak == pytest.approx(0.17, abs=0.01)


def test_half_a_heel_raise_is_an_attempt():
    (repetition,) = heel_raise(0.07)
    assert repetition.reason is not None
    assert repetition.reason.code == "too-shallow"
