"""Who was taken wrongly at first is seen rightly by looking back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from posecheck.analyze.beginning import BEGIN_S, STEP_S, look_again, way
from posecheck.analyze.hindsight import BACK_S, EVERY_S, TRIES, Look, look_back
from posecheck.pose.types import Pose
from tests.analyze.shown import FPS, Shown, pictures
from tests.session.puppet import knee_bend, pose

See = Callable[[float], Pose | None]


class Another:
    """Somebody new to look."""

    def __init__(self, see: See) -> None:
        self.see = see
        self.opened = 0
        self.looks: list[float] = []

    @contextmanager
    def open(self) -> Iterator[Look[Shown]]:
        self.opened += 1
        yield self._look

    def _look(self, picture: Shown, _time: float) -> Pose | None:
        assert picture.there
        self.looks.append(picture.time)
        return self.see(picture.time)


def right(time: float) -> Pose:
    return pose(knee_bend(time))


def head_for_feet(time: float) -> Pose:
    """The same place, upside down."""
    found = right(time)
    landmarks = found.landmarks.copy()
    landmarks[:, 1] = landmarks[:, 1].min() + landmarks[:, 1].max() - landmarks[:, 1]
    return replace(found, landmarks=landmarks)


def wrong_until(end_s: float) -> See:
    return lambda time: head_for_feet(time) if time < end_s else right(time)


def run(first: See, another: Another, seconds: float = 9.0) -> list[tuple[float, Pose | None]]:
    once = ((one, first(one.time)) for one in pictures(seconds))
    return [(one.time, found) for one, found in look_again(once, another.open)]


def off(rows: list[tuple[float, Pose | None]]) -> float:
    """The furthest from the truth, in trunk lengths."""
    return max(way(found, right(time)) for time, found in rows if found is not None)


@pytest.mark.parametrize("end_s", [0.8, 3.0, 5.5])
def test_who_was_taken_with_their_head_for_their_feet_is_seen_rightly(end_s: float) -> None:
    rows = run(wrong_until(end_s), Another(right))
    assert [time for time, _ in rows] == [one.time for one in pictures(9.0)]
    assert off(rows) < 0.02


def test_in_a_short_clip_too() -> None:
    assert off(run(wrong_until(1.5), Another(right), 2.5)) < 0.02


def test_who_moves_slowly_is_not_looked_at_again() -> None:
    another = Another(head_for_feet)
    rows = run(right, another)
    assert another.opened == 0
    assert off(rows) == 0.0


def test_what_was_right_stays_whatever_somebody_new_sees() -> None:
    def walking(time: float) -> Pose:
        found = right(time)
        way_px = np.array([300.0 * max(0.0, 1.0 - time), 0.0])
        return replace(found, landmarks=found.landmarks + way_px)

    def misled(time: float) -> Pose:
        return walking(time) if time > 3.0 else head_for_feet(time)

    another = Another(misled)
    rows = run(walking, another)
    assert another.opened == 1
    assert all(found is not None and way(found, walking(time)) == 0.0 for time, found in rows)


def test_a_single_look_that_differs_is_no_other_body() -> None:
    another = Another(right)
    rows = run(wrong_until(0.9 * STEP_S), another)
    assert way(rows[0][1] or right(0), head_for_feet(0)) == 0.0


@pytest.mark.parametrize("lost_s", [1.0, 5.9, 99.0])
def test_who_is_lost_on_the_way_back_is_left_as_they_were(lost_s: float) -> None:
    another = Another(lambda time: right(time) if time > lost_s else None)
    rows = run(wrong_until(3.0), another)
    assert all(
        found is not None and way(found, wrong_until(3.0)(time)) == 0.0 for time, found in rows
    )


@pytest.mark.parametrize("there_s", [0.0, 3.0, 4.0])
def test_who_is_found_late_and_wrongly_is_followed_back_to_where_they_came(there_s: float) -> None:
    another = Another(lambda time: right(time) if time >= there_s else None)
    rows = run(lambda time: None if time < 4.0 else wrong_until(6.0)(time), another, 12.0)
    apart_s = [time - there_s for time, found in rows if (found is None) != (time < there_s)]
    assert all(0.0 <= late_s < STEP_S for late_s in apart_s)
    assert off(rows) < 0.02


@pytest.mark.parametrize("found_s", [0.1, 0.5, 2.03, 3.9, 7.0])
@pytest.mark.parametrize("wrong_s", [0.0, 2.0])
def test_those_kept_before_anybody_is_found_are_those_looked_at_later(
    found_s: float, wrong_s: float
) -> None:
    first = wrong_until(found_s + wrong_s)
    once = ((one, None if one.time < found_s else first(one.time)) for one in pictures(15.0))
    another = Another(right)
    rows = list(look_back(look_again(once, another.open), another.open))
    assert [one.time for one, _ in rows] == [one.time for one in pictures(15.0)]
    since_s = min(one.time for one, found in rows if found is not None)
    assert since_s <= max(0.0, found_s - BACK_S) + 0.1
    assert another.looks
    assert off([(one.time, found) for one, found in rows]) < 0.02


def test_pictures_before_anybody_is_found_do_not_wait_for_long() -> None:
    latest_s = 0.0

    def come() -> Iterator[tuple[Shown, None]]:
        nonlocal latest_s
        for one in pictures(30.0):
            latest_s = one.time
            yield one, None

    rows = [(latest_s - one.time, found) for one, found in look_again(come(), Another(right).open)]
    assert [found for _, found in rows] == [None] * len(pictures(30.0))
    assert max(late_s for late_s, _ in rows) <= BACK_S + 2 / FPS


def test_somebody_new_who_needs_all_that_led_up_to_it_is_shown_it() -> None:
    looks: list[float] = []

    def see(time: float) -> Pose:
        looks.append(time)
        given_away = any(2.9 < look < 3.1 for look in looks)
        return right(time) if given_away else head_for_feet(time)

    another = Another(see)
    assert off(run(wrong_until(3.0), another)) < 0.02
    assert another.opened == 1


def test_only_the_beginning_is_looked_at_and_few_pictures_of_it() -> None:
    another = Another(head_for_feet)
    run(lambda time: head_for_feet(time) if int(time) % 2 else right(time), another, 20.0)
    assert max(another.looks) <= BEGIN_S + 1 / FPS
    assert len(another.looks) <= TRIES + BEGIN_S / EVERY_S


@pytest.mark.parametrize("pictures_lost", [1, 2, 3, 30])
def test_who_is_lost_in_the_beginning_can_still_be_followed_back(pictures_lost: int) -> None:
    def first(time: float) -> Pose | None:
        lost = 0 <= round(FPS * (time - 2.0)) < pictures_lost
        return None if lost else wrong_until(1.0)(time)

    once = ((one, first(one.time)) for one in pictures(9.0))
    another = Another(right)
    rows = [
        (one.time, found) for one, found in look_back(look_again(once, another.open), another.open)
    ]
    assert all(found is not None for _, found in rows)
    assert off(rows) < 0.02


def test_two_who_see_the_same_are_no_way_apart_and_sides_do_not_matter() -> None:
    found = right(1.0)
    assert way(found, found) == 0.0
    assert way(found, replace(found, landmarks=found.landmarks + 10.0)) > 0.0
    sides = found.landmarks.copy()
    sides[11:] = sides[11:].reshape(11, 2, 2)[:, ::-1].reshape(22, 2)
    assert way(found, replace(found, landmarks=sides)) == 0.0


def test_what_was_seen_before_it_went_wrong_is_not_lost() -> None:
    def first(time: float) -> Pose:
        if time > 2.0:
            raise RuntimeError("network gone")
        return right(time)

    once = ((one, first(one.time)) for one in pictures(9.0))
    seen: list[float] = []

    def take_all() -> None:
        for one, _ in look_again(once, Another(right).open):
            seen.append(one.time)

    with pytest.raises(RuntimeError, match="network gone"):
        take_all()
    assert seen == [one.time for one in pictures(9.0) if one.time <= 2.0]


@pytest.mark.parametrize("end_s", [0.0, 3.0])
def test_no_picture_of_somebody_is_kept_for_longer_than_the_beginning(end_s: float) -> None:
    shown = pictures(9.0)
    once = ((one, None if one.time < 1.0 else wrong_until(end_s)(one.time)) for one in shown)
    for one, _ in look_again(once, Another(right).open):
        if one.time > 1.0 + BEGIN_S:
            break
    begun = [other for other in shown if 1.0 < other.time <= 1.0 + BEGIN_S]
    assert not any(other.there for other in begun)
    before = [other for other in shown if other.time <= 1.0]
    assert all(one.there or other.there for one, other in pairwise(before))
