"""Whatever is wrong: one clear sentence, the right exit code, and what was done is kept."""

import json
import resource
import signal
from pathlib import Path

import numpy as np
import pytest

from posecheck.session import read_session
from posecheck.session.table import MeasuresTable
from posecheck.video import open_video
from tests.cli.command import Command, Outcome, elsewhere
from tests.session.puppet import SIZE
from tests.video.clips import cut, even_times, make_clip, make_sound, noise

NOISY = [noise(*SIZE, seed) for seed in range(20)]


class Analyse:
    def __init__(self, command: Command, out: Path) -> None:
        self._command = command
        self.out = out

    def __call__(self, clip: Path, exercise: object = "wall-slide") -> Outcome:
        return self._command("analyze", clip, "-e", exercise, "-o", self.out)


@pytest.fixture
def analyse(command: Command, tmp_path: Path) -> Analyse:
    return Analyse(command, tmp_path / "out")


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return make_clip(tmp_path / "clip.mp4", even_times(10, 5), size=SIZE)


def refused(done: Outcome, code: int, *says: str) -> None:
    assert done.code == code
    assert done.out == ""
    for words in says:
        assert words in done.sentence


def readable(folder: Path) -> int:
    """How many frames the annotated video has; session and measures must be readable too."""
    read_session(folder / "session.json")
    assert (folder / "report.html").is_file()
    assert (folder / "measures.parquet").is_file()
    with open_video(folder / "annotated.mp4") as reader:
        return sum(1 for _ in reader)


def test_missing_file(analyse: Analyse, tmp_path: Path) -> None:
    refused(analyse(tmp_path / "no.mp4"), 1, "There is no file", "no.mp4")
    assert not analyse.out.exists()


def test_empty_file(analyse: Analyse, tmp_path: Path) -> None:
    path = tmp_path / "empty.mp4"
    path.touch()
    refused(analyse(path), 1, "empty.mp4", "empty")


def test_text_named_mp4(analyse: Analyse, tmp_path: Path) -> None:
    path = tmp_path / "notes.mp4"
    path.write_text("Knees bent.\n" * 99)
    refused(analyse(path), 1, "notes.mp4", "not a video")


def test_only_sound(analyse: Analyse, tmp_path: Path) -> None:
    refused(analyse(make_sound(tmp_path / "voice.mp4")), 1, "only sound")


@pytest.mark.usefixtures("with_puppet")
def test_truncated_video(analyse: Analyse, tmp_path: Path) -> None:
    options = {"movflags": "faststart"}
    whole = make_clip(tmp_path / "clip.mp4", even_times(20, 10), NOISY, options=options)
    done = analyse(cut(whole, 0.6))
    assert done.code == 1
    assert "cut off" in done.sentence
    assert 5 < readable(analyse.out / "cut-clip") < 20


@pytest.mark.usefixtures("with_nobody")
def test_no_person(analyse: Analyse, clip: Path) -> None:
    done = analyse(clip)
    assert done.code == 1
    assert done.sentence == "No person was seen in any picture of clip.mp4."
    assert readable(analyse.out / "clip") == 10


def test_no_person_for_the_real_network(analyse: Analyse, tmp_path: Path) -> None:
    grey = [np.full((240, 320, 3), 128, np.uint8)] * 4
    done = analyse(make_clip(tmp_path / "grey.mp4", even_times(4, 5), grey))
    assert done.code == 1
    assert "No person was seen" in done.sentence
    assert readable(analyse.out / "grey") == 4


@pytest.mark.usefixtures("with_puppet")
def test_one_frame(analyse: Analyse, tmp_path: Path) -> None:
    done = analyse(make_clip(tmp_path / "one.mp4", [0.0], size=SIZE))
    assert done.code == 1
    assert "one.mp4 is too short to show a movement." in done.sentence
    assert readable(analyse.out / "one") == 1


def test_no_such_exercise(analyse: Analyse, clip: Path) -> None:
    refused(analyse(clip, "brigde"), 2, 'no exercise called "brigde"', "Did you mean bridge?")
    assert not analyse.out.exists()


@pytest.mark.parametrize("text", [None, "id = 'x", "id = 'x'\nnonsense = 1\n", "\udcff"])
def test_unreadable_exercise_file(
    analyse: Analyse, clip: Path, tmp_path: Path, text: str | None
) -> None:
    path = tmp_path / "mine.toml"
    if text is not None:
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
    refused(analyse(clip, path), 2, "mine.toml")


def test_unwritable_folder(command: Command, clip: Path) -> None:
    # Below a file no folder can be made; permissions would not stop an administrator.
    done = command("analyze", clip, "-e", "bridge", "-o", clip / "out")
    refused(done, 1, "cannot be written")


@pytest.mark.usefixtures("with_puppet")
def test_disk_full_while_writing(analyse: Analyse, tmp_path: Path) -> None:
    images = [NOISY[n % 20] for n in range(100)]
    path = make_clip(tmp_path / "long.mp4", even_times(100, 10), images)
    # No file may grow beyond this; the reserve that a session keeps must still fit.
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    before = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2_300_000, limits[1]))
    try:
        done = analyse(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
        signal.signal(signal.SIGXFSZ, before)
    assert done.code == 1
    assert "annotated.mp4 could not be written" in done.sentence
    folder = analyse.out / "long"
    assert 10 < readable(folder) < 100
    assert read_session(folder / "session.json").end.reason == "failed"


SLOW_PUPPET = """
import sys, time
from itertools import count
import posecheck.analyze
from posecheck.analyze import analyze_clip
from tests.session.puppet import puppet

frames = count(1)

def progress(done, total, sleep=time.sleep):
    if next(frames) == 20:
        print("twenty", flush=True)
    sleep(0.02)

def analyse(*arguments, **options):
    return analyze_clip(*arguments, **{**options, "progress": progress}, open_poses=puppet)

posecheck.analyze.analyze_clip = analyse
from posecheck.cli import main
main()
"""


def test_ctrl_c_midway(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "clip.mp4", even_times(400, 10), size=SIZE)
    root = Path(__file__).parents[2]
    process = elsewhere(
        "analyze", path, path, "-e", "wall-slide", "-o", tmp_path / "out",
        code=SLOW_PUPPET, folder=root,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "twenty\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 130, err
    assert "was interrupted after" in Outcome(130, out, err).sentence
    assert "0 repetitions counted" in out
    assert 20 <= readable(tmp_path / "out" / "clip") < 400


@pytest.mark.usefixtures("with_puppet")
def test_what_nobody_expected_is_said_too_and_debugging_shows_where(
    analyse: Analyse, clip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_arguments: object) -> None:
        raise LookupError("strange")

    monkeypatch.setattr(MeasuresTable, "add", broken)
    done = analyse(clip)
    assert done.code == 1
    assert "LookupError: strange" in done.sentence
    assert "POSECHECK_DEBUG=1" in done.sentence
    text = (analyse.out / "clip" / "session.json").read_text(encoding="utf-8")
    assert json.loads(text)["end"]["reason"] == "failed"
    monkeypatch.setenv("POSECHECK_DEBUG", "1")
    with pytest.raises(LookupError, match="strange"):
        analyse(clip)
