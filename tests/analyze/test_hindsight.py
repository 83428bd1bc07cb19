"""Who was there before they were found is followed back in time."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
import pytest

from posecheck.analyze.hindsight import BACK_S, EVERY_S, TRIES, Look, look_back
from posecheck.pose.types import Pose
from tests.analyze.shown import FPS, Shown, pictures
from tests.session.puppet import knee_bend, pose


class Another:
    """Somebody new to look: sees from `since` on, at the first try after `blind` ones."""

    def __init__(self, since: float = 0.0, blind: int = 0, off: float = 0.0) -> None:
        self.since, self.blind, self.off = since, blind, off
        self.opened = 0
        self.looks: list[tuple[float, float]] = []

    @contextmanager
    def open(self) -> Iterator[Look[Shown]]:
        self.opened += 1
        yield self._look

    def _look(self, picture: Shown, time: float) -> Pose | None:
        assert picture.there
        self.looks.append((picture.time, time))
        if len(self.looks) <= self.blind or picture.time < self.since:
            return None
        found = pose(knee_bend(picture.time))
        return replace(found, landmarks=found.landmarks + self.off)


def run(
    found: Callable[[float], bool], another: Another, seconds: float = 6.0
) -> list[tuple[float, Pose | None]]:
    once = (
        (one, pose(knee_bend(one.time)) if found(one.time) else None) for one in pictures(seconds)
    )
    return [(one.time, seen) for one, seen in look_back(once, another.open)]


def seen_at(rows: list[tuple[float, Pose | None]]) -> list[float]:
    return [time for time, seen in rows if seen is not None]


def test_who_is_found_late_was_there_from_the_start() -> None:
    rows = run(lambda time: time >= 2.5, Another())
    assert [time for time, _ in rows] == [number / FPS for number in range(6 * FPS)]
    assert seen_at(rows) == [time for time, _ in rows]
    for time, seen in rows:
        assert seen is not None
        assert np.abs(seen.landmarks - pose(knee_bend(time)).landmarks).max() < 0.5


def test_who_walked_in_was_not_there_before() -> None:
    rows = run(lambda time: time >= 2.5, Another(since=1.0))
    assert min(seen_at(rows)) == pytest.approx(1.0, abs=2 * EVERY_S)
    assert seen_at(rows) == [time for time, _ in rows if time >= min(seen_at(rows))]


def test_a_gap_in_the_middle_is_filled_from_behind() -> None:
    another = Another()
    rows = run(lambda time: not 2.0 <= time < 3.0, another)
    assert seen_at(rows) == [time for time, _ in rows]
    assert another.opened == 1
    assert {picture for picture, _ in another.looks} <= {n / FPS for n in range(60, 91)}


def test_nothing_is_looked_at_twice_while_somebody_is_seen() -> None:
    another = Another()
    run(lambda _: True, another)
    run(lambda _: False, another)
    assert another.opened == 0


def test_pictures_are_kept_for_so_long_and_no_longer() -> None:
    another = Another()
    rows = run(lambda time: time >= 7.0, another, 8.0)
    assert min(seen_at(rows)) == pytest.approx(7.0 - BACK_S, abs=EVERY_S)
    assert len(another.looks) <= TRIES + BACK_S / EVERY_S + 1


def test_time_runs_on_for_who_looks_back() -> None:
    another = Another(blind=3)
    run(lambda time: time >= 2.0, another)
    assert [taken for _, taken in another.looks] == sorted({taken for _, taken in another.looks})
    back = [picture for picture, _ in another.looks[4:]]
    assert back == sorted(back, reverse=True)


def test_who_cannot_be_found_again_is_not_guessed() -> None:
    rows = run(lambda time: time >= 2.0, Another(blind=1000))
    assert min(seen_at(rows)) == 2.0


def test_somebody_else_is_not_taken_for_them() -> None:
    rows = run(lambda time: time >= 2.0, Another(off=40.0))
    assert min(seen_at(rows)) == 2.0
