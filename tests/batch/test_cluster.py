"""A real scheduler, real worker processes on the loopback address, and one of them killed."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from posecheck.batch.cluster import open_cluster, run_there
from posecheck.batch.job import Job
from posecheck.batch.row import Row
from posecheck.batch.run import Workers
from posecheck.errors import InputError
from tests.batch.made import clips, job, run

pytest.importorskip("distributed")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")]

ROOT = Path(__file__).resolve().parents[2]
HOST = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HOST, 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def running(module: str, *arguments: str, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and so many workers, each a process started by Dask's own commands."""
    port = free_port()
    address = f"tcp://{HOST}:{port}"
    with ExitStack() as processes:
        processes.enter_context(
            running("dask_scheduler", "--host", HOST, "--port", str(port), folder=folder)
        )
        yield (
            address,
            [
                processes.enter_context(
                    running("dask_worker", address, "--nthreads", "1", "--no-nanny",
                            "--host", HOST, folder=folder)
                )
                for _ in range(workers)
            ],
        )  # fmt: skip


def slowly(given: Job) -> Row:
    time.sleep(0.5)
    return run(given)


def done_by(workers: Workers, jobs: list[Job]) -> dict[str, Row]:
    return {one.clip.stem: row for one, row in workers.rows(iter(jobs))}


def test_one_of_the_workers_is_killed_midway_and_every_clip_is_done(tmp_path: Path) -> None:
    names = [f"clip-{number}" for number in range(8)]
    jobs = [job(path, tmp_path / "out") for path in clips(tmp_path / "in", *names)]
    rows = {}
    with (
        cluster(tmp_path, 3) as (address, processes),
        open_cluster(address, 0, analyse=slowly) as workers,
    ):
        workers._client.wait_for_workers(3, timeout=60)
        for number, (one, row) in enumerate(workers.rows(iter(jobs))):
            rows[one.clip.stem] = row
            if number == 1:
                processes[0].send_signal(signal.SIGKILL)
        assert len(workers._client.nthreads()) == 2
    assert set(rows) == set(names)
    assert {row.state for row in rows.values()} == {"done"}
    for one in jobs:
        assert {path.name for path in one.folder.iterdir()} == {
            "session.json", "measures.parquet", "report.html",
        }  # fmt: skip


def test_a_cluster_gives_what_this_machine_gives(tmp_path: Path) -> None:
    (path,) = clips(tmp_path / "in", "a")
    here = run(job(path, tmp_path / "here"))
    with open_cluster("local", 1, send=True, analyse=run) as workers:
        there = done_by(workers, [job(path, tmp_path / "there")])["a"]
    assert there.model_copy(update={"folder": ""}) == here.model_copy(update={"folder": ""})
    sessions = [tmp_path / name / "a" / "session.json" for name in ("here", "there")]
    assert len({session.read_text() for session in sessions}) == 1
    assert json.loads(sessions[0].read_text())["video"]["file"] == "a.mp4"


def test_a_clip_that_fails_on_the_cluster_is_a_row(tmp_path: Path) -> None:
    paths = clips(tmp_path / "in", "odd", "a")
    with open_cluster("local", 1, analyse=run) as workers:
        rows = done_by(workers, [job(path, tmp_path / "out") for path in paths])
    assert rows["odd"].state == "failed"
    assert "LookupError: strange" in str(rows["odd"].text)
    assert rows["a"].state == "done"


def test_nobody_at_the_address_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posecheck.batch.cluster.PATIENCE_S", 1)
    with (
        pytest.raises(InputError, match="No Dask scheduler answers at"),
        open_cluster(f"tcp://{HOST}:{free_port()}", 1),
    ):
        pass


def test_a_clip_that_travels_keeps_its_name_and_date(tmp_path: Path) -> None:
    from posecheck.batch.cluster import Film

    (path,) = clips(tmp_path / "in", "a")
    film = Film(path.read_bytes(), 1_600_000_000 * 10**9)
    path.unlink()
    result = run_there(job(path, tmp_path / "out"), film, run)
    assert (result.row.state, result.row.clip) == ("done", str(path))
    assert result.folder is not None
    assert not (tmp_path / "out").exists()
    assert b"2020-09-1" in result.folder
