"""`posecheck batch`: what it prints, where it writes, what it leaves with."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from posecheck.batch.job import Job
from posecheck.batch.row import Row
from tests.batch.made import clips, run
from tests.cli.command import Command


class Here:
    """Does the jobs in this process."""

    def rows(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Row]]:
        for job in jobs:
            yield job, run(job)


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def opened() -> Iterator[Here]:
        yield Here()

    def workers(*_asked: object) -> Callable[[], AbstractContextManager[Here]]:
        return opened

    monkeypatch.setattr("posecheck.cli.batch._workers", workers)


def test_it_says_what_came_of_it_and_where_it_is(tmp_path: Path, command: Command) -> None:
    clips(tmp_path / "in", "a", "b")
    out = tmp_path / "out"
    arguments = ("batch", tmp_path / "in", "-e", "wall-slide", "--no-video", "-o", out)
    done = command(*arguments)
    assert (done.code, done.err) == (0, "")
    assert "2 clips are dealt with." in done.out
    assert str(out) in done.out
    assert {path.name for path in out.iterdir()} == {
        "a", "b", "batch.jsonl", "summary.html", "summary.parquet",
    }  # fmt: skip
    assert "2 clips are dealt with, 2 of them before." in command(*arguments).out


def test_a_bad_clip_is_told_and_stops_nothing(tmp_path: Path, command: Command) -> None:
    (one,) = clips(tmp_path, "a")
    listed = tmp_path / "list.txt"
    listed.write_text(f"gone.mp4\tbridge\n{one}\twall-slide\n")
    done = command("batch", listed, "--no-video", "-o", tmp_path / "out")
    assert done.code == 1
    assert "gone.mp4" in done.sentence
    assert (tmp_path / "out" / "a" / "session.json").is_file()


@pytest.mark.parametrize("more", [("-e", "brigde"), ("--jobs", "0"), ("--model", "huge")])
def test_wrong_usage_leaves_with_2(tmp_path: Path, command: Command, more: tuple[str, ...]) -> None:
    clips(tmp_path / "in", "a")
    assert command("batch", tmp_path / "in", "-o", tmp_path / "out", *more).code == 2


def test_a_folder_without_clips_is_wrong_usage(tmp_path: Path, command: Command) -> None:
    done = command("batch", tmp_path, "-e", "bridge")
    assert done.code == 2
    assert "no clips in it" in done.sentence
