"""A pool of processes in which one that dies takes nothing with it but the job in its hands."""

import multiprocessing
import signal
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from pathlib import Path
from types import TracebackType
from typing import Generic, Self, TypeVar, cast

from posecheck.batch.job import Job, failed
from posecheck.batch.row import Row

Run = Callable[[Job], Row]
TRIES = 2
"""A job whose process died is given to another one, once: the fault may have been elsewhere."""
DIED = "Its analysis ended the whole process, twice; the clip is left out."
_T = TypeVar("_T")


class _Asked(Generic[_T]):
    """Jobs one by one, with those that have to be done again in front."""

    def __init__(self, jobs: Iterable[_T]) -> None:
        self._jobs = iter(jobs)
        self._again: deque[_T] = deque()

    def next(self) -> _T | None:
        """The next one, or None when there is none for now."""
        return self._again.popleft() if self._again else next(self._jobs, None)

    def again(self, job: _T) -> None:
        """Have that one done once more."""
        self._again.append(job)


class Pool:
    """Runs jobs in so many processes, and a new process for each that dies.

    run: what is done with a job; a function of a module, for it is found by name in the processes.
    """

    def __init__(self, workers: int, run: Run) -> None:
        # "spawn" everywhere: a process that has threads must not be forked.
        self._context = multiprocessing.get_context("spawn")
        self._run = run
        self._workers = [_Worker(self._context, run) for _ in range(workers)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for worker in self._workers:
            worker.end(at_once=kind is not None)

    @property
    def pids(self) -> list[int]:
        """The processes' numbers."""
        return [worker.pid for worker in self._workers]

    def rows(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Row]]:
        """Each job with its row, in the order in which they are done; takes jobs as it needs."""
        asked = _Asked(jobs)
        tries: Counter[Path] = Counter()
        for worker in self._workers:
            worker.give(asked.next())
        while busy := [worker for worker in self._workers if worker.job is not None]:
            ready = wait([end for worker in busy for end in worker.ends])
            for worker in busy:
                if not any(end in ready for end in worker.ends):
                    continue
                job, row = cast(Job, worker.job), worker.take()
                if row is None:
                    self._workers[self._workers.index(worker)] = _Worker(self._context, self._run)
                    tries[job.clip] += 1
                    if tries[job.clip] < TRIES:
                        asked.again(job)
                        continue
                    row = failed(job, DIED)
                yield job, row
            for worker in self._workers:
                if worker.job is None:
                    worker.give(asked.next())


class _Worker:
    """One process, seen from the parent. job: the one in its hands."""

    def __init__(self, context: multiprocessing.context.SpawnContext, run: Run) -> None:
        self.job: Job | None = None
        self._pipe, theirs = context.Pipe()
        # Not a daemon: the analysis may need processes of its own.
        self._process = context.Process(target=_serve, args=(theirs, run), name="posecheck-batch")
        self._process.start()
        theirs.close()

    @property
    def ends(self) -> list[Connection | int]:
        """What becomes ready when there is a row, or when the process has died."""
        return [self._pipe, self._process.sentinel]

    @property
    def pid(self) -> int:
        """The process's number."""
        return self._process.pid or 0

    def give(self, job: Job | None) -> None:
        """Hand over a job, or nothing."""
        self.job = job
        if job is not None:
            # Where it has died meanwhile, `take` finds out.
            with suppress(OSError):
                self._pipe.send(job)

    def take(self) -> Row | None:
        """The row of the job, None if the process has died over it."""
        self.job = None
        try:
            if self._pipe.poll():
                return cast(Row, self._pipe.recv())
        except (EOFError, OSError):
            pass
        self._process.join()
        self._pipe.close()
        return None

    def end(self, at_once: bool) -> None:
        """Let the process go home, or end it."""
        with suppress(OSError):
            self._pipe.close()
        if at_once:
            self._process.terminate()
        self._process.join()


def _serve(pipe: Connection, run: Run) -> None:
    """What a process does: one job after the other until the parent hangs up."""
    # Ctrl-C goes to the whole group; the parent decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            job = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            row = run(job)
        except Exception as error:
            row = failed(job, f"Something unexpected went wrong ({type(error).__name__}: {error}).")
        try:
            pipe.send(row)
        except OSError:
            return
