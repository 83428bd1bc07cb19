"""What the benchmarks of the live coach make of what they saw."""

import math
from pathlib import Path

import pytest

from benchmarks.cues import Run, delays, together
from benchmarks.gestures import _MEANS
from benchmarks.live_page import PAGE, put
from benchmarks.soak import FROM_MINUTE, TOGETHER, Minute, growth, summary, too_much
from samples.render.asking import ASKED


def run(raised, spoken):
    """The coach asks for words in the moment in which they are heard."""
    asked = [(at, text) for at, _, text in spoken]
    return Run(raised=raised, spoken=spoken, asked=asked)


def test_a_cue_is_late_by_the_time_from_dwell_to_sound():
    said, held_back = delays(run([(10.0, "knees")], [(10.2, 12.0, "knees")]))
    assert said == [pytest.approx(0.2)]
    assert held_back == 0


def test_a_cue_within_the_gap_after_another_one_is_held_back_and_not_late():
    spoken = [(10.1, 12.0, "knees"), (14.1, 15.0, "heels")]
    said, held_back = delays(run([(10.0, "knees"), (11.0, "heels")], spoken))
    assert said == [pytest.approx(0.1)]
    assert held_back == 1


def test_a_cue_that_never_came_is_not_passed_over():
    said, _ = delays(run([(10.0, "knees")], []))
    assert said == [math.inf]


def test_two_at_once_are_noticed_and_one_that_was_cut_off_is_over():
    assert together(run([], [(1.0, 3.0, "a"), (2.0, 4.0, "b")])) == 1
    assert together(run([], [(1.0, None, "a"), (2.0, 4.0, "b")])) == 0
    assert together(run([], [(1.0, 2.0, "a"), (2.0, 4.0, "b")])) == 0


@pytest.mark.parametrize(("last", "code"), [(1.0, 0), (1.04, 0), (1.06, 1)])
def test_memory_or_delay_that_grows_by_more_than_a_twentieth_is_a_failure(last, code):
    usual = Minute(100.0, 1800, 0, 0.05, 0.07)
    steady = [usual] * (FROM_MINUTE + TOGETHER)
    for grown in (Minute(100.0 * last, 1800, 0, 0.05, 0.07), Minute(100, 1800, 0, 0.05 * last, 1)):
        found = growth([*steady, *[grown] * TOGETHER])
        assert found is not None
        assert max(found) == pytest.approx(last)
        assert too_much(found) == bool(code)


def test_a_slow_minute_is_no_growth_and_a_few_are_too_few():
    usual, slow = Minute(100.0, 1798, 2, 0.05, 0.07), Minute(100.0, 1500, 300, 0.2, 0.3)
    minutes = [usual] * (FROM_MINUTE + 2 * TOGETHER)
    found = growth([*minutes, slow])
    assert found == (1.0, 1.0)
    assert f"{300 + 2 * len(minutes)} of" in summary([*minutes, slow], found)
    assert growth(minutes[: FROM_MINUTE + TOGETHER]) is None


def test_a_table_takes_the_place_of_the_one_before(tmp_path: Path):
    page = tmp_path / "page.md"
    begin, end = "<!-- cues: written by python -m benchmarks.cues -->", "<!-- cues: end -->"
    page.write_text(f"before\n\n{begin}\n\nold\n\n{end}\n\nafter\n")
    for text in ("| new |", "| newer |"):
        put("cues", text, page)
    assert page.read_text() == f"before\n\n{begin}\n\n| newer |\n\n{end}\n\nafter\n"


def test_a_page_without_a_place_is_left_alone(tmp_path: Path):
    page = tmp_path / "page.md"
    page.write_text("nothing")
    with pytest.raises(ValueError, match="no place"):
        put("cues", "| new |", page)
    assert page.read_text() == "nothing"


@pytest.mark.parametrize(
    "name",
    ["cues", "gestures", "coach_on_clips", "coach_on_clips --live", "routine_on_clips", "soak"],
)
def test_the_page_has_a_place_for_each(name: str, tmp_path: Path):
    page = tmp_path / "live.md"
    page.write_text(PAGE.read_text(encoding="utf-8"), encoding="utf-8")
    put(name, "| a table |", page)
    assert "| a table |" in page.read_text(encoding="utf-8")


def test_every_gesture_that_is_rendered_is_watched_for():
    assert {asked.gesture for asked in ASKED} == set(_MEANS)
