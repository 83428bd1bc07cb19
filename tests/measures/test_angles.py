"""Measures on figures with known angles: true, signed, the same however the picture is taken."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from posecheck.measures.front import FRONT
from posecheck.measures.measurer import Measurer
from posecheck.measures.registry import MEASURES
from tests.figures import ALL_FOURS, POSTURES, STANDING, Body, Camera, Leg, pose
from tests.repertoire import plank

# What a camera before the person shows; tested in test_front.py.
SEEN_ACROSS = {*(measure.name for measure in FRONT), "leg_out"}
CENTRED = 0.1
"""Degrees that are left when the points in front of the joints are moved back to them."""
few = settings(max_examples=25, derandomize=True, deadline=None)
legs = st.builds(Leg, st.floats(-15, 110), st.floats(-10, 120), st.floats(-20, 50))
bodies = st.builds(
    Body, st.floats(-100, 100), st.floats(-20, 40), legs, legs, st.floats(0, 120), st.floats(0, 90)
)
# A figure that is no contortion, so that it says by itself which way it faces.
plain = st.builds(
    lambda leg, lean: replace(STANDING, trunk=lean, left=leg, right=leg),
    st.builds(Leg, st.floats(0, 90), st.floats(0, 90)),
    st.floats(-15, 40),
)


def values(body, camera=None):
    reading = Measurer().read(0.0, pose(body, camera))
    return {name: measured.value for name, measured in reading.values.items()}


def by_unit(found, *units):
    bare = {name: name.rpartition(".")[2] for name in found}
    return {
        name: value
        for name, value in found.items()
        if MEASURES[bare[name]].unit in units and bare[name] not in SEEN_ACROSS
    }


def same(a, b, tolerance=1e-6):
    assert a.keys() == b.keys()
    for name in a:
        turned = abs((a[name] - b[name] + 180) % 360 - 180)
        assert turned < tolerance or abs(a[name] - b[name]) < tolerance, (name, a[name], b[name])


def swapped(found):
    names = {"left": "right", "right": "left"}
    return {
        ".".join([names.get(part, part) for part in name.split(".")]): value
        for name, value in found.items()
    }


@few
@given(plain)
def test_a_mirrored_picture_swaps_the_sides_and_nothing_else(body):
    same(by_unit(values(body), "deg", "ratio"),
         swapped(by_unit(values(body, Camera(mirrored=True)), "deg", "ratio")))  # fmt: skip


@few
@given(plain)
def test_facing_the_other_way_changes_nothing_but_the_near_side(body):
    right, left = values(body), values(body, Camera(facing="left"))
    for name, value in by_unit(right, "deg", "ratio").items():
        if not name.startswith("near."):
            assert left[name] == pytest.approx(value, abs=1e-6)


@few
@given(plain, st.floats(100, 700), st.floats(-300, 300), st.floats(-200, 200))
def test_size_and_place_in_the_picture_change_nothing(body, scale, x, y):
    moved = values(body, Camera(scale=scale, offset=(x, y)))
    same(by_unit(values(body), "deg", "ratio"), by_unit(moved, "deg", "ratio"))


@few
@given(plain, st.sampled_from([(1280, 720), (720, 1280), (640, 480), (854, 480)]))
def test_the_shape_of_the_picture_changes_nothing(body, size):
    framed = values(body, Camera(size=size))
    same(by_unit(values(body), "deg", "ratio"), by_unit(framed, "deg", "ratio"))


JOINTS = ("knee_flexion", "hip_flexion", "elbow_flexion", "neck_line", "face_line")
TO_THE_ROOM = ("trunk_lean", "shank_tilt")


@few
@given(plain, st.floats(-40, 40))
def test_a_turned_picture_keeps_joints_and_turns_what_is_taken_to_the_room(body, roll):
    level, turned = values(body), values(body, Camera(roll=roll))
    for name, value in level.items():
        bare = name.rpartition(".")[2]
        if bare in JOINTS:
            assert turned[name] == pytest.approx(value, abs=1e-6)
        elif bare in TO_THE_ROOM:
            assert turned[name] == pytest.approx(value + roll, abs=1e-6)


@few
@given(plain)
def test_every_angle_is_what_the_figure_was_given(body):
    found = values(body)
    leg = body.right
    assert found["near.knee_flexion"] == pytest.approx(leg.knee, abs=CENTRED)
    assert found["near.hip_flexion"] == pytest.approx(leg.hip, abs=CENTRED)
    assert found["trunk_lean"] == pytest.approx(body.trunk, abs=CENTRED)
    assert found["neck_line"] == pytest.approx(body.neck, abs=CENTRED)
    assert found["near.elbow_flexion"] == pytest.approx(body.elbow, abs=CENTRED)
    assert found["near.shank_tilt"] == pytest.approx(body.trunk - leg.hip + leg.knee, abs=CENTRED)


@pytest.mark.parametrize("name", POSTURES)
@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("facing", ["left", "right"])
@pytest.mark.parametrize("knee", [-8.0, 8.0])
def test_a_knee_bent_backwards_never_reads_as_one_bent_forwards(name, mirrored, facing, knee):
    body = POSTURES[name]
    leg = replace(body.right, knee=knee)
    if name == "all-fours":
        body, leg = replace(body, left=body.left), Leg(0, knee)
        body = replace(body, right=leg)
    else:
        body = replace(body, left=leg, right=leg)
    camera = Camera(facing=facing, mirrored=mirrored)
    side = "left" if mirrored else "right"
    assert values(body, camera)[f"{side}.knee_flexion"] == pytest.approx(knee, abs=1e-6)


def test_a_knee_drawn_far_to_the_chest_does_not_wrap_round():
    body = replace(POSTURES["supine"], right=Leg(140, 120))
    assert values(body)["right.hip_flexion"] == pytest.approx(140, abs=CENTRED)


def test_heights_to_the_floor():
    found = values(replace(ALL_FOURS, trunk=75.0, right=Leg(-5, 0)))
    assert found["trunk_slope"] == pytest.approx(15)
    assert found["right.thigh_elevation"] == pytest.approx(-10, abs=CENTRED)
    assert found["right.leg_elevation"] == pytest.approx(-10, abs=CENTRED)
    assert values(STANDING)["near.leg_elevation"] < -85


def test_offsets_are_shares_of_the_body():
    body = replace(STANDING, right=Leg(90, 90), left=Leg(90, 90))
    found = values(body)
    assert found["near.knee_hip_offset"] == pytest.approx(0.42 / 0.50, abs=2e-3)
    assert found["near.foot_forward"] == pytest.approx(1.0, abs=2e-3)
    assert found["near.knee_over_toe"] == pytest.approx(-0.15 / 0.42)
    heel_up = replace(STANDING, right=Leg(0, 0, 20))
    assert values(heel_up)["right.foot_pitch"] == pytest.approx(20)


def test_places_grow_up_and_forwards():
    low, high = values(STANDING), values(replace(STANDING, at=(0.1, 0.2)))
    assert high["hip_height"] - low["hip_height"] == pytest.approx(60)
    for facing in ("left", "right"):
        here = values(STANDING, Camera(facing=facing))
        there = values(replace(STANDING, at=(0.1, 0.2)), Camera(facing=facing))
        assert there["hip_forward"] - here["hip_forward"] == pytest.approx(30)
        assert there["shoulder_forward"] - here["shoulder_forward"] == pytest.approx(30)
        assert there["near.heel_height"] - here["near.heel_height"] == pytest.approx(60)


def test_confidence_is_that_of_the_least_seen_point():
    reading = Measurer().read(0.0, pose(STANDING, Camera(visibility={"knee": 0.3})))
    assert reading.values["near.knee_flexion"].confidence == pytest.approx(0.3)
    assert reading.values["near.elbow_flexion"].confidence > 0.9


def test_a_measure_that_cannot_be_computed_is_absent():
    found = pose(STANDING)
    found.landmarks[25:27] = found.landmarks[27:29]
    assert "near.knee_over_toe" not in Measurer().read(0.0, found).values


@few
@given(bodies)
def test_no_contortion_breaks_it(body):
    reading = Measurer().read(0.0, pose(body))
    assert reading.person
    assert all(abs(measured.value) < 1e4 for measured in reading.values.values())


def test_hips_that_sag_come_down_to_the_line_from_hand_to_knee():
    straight, sagging = (values(plank(hip))["near.hip_clearance"] for hip in (0, -30))
    assert straight == pytest.approx(0.24, abs=0.02)
    assert sagging < straight - 0.2
