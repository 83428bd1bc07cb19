"""Somebody who faces the camera is told by how they would look from the side."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.measures.measurer import Measurer
from posecheck.measures.reading import Posture, Reading
from posecheck.recognition.clip import recognise_poses
from posecheck.recognition.side_on import faces_camera, side_on
from tests import repertoire as r
from tests.catalogue.figures import FIGURES, Figure
from tests.checking.cases import DONE
from tests.figures import Camera, pose
from tests.motions import poses

SIDE, FRONT = Camera(), Camera(yaw=90)


def read(found):
    return Measurer().read(0.0, found)


@pytest.mark.parametrize("yaw", [60, 90])
@pytest.mark.parametrize("knee", [20, 80])
def test_bent_knees_read_as_from_the_side(yaw, knee):
    from_side = read(pose(r.squat(knee), SIDE))
    turned = read(side_on(pose(r.squat(knee), replace(FRONT, yaw=yaw))))
    assert turned.yaw_deg == pytest.approx(0.0, abs=15)
    for name in ("near.knee_flexion", "near.hip_flexion", "trunk_lean"):
        assert turned.values[name].value == pytest.approx(from_side.values[name].value, abs=8), name


def test_heights_stay_those_of_the_picture():
    seen = pose(r.squat(60), FRONT)
    np.testing.assert_array_equal(side_on(seen).landmarks[:, 1], seen.landmarks[:, 1])


def reading(posture=Posture.STANDING, yaw=90.0, person=True):
    return Reading(0.0, {}, yaw_deg=yaw, posture=posture, person=person)


def test_only_who_is_upright_and_turned_away_from_side_on_faces_the_camera():
    assert faces_camera([reading()] * 3 + [reading(person=False)] * 4)
    assert not faces_camera([reading(yaw=30.0)] * 3)
    assert not faces_camera([reading(Posture.SUPINE)] * 3)
    assert not faces_camera([])


def twice(figure: Figure):
    once, seconds = figure.motion(figure.target, max(figure.staying(None), 2.0))
    return (lambda time: once(time % seconds)), 2 * seconds


def test_a_squat_is_named_from_the_front():
    motion, seconds = twice(FIGURES["squat"])
    best = recognise_poses(poses(motion, seconds, 10, FRONT)).best
    assert best.exercise.id == "squat"


@pytest.mark.parametrize("name", ["neck-chin-sweep", "waist-twist"])
def test_what_needs_the_front_is_told_from_the_front(name):
    motion, seconds = twice(FIGURES[name])
    best = recognise_poses(poses(motion, seconds, 10, FIGURES[name].camera)).best
    assert best.exercise.id == name


def test_what_is_seen_from_the_side_is_named_as_ever():
    case = DONE["bridge"]
    figure = Figure("bridge", case.body, case.rest, case.target, way_s=case.way_s)
    motion, seconds = twice(figure)
    best = recognise_poses(poses(motion, seconds, 10, SIDE)).best
    assert best.exercise.id == "bridge"
