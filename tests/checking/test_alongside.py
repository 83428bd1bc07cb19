"""What belongs to a target: where it should be, elsewhere, or out of sight."""

import pytest

from posecheck.checking.alongside import Alongside
from posecheck.checking.events import Side
from posecheck.checking.lens import FREEZE_S, Lens
from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import Measured, Reading
from tests.checking.readings import reading

RAISED, HANGING = 160.0, 60.0


def arm(time: float, elevation: float, confidence: float) -> Reading:
    """The left leg works, near the camera; the right arm belongs to it."""
    seen = reading(time, {}, near="left")
    seen.values["right.arm_elevation"] = Measured(elevation, confidence)  # type: ignore[index]
    return seen


def inside(*arms: tuple[float, float, float]) -> bool:
    also = Alongside(load_exercise("bird-dog").movement.also, Lens(Side.LEFT))
    return [also.inside(arm(*one)) for one in arms][-1]


@pytest.mark.parametrize(("elevation", "there"), [(RAISED, True), (HANGING, False)])
def test_a_far_arm_that_is_seen_counts(elevation: float, there: bool) -> None:
    assert inside((0.0, elevation, 0.9)) is there


def test_one_that_is_guessed_at_is_not_held_against_the_near_leg() -> None:
    assert inside((0.0, HANGING, 0.25))


def test_one_that_hung_is_not_known_to_hang_once_it_is_hidden() -> None:
    hung, hidden = (0.0, HANGING, 0.9), (FREEZE_S / 2, HANGING, 0.25)
    assert not inside(hung, hidden)
    assert inside(hung, hidden, (2 * FREEZE_S, HANGING, 0.25))


def test_one_that_was_raised_stays_so_while_hidden() -> None:
    assert inside((0.0, RAISED, 0.9), (3.0, HANGING, 0.25))


def test_what_is_of_the_near_side_has_to_be_seen() -> None:
    also = Alongside(load_exercise("child-pose").movement.also, Lens(Side.BOTH))
    assert not also.inside(reading(0.0, {}))
    assert also.inside(reading(0.1, {"near.knee_flexion": 130.0}))
