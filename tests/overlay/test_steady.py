from dataclasses import replace

import numpy as np
import pytest

from posecheck.checking.events import Side
from posecheck.overlay.figure import Figure
from posecheck.overlay.label import LabelPlace, _free
from posecheck.overlay.steady import SteadyArc, SteadyFigure, SteadyValue
from posecheck.pose.types import Landmark
from tests.overlay.people import knee_bend, person, turned

LEG = [Landmark.RIGHT_HIP, Landmark.RIGHT_KNEE, Landmark.RIGHT_ANKLE]


def figure_of(pose):
    return Figure(pose.landmarks, pose.visibility, Side.RIGHT)


def wrapped(degrees):
    return (degrees + 180) % 360 - 180


class TestValue:
    def test_changes_at_most_five_times_a_second(self):
        steady = SteadyValue()
        shown = [steady.update(i / 60, float(i)) for i in range(61)]
        assert 4 <= len(set(shown)) - 1 <= 5

    def test_is_a_value_that_was_measured(self):
        assert SteadyValue().update(0.0, 44.6) == 45

    def test_vanishes_at_once_and_comes_back_at_once(self):
        steady = SteadyValue()
        steady.update(0.0, 44.0)
        assert steady.update(0.01, None) is None
        assert steady.update(0.02, 31.0) == 31

    def test_starts_afresh_when_time_steps_back(self):
        steady = SteadyValue()
        steady.update(9.0, 44.0)
        assert steady.update(0.0, 31.0) == 31


class TestArc:
    @pytest.mark.parametrize("facing", [1, -1])
    @pytest.mark.parametrize("degrees", [0, 90, 200])
    def test_begins_where_the_thigh_would_go_on_and_ends_at_the_shank(self, facing, degrees):
        pose = turned(person(facing=facing), degrees)
        points, bend = pose.landmarks[LEG], knee_bend(pose)
        arc = SteadyArc().update(0.0, ("knee",), points, bend, "hip")
        thigh, shank = points[1] - points[0], points[2] - points[1]
        assert wrapped(arc.zero_deg - np.degrees(np.arctan2(*thigh[::-1]))) == pytest.approx(0)
        end = arc.direction(bend)
        assert wrapped(end - np.degrees(np.arctan2(*shank[::-1]))) == pytest.approx(0)

    def test_ends_at_the_limb_even_where_picture_and_value_differ_a_little(self):
        points = person().landmarks[LEG]
        arc = SteadyArc().update(0.0, ("knee",), points, knee_bend(person()) - 7, "hip")
        shank = points[2] - points[1]
        end = arc.direction(arc.value)
        assert wrapped(end - np.degrees(np.arctan2(*shank[::-1]))) == pytest.approx(0)

    def test_keeps_its_turn_while_the_knee_passes_through_straight(self):
        steady = SteadyArc()
        turns = []
        for number, bend in enumerate([40, 30, 20, 10, 3, -3, -6, -3, 4, 12]):
            angle = np.radians(90 + bend)
            ankle = (100 + 50 * np.cos(angle), 100 + 50 * np.sin(angle))
            points = np.array([(100.0, 50.0), (100.0, 100.0), ankle])
            turns.append(steady.update(number / 10, ("knee",), points, float(bend), "hip").turn)
        assert set(turns) == {1}

    @pytest.mark.parametrize("value", [30.0, -30.0])
    def test_can_begin_at_the_vertical(self, value):
        angle = np.radians(-90 + value)
        points = np.array([(0.0, 0.0), (0.0, 0.0), (np.cos(angle), np.sin(angle))])
        arc = SteadyArc().update(0.0, ("trunk",), points, value, "vertical")
        assert wrapped(arc.zero_deg) == pytest.approx(-90)
        assert arc.turn == 1

    def test_can_begin_at_the_horizontal_on_either_side(self):
        for x, zero in ((1.0, 0.0), (-1.0, 180.0)):
            points = np.array([(0.0, 0.0), (0.0, 0.0), (x, -0.5)])
            value = float(np.degrees(np.arctan2(0.5, 1.0)))
            arc = SteadyArc().update(0.0, ("leg",), points, value, "horizontal")
            assert wrapped(arc.zero_deg - zero) == pytest.approx(0)

    def test_is_not_drawn_where_the_picture_says_something_else(self):
        points = np.array([(0.0, 0.0), (0.0, 0.0), (0.0, -1.0)])
        assert SteadyArc().update(0.0, ("leg",), points, 40.0, "horizontal") is None

    def test_forgets_when_something_else_is_judged(self):
        steady = SteadyArc()
        right = person().landmarks[LEG]
        left = person(facing=-1).landmarks[LEG]
        bend = knee_bend(person())
        first = steady.update(0.0, ("right",), right, bend, "hip")
        second = steady.update(0.1, ("left",), left, bend, "hip")
        assert first.turn == -second.turn


class TestFigure:
    def test_a_landmark_that_is_missed_once_does_not_flicker(self):
        steady, pose = SteadyFigure(), person()
        missed = replace(pose, visibility=np.zeros(33))
        steady.update(0.0, pose, pose.landmarks)
        assert steady.update(0.04, missed, pose.landmarks).seen.min() > 0.8
        assert steady.update(4.0, missed, pose.landmarks).seen.max() < 0.1

    def test_the_near_side_changes_only_when_it_is_clear(self):
        steady, pose = SteadyFigure(), person()
        assert steady.update(0.0, pose, pose.landmarks).near is Side.RIGHT
        flat = replace(pose, world=np.zeros((33, 3)))
        assert steady.update(5.0, flat, pose.landmarks).near is Side.RIGHT
        other = replace(pose, world=-pose.world)
        assert steady.update(10.0, other, pose.landmarks).near is Side.LEFT

    def test_a_joint_of_both_sides_is_that_of_the_near_one(self):
        figure = figure_of(person())
        for side in (None, Side.BOTH):
            assert np.array_equal(figure.point("knee", side), person().landmarks[26])
        assert np.array_equal(figure.point("nose", Side.LEFT), person().landmarks[0])


class TestLabel:
    SIZE = (50.0, 25.0)
    PICTURE = (640, 360)

    def place(self, label, time, pose):
        joint = pose.landmarks[Landmark.RIGHT_KNEE]
        return label.update(time, figure_of(pose), joint, 30.0, self.SIZE, self.PICTURE)

    @pytest.mark.parametrize("degrees", range(0, 360, 30))
    def test_does_not_cover_the_person(self, degrees):
        pose = turned(person(scale=0.7), degrees)
        middle = self.place(LabelPlace(), 0.0, pose)
        assert middle is not None
        assert _free(middle, self.SIZE, figure_of(pose).body(), self.PICTURE, 0.0)

    def test_stays_at_its_side_of_the_joint_while_the_joint_moves(self):
        label, pose = LabelPlace(), person()
        offsets = []
        for number in range(20):
            moved = replace(pose, landmarks=pose.landmarks + np.array([number, 0]))
            middle = self.place(label, number / 25, moved)
            offsets.append(middle - moved.landmarks[Landmark.RIGHT_KNEE])
        assert np.ptp(np.array(offsets), axis=0).max() == pytest.approx(0)

    def test_is_left_out_where_there_is_no_room(self):
        assert self.place(LabelPlace(), 0.0, person(scale=9.0)) is None

    def test_goes_elsewhere_once_it_is_covered_for_a_while(self):
        label, pose = LabelPlace(), person()
        first = self.place(label, 0.0, pose)
        arm = pose.landmarks.copy()
        arm[[Landmark.RIGHT_WRIST, Landmark.LEFT_WRIST]] = first
        covering = replace(pose, landmarks=arm)
        assert self.place(label, 0.1, covering) is None
        for number in range(2, 30):
            last = self.place(label, number / 10, covering)
        assert last is not None
        assert np.hypot(*(last - first)) > 20
