"""Looking at no more pictures than the movement asks for."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from posecheck.analyze.sparing import LONGEST_S, WAY, look_through
from posecheck.pose.body import body_length
from posecheck.pose.types import Landmark, Pose
from tests.session.puppet import pose

STILL = pose(5.0)
BODY = body_length(STILL.landmarks)


def moved(lengths: float, marks: Landmark | slice = slice(None)) -> Pose:
    """Everything, or one landmark, so many body lengths aside."""
    landmarks = STILL.landmarks.copy()
    landmarks[marks, 0] += lengths * BODY
    return replace(STILL, landmarks=landmarks)


def times(fps: float, seconds: float = 3.0) -> list[float]:
    return [number / fps for number in range(round(seconds * fps) + 1)]


class Moment(NamedTuple):
    time: float


def watched(
    moments: Sequence[float], shown: Callable[[float], Pose | None], *, every: bool = False
) -> tuple[list[float], list[tuple[float, Pose | None]]]:
    """When the network looked, and what came out."""
    looks: list[float] = []

    def look(moment: Moment) -> Pose | None:
        looks.append(moment.time)
        return shown(moment.time)

    found = look_through(map(Moment, moments), look, every=every)
    return looks, [(moment.time, seen) for moment, seen in found]


def ankle(seen: Pose | None) -> float:
    assert seen is not None
    start = float(STILL.landmarks[Landmark.LEFT_ANKLE, 0])
    return (float(seen.landmarks[Landmark.LEFT_ANKLE, 0]) - start) / BODY


@pytest.mark.parametrize(("fps", "looks"), [(24, 24), (30, 31), (50, 31), (60, 31)])
def test_who_is_still_is_looked_at_ten_times_a_second(fps: int, looks: int) -> None:
    looked, found = watched(times(fps), lambda _: STILL)
    assert [time for time, _ in found] == times(fps)
    # The first two tell how fast it goes, and the last one is always looked at.
    assert len(looked) <= looks + 2
    assert max(np.diff(looked)) <= LONGEST_S + 1 / fps
    for _, seen in found:
        assert seen is not None
        assert np.array_equal(seen.landmarks, STILL.landmarks)


def test_a_clip_of_few_pictures_is_looked_at_in_each() -> None:
    looked, _ = watched(times(10), lambda _: STILL)
    assert looked == times(10)


@pytest.mark.parametrize("speed", [0.2, 0.4, 0.6])
def test_the_faster_it_goes_the_more_often(speed: float) -> None:
    looked, found = watched(times(60), lambda t: moved(speed * t))
    steps = np.diff(looked[2:-1])
    assert max(steps) <= min(WAY / speed, LONGEST_S) + 1 / 60
    assert min(steps) >= min(WAY / speed, LONGEST_S) - 0.001
    for time, seen in found:
        assert ankle(seen) == pytest.approx(speed * time, abs=1e-9)


def test_what_is_fast_is_looked_at_in_every_picture() -> None:
    looked, _ = watched(times(30), lambda t: moved(1.5 * t))
    assert looked == times(30)


def test_what_sets_off_from_rest_is_caught_up_with_at_the_next_look() -> None:
    def course(time: float) -> Pose:
        return moved(max(0.0, time - 1.0))

    looked, found = watched(times(30, 2.0), course)
    assert [time for time in looked if time > 1.0 + LONGEST_S] == [
        time for time in times(30, 2.0) if time > 1.0 + LONGEST_S
    ]
    assert max(abs(ankle(seen) - max(0.0, time - 1.0)) for time, seen in found) < 0.06


def test_a_landmark_that_jumps_to_and_fro_is_seen_to() -> None:
    sign = {time: (-1) ** number for number, time in enumerate(times(30))}
    looked, _ = watched(times(30), lambda t: moved(0.03 * sign[t], Landmark.LEFT_ANKLE))
    assert looked == times(30)


def test_one_that_is_not_seen_asks_for_nothing() -> None:
    def hidden(time: float) -> Pose:
        visibility = STILL.visibility.copy()
        visibility[Landmark.LEFT_ANKLE] = 0.1
        return replace(moved(time, Landmark.LEFT_ANKLE), visibility=visibility)

    looked, _ = watched(times(30), hidden)
    assert len(looked) <= 32


def test_while_nobody_is_found_every_picture_is_looked_at() -> None:
    looked, found = watched(times(30), lambda _: None)
    assert looked == times(30)
    assert all(seen is None for _, seen in found)


def test_who_leaves_is_there_for_half_of_the_way_to_the_next_look() -> None:
    moments = times(60, 2.0)
    looked, found = watched(moments, lambda t: STILL if t < 1.0 else None)
    last, first = (max(t for t in looked if t < 1.0), min(t for t in looked if t >= 1.0))
    for time, seen in found:
        assert (seen is not None) == (time < (last + first) / 2)


def test_what_lies_between_goes_by_time_and_says_so() -> None:
    moments = [0.0, 0.03, 0.04, 0.09, 0.16]
    looked, found = watched(moments, lambda t: moved(0.1 * t))
    assert looked == [0.0, 0.03, 0.16]
    assert [ankle(seen) for _, seen in found] == pytest.approx([0.1 * t for t in moments])
    assert [seen.between for _, seen in found if seen is not None] == [
        t not in looked for t in moments
    ]


def test_the_last_picture_is_looked_at() -> None:
    moments = times(60, 1.0)
    assert watched(moments, lambda _: STILL)[0][-1] == moments[-1]
    assert watched(moments[:-1], lambda _: STILL)[0][-1] == moments[-2]


def test_every_picture_where_that_is_asked_for() -> None:
    looked, found = watched(times(60), lambda _: STILL, every=True)
    assert looked == times(60)
    assert not any(seen.between for _, seen in found if seen is not None)
