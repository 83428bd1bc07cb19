"""Nothing is judged before the start pose has been seen."""

import pytest

from posecheck.checking.checker import Checker
from posecheck.checking.events import Repetition, Side
from posecheck.checking.lens import Lens
from posecheck.checking.start import StartGate
from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import Posture, Reading
from tests.checking.readings import POINTS, nobody, reading

POSE = {"near.knee_flexion": 5.0, "trunk_lean": 0.0}
LEANING = {"near.knee_flexion": 5.0, "trunk_lean": 40.0}


class Gate:
    """The gate of the wall slide, shown readings at 20 frames a second."""

    def __init__(self, exercise="wall-slide", side=Side.BOTH):
        self.gate = StartGate(load_exercise(exercise), Lens(side))
        self.frame = 0

    def see(self, seconds, values=None, ankle=lambda _time: 0.0, primary=5.0, trunk=None, **how):
        """trunk: where the rest of the body stays; None: it goes with the ankle."""
        for _ in range(round(seconds * 20)):
            time = self.frame / 20
            there = ankle(time) if trunk is None else trunk
            places = {**dict.fromkeys(POINTS, (there, 0.0)), "ankle": (ankle(time), 0.0)}
            seen = reading(time, POSE if values is None else values, places=places, **how)
            self.gate.update(seen, primary, 25.0)
            self.frame += 1
        return self.gate.open

    def empty(self, seconds):
        for _ in range(round(seconds * 20)):
            self.gate.update(nobody(self.frame / 20), None, 25.0)
            self.frame += 1
        return self.gate.open


def test_a_clip_that_begins_in_the_start_pose_is_open_at_once():
    assert Gate().see(0.1)


def test_otherwise_the_pose_must_be_held_still_for_half_a_second():
    gate = Gate()
    assert not gate.see(0.3, posture=Posture.SUPINE)
    assert not gate.see(0.45)
    assert gate.see(0.15)


def test_someone_who_walks_through_does_not_open_it():
    gate = Gate()
    gate.empty(0.5)
    assert not gate.see(3.0, ankle=lambda time: 60.0 * time)


def test_nor_does_one_whose_feet_are_hidden_on_the_way():
    gate = Gate()
    gate.empty(0.5)
    assert not gate.see(0.8, ankle=lambda time: 60.0 * time, hidden=("ankle",))
    assert not gate.see(0.3, ankle=lambda _time: 80.0)


SUPINE = {"near.knee_flexion": 90.0, "near.hip_flexion": 45.0, "trunk_slope": 0.0}


def test_who_is_on_the_floor_when_first_seen_has_not_walked_in():
    gate = Gate("bridge")
    gate.empty(2.0)
    assert gate.see(0.1, SUPINE, posture=Posture.SUPINE)


def test_nor_after_nobody_was_there_for_a_while():
    gate = Gate("bridge")
    assert gate.see(1.0, SUPINE, posture=Posture.SUPINE)
    assert not gate.empty(1.6)
    assert gate.see(0.1, SUPINE, posture=Posture.SUPINE)


def test_but_who_turns_over_or_lies_down_there_has_only_just_arrived():
    gate = Gate("bridge")
    gate.empty(2.0)
    gate.see(0.3, {}, posture=Posture.STANDING)
    assert not gate.see(0.3, SUPINE, posture=Posture.SUPINE)


def test_someone_who_moves_through_the_pose_opens_it_only_once_settled():
    gate = Gate()
    gate.see(0.3, LEANING)
    for bend in (0, 8, 16, 8):
        gate.see(0.1, primary=bend)
    assert not gate.gate.open
    gate.see(0.7, LEANING)
    assert gate.see(0.2)


def test_what_is_missing_is_said():
    gate = Gate()
    gate.see(0.5, posture=Posture.SUPINE)
    assert gate.gate.missing == "posture standing"
    gate.see(0.5, LEANING)
    assert gate.gate.missing == "trunk lean 40"
    gate.see(0.5, {"trunk_lean": 0.0})
    assert gate.gate.missing == "knee bend not seen"
    gate.see(0.5, confidence=0.1)
    assert gate.gate.missing == "knee bend not seen"


def test_without_the_primary_measure_it_stays_closed():
    assert not Gate().see(2.0, primary=None)


def test_it_stays_open_outside_the_start_pose_as_long_as_the_posture_lasts():
    gate = Gate()
    gate.see(1.0)
    assert gate.see(10.0, LEANING, primary=60.0)


def test_it_closes_once_the_posture_has_been_left_for_a_while():
    gate = Gate()
    gate.see(1.0)
    assert gate.see(1.4, posture=Posture.SUPINE)
    assert not gate.see(0.3, posture=Posture.SUPINE)


def test_it_closes_once_the_person_has_gone():
    gate = Gate()
    gate.see(1.0)
    assert gate.empty(1.4)
    assert not gate.empty(0.3)


def test_who_walks_for_a_second_is_asked_for_the_start_pose_anew():
    gate = Gate()
    assert gate.see(1.0)
    # 60 pixels a second are 0.3 trunk lengths in half a second.
    assert gate.see(1.4, ankle=lambda time: 70.0 * (time - 1.0))
    assert not gate.see(0.4, ankle=lambda time: 70.0 * (time - 1.0))
    assert gate.gate.walked_from_s == pytest.approx(1.4, abs=0.2)
    assert gate.see(1.2, ankle=lambda _time: 200.0)
    assert gate.gate.walked_from_s is None


def test_a_step_and_a_foot_that_is_misplaced_for_a_moment_are_not_walking():
    gate = Gate()
    assert gate.see(1.0)
    assert gate.see(2.0, ankle=lambda time: 40.0 if time > 1.5 else 0.0)
    for second in (3, 5, 7):
        away = second + 0.5
        assert gate.see(2.0, ankle=lambda time, away=away: 300.0 if time == away else 40.0)


def test_where_the_trunk_stays_a_foot_that_goes_to_and_fro_is_not_walking():
    gate = Gate()
    assert gate.see(1.0)
    feet = gate.see(3.0, trunk=0.0, ankle=lambda time: 70.0 * (time % 1.0))
    assert feet
    # A trunk of which nothing is seen says nothing.
    hidden = {"hidden": ("shoulder", "hip"), "trunk": 0.0}
    assert not gate.see(2.0, ankle=lambda time: 70.0 * (time - 4.0), **hidden)


def test_who_turns_round_is_asked_for_the_start_pose_anew():
    gate = Gate()
    assert gate.see(1.0)
    assert not gate.see(0.4, near="left")
    assert gate.gate.walked_from_s == pytest.approx(1.0)
    assert gate.see(0.2, near="left")


def test_nobody_turns_round_while_lying_nor_before_a_camera_in_front():
    lying = Gate("bridge")
    assert lying.see(1.0, SUPINE, posture=Posture.SUPINE)
    assert lying.see(0.1, SUPINE, posture=Posture.SUPINE, near="left")
    facing = Gate("waist-twist")
    assert facing.see(1.0, {"feet_apart": 1.0})
    assert facing.see(0.1, {"feet_apart": 1.0}, near="left")


def test_a_closed_gate_asks_for_the_pose_again():
    gate = Gate()
    gate.see(1.0)
    gate.gate.close()
    assert not gate.see(0.4)
    assert gate.see(0.3)


def test_what_must_be_kept_closes_it_too():
    up = {
        "right.leg_elevation": -30.0, "right.knee_flexion": 5.0, "left.knee_flexion": 5.0,
        "trunk_lean": 0.0,
    }  # fmt: skip
    gate = Gate("chair-hamstring-stretch", Side.RIGHT)
    assert gate.see(1.0, up)
    assert not gate.see(2.0, up | {"right.leg_elevation": -80.0})


def test_an_oblique_view_widens_the_start_ranges():
    leaning = {"near.knee_flexion": 5.0, "trunk_lean": 24.0}
    assert not Gate().see(1.0, leaning)
    assert Gate().see(1.0, leaning, yaw=45.0)


def test_a_ratio_is_widened_as_well():
    exercise = load_exercise("wall-slide")
    data = exercise.model_dump(by_alias=True)
    data["start"] = {"near.foot_forward": {"from": 0.3, "to": 1.0}}
    gate = Gate()
    gate.gate = StartGate(type(exercise).model_validate(data), Lens(Side.BOTH))
    assert gate.see(1.0, {"near.foot_forward": 0.2}, yaw=45.0)


def raised_leg(degrees: float, time: float) -> Reading:
    """Lying on the back with one leg bent and the other one so high."""
    legs = {
        "right.leg_elevation": degrees,
        "right.knee_flexion": 3.0,
        "right.hip_flexion": degrees,
        "left.leg_elevation": 0.0,
        "left.knee_flexion": 90.0,
        "left.hip_flexion": 45.0,
        "hip_height": 0.0,
        "trunk_length": 100.0,
    }
    return reading(time, legs, posture=Posture.SUPINE)


@pytest.mark.parametrize("first", [-14.0, 0.0, 14.0])
def test_a_first_picture_that_shows_the_leg_elsewhere_is_no_rest_to_measure_from(first):
    checker = Checker(load_exercise("straight-leg-raise"))
    seen = []
    for frame in range(8 * 25):
        time = frame / 25
        lift = 17.0 * min(1.0, max(0.0, min(time - 1.5, 6.5 - time)))
        seen += checker.update(raised_leg(first if time < 0.12 else lift, time))
    seen += checker.finish()
    assert [event.counted for event in seen if isinstance(event, Repetition)] == [True]


@pytest.mark.parametrize("first", [80.0, 110.0, 140.0])
def test_nor_is_the_way_from_a_first_picture_to_the_next_a_part_of_a_swing(first):
    checker = Checker(load_exercise("ankle-pumps"))
    seen = []
    for frame in range(6 * 25):
        time = frame / 25
        pumped = 30.0 * min(1.0, max(0.0, min(time - 1.5, 4.0 - time)))
        legs = {"near.knee_flexion": 3.0, "near.hip_flexion": 0.0}
        foot = {"near.ankle_angle": first if time < 0.12 else 110.0 + pumped}
        seen += checker.update(reading(time, legs | foot, posture=Posture.SUPINE))
    seen += checker.finish()
    repetitions = [event for event in seen if isinstance(event, Repetition)]
    assert [round(one.start_s) for one in repetitions] == [2]
