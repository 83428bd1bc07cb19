"""The rendered people that the live coach is tried on."""

import numpy as np

from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import Posture, View
from samples.render.asking import BODIES, asks
from samples.render.body import Body
from samples.render.walks import WALKED, walks


def test_twenty_walks_show_every_posture_by_six_people() -> None:
    clips = walks(1)
    assert len(clips) == len({clip.exercise for clip in clips}) == 20
    postures = {load_exercise(clip.exercise).camera.posture for clip in clips}
    assert postures == set(Posture) - {Posture.UNKNOWN, Posture.SITTING}
    assert len({clip.person for clip in clips}) == 6


def test_all_are_filmed_from_where_the_exercise_wants_the_camera() -> None:
    for clip in walks(2):
        camera = load_exercise(clip.exercise).camera
        front = camera.view is View.FRONT and camera.posture is not Posture.SIDE_LYING
        assert abs(clip.filming.yaw - (90 if front else 0)) <= 20, clip.name


def test_who_walks_holds_for_longer_than_the_dose_asks() -> None:
    for clip in walks(1):
        dose = load_exercise(clip.exercise).dose
        program = clip.program(np.random.default_rng([clip.seed, 4]))
        held = [one.leave - one.top for one in program.excursions]
        assert held
        assert min(held) >= dose.hold_s[0], clip.name


def test_a_walk_is_the_same_each_time_and_another_for_another_seed() -> None:
    first, again, other = walks(1), walks(1), walks(2)
    assert [clip.filming for clip in first] == [clip.filming for clip in again]
    assert [clip.filming for clip in first] != [clip.filming for clip in other]
    assert {clip.name for clip in first}.isdisjoint(clip.name for clip in other)
    assert len(WALKED) == len(first)


def test_each_of_six_people_makes_every_gesture() -> None:
    clips = asks(1)
    made = {(clip.person, clip.tags["gesture"], clip.tags["posture"]) for clip in clips}
    assert len(made) == len(clips)
    assert {person for person, _, _ in made} == set(BODIES)


def test_a_gesture_moves_the_limb_that_makes_it_and_then_it_is_as_before() -> None:
    clip = next(one for one in asks(1) if one.tags["gesture"] == "foot up")
    setting = clip.setting(Body.named(clip.person))
    program = clip.program(np.random.default_rng([clip.seed, 4]))
    start, middle, end = (
        setting.place(program.at(t)).joints for t in (0.0, program.duration / 2, program.duration)
    )
    moved = {side: middle[f"{side}_ankle"][2] - start[f"{side}_ankle"][2] for side in BOTH}
    assert max(moved.values()) > 0.2
    assert min(moved.values()) < 0.05
    assert all(abs(end[f"{side}_ankle"][2] - start[f"{side}_ankle"][2]) < 0.02 for side in BOTH)


BOTH = ("left", "right")
