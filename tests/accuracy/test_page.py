import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from posecheck.exercises.load import all_exercises
from samples.accuracy.factors import FACTORS
from samples.accuracy.files import results_json, scenes_csv, worst
from samples.accuracy.footage import FootageResult, SpoiledResult
from samples.accuracy.page import page
from samples.accuracy.results import Results, Run, results
from samples.accuracy.scene import Scene, measured
from tests.accuracy.made import WALL, cycle, hold, seen, slide, truth, warning, with_fault

RUN = Run("2026-01-01", "0.1", "0.10", ("full",), 3, 7, ("a", "b"), ("c",), 4, 1.0, ("made-3",))
FILMED = FootageResult("clip_a", "bridge", True, 2, 2, 1, 0.15, None, 0, ("drops",))
OTHER = FootageResult("clip_b", "all-fours-leg-lift", False, 3, 3, 1, None, None, 0, ())


def scenes() -> list[Scene]:
    one = replace(truth(slide(1)), name="made-1", person="a", look={"top": "vest"})
    two = with_fault(replace(truth(slide(1)), name="made-2", person="b"), "too-deep", 3, 7, 1.3)
    two = replace(two, kind="fault", look={"top": "coat"}, view={**two.view, "yaw_deg": -20.0})
    three = replace(one, name="made-3")
    good = seen(one, [cycle(1, 9)], [hold(2.1, 8.0)], near_knee_flexion=-2.0)
    bad = seen(two, [], warnings=[warning("heels-up", 1, 2, 3)])
    return [
        measured(one, good, WALL),
        measured(two, bad, WALL),
        measured(three, None, WALL),
    ]


WORSE = SpoiledResult("in poor light", 2, 1, 1)


def made(footage: tuple[FootageResult, ...] = ()) -> Results:
    worse = [WORSE] if footage else []
    return results(RUN, {"full": scenes()}, [], all_exercises(), footage, worse)


def test_the_targets_are_computed():
    by = {target.what: target for target in made().targets}
    side = by["count exact, side view"]
    assert (side.value, side.met, side.cases) == (0.5, False, "2 clips")
    assert by["count exact, 15 to 45 degrees off"].value == 0.0
    assert by["strong faults warned of, to 30 degrees"].value == 0.0
    knee = by["mean error of the knee angle, side view, where it is judged"]
    assert knee.value == pytest.approx(2.0)
    assert knee.met
    assert by["false warnings, right execution"].met
    assert by["neutral spine on all fours, knees down, balanced accuracy, side view"].met is None


def test_the_page_says_what_was_run_and_what_came_of_it():
    text = page(made())
    assert "$" not in text
    assert "None" not in text
    assert "nan" not in text
    for words in ("2026-01-01", "a, b", "| c |", "made-3", "SCENES=3 SEED=7", "not measured"):
        assert words in text
    assert "| **all** | 3 | 33.3 %" in text
    assert "| vest | 2 |" in text
    assert "This run was given none" in text


def test_every_table_of_the_page_has_rows_of_one_width():
    rows = [line for line in page(made((FILMED, OTHER))).splitlines() if line[:1] == "|"]
    before = ""
    for row in rows:
        if row.startswith("| ---"):
            assert row.count("|") == before.count("|")
        before = row
    assert all(row.endswith("|") for row in rows)


def test_the_page_has_the_real_films():
    text = page(made((FILMED, OTHER)))
    assert "| clip_a | bridge | 2 | 2 | 1 | 0.15 |" in text
    assert "| in poor light | 2 | 1 | 1 |" in text
    assert "1 films of other movements" in text
    assert "clip_b" not in text


def test_the_json_is_whole_and_has_no_frames():
    text = results_json(made((FILMED,)))
    data = json.loads(text)
    assert data["run"]["seed"] == 7
    assert data["counting"][0]["value"]["clips"] == 3
    assert data["footage"][0]["name"] == "clip_a"
    assert len(text) < 200_000


def test_the_csv_has_a_line_for_each_scene():
    lines = list(csv.DictReader(io.StringIO(scenes_csv(scenes()))))
    assert [line["name"] for line in lines] == ["made-1", "made-2", "made-3"]
    assert lines[0]["mean_error_deg"] == "2.0"
    assert lines[0]["worst_hold_s"] == "0.10"
    assert lines[1]["missed_strong"] == "too-deep"
    assert lines[1]["false_warnings"] == "heels-up"


def test_the_worst_scenes_say_what_went_wrong():
    found = worst(scenes())
    assert [scene.name for scene, _ in found] == ["made-3", "made-2"]
    assert found[0][1] == "not analysed"
    assert "0 of 1 repetitions" in found[1][1]
    assert "missed too-deep" in found[1][1]


def test_scenes_fall_into_groups():
    groups = scenes()[1].groups
    assert groups["yaw_deg"].name == "15 to 22.5"
    assert groups["picture"].name == "landscape"
    assert groups["arrival"].name == "is there"
    assert groups["distractor"].name == "none"
    assert groups["top"].name == "coat"
    assert "height_m" not in groups


@pytest.mark.parametrize(("tone", "name"), [(0.1, "dark"), (0.3, "medium"), (0.8, "light")])
def test_skin_falls_into_three(tone: float, name: str):
    skin = next(factor for factor in FACTORS if factor.key == "skin")
    group = skin.of(truth(look={"skin": [tone] * 3}))
    assert group is not None
    assert group.name == name


def test_the_plots_are_small_and_the_same_again(tmp_path: Path):
    pytest.importorskip("matplotlib", reason="matplotlib, of the extra accuracy, is not here")
    from samples.accuracy.plots import draw_plots

    first = draw_plots(made(), tmp_path / "first")
    again = draw_plots(made(), tmp_path / "again")
    assert 6 <= len(first) <= 10
    for one, other in zip(first, again, strict=True):
        assert one.stat().st_size < 60_000
        assert one.read_bytes() == other.read_bytes()
        assert f"accuracy/{one.name}" in page(made())
