"""Real clips against the counts and times that people took from them by eye.

The clips are not part of the project. Where they lie is said by POSECHECK_FOOTAGE.
"""

import json
from statistics import median

import pytest

from posecheck.authoring.clip import readings_of
from posecheck.authoring.learn import learn
from posecheck.checking.events import Repetition
from samples.accuracy.footage import EXERCISES
from tests.clips.watch import FOOTAGE, watch

pytestmark = [
    pytest.mark.slow,
    pytest.mark.footage,
    pytest.mark.skipif(
        not (FOOTAGE / "clips.json").is_file(), reason="the labelled real clips are not here"
    ),
]


def labels() -> list[dict]:
    path = FOOTAGE / "clips.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else []


def exercise_of(label: dict) -> str | None:
    return next((ours for word, ours in EXERCISES.items() if word in label["exercise"]), None)


def named(chosen: list[dict]) -> list:
    return [pytest.param(label, id=label["file"]) for label in chosen]


OURS = [label for label in labels() if exercise_of(label)]
OTHERS = [label for label in labels() if not exercise_of(label)]


@pytest.mark.parametrize("label", named(OURS))
def test_every_cycle_is_found_at_its_time(label):
    seen = watch(FOOTAGE / label["file"], exercise_of(label))
    assert len(seen.cycles) == label["reps"]
    apart = [
        abs(ours - theirs)
        for cycle, (start, end) in zip(seen.cycles, label["rep_times"], strict=True)
        for ours, theirs in ((cycle.start_s, start), (cycle.end_s, end))
    ]
    assert not apart or median(apart) <= 0.4


@pytest.mark.parametrize("label", named(OTHERS))
def test_other_exercises_are_watched_without_failure(label):
    seen = watch(FOOTAGE / label["file"], "all-fours-leg-lift")
    assert seen.counted == []


def test_the_leg_above_the_trunk_that_a_viewer_saw_is_seen():
    label = next((label for label in OURS if label["faults"]), None)
    assert label is not None
    assert "leg-above-trunk" in watch(FOOTAGE / label["file"], exercise_of(label)).faults


def test_who_rests_on_the_elbows_before_a_plank_holds_none_yet():
    label = next((label for label in OTHERS if "then forearm plank" in label["exercise"]), None)
    assert label is not None
    rest, plank = label["holds"][-2:]
    seen = watch(FOOTAGE / label["file"], "front-plank-knees")
    (attempt,) = [event for event in seen.events if isinstance(event, Repetition)]
    assert attempt.start_s > rest["end"]
    assert attempt.start_s == pytest.approx(plank["start"], abs=0.4)


@pytest.mark.parametrize("label", named([label for label in OURS if label["reps"] > 1]))
def test_a_file_learned_from_a_clip_counts_each_of_its_repetitions(label):
    proposal = learn(readings_of(FOOTAGE / label["file"]), "mine")
    assert proposal.counted == label["reps"]
