"""What is done is not done again; real films are compared with their labels."""

import json
import sys
import types
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest

from samples.accuracy import drawing, running
from samples.accuracy.__main__ import options
from samples.accuracy.backs import back_clips
from samples.accuracy.command import fresh_bodies
from samples.accuracy.drawing import Order, draw_one, is_drawn, recipe_mark
from samples.accuracy.footage import compare, labels, tasks
from samples.accuracy.running import Task, analyse, has_session
from samples.calibration import TUNED
from tests.accuracy.made import cycle, hold, seen, truth, warning

ORDER = Order(2, 5, ("man", "woman"))


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """Calls of a command line that analyses every film but those called `bad`."""
    made: list[list[str]] = []

    def call(command: list[str], **_: object) -> types.SimpleNamespace:
        words = command[command.index("analyze") + 1 :]
        made.append(words)
        folder = Path(words[words.index("-o") + 1])
        for film in words[: words.index("-e")]:
            if "bad" not in film:
                (folder / Path(film).stem).mkdir(parents=True)
                for name in ("session.json", "measures.parquet"):
                    (folder / Path(film).stem / name).write_text("{}")
        return types.SimpleNamespace(stdout="", stderr="")

    monkeypatch.setattr(running.subprocess, "run", call)
    return made


@pytest.fixture
def films(tmp_path: Path) -> list[Task]:
    found = []
    for name, exercise in (("a", "bridge"), ("b", "bridge"), ("c", "wall-slide")):
        clip = tmp_path / f"{name}.mp4"
        clip.write_bytes(name.encode())
        found.append(Task(clip, exercise))
    return found


def test_films_of_an_exercise_share_a_call(calls, films, tmp_path: Path):
    assert analyse(films, tmp_path / "out", "lite", jobs=1) == []
    assert [words[: words.index("-e")] for words in calls] == [
        [str(films[0].clip), str(films[1].clip)],
        [str(films[2].clip)],
    ]
    assert calls[0][calls[0].index("-e") :] == [
        "-e", "bridge", "-o", str(tmp_path / "out"), "--no-video", "--model", "lite",
    ]  # fmt: skip


def test_what_is_analysed_is_not_analysed_again(calls, films, tmp_path: Path):
    analyse(films, tmp_path / "out", "full", jobs=1)
    before = len(calls)
    analyse(films, tmp_path / "out", "full", jobs=1)
    assert len(calls) == before


def test_another_film_is_analysed_again(calls, films, tmp_path: Path):
    analyse(films, tmp_path / "out", "full", jobs=1)
    films[1].clip.write_bytes(b"drawn anew")
    analyse(films, tmp_path / "out", "full", jobs=1)
    assert calls[-1][0] == str(films[1].clip)
    assert len(calls) == 3


def test_all_are_analysed_again_by_another_posecheck(
    calls, films, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    analyse(films, tmp_path / "out", "full", jobs=1)
    monkeypatch.setattr(running, "source_mark", lambda _model: "changed")
    analyse(films, tmp_path / "out", "full", jobs=1)
    assert len(calls) == 4


def test_a_film_without_a_session_is_named_and_tried_again(calls, films, tmp_path: Path):
    films[0].clip.rename(tmp_path / "bad.mp4")
    bad = Task(tmp_path / "bad.mp4", "bridge")
    for _ in range(2):
        assert analyse([bad, films[1]], tmp_path / "out", "full", jobs=1) == [bad.clip]
    assert len(calls) == 2
    assert not has_session(tmp_path / "out" / "bad")


def test_the_mark_of_the_source_knows_the_model():
    assert running.source_mark("full") == running.source_mark("full")
    assert running.source_mark("full") != running.source_mark("lite")


def test_films_of_backs_bend_them_by_what_is_to_be_told():
    films = back_clips(3, ("man-old", "woman-tall"), 2)
    assert [(film.person, film.tags["fault"]) for film in films[:4]] == [
        ("man-old", "back-rounds"),
        ("man-old", "back-sags"),
        ("woman-tall", "back-rounds"),
        ("woman-tall", "back-sags"),
    ]
    assert len({film.name for film in films}) == 8
    assert all(abs(film.filming.yaw) <= 15 for film in films)
    assert films[0].name == back_clips(3, ("man-old",), 1)[0].name


@pytest.fixture
def renderer(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A renderer that writes empty files; the names it drew."""
    drawn: list[str] = []

    def make(clip: types.SimpleNamespace, folder: Path) -> None:
        for end in (".mp4", ".json"):
            (folder / f"{clip.name}{end}").write_text("")
        drawn.append(clip.name)

    clips = [types.SimpleNamespace(name="s5-0000"), types.SimpleNamespace(name="s5-0001")]
    module = types.ModuleType("samples.render.clip")
    module.make = make  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "samples.render.clip", module)
    monkeypatch.setattr(drawing, "_scenes", lambda _order: clips)
    return drawn


def test_a_scene_is_drawn_once(renderer, tmp_path: Path):
    recipe = recipe_mark(ORDER)
    assert not is_drawn(tmp_path, "s5-0001", recipe)
    assert draw_one(ORDER, 1, tmp_path, recipe) == "s5-0001"
    assert is_drawn(tmp_path, "s5-0001", recipe)
    assert not is_drawn(tmp_path, "s5-0001", "another recipe")
    assert is_drawn(tmp_path, "s5-0001", None)
    assert not is_drawn(tmp_path, "s5-0000", None)
    assert renderer == ["s5-0001"]
    assert {path.suffix for path in tmp_path.iterdir()} == {".mp4", ".json", ".recipe"}


def test_nothing_is_drawn_when_all_is_there(renderer, tmp_path: Path):
    for place in (0, 1):
        draw_one(ORDER, place, tmp_path, recipe_mark(ORDER))
    said: list[str] = []
    assert drawing.draw(ORDER, tmp_path, 1, said.append) == ["s5-0000", "s5-0001"]
    assert said == ["drawing 0 of 2 scenes"]
    assert len(renderer) == 2


def test_a_driver_that_crashes_is_begun_anew_and_not_for_ever(renderer, tmp_path, monkeypatch):
    said: list[str] = []

    def drawn(todo, order, folder, recipes, _jobs):
        for place in todo[:1]:
            yield draw_one(order, place, folder, recipes[place])
            raise BrokenProcessPool

    monkeypatch.setattr(drawing, "_drawn", drawn)
    assert drawing.draw(ORDER, tmp_path, 1, said.append) == renderer == ["s5-0000", "s5-0001"]
    assert said[:2] == ["drawing 2 of 2 scenes", "  1 of 2: s5-0000"]
    assert said[3:5] == ["drawing 1 of 2 scenes", "  1 of 1: s5-0001"]

    def dead(*_: object):
        raise BrokenProcessPool
        yield

    monkeypatch.setattr(drawing, "_drawn", dead)
    with pytest.raises(BrokenProcessPool):
        drawing.draw(Order(2, 6, ("man",)), tmp_path / "other", 1, said.append)


def test_a_recipe_depends_on_seed_and_bodies_and_not_on_the_number():
    assert recipe_mark(ORDER) == recipe_mark(Order(300, 5, ("man", "woman")))
    assert recipe_mark(ORDER) != recipe_mark(Order(2, 6, ("man", "woman")))
    assert recipe_mark(ORDER) != recipe_mark(Order(2, 5, ("man",)))


LABELS = [
    {
        "file": "clips/one.mp4", "exercise": "glute bridge", "reps": 2,
        "rep_times": [[1.0, 9.0], [10.0, 18.0]], "holds": [{"start": 2, "end": 8, "what": "top"}],
    },
    {"file": "clips/two.mp4", "exercise": "plank", "reps": 0, "rep_times": [], "holds": []},
    {"file": "clips/gone.mp4", "exercise": "bridge", "reps": 1, "rep_times": [], "holds": []},
]  # fmt: skip


@pytest.fixture
def footage(tmp_path: Path) -> Path:
    (tmp_path / "clips").mkdir()
    for name in ("one", "two"):
        (tmp_path / "clips" / f"{name}.mp4").write_bytes(b"")
    (tmp_path / "clips.json").write_text(json.dumps(LABELS))
    return tmp_path


def test_real_films_are_taken_for_what_they_show(footage: Path):
    known = labels(footage)
    assert [(label.name, label.exercise, label.ours) for label in known] == [
        ("one", "bridge", True),
        ("two", "all-fours-leg-lift", False),
    ]
    assert tasks(footage, known)[0] == Task(footage / "clips" / "one.mp4", "bridge")


def test_a_real_film_against_its_labels(footage: Path):
    one, two = labels(footage)
    found = seen(
        truth(), [cycle(1.2, 9.0), cycle(10.2, 17.6)], [hold(2, 7.5)], [warning("drops", 1, 2, 3)]
    )
    result = compare(one, found)
    assert (result.true, result.seen, result.counted, result.exact) == (2, 2, 2, True)
    assert result.boundary_s == pytest.approx(0.2)
    assert result.hold_s == pytest.approx(0.5)
    assert result.warnings == ("drops",)
    assert not compare(two, found).exact
    assert compare(two, seen(truth(), [cycle(1, 2, counted=False)])).exact


def test_a_real_film_of_which_nothing_is_said(footage: Path):
    assert not compare(labels(footage)[0], None).exact


def test_bodies_that_a_correction_was_fitted_to_are_left_out():
    fresh = fresh_bodies()
    assert len(fresh) >= 6
    assert not set(fresh) & set(TUNED)


def test_the_command_line():
    chosen = options(["--scenes", "9", "--bodies", "man,woman", "--model", "full,lite"])
    assert (chosen.scenes, chosen.bodies, chosen.models) == (9, ("man", "woman"), ("full", "lite"))
    assert not chosen.keep
    assert options(["--work", "somewhere"]).keep
