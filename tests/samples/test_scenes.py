"""The sampled scenes: the same for the same seed, balanced from the start, every fault posed."""

from collections import Counter

import numpy as np
import pytest

from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import Posture, View
from samples.render.body import body_names
from samples.render.clip import Clip
from samples.render.courses import Plan
from samples.render.exercises import EXERCISES, REPERTOIRES
from samples.render.posing import parameter_for
from samples.render.repertoire import seconds_at
from samples.render.scenes import scenes
from tests.samples.acted import Acted, Filmed

COUNT = 10 * len(EXERCISES)
SEED = 20


@pytest.fixture(scope="module")
def sampled() -> list:
    return scenes(COUNT, SEED)


def seen_from_the_front(clip: Clip) -> bool:
    camera = load_exercise(clip.exercise).camera
    return camera.view is View.FRONT and camera.posture is not Posture.SIDE_LYING


def test_a_scene_does_not_depend_on_how_many_are_asked_for(sampled: list) -> None:
    few = scenes(10, SEED)
    for one, same in zip(few, sampled, strict=False):
        assert (one.name, one.person, one.tags) == (same.name, same.person, same.tags)
        assert (one.look, one.filming, one.seed) == (same.look, same.filming, same.seed)
        first, second = (
            clip.program(np.random.default_rng([clip.seed, 4])) for clip in (one, same)
        )
        assert first.excursions == second.excursions
        assert first.at(5.0) == second.at(5.0)


def test_another_seed_is_another_set() -> None:
    ours, theirs = scenes(14, 1), scenes(14, 2)
    assert [clip.look for clip in ours] != [clip.look for clip in theirs]
    assert [clip.name[3:] for clip in ours] != [clip.name[3:] for clip in theirs]


def test_names_are_different_and_say_what_is_shown(sampled: list) -> None:
    assert len({clip.name for clip in sampled}) == COUNT
    assert len({clip.seed for clip in sampled}) == COUNT
    for number, clip in enumerate(sampled):
        start = f"s{SEED}-{number:04d}-{EXERCISES[clip.exercise].short}-"
        assert clip.name.startswith(start)
        shown = clip.tags.get("fault") or clip.tags.get("distractor")
        assert shown is None or clip.name == start + shown


@pytest.mark.parametrize("count", [COUNT // 2, COUNT])
def test_any_first_part_is_balanced(sampled: list, count: int) -> None:
    part = sampled[:count]
    assert set(Counter(clip.exercise for clip in part).values()) == {count // len(EXERCISES)}
    share = {kind: n / count for kind, n in Counter(clip.kind for clip in part).items()}
    assert share["right"] == pytest.approx(0.45, abs=0.06)
    assert share["fault"] == pytest.approx(0.40, abs=0.06)
    assert share["distractor"] == pytest.approx(0.15, abs=0.06)
    aside = [clip for clip in part if not seen_from_the_front(clip)]
    yaws = np.array([clip.filming.yaw for clip in aside])
    assert np.mean(np.abs(yaws) <= 15) == pytest.approx(0.5, abs=0.08)
    assert np.abs(yaws).max() <= 45
    turned = yaws[np.abs(yaws) > 15]
    assert 0.55 < np.mean(turned > 0) < 0.9
    ahead = [clip.filming.yaw for clip in part if seen_from_the_front(clip)]
    assert min(ahead) >= 45
    assert max(ahead) <= 90
    facings = Counter(clip.filming.facing for clip in part)
    assert abs(facings["left"] - facings["right"]) <= 0.1 * count
    people = Counter(clip.person for clip in part)
    assert set(people) == set(body_names())
    assert max(people.values()) <= 2 * min(people.values())


def test_a_tenth_comes_or_goes(sampled: list) -> None:
    passing = [clip for clip in sampled if {"arrival", "departure"} & set(clip.tags)]
    assert len(passing) / COUNT == pytest.approx(0.10, abs=0.05)


def test_bodies_can_be_chosen() -> None:
    assert {clip.person for clip in scenes(20, 1, bodies=["man", "woman-old"])} == {
        "man",
        "woman-old",
    }


def test_most_strengths_are_clearly_wrong_or_clearly_right(sampled: list) -> None:
    strengths = np.array([clip.tags["strength"] for clip in sampled if clip.kind == "fault"])
    assert np.mean((strengths > 0.95) | (strengths < -0.3)) > 0.75
    assert strengths.max() > 2.0
    assert strengths.min() < -0.5


def test_most_scenes_are_short_and_none_is_long(sampled: list) -> None:
    seconds = [clip.program(np.random.default_rng([clip.seed, 4])).duration for clip in sampled]
    assert np.median(seconds) < 21
    assert np.mean(np.array(seconds) > 32) < 0.1
    assert max(seconds) < 60
    assert min(seconds) > 5


@pytest.mark.parametrize("exercise", EXERCISES)
def test_every_fault_of_the_file_is_posed_or_left_out_with_a_reason(exercise: str) -> None:
    repertoire = REPERTOIRES[exercise]
    known = {fault.id for fault in load_exercise(exercise).fault}
    assert set(repertoire.wrongs) | set(repertoire.left_out) == known
    assert not set(repertoire.wrongs) & set(repertoire.left_out)
    assert all(len(reason) > 20 for reason in repertoire.left_out.values())


@pytest.mark.parametrize(
    ("exercise", "fault", "person"),
    [
        ("wall-slide", "heels-up", "woman-short"),
        ("wall-slide", "slide-too-fast", "man-old"),
        ("all-fours-leg-lift", "leg-above-trunk", "man-heavy"),
        ("all-fours-leg-lift", "weight-shift-back", "woman-tall"),
        ("bridge", "hips-sag", "man-short"),
        ("single-knee-to-chest", "tail-lifts", "woman-heavy"),
        ("prone-leg-raise", "sinking", "woman-slim"),
        ("chair-hamstring-stretch", "bouncing", "man-strong"),
        ("squat", "bends-forward", "woman-heavy"),
        ("ball-wall-squat", "trunk-tilts", "man-short"),
        ("heel-raises", "drops", "man-old"),
        ("hip-flexor-stretch", "leans-forward", "woman-tall"),
        ("upright-back-stretch", "knees-bend", "woman-slim"),
        ("waist-twist", "side-bend", "man-strong"),
        ("standing-hip-rolls", "roll-too-fast", "woman-strong"),
        ("shoulder-rolls", "arm-swing", "man-slim-tall"),
        ("neck-chin-sweep", "body-turns", "woman-old"),
        ("bird-dog", "arm-too-high", "woman-short"),
        ("cat-cow", "rocking", "man"),
        ("supine-leg-raise", "back-arches", "woman-heavy"),
        ("supine-hamstring-stretch", "toes-away", "man-old"),
        ("side-lying-leg-lift", "rolls-back", "woman-tall"),
        ("ball-bridge", "knees-lock", "man-slim-tall"),
        ("front-plank-knees", "hips-sag", "woman-strong"),
        ("piriformis-stretch", "bouncing", "man-short"),
    ],
)
def test_a_fault_comes_to_about_the_strength_asked_for(
    exercise: str, fault: str, person: str
) -> None:
    repertoire = REPERTOIRES[exercise]
    wrong = repertoire.wrongs[fault]
    strength = min(1.2, 0.85 * wrong.most)
    posed = parameter_for(exercise, fault, person, strength)
    rep = wrong.rep(posed, repertoire.sides[0])
    make = wrong.setting(posed) if wrong.setting else (*repertoire.settings, None)[0]
    clip = Acted(exercise, Plan(repertoire.rest, (rep,)), make, person, filming=Filmed(fps=12))
    told = [one for one in clip.truth()["faults"] if one["fault"] == fault]
    assert max(one["strength"] for one in told) == pytest.approx(strength, abs=0.3)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_right_repetitions_reach_and_have_no_fault(exercise: str) -> None:
    repertoire = REPERTOIRES[exercise]
    hold = max(1.0, repertoire.holds[0])
    reps = tuple(repertoire.right(side, hold) for side in repertoire.sides)
    make = (*repertoire.settings, None)[0]
    truth = Acted(
        exercise, Plan(repertoire.rest, reps, pace=0.7, uneven=0.16), make, filming=Filmed(fps=10)
    ).truth()
    rounds = sum(max(abs(rep.rounds), 1) for rep in reps)
    assert [rep["reached"] for rep in truth["repetitions"]] == [True] * rounds
    # A sit-up is the fault that is warned of; and everybody passes through some places.
    itself = {"sit-up"} if exercise == "sit-up-crunch-avoid" else set()
    assert {fault["fault"] for fault in truth["faults"]} == itself
    passed = {"too-shallow", "hips-high", "small-pump"} | itself
    others = [margin for fault, margin in truth["margins"].items() if fault not in passed]
    assert max((m for margin in others for m in margin if m is not None), default=-1.0) < -0.2


def test_a_movement_takes_the_longer_the_slower_it_is() -> None:
    assert seconds_at(40.0, 38.0) == pytest.approx(1.875 * 38 / 40, rel=0.03)
    assert seconds_at(80.0, 38.0) < 0.55 * seconds_at(40.0, 38.0)
