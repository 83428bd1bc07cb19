"""Measures of a camera in front: true, signed by the person's own left, and mirrored."""

from dataclasses import replace

import pytest

from posecheck.measures.front import FRONT
from posecheck.measures.measurer import Measurer
from posecheck.measures.reading import View
from tests.figures import STANDING, SUPINE, Aside, Camera, pose

BEFORE = Camera(yaw=90)
SIDED = {
    "head_turn", "face_turn", "shoulder_turn", "pelvis_turn", "side_lean", "hip_sway",
    "shoulder_sway",
}  # fmt: skip


def values(body, camera=BEFORE):
    reading = Measurer().read(0.0, pose(body, camera))
    return {name: measured.value for name, measured in reading.values.items()}


def aside(body=STANDING, camera=BEFORE, **changes):
    return values(replace(body, aside=Aside(**changes)), camera)


def test_it_is_a_front_view():
    assert Measurer().read(0.0, pose(STANDING, BEFORE)).view is View.FRONT


@pytest.mark.parametrize("degrees", [-40, -20, 20, 40])
def test_turns_are_to_the_persons_own_left(degrees):
    assert aside(turn=degrees)["shoulder_turn"] == pytest.approx(degrees, abs=1e-6)
    assert aside(hips_turn=degrees)["pelvis_turn"] == pytest.approx(degrees, abs=1e-6)
    assert aside(lean=degrees)["side_lean"] == pytest.approx(degrees, abs=1.0)
    assert aside(head_turn=degrees)["head_turn"] * degrees > 0


def test_a_head_that_turns_reads_more_and_more():
    turned = [aside(head_turn=degrees)["head_turn"] for degrees in (0, 15, 30, 45)]
    assert turned[0] == pytest.approx(0.0, abs=0.01)
    assert turned == sorted(turned)
    assert turned[2] > 0.45


@pytest.mark.parametrize("yaw", [55, 90, 125])
def test_a_face_turns_in_degrees_wherever_the_camera_stands(yaw):
    camera = replace(BEFORE, yaw=yaw)
    left, ahead, right = (aside(camera=camera, head_turn=d)["face_turn"] for d in (30, 0, -30))
    assert left - ahead == pytest.approx(30, abs=6)
    assert ahead - right == pytest.approx(30, abs=6)


def test_a_face_that_is_turned_away_is_not_seen():
    assert "face_turn" not in aside(camera=replace(BEFORE, yaw=-90))


def test_a_chin_that_goes_down_reads_more():
    up, down = (values(replace(STANDING, neck=neck))["head_pitch"] for neck in (12, 50))
    assert down - up > 0.10


def test_hips_sway_in_leg_lengths():
    assert aside(sway=0.084)["hip_sway"] == pytest.approx(0.1, abs=0.01)
    assert aside(chest_sway=0.084)["shoulder_sway"] == pytest.approx(0.1, abs=0.01)
    assert aside(chest_sway=0.084)["hip_sway"] == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("roll", [90, -90])
@pytest.mark.parametrize("facing", ["left", "right"])
def test_the_upper_leg_of_one_who_lies_on_the_side(roll, facing):
    upper = "right" if roll < 0 else "left"
    other = "left" if upper == "right" else "right"
    spread = (30, 0) if upper == "left" else (0, 30)
    found = aside(SUPINE, Camera(facing=facing), roll=roll, spread=spread)
    assert found[f"{upper}.leg_out"] == pytest.approx(30, abs=0.5)
    assert f"{other}.leg_out" not in found
    assert found["pelvis_stack"] == pytest.approx(0, abs=0.5)
    rolled = aside(SUPINE, Camera(facing=facing), roll=roll * 60 / 90, spread=spread)
    assert rolled["pelvis_stack"] == pytest.approx(30, abs=0.5)


@pytest.mark.parametrize(
    "body",
    [
        replace(STANDING, aside=Aside(turn=30, head_turn=20, sway=0.1)),
        replace(STANDING, aside=Aside(lean=12, chest_sway=0.05, hips_turn=10)),
    ],
)
def test_a_mirrored_picture_takes_left_for_right_and_changes_nothing_else(body):
    plain, mirrored = values(body), values(body, replace(BEFORE, mirrored=True))
    for measure in FRONT:
        if measure.unit == "px" and measure.per is None:
            continue
        sign = -1.0 if measure.name in SIDED else 1.0
        if measure.name == "feet_place":
            continue
        assert mirrored[measure.name] == pytest.approx(sign * plain[measure.name], abs=1e-6)


@pytest.mark.parametrize("scale", [120, 600])
def test_size_and_place_change_nothing(scale):
    body = replace(STANDING, aside=Aside(turn=20, head_turn=20, sway=0.05, lean=5))
    plain = values(body)
    moved = values(body, replace(BEFORE, scale=scale, offset=(90, -40)))
    for measure in FRONT:
        if measure.unit != "px":
            assert moved[measure.name] == pytest.approx(plain[measure.name], abs=1e-6)
