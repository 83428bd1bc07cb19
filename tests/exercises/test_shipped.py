"""What ships: every exercise is whole, says where its numbers come from, and speaks kindly."""

import re

import pytest

from posecheck.exercises.goal import goal_of
from posecheck.exercises.load import all_exercises
from posecheck.exercises.terms import Severity

SHIPPED = all_exercises()
EACH = pytest.mark.parametrize("exercise", SHIPPED, ids=lambda exercise: exercise.id)

# Never said to a person who exercises: blame, drill, diagnosis.
NEVER_SAY = (
    "wrong", "bad", "failed", "fail", "no pain no gain", "push through", "harder", "injury",
    "injured", "herniated", "slipped disc", "sciatica", "arthritis", "diagnosis", "damage",
)  # fmt: skip

# Faults that keep the ids of the clinical catalogue.
FAULTS = {
    "wall-slide": {
        "too-shallow", "too-deep", "far-too-deep", "back-off-wall", "knees-over-toes",
        "feet-too-far", "heels-up", "knees-lock-at-top", "slide-too-fast", "head-forward",
    },
    "all-fours-leg-lift": {
        "leg-above-trunk", "trunk-tilts", "back-sags", "back-rounds", "rocking",
        "weight-shift-back", "hands-not-under", "head-back", "head-drop", "elbows-bent",
        "too-fast",
    },
    "toe-touch-avoid": {"toe-touch", "knee-locked", "knee-hyperextended"},
    "chair-hamstring-stretch": {
        "knee-locked", "knee-hyperextended", "raised-knee-bends", "round-forward",
        "too-deep-stance", "bouncing",
    },
    "bridge": {"hips-sag", "over-arched", "feet-slide", "drops", "head-lifted-supine"},
    "single-knee-to-chest": {
        "head-lifted-supine", "tail-lifts", "bouncing-hug", "no-hold-of-leg", "too-fast",
    },
    "prone-leg-raise": {
        "leg-too-high", "pelvis-off-floor", "chest-lifts", "head-back", "knee-not-straight",
        "sinking", "drops",
    },
}  # fmt: skip


def words(exercise):
    """All that is shown or said while the person exercises."""
    yield from (exercise.how, exercise.advice, exercise.safety, exercise.camera.advice)
    for fault in exercise.fault:
        yield from (fault.show, fault.say)


def test_the_whole_catalogue_is_there():
    known = {exercise.id for exercise in SHIPPED}
    assert len(known) == 34 + len(STAND_INS)
    assert set(FAULTS) <= known
    assert {exercise.id for exercise in SHIPPED if exercise.stand_in} == STAND_INS | DERIVED


# Common stand-ins for what the articles only name, and two of the catalogue that are such as well.
STAND_INS = {"bridge", "squat", "cat-cow", "dead-bug", "child-pose", "cobra"}
DERIVED = {"bird-dog", "front-plank-knees"}


@EACH
def test_it_says_what_it_is_for_how_it_goes_and_where_it_comes_from(exercise):
    assert exercise.name
    assert exercise.purpose.endswith(".")
    assert exercise.how.endswith(".")
    assert exercise.sources
    assert exercise.dose.source
    assert exercise.movement.source
    assert exercise.camera.needs
    assert goal_of(exercise).travel > 0


@EACH
def test_every_fault_has_words_and_a_source(exercise):
    for fault in exercise.fault:
        assert fault.source
        assert fault.say.endswith((".", "!"))
        assert 0 < len(fault.show) <= 40
        assert not fault.show.endswith(".")


@EACH
def test_the_faults_are_those_of_the_catalogue(exercise):
    ids = [fault.id for fault in exercise.fault]
    assert len(set(ids)) == len(ids)
    assert exercise.id not in FAULTS or set(ids) == FAULTS[exercise.id]


@EACH
def test_the_words_are_kind(exercise):
    for text in words(exercise):
        for never in NEVER_SAY:
            assert not re.search(rf"\b{never}\b", text.lower()), text


@EACH
def test_a_clear_level_lies_on_the_good_side_of_the_limit(exercise):
    for fault in exercise.fault:
        for condition in fault.conditions:
            if condition.clear is None:
                continue
            if condition.above is not None:
                assert condition.clear < condition.above
            else:
                assert condition.clear > condition.below


@EACH
def test_a_stop_is_never_raised_by_what_the_target_asks_for(exercise):
    goal = goal_of(exercise)
    for fault in exercise.fault:
        if fault.severity is not Severity.STOP or exercise.discouraged:
            continue
        for condition in fault.conditions:
            if condition.of == "value" and condition.measure == goal.key:
                beyond = condition.above is not None and goal.ideal > condition.above
                below = condition.below is not None and goal.ideal < condition.below
                assert not beyond
                assert not below


def test_only_the_discouraged_one_is_without_a_dose():
    for exercise in SHIPPED:
        assert exercise.discouraged == exercise.id.endswith("-avoid")
        assert (exercise.dose.reps[0] == 0) == exercise.discouraged
        assert bool(exercise.advice) == exercise.discouraged
