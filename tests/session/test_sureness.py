"""Of swings a count is sure only where each went far enough to be told from a slip."""

from dataclasses import replace

import pytest

from posecheck.checking.events import Repetition, Side
from posecheck.exercises.load import load_exercise
from posecheck.session.sureness import doubt_words, is_sure

PUMPS = load_exercise("ankle-pumps")
SQUAT = load_exercise("squat")


def swings(*peaks: float | None, held: float = 0.0) -> list[Repetition]:
    return [
        Repetition(n, n + 0.5, n + 1, Side.BOTH, True, "ankle_angle", peak, 20, held)
        for n, peak in enumerate(peaks)
    ]


@pytest.mark.parametrize(("peaks", "sure"), [
    ((35.0, 30.0), True), ((35.0, 17.6), True), ((35.0, 17.4), False), ((13.0,), False),
    ((None, 20.0), True),
])  # fmt: skip
def test_half_of_the_way_asked_for_is_enough(peaks: tuple[float | None, ...], sure: bool) -> None:
    assert is_sure(PUMPS, swings(*peaks), 1.0) is sure


def test_what_is_led_there_and_back_may_be_shallow() -> None:
    shallow = [replace(swing, measure="knee_flexion") for swing in swings(20.0)]
    assert is_sure(SQUAT, shallow, 1.0)


def test_nothing_whole_is_not_sure() -> None:
    assert not is_sure(PUMPS, [], 1.0)


def test_the_doubt_names_what_was_read_and_what_was_asked_for() -> None:
    assert "no further than 13.0° of 35.0°" in doubt_words(PUMPS, swings(35.0, 13.0), 1.0)
    assert "could be followed in only 70%" in doubt_words(PUMPS, swings(35.0), 0.7)
