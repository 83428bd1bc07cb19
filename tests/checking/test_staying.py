"""A pose that is taken and kept: where it begins and ends, and what does not end it."""

import pytest

from posecheck.checking.checker import Checker
from posecheck.checking.events import Hold, Repetition
from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import Measured, Posture, Reading, View

FPS = 15
CHILD = load_exercise("child-pose")
PLANK = load_exercise("front-plank-knees")


def reading(time, values, posture=Posture.ALL_FOURS, sure=0.9):
    """sure: of the far limb; the near one and the trunk are seen well."""
    measured = {
        name: Measured(value, sure if name.startswith("right.") else 0.9)
        for name, value in values.items()
    }
    near = {
        name.replace("left.", "near."): m for name, m in measured.items() if name[:5] == "left."
    }
    return Reading(
        time, measured | near, person=True, view=View.SIDE, yaw_deg=0.0, posture=posture,
        near="left", trunk_px=100.0,
    )  # fmt: skip


def course(*steps):
    """The value at every frame along straight ways through (seconds, value)."""
    values, at = [], steps[0][1]
    for seconds, target in steps:
        count = round(seconds * FPS)
        values += [at + (target - at) * i / count for i in range(1, count + 1)]
        at = target
    return values


def told(exercise, readings):
    checker, events = Checker(exercise), []
    for one in readings:
        events += checker.update(one)
    events += checker.finish()
    return (
        [event for event in events if isinstance(event, Repetition)],
        [event for event in events if isinstance(event, Hold)],
    )


def child(values, knee=130.0):
    return told(
        CHILD,
        [
            reading(
                i / FPS,
                {
                    "left.hip_flexion": value,
                    "left.knee_flexion": knee,
                    "right.hip_flexion": value,
                    "right.knee_flexion": knee,
                },
            )
            for i, value in enumerate(values)
        ],
    )


def test_it_is_held_from_where_it_was_reached_not_from_the_edge_of_its_wide_band():
    way = course((2, 70), (2, 150), (6, 150), (2, 70), (3, 70))
    _, (hold,) = child(way)
    # 110 degrees, where the band begins, are passed a second before the pose is reached.
    edge = 2 * 0.07
    assert hold.start_s == pytest.approx(4 - edge, abs=0.15)
    assert hold.end_s == pytest.approx(10 + edge, abs=0.26)
    assert hold.seconds == pytest.approx(6 + 2 * edge, abs=0.4)


def test_who_has_just_got_down_comes_from_where_they_were_still():
    down = [(0.5, 5), (0.5, 70), (1.0, 70)]
    pose = [(1.0, 150), (5, 150), (1.0, 70)]
    _, holds = child(course(*down, *pose, (1.2, 70), *pose, (3, 70)))
    assert len(holds) == 2


def test_who_comes_up_between_two_poses_has_taken_two():
    way = course((2, 70), (1.5, 150), (5, 150), (1.5, 70), (1.2, 70), (1.5, 150), (5, 150), (3, 70))
    repetitions, holds = child(way)
    assert len(repetitions) == len(holds) == 2


def test_who_eases_off_for_two_seconds_of_a_long_hold_has_taken_one():
    way = course(
        (2, 70), (1.5, 150), (5, 150), (0.5, 102), (1.2, 102), (0.5, 150), (5, 150), (3, 70)
    )
    repetitions, _ = child(way)
    assert len(repetitions) == 1


def plank(values, far=None, sure=0.9, clearance=0.3):
    """Hips coming down from 90 degrees of bend; far: the bend of the far hip, where it differs."""
    rows = []
    for i, hip in enumerate(values):
        share = min(1.0, max(0.0, (90 - hip) / 90))
        other = hip if far is None else far(i / FPS, hip)
        rows.append(
            reading(
                i / FPS,
                {
                    "left.hip_flexion": hip, "right.hip_flexion": other,
                    "left.thigh_elevation": -80 + 62 * share, "left.hand_height": -0.6,
                    "left.elbow_shoulder_offset": 0.1, "trunk_slope": -15 + 30 * share,
                    "left.hip_clearance": clearance,
                },
                sure=sure,
            )
        )  # fmt: skip
    return told(PLANK, rows)


WAY = course((2, 90), (1, 2), (6, 2), (1, 90), (2, 90))


def test_the_way_in_shows_even_where_the_start_pose_is_the_pose_itself():
    _, (hold,) = plank(WAY)
    assert hold.start_s == pytest.approx(3 - 0.07, abs=0.15)
    assert hold.end_s == pytest.approx(9 + 0.07, abs=0.2)


def test_on_the_elbows_with_the_hips_on_the_floor_nothing_is_held():
    assert plank(WAY, clearance=0.2) == ([], [])


def test_a_hidden_limb_does_not_end_a_pose_and_a_seen_one_does():
    def astray(time, hip):
        return 150.0 if 4 <= time < 7.5 else hip

    (hidden,), _ = plank(WAY, far=astray, sure=0.55)
    assert hidden.hold_s == pytest.approx(6, abs=0.5)
    seen, _ = plank(WAY, far=astray, sure=0.9)
    assert sum(repetition.hold_s for repetition in seen) < 4


def test_a_pose_with_a_warning_all_along_is_an_attempt_and_does_not_vanish():
    (repetition,), _ = plank(course((2, 90), (1, -20), (6, -20), (1, 90), (2, 90)))
    assert repetition.reason.code == "hold-short"
    assert repetition.hold_s < 2
    assert repetition.start_s == pytest.approx(3, abs=0.8)


def test_a_slip_to_the_other_side_before_it_is_no_way_into_a_pose():
    """The network takes a leg that lies still for one further bent as it finds the person."""
    buttock = load_exercise("buttock-stretch")
    values = course((0.0, 97.0), (0.2, 97.0), (0.1, 70.0), (1.7, 71.0), (1.0, 110.0), (5.0, 112.0),
                    (1.0, 70.0), (1.0, 70.0))  # fmt: skip
    stretched, holds = told(
        buttock,
        [
            reading(i / FPS, {"carrying_hip": value, "legs_crossed": crossed}, Posture.SUPINE)
            for i, value in enumerate(values)
            for crossed in [0.9 if i < 4 else 0.4]
        ],
    )
    assert len(stretched) == len(holds) == 1


def crossed(*steps):
    """Legs crossed on the back. steps: (seconds, hip flexion there, posture on the way)."""
    readings, at, time = [], 60.0, 0.0
    for seconds, target, posture in steps:
        count = round(seconds * FPS)
        for i in range(1, count + 1):
            time += 1 / FPS
            hip = at + (target - at) * i / count
            values = {"legs_crossed": 0.4, "carrying_hip": hip, "trunk_length": 100.0}
            readings.append(reading(time, values, posture))
        at = target
    return told(load_exercise("buttock-stretch"), readings)


LYING, UP = Posture.SUPINE, Posture.SITTING


def test_sitting_up_through_the_pose_is_no_stretch():
    held = ((2, 60, LYING), (1, 100, LYING), (4, 100, LYING), (1, 60, LYING), (2, 60, LYING))
    getting_up = ((0.6, 95, LYING), (1.4, 140, UP), (1.0, 20, Posture.STANDING), (4, 10, UP))
    assert len(crossed(*held)[0]) == 1
    assert len(crossed(*held, *getting_up)[0]) == 1


def test_a_stretch_that_is_ended_by_getting_up_is_one():
    repetitions, holds = crossed(
        (2, 60, LYING), (1, 100, LYING), (6, 100, LYING), (1, 130, UP), (4, 10, UP)
    )
    assert len(repetitions) == 1
    assert holds[0].seconds == pytest.approx(6.0, abs=0.5)
