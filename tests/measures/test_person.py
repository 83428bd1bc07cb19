"""Which way the person faces, from where they are seen, how they are placed, which side is near."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.measures.facing import handedness_evidence, nearness
from posecheck.measures.measurer import Measurer, Sign, Steady
from posecheck.measures.posture import posture_of
from posecheck.measures.reading import Posture, View
from posecheck.measures.view import trunk_yaw, view_of
from posecheck.pose.average import Average
from posecheck.pose.types import Landmark
from tests.figures import POSTURES, STANDING, Body, Camera, Leg, pose
from tests.motions import bridge, chair, chest, four, prone, toes, wall


@pytest.mark.parametrize("name", POSTURES)
@pytest.mark.parametrize("yaw", [0, 20, 40])
def test_one_rigid_figure_turned_keeps_its_handedness(name, yaw):
    body = POSTURES[name]
    assert handedness_evidence(pose(body, Camera(yaw=yaw))) > 0.3
    assert handedness_evidence(pose(body, Camera(yaw=yaw, facing="left"))) < -0.3
    assert handedness_evidence(pose(body, Camera(yaw=yaw, mirrored=True))) < -0.3
    tilted = Camera(yaw=yaw, roll=30)
    assert handedness_evidence(pose(body, tilted)) > 0.3


MOVEMENTS = {
    "wall": [wall(bend) for bend in (0, 20, 45, 70)],
    "four": [four(hip) for hip in (80, 40, 0, -15)],
    "bridge": [bridge(hip) for hip in (55, 30, 0, -10)],
    "chest": [chest(hip) for hip in (50, 80, 115, 125)],
    "prone": [prone(lift) for lift in (0, 15, 30)],
    "chair": [chair(bend) for bend in (4, 28, 40)],
    "toes": [toes(lean) for lean in (0, 40, 85)],
}
EXPECTED = {
    "wall": Posture.STANDING, "four": Posture.ALL_FOURS, "bridge": Posture.SUPINE,
    "chest": Posture.SUPINE, "prone": Posture.PRONE, "chair": Posture.STANDING,
    "toes": Posture.STANDING,
}  # fmt: skip


@pytest.mark.parametrize("name", MOVEMENTS)
@pytest.mark.parametrize("facing", ["left", "right"])
@pytest.mark.parametrize("yaw", [0, 25, 45])
def test_a_movement_changes_neither_facing_nor_view_nor_posture(name, facing, yaw):
    camera = Camera(facing=facing, yaw=yaw)
    for body in MOVEMENTS[name]:
        found = pose(body, camera)
        evidence = handedness_evidence(found)
        assert np.sign(evidence) == (1 if facing == "right" else -1)
        assert trunk_yaw(found) == pytest.approx(yaw, abs=1e-6)
        assert posture_of(found, evidence) is EXPECTED[name]


def test_a_hidden_knee_does_not_end_all_fours():
    """The near leg is stretched out behind and hides the one that kneels."""
    found = pose(four(0))
    lost = found.world.copy()
    lost[Landmark.LEFT_KNEE], lost[Landmark.LEFT_ANKLE] = (
        lost[Landmark.RIGHT_KNEE],
        lost[Landmark.RIGHT_ANKLE],
    )
    visibility = found.visibility.copy()
    visibility[Landmark.LEFT_KNEE] = 0.2
    hidden = replace(found, world=lost, visibility=visibility)
    evidence = handedness_evidence(hidden)
    assert posture_of(hidden, evidence) is Posture.PRONE
    assert posture_of(hidden, evidence, Posture.ALL_FOURS) is Posture.ALL_FOURS
    seen = replace(hidden, visibility=found.visibility)
    assert posture_of(seen, evidence, Posture.ALL_FOURS) is Posture.PRONE


@pytest.mark.parametrize("yaw", range(0, 91, 10))
@pytest.mark.parametrize("facing", ["left", "right"])
def test_the_yaw_of_a_figure_is_read_exactly(yaw, facing):
    assert trunk_yaw(pose(STANDING, Camera(yaw=yaw, facing=facing))) == pytest.approx(yaw)


@pytest.mark.parametrize(
    ("yaw", "view"), [(0, View.SIDE), (30, View.SIDE), (31, View.OBLIQUE), (60, View.OBLIQUE),
                      (61, View.FRONT), (90, View.FRONT)],
)  # fmt: skip
def test_the_names_of_the_views(yaw, view):
    assert view_of(yaw) is view


def _both(hip, knee, **body):
    return Body(left=Leg(hip, knee), right=Leg(hip, knee), **body)


@pytest.mark.parametrize(
    ("body", "posture"),
    [
        (_both(95, 100, trunk=25), Posture.STANDING),  # a deep squat, the weight over the feet
        (_both(90, 90), Posture.SITTING),
        (_both(90, 10, trunk=-5, anchor="hip"), Posture.SITTING),
        (_both(0, 90, anchor="knee"), Posture.KNEELING),
        (Body(left=Leg(70, 75), right=Leg(-25, 20)), Posture.STANDING),  # a lunge
        (_both(0, 3, trunk=60, shoulder=150, anchor="hip"), Posture.PRONE),  # pressed up
    ],
    ids=["squat", "chair", "floor", "knees", "lunge", "pressed up"],
)
@pytest.mark.parametrize("facing", ["left", "right"])
def test_other_postures(body, posture, facing):
    found = pose(body, Camera(facing=facing))
    assert posture_of(found, handedness_evidence(found)) is posture


@pytest.mark.parametrize("facing", ["left", "right"])
def test_lying_on_the_side(facing):
    found = pose(POSTURES["supine"], Camera(facing=facing))
    turned = found.world[:, [0, 2, 1]]
    on_side = replace(found, world=turned)
    assert posture_of(on_side, 1.0) is Posture.SIDE_LYING


@pytest.mark.parametrize("name", POSTURES)
def test_the_side_nearer_to_the_camera(name):
    body = POSTURES[name]
    assert nearness(pose(body)) < 0
    assert nearness(pose(body, Camera(facing="left"))) > 0
    assert nearness(pose(body, Camera(mirrored=True))) > 0


@pytest.mark.parametrize("fps", [5, 15, 60])
def test_an_average_does_not_depend_on_the_frame_rate(fps):
    average = Average(1.0)
    average.update(0.0, 0.0)
    for frame in range(1, fps * 2 + 1):
        average.update(frame / fps, 10.0)
    assert average.value == pytest.approx(10 * (1 - np.exp(-2.0)))


def test_time_that_stands_still_adds_nothing_to_an_average():
    average = Average(1.0)
    average.update(1.0, 3.0)
    assert average.update(1.0, 90.0) == 3.0


def test_a_first_picture_that_is_wrong_does_not_decide_a_sign_for_long():
    sign = Sign(margin=0.3)
    sign.update(0.0, -3.0)
    turned = next(frame for frame in range(1, 60) if sign.update(frame / 30, 1.5) > 0)
    assert turned / 30 < 0.2


@pytest.mark.parametrize("fps", [10, 15, 60])
def test_a_sign_turns_over_at_the_same_time_at_any_frame_rate(fps):
    sign = Sign(margin=0.3)
    turned = [
        frame / fps
        for frame in range(fps * 4)
        if sign.update(frame / fps, 1.0 if frame < fps else -1.0) < 0
    ]
    assert turned[0] == pytest.approx(2.05, abs=1.5 / fps)


def test_a_single_bad_pose_does_not_turn_the_person_round():
    measurer = Measurer()
    bends = []
    for frame in range(60):
        facing = "left" if frame in (20, 21, 40) else "right"
        found = pose(wall(45), Camera(facing=facing))
        bends.append(measurer.read(frame / 30, found).values["right.knee_flexion"].value)
    assert sum(bend < 0 for bend in bends) == 3


def test_a_posture_changes_only_once_the_new_one_has_lasted():
    steady = Steady()
    shown = [
        steady.update(frame / 10, Posture.PRONE if frame in (3, 6, 7, 8, 9, 10) else Posture.SUPINE)
        for frame in range(11)
    ]
    assert shown.index(Posture.PRONE) == 9
    assert Posture.PRONE not in shown[:9]


def test_nobody_and_a_mere_speck_are_no_person():
    assert not Measurer().read(0.0, None).person
    speck = Measurer().read(0.0, pose(STANDING, Camera(scale=10)))
    assert not speck.person
    assert speck.values == {}
