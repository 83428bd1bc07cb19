"""A live set notices another exercise than the chosen one, and only when it is plain."""

import pytest

from posecheck.exercises.load import load_exercise
from posecheck.measures.measurer import Measurer
from posecheck.recognition.another import AnotherExercise
from tests.checking.cases import BRIDGE, WALL
from tests.figures import pose
from tests.motions import along, times


def named(case, chosen):
    course = case.course(case.target, 3.0, count=2)
    watch, measurer = AnotherExercise(chosen), Measurer()
    motion = along(case.body, course)
    said = set()
    for time in times(course.seconds, 10):
        watch.update(measurer.read(time, pose(motion(time))))
        said.add(watch.name)
    return said


def test_a_bridge_is_no_wall_slide():
    assert named(BRIDGE, load_exercise("wall-slide")) == {None, "Bridge"}


@pytest.mark.parametrize("chosen", ["wall-slide", "wall-squat"])
def test_the_chosen_one_and_what_looks_like_it_are_not_remarked_upon(chosen):
    assert named(WALL, load_exercise(chosen)) == {None}


def test_a_file_of_ones_own_is_not_taken_for_another():
    own = load_exercise("bridge").model_copy(update={"id": "mine"})
    assert named(BRIDGE, own) == {None}


def test_while_the_chosen_one_is_held_nothing_else_is_named():
    chosen, course = load_exercise("wall-slide"), BRIDGE.course(BRIDGE.target, 3.0, count=2)
    watch, measurer, motion = AnotherExercise(chosen), Measurer(), along(BRIDGE.body, course)
    for number, time in enumerate(times(course.seconds, 10)):
        reading = measurer.read(time, pose(motion(time)))
        watch.update(reading, doing=number % 50 == 0)
        assert watch.name is None
