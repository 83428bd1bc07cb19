"""The jobs of a batch on a Dask cluster: workers anywhere, results back in one place."""

import io
import os
import tarfile
import tempfile
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from posecheck.batch.job import Job, failed, run
from posecheck.batch.pool import DIED
from posecheck.batch.row import Row
from posecheck.errors import InputError, PosecheckError, UsageError
from posecheck.session.atomic import cannot_write

if TYPE_CHECKING:
    from distributed import Client, Future

LOCAL = "local"
RETRIES = 2
"""For what goes wrong on a worker, such as a full disk; a broken clip is not tried again."""
AHEAD = 2
"""Jobs on their way for each thread of the cluster: one at work, one waiting."""
PATIENCE_S = 20
PROFILE = "distributed.worker.profile.enabled"
"""Dask looks at its workers a hundred times a second, which costs a tenth of the speed."""


class Film(NamedTuple):
    """A clip that travels: what is in its file, and when that was changed."""

    data: bytes
    mtime_ns: int


class Result(NamedTuple):
    """What comes back: the row, and the session folder as a tar file, if there is one."""

    row: Row
    folder: bytes | None


def run_there(job: Job, film: Film | None, analyse: Callable[[Job], Row]) -> Result:
    """What a worker does: analyse in a folder of its own, and hand back all that is in it."""
    with tempfile.TemporaryDirectory(prefix="posecheck-") as scratch:
        folder = Path(scratch) / "out" / job.folder.name
        clip = job.clip
        if film is not None:
            clip = Path(scratch) / job.clip.name
            clip.write_bytes(film.data)
            os.utime(clip, ns=(film.mtime_ns, film.mtime_ns))
        row = analyse(replace(job, clip=clip, folder=folder))
        row = row.model_copy(update={"clip": str(job.clip), "folder": str(job.folder)})
        if row.text is not None:
            row = row.model_copy(update={"text": row.text.replace(str(clip), str(job.clip))})
        return Result(row, None if row.state == "failed" else _packed(folder))


@contextmanager
def open_cluster(
    address: str, workers: int, *, send: bool = False, analyse: Callable[[Job], Row] = run
) -> Iterator["Cluster"]:
    """Connect to the Dask scheduler at an address, or make a cluster here ("local").

    workers: processes of the cluster that is made here. send: send the clips along, for workers
    that do not see the files. analyse: what is done with a job; the workers must be able to import
    it. Raises UsageError without Dask, InputError when nobody answers.
    """
    try:
        import dask
        from distributed import Client, LocalCluster
    except ImportError:
        raise UsageError(
            "A Dask cluster needs an extra of posecheck: pip install 'posecheck[cluster]'."
        ) from None
    with ExitStack() as open_things:
        target: str | LocalCluster = address
        if address == LOCAL:
            open_things.enter_context(dask.config.set({PROFILE: False}))
            target = open_things.enter_context(
                LocalCluster(
                    n_workers=workers, threads_per_worker=1, host="127.0.0.1",
                    dashboard_address=None,
                )
            )  # fmt: skip
        try:
            client = open_things.enter_context(Client(target, timeout=PATIENCE_S))
        except (OSError, ValueError, TimeoutError) as error:
            raise InputError(f"No Dask scheduler answers at {address}.") from error
        yield Cluster(client, send, analyse)


class Cluster:
    """Runs jobs on a cluster; those of a worker that dies are done by another one."""

    def __init__(self, client: "Client", send: bool, analyse: Callable[[Job], Row]) -> None:
        self._client = client
        self._send = send
        self._analyse = analyse

    def rows(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Row]]:
        """Each job with its row, in the order in which they are done; takes jobs as it needs."""
        from distributed import as_completed

        waiting = iter(jobs)
        under_way: dict[str, Job] = {}
        done = as_completed()
        try:
            while True:
                while len(under_way) < AHEAD * self._threads():
                    job = next(waiting, None)
                    if job is None:
                        break
                    future = self._submit(job)
                    under_way[future.key] = job
                    done.add(future)
                if not under_way:
                    return
                future = next(done)
                job = under_way.pop(future.key)
                yield job, self._row(job, future)
                future.release()
        finally:
            done.clear()

    def _threads(self) -> int:
        threads: int = sum(self._client.nthreads().values())
        return max(1, threads)

    def _submit(self, job: Job) -> "Future":
        film = None
        if self._send:
            film = Film(job.clip.read_bytes(), job.clip.stat().st_mtime_ns)
        with warnings.catch_warnings():
            # That a task holds a whole clip is meant: sent apart, it would be lost with a worker.
            warnings.filterwarnings("ignore", message="Sending large graph")
            return self._client.submit(
                run_there, job, film, self._analyse, retries=RETRIES, pure=False
            )

    def _row(self, job: Job, future: "Future") -> Row:
        from distributed import KilledWorker

        try:
            result: Result = future.result()
        except KilledWorker:
            return failed(job, DIED)
        except PosecheckError as error:
            return failed(job, str(error))
        except Exception as error:
            return failed(job, f"On the cluster went wrong: {type(error).__name__}: {error}.")
        if result.folder is not None:
            _unpack(result.folder, job.folder)
        return result.row


def _packed(folder: Path) -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as tar:
        for path in sorted(folder.iterdir()):
            tar.add(path, path.name)
    return packed.getvalue()


def _unpack(packed: bytes, folder: Path) -> None:
    """Put the files into the folder, each whole or not at all. Raises InputError."""
    with cannot_write(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with (
            tempfile.TemporaryDirectory(prefix=".posecheck-", dir=folder) as scratch,
            tarfile.open(fileobj=io.BytesIO(packed)) as tar,
        ):
            tar.extractall(scratch, filter="data")
            for path in Path(scratch).iterdir():
                path.replace(folder / path.name)
