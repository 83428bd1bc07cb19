"""`posecheck analyze`: what it prints, where it writes, what it leaves with."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Command
from tests.session.puppet import SIZE
from tests.video.clips import even_times, make_clip

pytestmark = pytest.mark.usefixtures("with_puppet")


def clip(path: Path, seconds: float = 38) -> Path:
    path.parent.mkdir(exist_ok=True)
    return make_clip(path, even_times(round(seconds * 5), 5), size=SIZE)


def test_the_summary_is_in_plain_words(tmp_path: Path, command: Command) -> None:
    done = command("analyze", clip(tmp_path / "a.mp4"), "-e", "wall-slide", "-o", tmp_path / "out")
    assert (done.code, done.err) == (0, "")
    assert "Wall slide to 45 degrees: a.mp4" in done.out
    assert "2 repetitions counted, 1 not counted." in done.out
    assert "30 of 45 degrees" in done.out
    assert "report.html" in done.out
    assert str(tmp_path / "out" / "a") in done.out


def test_json_is_the_session_and_nothing_else(tmp_path: Path, command: Command) -> None:
    done = command("analyze", clip(tmp_path / "a.mp4", 3), "-e", "wall-slide", "--json",
                   "-o", tmp_path / "out")  # fmt: skip
    assert (done.code, done.err) == (0, "")
    written = (tmp_path / "out" / "a" / "session.json").read_text(encoding="utf-8")
    assert json.loads(done.out) == json.loads(written)


def test_several_clips_give_one_line_each_and_a_bad_one_stops_nothing(
    tmp_path: Path, command: Command
) -> None:
    clips = [clip(tmp_path / "a" / "x.mp4", 1), tmp_path / "no.mp4", clip(tmp_path / "x.mp4", 2)]
    done = command("analyze", *clips, "-e", "wall-slide", "--json", "-o", tmp_path / "out")
    assert done.code == 1
    assert "no.mp4" in done.sentence
    assert [json.loads(line)["video"]["frames"] for line in done.out.splitlines()] == [5, 10]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"x", "x-2"}


def test_results_go_below_the_current_folder_by_default(
    tmp_path: Path, command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = clip(tmp_path / "a.mp4", 1)
    monkeypatch.chdir(tmp_path)
    done = command("analyze", path, "-e", "wall-slide", "--no-video")
    assert done.code == 0
    assert {p.name for p in (tmp_path / "posecheck-results" / "a").iterdir()} == {
        "session.json", "measures.parquet", "report.html",
    }  # fmt: skip


def test_an_exercise_file_of_ones_own(tmp_path: Path, command: Command) -> None:
    import posecheck.exercises

    data = Path(posecheck.exercises.__file__).parent / "data" / "wall-slide.toml"
    own = tmp_path / "mine.toml"
    own.write_text(data.read_text(encoding="utf-8").replace("Wall slide", "My slide"))
    done = command("analyze", clip(tmp_path / "a.mp4", 1), "-e", own, "-o", tmp_path / "out")
    assert done.code == 0
    assert "My slide" in done.out


@pytest.mark.parametrize(
    "arguments",
    [(), ("-e", "bridge"), ("a.mp4", "-e", "bridge", "--model", "huge")],
)
def test_wrong_usage_leaves_with_2(command: Command, arguments: tuple[str, ...]) -> None:
    done = command("analyze", *arguments)
    assert (done.code, done.out) == (2, "")
    assert "Usage" in done.err
