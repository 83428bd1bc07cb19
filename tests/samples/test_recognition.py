"""Films out of two photographs go from the one to the other and back, and are told right."""

import json
from dataclasses import replace

import numpy as np

from posecheck.exercises.load import load_exercise
from posecheck.recognition import Candidate, Recognition
from posecheck.recognition.clip import recognise_poses
from samples.recognition.__main__ import Told, summary
from samples.recognition.films import COURSE, STEP_S, TIMES, film
from samples.recognition.scenes import scenes
from tests.figures import pose
from tests.motions import bridge
from tests.repertoire import squat


def test_a_film_goes_there_and_back_in_even_steps():
    low, high = pose(bridge(50)), pose(bridge(5))
    both = list(film(low, high))
    assert len(both) == round(TIMES * COURSE[-1][0] / STEP_S)
    np.testing.assert_allclose(np.diff([time for time, _ in both]), STEP_S)
    at = {round(time, 1): one for time, one in both}
    for time, there in ((0.5, low), (4.0, high), (7.5, low), (12.0, high)):
        np.testing.assert_allclose(at[time].landmarks, there.landmarks)
    moving = at[2.2].landmarks
    assert np.abs(moving - low.landmarks).max() > 1 < np.abs(moving - high.landmarks).max()


def test_a_camera_that_was_moved_between_the_photographs_does_not_move_the_feet():
    high, low = pose(squat(5)), pose(squat(80))
    aside = replace(low, landmarks=low.landmarks + np.array([120.0, -50.0]))
    for (_, one), (_, other) in zip(film(high, low), film(high, aside), strict=True):
        np.testing.assert_allclose(one.landmarks, other.landmarks, atol=6)


def test_a_bridge_is_recognised_from_its_two_ends():
    found = recognise_poses(film(pose(bridge(50)), pose(bridge(5))))
    assert found.best.exercise.id == "bridge"


def test_the_summary_counts_what_is_right_and_what_is_sure():
    def taken_for(name, sure):
        return Recognition((Candidate(load_exercise(name), 0.5, sure),))

    told = [
        Told("a", "bridge", taken_for("bridge", 0.9)),
        # It looks the same, so that the other one stands for it.
        Told("b", "cobra", taken_for("back-extension-prone", 0.3)),
        Told("c", "squat", taken_for("bridge", 0.8)),
        Told("d", "squat", Recognition(())),
        Told("e", "", taken_for("bridge", 0.8)),
        Told("f", "", taken_for("bridge", 0.2)),
    ]
    assert summary(told) == (
        "2 of 4 are named right, and 1 of the 2 that are named surely; "
        "of 2 other movements 1 are surely taken for one of ours"
    )


def test_films_are_known_by_their_truth(tmp_path):
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.mp4").touch()
    for name, exercise in (("a", "bridge"), ("c", "squat"), ("d", "cobra")):
        (tmp_path / f"{name}.json").write_text(json.dumps({"exercise": exercise}))
    assert scenes(tmp_path) == {"a": "bridge", "c": "squat"}
