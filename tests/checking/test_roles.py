"""The leg that works keeps its name while the network gives the two legs each other's."""

import pytest

from posecheck.checking.cycle import Cycle
from posecheck.checking.events import Side
from posecheck.checking.roles import CHANGED_S, Roles
from posecheck.checking.track import Finished, Story
from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import Reading
from tests.checking.readings import reading

CHAIR = load_exercise("chair-hamstring-stretch")
UP, DOWN = -25.0, -88.0


def legs(time: float, raised: str | None) -> Reading:
    """One leg on the chair, its knee at 8 degrees; the knee of the leg that stands at 30."""
    values = {}
    for side in ("left", "right"):
        up = side == raised
        values[f"{side}.leg_elevation"] = UP if up else DOWN
        values[f"{side}.knee_flexion"] = 8.0 if up else 30.0
        values[f"{side}.elbow_flexion"] = 1.0 if side == "left" else 2.0
    return reading(time, values)


def knees(reading: Reading) -> tuple[float, float]:
    return reading.values["left.knee_flexion"].value, reading.values["right.knee_flexion"].value


def test_names_that_change_between_two_pictures_are_changed_back():
    roles = Roles(CHAIR)
    assert knees(roles.settle(legs(0.0, "left"))) == (8.0, 30.0)
    assert knees(roles.settle(legs(0.1, "right"))) == (8.0, 30.0)
    assert knees(roles.settle(legs(0.2, "left"))) == (8.0, 30.0)


def test_arms_keep_their_own():
    roles = Roles(CHAIR)
    roles.settle(legs(0.0, "left"))
    settled = roles.settle(legs(0.1, "right"))
    assert settled.values["left.elbow_flexion"].value == 1.0


def test_the_near_leg_is_exchanged_as_well():
    roles = Roles(CHAIR)
    roles.settle(legs(0.0, "left"))
    names = legs(0.1, "right").values
    near = Reading(0.1, {**names, "near.knee_flexion": names["right.knee_flexion"]}, near="right")
    assert roles.settle(near).values["near.knee_flexion"].value == 30.0


def test_who_has_put_both_legs_down_may_have_changed_them():
    roles = Roles(CHAIR)
    roles.settle(legs(0.0, "left"))
    times = [0.1 * i for i in range(1, round(10 * CHANGED_S) + 3)]
    for time in times:
        roles.settle(legs(time, None))
    assert knees(roles.settle(legs(times[-1] + 0.1, "right"))) == (30.0, 8.0)


@pytest.mark.parametrize(("left_s", "side"), [(3.0, Side.LEFT), (0.5, Side.RIGHT)])
def test_a_cycle_is_told_by_the_name_given_for_longest(left_s, side):
    roles, step = Roles(CHAIR), 0.1
    for i in range(40):
        roles.settle(legs(i * step, "left" if i * step < left_s else "right"))
    cycle = Cycle(0.0, 2.0, 4.0, 30.0, 22.0)
    done = Finished(cycle, Side.LEFT, Story(), (), 0.0, True)
    assert roles.named(done).side is side


def test_an_exercise_that_says_nothing_of_its_working_leg_is_left_alone():
    given = legs(0.0, "left")
    assert Roles(load_exercise("single-knee-to-chest")).settle(given) is given
