"""A batch from its clips to its summary."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import NamedTuple, Protocol

from posecheck.batch.clips import Clip
from posecheck.batch.job import Job, Settings, failed
from posecheck.batch.journal import Journal, mark_of
from posecheck.batch.places import Places
from posecheck.batch.row import Row
from posecheck.batch.summary import write_summary
from posecheck.errors import PosecheckError
from posecheck.exercises.model import Exercise


class Workers(Protocol):
    """Whoever does the jobs: a pool of processes, a cluster."""

    def rows(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Row]]:
        """Each job with its row, in the order in which they are done."""
        ...


OpenWorkers = Callable[[], AbstractContextManager[Workers]]
Progress = Callable[[int, int], None]
"""Is told how many clips are done, and how many of them failed."""


class Batch(NamedTuple):
    """What came of it: rows in the order of the clips, how many of them an earlier run had done,
    and the summary's files.
    """

    rows: list[Row]
    before: int
    tables: list[Path]


class _Task(NamedTuple):
    clip: Clip
    exercise: Exercise | None
    mark: str


def run_batch(
    clips: list[Clip],
    exercise_of: Callable[[Clip], Exercise | None],
    out: Path,
    settings: Settings,
    open_workers: OpenWorkers,
    *,
    retry: bool = False,
    progress: Progress | None = None,
) -> Batch:
    """Analyse clips, leaving out what an earlier run in `out` has done.

    exercise_of: what a clip shows, None to recognise it; raises UsageError for what there is not.
    retry: try those that failed before once more.

    Broken off, by Ctrl-C too, all that is done is kept and summed up; run it again to go on.
    Raises InputError when `out` cannot be written.
    """
    with Journal(out) as journal:
        run = _Run(out, settings, journal, progress)
        for clip in clips:
            run.plan(clip, exercise_of, retry)
        before = run.before
        run.tell()
        try:
            if run.tasks:
                with open_workers() as workers:
                    run.go(workers)
        finally:
            rows = [run.rows[clip.path] for clip in clips if clip.path in run.rows]
            tables = write_summary(out, rows, len(clips))
    return Batch(rows, before, tables)


class _Run:
    """The state of a batch: rows by clip, and the tasks that are left."""

    def __init__(
        self, out: Path, settings: Settings, journal: Journal, progress: Progress | None
    ) -> None:
        self.rows: dict[Path, Row] = {}
        self.before = 0
        self.tasks: dict[Path, _Task] = {}
        self._out = out
        self._settings = settings
        self._journal = journal
        self._progress = progress
        known = {clip: Path(line.row.folder) for clip, line in journal.lines.items()}
        self._places = Places(out, known)

    def plan(self, clip: Clip, exercise_of: Callable[[Clip], Exercise | None], retry: bool) -> None:
        """See whether a clip is to be done."""
        try:
            exercise = exercise_of(clip)
            mark = mark_of(clip.path, exercise, self._settings)
        except PosecheckError as error:
            self._fail(clip, str(error))
            return
        row = self._journal.done(clip.path, mark, failures_too=not retry)
        if row is None:
            self.tasks[clip.path] = _Task(clip, exercise, mark)
        else:
            self.rows[clip.path] = row
            self.before += 1

    def go(self, workers: Workers) -> None:
        """Have all tasks done."""
        for job, row in workers.rows(self._jobs()):
            if row.state == "failed":
                remove_parts(job.folder)
            self._journal.add(job.clip, self.tasks[job.clip].mark, row)
            self.rows[job.clip] = row
            self.tell()

    def tell(self) -> None:
        """Say how far it is."""
        if self._progress is not None:
            failures = sum(row.state == "failed" for row in self.rows.values())
            self._progress(len(self.rows), failures)

    def _jobs(self) -> Iterator[Job]:
        for task in self.tasks.values():
            try:
                folder = self._places.folder_for(task.clip)
            except PosecheckError as error:
                self._fail(task.clip, str(error))
                self.tell()
                continue
            yield Job(task.clip.path, folder, task.exercise, self._settings)

    def _fail(self, clip: Clip, sentence: str) -> None:
        job = Job(clip.path, self._out / clip.place, None, self._settings)
        self.rows[clip.path] = failed(job, sentence)


def remove_parts(folder: Path) -> None:
    """Remove what an analysis that died has left half done; and the folder, if it is then empty."""
    for pattern in ("*.part", ".*.part.*", ".reserve"):
        for path in folder.glob(pattern):
            path.unlink(missing_ok=True)
    with suppress(OSError):
        folder.rmdir()
