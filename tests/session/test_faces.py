"""Blurred faces: every head that is found, for a while after it is lost, and never too little."""

import numpy as np
import pytest
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.overlay.blur import Head, all_blurred, blurred, head_of
from posecheck.pose.types import Landmark
from posecheck.session.faces import REMEMBERED_S, Faces
from tests.session.puppet import SIZE, pose

NOISE = np.random.default_rng(3).integers(0, 256, (SIZE[1], SIZE[0], 3), dtype=np.uint8)


def detail(image: NDArray[np.uint8], head: Head) -> float:
    """How much neighbouring pixels differ about the middle of a head."""
    r = int(head.radius * 0.6)
    part = image[int(head.y) - r : int(head.y) + r, int(head.x) - r : int(head.x) + r]
    return float(np.abs(np.diff(part.astype(float), axis=1)).mean())


def person(right: float) -> NDArray[np.float64]:
    return pose(5.0).landmarks + np.array([right, 0.0])


def head_at(right: float) -> Head:
    head = head_of(person(right))
    assert head is not None
    return head


def frame(time: float) -> Frame:
    return Frame(NOISE, time, round(time * 10))


def test_a_head_is_larger_than_its_landmarks() -> None:
    head = head_at(0)
    points = person(0)[: Landmark.MOUTH_RIGHT + 1]
    away = np.hypot(points[:, 0] - head.x, points[:, 1] - head.y)
    assert (away < head.radius / 2).all()


def test_a_head_is_softened_and_the_rest_is_as_it_was() -> None:
    head = Head(160, 100, 30)
    found = blurred(NOISE, [head])
    assert detail(found, head) < detail(NOISE, head) / 20
    far = np.hypot(*np.meshgrid(np.arange(SIZE[0]) - 160, np.arange(SIZE[1]) - 100)) > 1.4 * 30
    assert (found[far] == NOISE[far]).all()


@pytest.mark.parametrize("place", [(0, 0), (319, 239), (-500, 100), (160, 1e6)])
def test_a_head_at_or_beyond_the_edge_does_no_harm(place: tuple[float, float]) -> None:
    assert blurred(NOISE, [Head(*place, 30)]).shape == NOISE.shape


def test_everybody_is_blurred_not_only_who_exercises() -> None:
    faces = Faces(lambda _: [person(-60), person(60)])
    found = faces.hide(frame(0.0), pose(5.0))
    for right in (-60, 0, 60):
        assert detail(found, head_at(right)) < detail(NOISE, head_at(right)) / 5


def test_a_lost_head_stays_blurred_for_a_while_and_grows() -> None:
    people = [[person(-60)], [], []]
    faces = Faces(lambda _: people.pop(0))
    faces.hide(frame(0.0), pose(5.0))
    still = faces.hide(frame(REMEMBERED_S - 0.1), pose(5.0))
    assert detail(still, head_at(-60)) < detail(NOISE, head_at(-60)) / 5
    gone = faces.hide(frame(REMEMBERED_S + 0.1), pose(5.0))
    assert detail(gone, head_at(-60)) == detail(NOISE, head_at(-60))


def test_where_no_head_is_found_nothing_is_shown_clearly() -> None:
    found = Faces(lambda _: []).hide(frame(0.0), None)
    assert np.abs(np.diff(found.astype(float), axis=1)).mean() < 3
    assert (found == all_blurred(NOISE)).all()


def test_landmarks_that_are_no_numbers_are_no_head() -> None:
    broken = person(0)
    broken[0] = np.nan
    assert head_of(broken) is None


def test_the_frame_itself_is_not_touched() -> None:
    before = NOISE.copy()
    Faces(lambda _: [person(0)]).hide(frame(0.0), None)
    assert (before == NOISE).all()
