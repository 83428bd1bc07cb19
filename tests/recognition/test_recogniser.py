"""The recogniser names what a stick figure does, and is not sure of what is in no file."""

from dataclasses import replace

import pytest

from posecheck.exercises.load import load_exercise
from posecheck.measures.measurer import Measurer
from posecheck.recognition import Recogniser, Recognition
from tests.catalogue.figures import ASIDE, BEGIN_S, FIGURES, Figure
from tests.checking.cases import DONE
from tests.figures import STANDING, Camera, pose
from tests.motions import Motion, along, times

FIRST = {name: Figure(name, c.body, c.rest, c.target, way_s=c.way_s) for name, c in DONE.items()}
ALL = {name: f for name, f in (FIRST | FIGURES).items() if not load_exercise(name).like}
# What a figure cannot show apart: a stretched arm, a chin, a sheet of paper between two movements.
ALIKE = {
    "supine-leg-raise": {"supine-leg-raise", "straight-leg-raise"},
    # From the side a leg that is drawn up crossed over the other is much like one that is hugged.
    "buttock-stretch": {"buttock-stretch", "single-knee-to-chest"},
    # A figure comes down on to its elbows with long legs and a level trunk, as nobody does.
    "front-plank-knees": {"front-plank-knees", "prone-leg-raise"},
    "ball-under-legs-reach": {"ball-under-legs-reach", "dead-bug", "supine-hamstring-stretch"},
}


def recognised(motion: Motion, seconds: float, camera: Camera = ASIDE) -> Recognition:
    measurer, recogniser = Measurer(), Recogniser()
    for time in times(seconds, 10):
        body = motion(time)
        found = None if body is None else pose(body, camera)
        recogniser.update(measurer.read(time, found))
    return recogniser.finish()


def twice(figure: Figure) -> tuple[Motion, float]:
    once, seconds = figure.motion(figure.target, max(figure.staying(None), 2.0))
    if figure.turns_s is not None:
        turn, radius = figure.turns_s, figure.target
        return lambda t: figure.body(max(0.0, t - BEGIN_S) / turn, radius), 4 * turn + BEGIN_S
    return lambda time: once(time % seconds), 2 * seconds


@pytest.mark.parametrize("figure", ALL.values(), ids=ALL)
def test_it_is_named(figure):
    found = recognised(*twice(figure), figure.camera)
    assert found.best is not None
    assert found.best.exercise.id in ALIKE.get(figure.exercise, {figure.exercise})


def test_one_who_stands_still_does_nothing_that_is_known():
    found = recognised(along(lambda _: STANDING, lambda _: 0.0), 10)
    assert found.best is None or found.best.sure < 0.4


def test_nobody_is_nothing():
    assert recognised(lambda _: None, 3).candidates == ()


def test_the_sure_ones_come_first_and_leave_room_for_the_unknown():
    figure = FIRST["bridge"]
    found = recognised(*twice(figure))
    sure = [candidate.sure for candidate in found.candidates]
    assert sure == sorted(sure, reverse=True)
    assert sum(sure) < 1.0
    assert found.runner_up is None or found.runner_up.sure < found.best.sure


def test_other_exercises_than_the_shipped_ones_may_be_tried():
    own = replace_id(load_exercise("bridge"), "mine")
    recogniser, measurer = Recogniser([own]), Measurer()
    motion, seconds = twice(FIRST["bridge"])
    for time in times(seconds, 10):
        recogniser.update(measurer.read(time, pose(motion(time), ASIDE)))
    assert recogniser.finish().best.exercise.id == "mine"


def replace_id(exercise, name):
    return exercise.model_copy(update={"id": name})


def test_a_swing_of_the_outline_alone_does_not_make_a_cat_of_a_lifted_leg():
    figure = FIRST["all-fours-leg-lift"]
    found = recognised(*twice(replace(figure, way_s=1.5)))
    assert found.best.exercise.id == "all-fours-leg-lift"
