"""A batch goes on where it ended, does nothing twice, and sums up what there is."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from posecheck.batch.clips import Clip, find_clips
from posecheck.batch.job import Job, Settings
from posecheck.batch.journal import JOURNAL
from posecheck.batch.row import Row
from posecheck.batch.run import Batch, run_batch
from posecheck.batch.summary import html, table
from posecheck.errors import UsageError
from posecheck.exercises.load import load_exercise
from tests.batch.made import SETTINGS, clips, run


class Here:
    """Does the jobs here and now; `done` are the clips it was given. Breaks off before `until`."""

    def __init__(self, until: int | None = None) -> None:
        self.done: list[str] = []
        self._until = until

    def rows(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Row]]:
        for job in jobs:
            if len(self.done) == self._until:
                raise KeyboardInterrupt
            self.done.append(job.clip.stem)
            yield job, run(job)

    def open(self) -> Callable[[], AbstractContextManager["Here"]]:
        @contextmanager
        def opened() -> Iterator[Here]:
            yield self

        return opened


def batch(
    source: Path,
    here: Here,
    settings: Settings = SETTINGS,
    exercise: str = "wall-slide",
    retry: bool = False,
) -> Batch:
    out = source.parent / "out"
    return run_batch(
        find_clips(source, out), lambda clip: load_exercise(clip.exercise or exercise),
        out, settings, here.open(), retry=retry,
    )  # fmt: skip


def test_every_clip_has_a_folder_as_in_the_source_and_a_row(tmp_path: Path) -> None:
    clips(tmp_path / "in", "a", "week-2/a", "week-2/b")
    (tmp_path / "in" / "notes.txt").touch()
    done = batch(tmp_path / "in", Here())
    assert [Path(row.folder).relative_to(tmp_path / "out").as_posix() for row in done.rows] == [
        "a", "week-2/a", "week-2/b",
    ]  # fmt: skip
    assert all((Path(row.folder) / "report.html").is_file() for row in done.rows)
    columns = pq.read_table(tmp_path / "out" / "summary.parquet").to_pydict()
    assert columns["state"] == ["done"] * 3
    assert columns["frames"] == [10] * 3


def test_clips_of_one_name_do_not_share_a_folder(tmp_path: Path) -> None:
    one, two = clips(tmp_path / "x", "a", "b/a")
    listed = tmp_path / "list.txt"
    listed.write_text(f"# mine\n{one}\n\n{two}\twall-slide\n{one}\n")
    done = batch(listed, Here())
    assert [Path(row.folder).name for row in done.rows] == ["a", "a-2"]


def test_what_is_done_is_not_done_again(tmp_path: Path) -> None:
    clips(tmp_path / "in", "a", "b")
    batch(tmp_path / "in", Here())
    clips(tmp_path / "in", "c")
    here = Here()
    done = batch(tmp_path / "in", here)
    assert here.done == ["c"]
    assert (done.before, len(done.rows)) == (2, 3)


def test_broken_off_it_is_gone_on_with(tmp_path: Path) -> None:
    clips(tmp_path / "in", "a", "b", "c")
    with pytest.raises(KeyboardInterrupt):
        batch(tmp_path / "in", Here(until=1))
    out = tmp_path / "out"
    assert pq.read_table(out / "summary.parquet").num_rows == 1
    assert "1 of 3 clips are done" in (out / "summary.html").read_text()
    here = Here()
    batch(tmp_path / "in", here)
    assert here.done == ["b", "c"]


def test_a_journal_whose_last_line_was_cut_is_read_up_to_there(tmp_path: Path) -> None:
    clips(tmp_path / "in", "a", "b")
    batch(tmp_path / "in", Here())
    journal = tmp_path / "out" / JOURNAL
    journal.write_text(journal.read_text()[:-40])
    here = Here()
    batch(tmp_path / "in", here)
    assert here.done == ["b"]
    assert batch(tmp_path / "in", Here()).before == 2


@pytest.mark.parametrize("change", ["settings", "exercise", "clip", "session"])
def test_what_would_come_out_otherwise_is_done_again(tmp_path: Path, change: str) -> None:
    (path,) = clips(tmp_path / "in", "a")
    batch(tmp_path / "in", Here())
    settings, exercise = SETTINGS, "wall-slide"
    if change == "settings":
        settings = Settings(model="lite", with_video=False)
    elif change == "exercise":
        exercise = "squat"
    elif change == "clip":
        clips(tmp_path / "in", "a", seconds=3)
    else:
        (tmp_path / "out" / "a" / "session.json").unlink()
    here = Here()
    done = batch(tmp_path / "in", here, settings, exercise)
    assert here.done == ["a"]
    assert Path(done.rows[0].folder).name == "a"
    assert path.is_file()


def test_broken_clips_are_told_once_and_tried_again_when_asked(tmp_path: Path) -> None:
    clips(tmp_path / "in", "a", "odd")
    (tmp_path / "in" / "odd.mp4").write_bytes(b"no video")

    class Real(Here):
        def rows(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Row]]:
            from posecheck.batch import job as real

            for job in jobs:
                self.done.append(job.clip.stem)
                yield job, real.run(job) if job.clip.stem == "odd" else run(job)

    done = batch(tmp_path / "in", Real())
    assert [row.state for row in done.rows] == ["done", "failed"]
    assert "is not a video that can be read" in str(done.rows[1].text)
    assert not (tmp_path / "out" / "odd").exists()
    for retry, tried in ((False, []), (True, ["odd"])):
        here = Real()
        batch(tmp_path / "in", here, retry=retry)
        assert here.done == tried


def test_an_exercise_that_there_is_not_and_a_clip_that_is_gone_are_rows(tmp_path: Path) -> None:
    (one,) = clips(tmp_path / "x", "a")
    listed = tmp_path / "list.txt"
    listed.write_text(f"{one}\nno.mp4\n")
    assert [row.state for row in batch(listed, Here()).rows] == ["done", "failed"]


@pytest.mark.parametrize("what", ["empty folder", "empty list", "clip", "nothing"])
def test_no_clips_is_wrong_usage(tmp_path: Path, what: str) -> None:
    source = tmp_path / "in"
    if what == "empty folder":
        source.mkdir()
    elif what == "empty list":
        source.write_text("# none\n")
    elif what == "clip":
        (source,) = clips(tmp_path, "a")
    with pytest.raises(UsageError):
        find_clips(source, tmp_path / "out")


def test_the_results_are_not_taken_for_clips(tmp_path: Path) -> None:
    clips(tmp_path, "a", "out/a/annotated")
    assert find_clips(tmp_path, tmp_path / "out") == [Clip(tmp_path / "a.mp4", Path("a"))]


def test_the_page_puts_first_what_to_look_at_and_escapes_names(tmp_path: Path) -> None:
    fine = Row(clip="/c/fine.mp4", folder=str(tmp_path / "fine"), state="done", warnings=0)
    warned = Row(clip="/c/warned.mp4", folder=str(tmp_path / "a b"), state="done", warnings=2)
    bad = Row(clip="/c/<b>.mp4", folder=str(tmp_path / "b"), state="failed", text="<no>")
    page = html(tmp_path, [fine, warned, bad], 3)
    assert page.index("&lt;b&gt;.mp4") < page.index("warned.mp4") < page.index("fine.mp4")
    assert "a%20b/report.html" in page
    assert "<no>" not in page
    assert table([fine, bad]).num_rows == 2
