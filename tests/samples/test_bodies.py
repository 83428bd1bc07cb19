"""The rendered person: joint angles are what was asked, contacts hold, the same seed the same."""

import numpy as np
import pytest

from samples.render.anatomy import true_angles
from samples.render.body import Body, Limb, Posture, angle_names
from samples.render.floor import AllFours, Bridge, Prone
from samples.render.setting import Setting
from samples.render.standing import ChairStretch, WallSlide

PEOPLE = ("man", "woman")


@pytest.fixture(scope="module", params=PEOPLE)
def body(request: pytest.FixtureRequest) -> Body:
    return Body.named(request.param)


@pytest.mark.parametrize("knee", [-8.0, 0.0, 45.0, 110.0])
def test_knee_flexion_is_signed_and_exact(body: Body, knee: float) -> None:
    limb = Limb(knee=knee, hip_abduction=0)
    angles = true_angles(body.pose(Posture(left=limb, right=limb)))
    assert angles["left_knee_flexion"] == pytest.approx(knee, abs=0.1)
    assert angles["right_knee_flexion"] == pytest.approx(knee, abs=0.1)


@pytest.mark.parametrize(("pitch", "yaw"), [(0, 0), (-90, 0), (90, 0), (20, 70)])
def test_angles_do_not_depend_on_where_the_body_points(body: Body, pitch: int, yaw: int) -> None:
    limb = Limb(hip=50, knee=70)
    upright = true_angles(body.pose(Posture(left=limb)))
    turned = true_angles(body.pose(Posture(left=limb, pitch=pitch, yaw=yaw)))
    for name in ("left_knee_flexion", "left_hip_flexion", "right_hip_flexion", "neck_line"):
        assert turned[name] == pytest.approx(upright[name], abs=1e-3)
    assert turned["trunk_lean"] == pytest.approx(upright["trunk_lean"] + pitch, abs=1e-3)


def test_postures_survive_the_way_through_their_values() -> None:
    posture = Posture(pitch=3, spine=(1, 2, 3, 4, 5), left=Limb(hip=9), right=Limb(wrist=-2))
    assert Posture.of_values(posture.values()) == posture
    assert len(posture.values()) == len(angle_names())


def _drift(setting: Setting, joint: str, courses: list[dict[str, float]]) -> float:
    places = np.array([setting.place(params).joints[joint] for params in courses])
    return float(np.ptp(places, axis=0).max())


def test_feet_stay_put_on_the_way_down_the_wall_and_the_back_on_it(body: Body) -> None:
    setting = WallSlide(body)
    path = [{"knee": float(knee)} for knee in range(8, 80, 12)]
    assert _drift(setting, "left_ankle", path) < 0.01
    backs = [setting.place(params).vertices[: len(body.rest), 1].max() for params in path]
    assert np.ptp(backs) < 0.03


def test_hands_and_the_other_knee_stay_put_when_a_leg_lifts(body: Body) -> None:
    setting = AllFours(body)
    path = [{"left_thigh": 0.0, "right_thigh": float(t), "spine": -t / 4} for t in (0, 30, 60, 90)]
    assert _drift(setting, "left_knee", path) < 0.01
    assert _drift(setting, "right_wrist", path) < 0.01


def test_a_full_bridge_is_a_straight_line_on_planted_feet(body: Body) -> None:
    setting = Bridge(body)
    path = [{"lift": share} for share in (0.0, 0.5, 1.0)]
    assert _drift(setting, "left_ankle", path) < 0.005
    top = true_angles(setting.place(path[-1]))
    assert top["left_hip_flexion"] == pytest.approx(0, abs=4)


def test_the_raised_leg_keeps_its_knee_and_its_heel_while_the_other_bends(body: Body) -> None:
    setting = ChairStretch(body, raised="right")
    path = [{"knee": float(knee), "raised_knee": -6.0} for knee in (5, 15, 30)]
    assert _drift(setting, "right_ankle", path) < 0.02
    for params in path:
        angles = true_angles(setting.place(params))
        assert angles["right_knee_flexion"] == pytest.approx(-6, abs=0.3)
        assert angles["left_knee_flexion"] == pytest.approx(params["knee"], abs=0.3)


def test_nothing_is_below_the_floor(body: Body) -> None:
    lowest = Prone(body).place({"left_leg": 0.0, "right_leg": 17.0}).vertices
    assert lowest[:13380, 2].min() == pytest.approx(0)
