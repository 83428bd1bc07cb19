"""The camera: where it puts things, when it takes frames, what it does to a picture."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from samples.render.camera import Camera, direction
from samples.render.filming import RATES, SIZES, Filming, sampled_filming
from samples.render.furniture import crate
from samples.render.look import chosen_look
from samples.render.occluders import Occluder, hidden
from samples.render.room import Material, room
from samples.render.sensor import Sensor

LYING = np.array([[x, y, z] for x in (-0.3, 0.3) for y in (-0.9, 0.9) for z in (0.0, 0.3)])
STANDING = LYING[:, [0, 2, 1]] + [0, 0, 0.9]


def sampled(count: int = 200, *, lying: bool = False) -> list[Filming]:
    return [
        sampled_filming(np.random.default_rng([seed]), yaw=10.0, lying=lying)
        for seed in range(count)
    ]


def test_what_the_camera_looks_at_is_in_the_middle() -> None:
    camera = Camera(np.array([-3.0, 0, 1]), np.array([0.0, 0, 1]), (640, 480), roll=3.0)
    assert camera.project(np.array([[0.0, 0, 1]]))[0] == pytest.approx([320, 240])


def test_distances_are_as_a_pinhole_has_them() -> None:
    camera = Camera(np.array([-2.0, 0, 0]), np.zeros(3), (640, 480), vertical_fov=90.0)
    up, front = camera.project(np.array([[0, 0, 1.0], [0, -1.0, 0]]))
    assert up == pytest.approx([320, 120])
    # The camera is to the right of somebody who faces -y: they face right in the picture.
    assert front == pytest.approx([440, 240])


def test_a_rolled_camera_turns_the_picture_about_its_middle() -> None:
    level = Camera(np.array([-2.0, 0, 0]), np.zeros(3), (640, 480))
    rolled = replace(level, roll=4.0)
    point = np.array([[0.0, -0.5, 0.2]])
    a, b = (camera.project(point)[0] - [320, 240] for camera in (level, rolled))
    assert np.hypot(*a) == pytest.approx(np.hypot(*b))
    turned = np.degrees(np.arctan2(b[1], b[0]) - np.arctan2(a[1], a[0]))
    assert turned == pytest.approx(4.0)


@pytest.mark.parametrize("yaw", [-30.0, 0.0, 45.0])
@pytest.mark.parametrize("facing", ["left", "right"])
def test_the_way_somebody_faces_is_where_their_front_is(yaw: float, facing: str) -> None:
    camera = Filming(yaw=yaw, facing=facing).camera(STANDING, STANDING)
    back, front = camera.project(np.array([[0, 0.2, 1.0], [0, -0.2, 1.0]]))
    assert (front[0] > back[0]) == (facing == "right")
    toward = direction(yaw, facing)
    assert (camera.eye - camera.target)[:2] @ toward[:2] > 0


@pytest.mark.parametrize("filming", sampled(12, lying=True))
def test_the_whole_course_is_in_the_picture(filming: Filming) -> None:
    course = np.concatenate([LYING, LYING + np.array([0.4, 0, 0.5])])
    places = filming.camera(course, LYING).project(course)
    assert (places > 0).all()
    assert (places < filming.size).all()


def test_a_smaller_share_makes_a_smaller_person() -> None:
    def fills(share: float) -> float:
        camera = Filming(share=share).camera(STANDING, STANDING)
        return float((np.ptp(camera.project(STANDING), axis=0) / camera.size).max())

    assert fills(0.8) == pytest.approx(0.8, abs=0.05)
    assert fills(0.4) == pytest.approx(0.4, abs=0.05)


def test_the_same_seed_films_the_same_way() -> None:
    assert sampled(5) == sampled(5)
    assert len(set(sampled(50))) == 50


def test_filming_varies_over_the_whole_range_and_not_beyond() -> None:
    drawn = [*sampled(), *sampled(lying=True)]
    assert {one.size for one in drawn} == set(SIZES)
    assert {one.fps for one in drawn} == set(RATES)
    assert {one.facing for one in drawn} == {"left", "right"}
    assert all(edge % 2 == 0 for one in drawn for edge in one.size)
    ranges = {
        "share": (0.4, 0.92),
        "vertical_fov": (35, 75),
        "roll": (-4, 4),
        "crf": (18, 34),
        "light": (0.15, 1),
        "noise": (0.5, 10),
        "blur": (0, 1.3),
        "motion": (0, 0.35),
    }
    for name, (low, high) in ranges.items():
        values = [getattr(one, name) for one in drawn]
        assert low <= min(values)
        assert max(values) <= high
        assert max(values) - min(values) > 0.6 * (high - low)
    assert 0.1 < np.mean([one.variable_rate for one in drawn]) < 0.4


def test_dim_rooms_are_noisy() -> None:
    drawn = sampled(400)
    dim = np.mean([one.noise for one in drawn if one.light < 0.3])
    assert dim > 2 * np.mean([one.noise for one in drawn if one.light == 1])


@pytest.mark.parametrize("fps", RATES)
def test_a_variable_rate_has_rising_uneven_times_that_keep_up(fps: int) -> None:
    filming = Filming(fps=fps, variable_rate=True)
    ticks = filming.ticks(20.0, np.random.default_rng(3))
    times = np.array(ticks) * float(filming.time_base)
    steps = np.diff(times)
    assert times[0] == 0
    assert steps.min() > 0.2 / fps
    assert np.std(steps) > 0.05 / fps
    assert 0.93 < len(times) / (20 * fps) < 1
    assert times[-1] == pytest.approx(20, abs=4 / fps)


def test_a_steady_rate_is_steady() -> None:
    assert Filming(fps=30).ticks(2.0, np.random.default_rng(0)) == list(range(60))
    assert float(Filming(fps=30).time_base) == pytest.approx(1 / 30)


def picture(filming: Filming, warmth: float = 0.0, level: int = 120) -> np.ndarray:
    sensor = Sensor(filming, warmth, np.random.default_rng(5))
    return sensor.take(np.full((480, 640, 3), level, np.uint8)).astype(float)


def test_noise_has_the_size_asked_for() -> None:
    assert picture(Filming(noise=5.0)).std() == pytest.approx(5, abs=0.3)
    assert picture(Filming(noise=0.0)).std() == 0


def test_less_light_is_darker_and_warm_light_is_redder() -> None:
    bright, dim = (picture(Filming(light=light, noise=0)).mean() for light in (1.0, 0.2))
    assert dim < 0.8 * bright
    red, _, blue = picture(Filming(noise=0), warmth=1.0).mean((0, 1))
    assert red > blue + 20


def test_what_moves_leaves_a_trace() -> None:
    sensor = Sensor(Filming(noise=0, motion=0.25), 0.0, np.random.default_rng(0))
    first, second = np.zeros((4, 4, 3), np.uint8), np.full((4, 4, 3), 100, np.uint8)
    assert sensor.take(first).max() == 0
    assert sensor.take(second).mean() == pytest.approx(75, abs=1)
    assert sensor.take(second).mean() == pytest.approx(100, abs=1)


def test_a_thing_before_a_joint_hides_it_and_little_else() -> None:
    ankle = np.array([-0.1, 0.0, 0.08])
    camera = Filming(facing="right").camera(STANDING, STANDING)
    thing = Occluder("crate", "left_ankle").surface(ankle, STANDING, camera.eye)
    points = ankle + np.array([[0, 0, 0], [0, 0, 1.2], [0, 1.5, 0]])
    assert hidden(thing, camera.eye, points).tolist() == [True, False, False]
    assert thing.points[:, 0].max() < STANDING[:, 0].min()


def test_nothing_hides_what_is_before_it() -> None:
    box = crate(np.array([0.0, 0.0]))
    eye = np.array([-3.0, 0, 0.2])
    points = np.array([[-1.0, 0, 0.2], [1.0, 0, 0.2]])
    assert hidden(box, eye, points).tolist() == [False, True]


def test_rooms_stay_behind_the_person_whatever_stands_in_them() -> None:
    kinds = Counter[int]()
    for seed in range(40):
        side = (-1.0, 1.0)[seed % 2]
        surface = room(side, None, seed, chosen_look(seed))
        own = ~np.isin(surface.material, (Material.FLOOR, Material.WALL))
        things = surface.points[own & (surface.points[:, 2] < 2.5)]
        assert (things[:, 0] * -side).min() > 0.5
        kinds.update(surface.material.astype(int).tolist())
    assert set(kinds) >= {Material.FLOOR, Material.WALL, Material.FABRIC, Material.GLOW}


def test_the_same_seed_furnishes_the_same_room() -> None:
    first, second = (room(1.0, None, 5).points for _ in range(2))
    assert np.array_equal(first, second)
