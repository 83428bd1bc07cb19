"""Who lies on a side keeps their sides apart, whatever the network calls them."""

import numpy as np
import pytest

from posecheck.pose.sides import LEFT_ARM, LEFT_LEG, LEFT_TRUNK, exchanged, right_of
from posecheck.pose.smoothing import TOLD_BY_HEIGHT, Smoother
from posecheck.pose.stacked import RESTS_S, UNSURE_S, Stacked
from posecheck.pose.types import LANDMARK_COUNT, Landmark, Pose

STEP_S = 1 / 30
BODY = [*LEFT_TRUNK, *LEFT_ARM], right_of([*LEFT_TRUNK, *LEFT_ARM])
LEGS = LEFT_LEG, right_of(LEFT_LEG)
ALONG = {
    "SHOULDER": 0, "ELBOW": 30, "WRIST": 50, "PINKY": 55, "INDEX": 55, "THUMB": 55,
    "HIP": 100, "KNEE": 190, "ANKLE": 280, "HEEL": 285, "FOOT_INDEX": 285,
}  # fmt: skip


def lying(lift: float = 0.0, *, on_side: bool = True) -> Pose:
    """Head to the left, the left side up; `lift` of the upper ankle, in pixels.

    on_side: or on the back, the left side farther away.
    """
    landmarks, world = np.zeros((LANDMARK_COUNT, 2)), np.zeros((LANDMARK_COUNT, 3))
    for name, x in ALONG.items():
        raised = lift * max(0, x - 100) / 180
        landmarks[Landmark[f"LEFT_{name}"]] = (x, -15 - raised if on_side else 0)
        landmarks[Landmark[f"RIGHT_{name}"]] = (x, 15 if on_side else -raised)
    world[:, :2] = landmarks / 200
    if not on_side:
        world[[mark for mark in Landmark if mark.name.startswith("LEFT")], 2] = 0.3
        world[:, 1] = 0.0
    return Pose(landmarks, np.full(LANDMARK_COUNT, 0.9), world, (640, 480))


class Film:
    """Poses at 30 frames a second."""

    def __init__(self) -> None:
        self.stacked = Stacked()
        self.frame = 0

    def show(self, seconds: float, pose: Pose) -> Pose:
        for _ in range(round(seconds / STEP_S)):
            found = self.stacked.update(self.frame * STEP_S, pose)
            self.frame += 1
        return found


def mistaken(pose: Pose, *which: tuple[list[Landmark], list[Landmark]]) -> Pose:
    for left, right in which:
        pose = exchanged(pose, left, right)
    return pose


@pytest.mark.parametrize("which", [(LEGS,), (BODY,), (BODY, LEGS)])
def test_the_upper_leg_stays_the_one_that_it_was(which) -> None:
    film, raised = Film(), lying(60.0)
    film.show(1.0, lying())
    assert film.show(0.1, raised) is raised
    assert not film.stacked.unsure
    found = film.show(3.0, mistaken(raised, *which))
    assert found.landmarks.tolist() == raised.landmarks.tolist()
    assert found.world.tolist() == raised.world.tolist()
    assert film.stacked.unsure
    film.show(UNSURE_S + 0.1, raised)
    assert not film.stacked.unsure


def test_a_leg_that_was_first_called_by_the_wrong_name_is_so_until_it_lies_again() -> None:
    film, wrong = Film(), mistaken(lying(), BODY, LEGS)
    assert film.show(0.3, wrong) is wrong
    raised = lying(60.0)
    assert film.show(3.0, raised).landmarks.tolist() != raised.landmarks.tolist()
    film.show(RESTS_S + 0.1, lying())
    assert film.show(0.1, raised) is raised


def test_who_lies_on_the_back_may_lift_either_leg() -> None:
    film, pose = Film(), lying(60.0, on_side=False)
    film.show(1.0, lying(on_side=False))
    assert film.show(1.0, pose) is pose
    other = mistaken(pose, LEGS)
    assert film.show(1.0, other) is other
    assert not film.stacked.lies


def test_who_turns_over_has_the_other_side_up() -> None:
    film, turned = Film(), mistaken(lying(), BODY, LEGS)
    film.show(2.0, lying())
    film.show(1.0, lying(on_side=False))
    assert film.show(1.0, turned) is turned


def test_after_a_gap_everything_starts_anew() -> None:
    film, turned = Film(), mistaken(lying(), BODY, LEGS)
    film.show(2.0, lying())
    film.frame += 30
    assert film.show(0.5, turned) is turned


def test_what_was_told_by_height_is_followed_and_not_warned_of() -> None:
    smoother, raised = Smoother(), lying(60.0)
    for frame in range(60):
        pose = mistaken(raised, BODY, LEGS) if frame % 3 == 2 else raised
        found = smoother.update(frame * STEP_S, pose)
    assert found is not None
    assert found.landmarks[Landmark.LEFT_ANKLE] == pytest.approx(raised.landmarks[27], abs=0.5)
    assert found.visibility[Landmark.LEFT_ANKLE] == TOLD_BY_HEIGHT
