"""A process that dies takes nothing with it but the job in its hands, and that is done again."""

import sys
from pathlib import Path

import pytest

from posecheck.batch.pool import Pool
from tests.batch.made import ALWAYS, KILLER, clips, job, run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def rows_of(folder: Path, *names: str, workers: int = 2) -> dict[str, tuple[str, str | None]]:
    with Pool(workers, run) as pool:
        jobs = [job(path, folder / "out") for path in clips(folder / "in", *names)]
        return {one.clip.stem: (row.state, row.text) for one, row in pool.rows(iter(jobs))}


def test_every_job_has_its_row_and_a_killed_process_costs_none(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, "a", KILLER, "b", "odd", "c")
    assert set(rows) == {"a", KILLER, "b", "odd", "c"}
    assert all(state == "done" for name, (state, _) in rows.items() if name != "odd")
    assert rows["odd"][0] == "failed"
    assert "LookupError: strange" in str(rows["odd"][1])
    assert (tmp_path / "out" / KILLER / "session.json").is_file()


def test_a_clip_that_kills_every_process_is_left_out(tmp_path: Path) -> None:
    rows = rows_of(tmp_path, ALWAYS, "a", "b", workers=1)
    assert rows[ALWAYS][0] == "failed"
    assert "ended the whole process" in str(rows[ALWAYS][1])
    assert rows["a"][0] == rows["b"][0] == "done"


def test_more_processes_than_jobs(tmp_path: Path) -> None:
    assert set(rows_of(tmp_path, "a", workers=3)) == {"a"}
