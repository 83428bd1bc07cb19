"""The baked bodies: all of them are whole, differ, and are what was baked."""

from functools import cache

import numpy as np
import pytest

from samples.render.bake import PEOPLE, quantised
from samples.render.body import BODIES, SIDES, SKIN_VERTICES, Body, Limb, Posture, body_names

JOINTS = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "toe", "ear")


@cache
def somebody(name: str) -> Body:
    return Body.named(name)


@pytest.fixture(params=body_names())
def body(request: pytest.FixtureRequest) -> Body:
    return somebody(request.param)


def height(body: Body) -> float:
    return float(np.ptp(body.rest[:SKIN_VERTICES, 2]))


def depth(body: Body) -> float:
    """From belly to back, metres, arms left out."""
    trunk = body.share("spine05", "spine04", "spine03")[:SKIN_VERTICES] > 0.5
    return float(np.ptp(body.rest[:SKIN_VERTICES][trunk, 1]))


def test_at_least_ten_people_lie_in_the_folder() -> None:
    assert set(PEOPLE) <= set(body_names())
    assert len(PEOPLE) >= 10


def test_all_together_they_are_small() -> None:
    assert sum(path.stat().st_size for path in BODIES.glob("*.npz")) < 2_500_000


def test_people_differ_in_height_and_girth() -> None:
    everybody = [somebody(name) for name in PEOPLE]
    heights, depths = [height(one) for one in everybody], [depth(one) for one in everybody]
    assert min(heights) < 1.6 < 1.85 < max(heights)
    assert max(depths) > 1.4 * min(depths)


def test_a_body_is_as_tall_as_people_are(body: Body) -> None:
    assert 1.45 < height(body) < 2.0


def test_left_and_right_mirror_each_other(body: Body) -> None:
    joints = body.pose(Posture()).joints
    for name in JOINTS:
        left, right = joints[f"left_{name}"], joints[f"right_{name}"]
        assert left * [-1, 1, 1] == pytest.approx(right, abs=0.003)


def test_joints_are_where_they_belong(body: Body) -> None:
    joints = body.pose(Posture()).joints
    for side in SIDES:
        heights = [joints[f"{side}_{name}"][2] for name in ("ear", "shoulder", "hip", "knee")]
        assert heights == sorted(heights, reverse=True)
        assert joints[f"{side}_toe"][1] < joints[f"{side}_heel"][1]


def test_every_vertex_hangs_wholly_on_segments(body: Body) -> None:
    assert body.shares.min() >= 0
    assert body.shares.sum(axis=1) == pytest.approx(1)


def test_hanging_arms_keep_off_the_hips(body: Body) -> None:
    posed = body.pose(Posture())
    hips = body.share("upperleg", "pelvis", "root")[:SKIN_VERTICES] > 0.6
    beside = posed.vertices[:SKIN_VERTICES][hips]
    wrist = posed.joints["left_wrist"]
    level = beside[np.abs(beside[:, 2] - wrist[2]) < 0.03]
    assert wrist[0] > level[:, 0].max()


def test_a_shifted_body_is_shifted_as_a_whole(body: Body) -> None:
    posed = body.pose(Posture(left=Limb(hip=40, knee=60)))
    shift = np.array([0.5, -1.0, 0.25])
    moved = posed.moved(shift)
    assert np.allclose(moved.vertices - posed.vertices, shift, atol=1e-5)
    assert np.allclose(body.skinned(moved.frames), moved.vertices, atol=1e-5)


def test_quantising_keeps_a_tenth_of_a_millimetre() -> None:
    points = np.random.default_rng(1).uniform(-1, 1, (500, 3))
    stored = quantised(points)
    assert stored["v"].dtype == np.uint16
    assert np.abs(stored["v"] * stored["step"] + stored["low"] - points).max() < 1e-4
