"""Runs the shipped command line on films, as a user would, and leaves alone what is done."""

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import posecheck
from posecheck.session.place import MEASURES, SESSION, fingerprint

CLIPS_A_CALL = 6
"""So many films share one start of the program."""
_ENTRY = "from posecheck.cli import main; main()"


@dataclass(frozen=True, slots=True)
class Task:
    """A film and the exercise it shows."""

    clip: Path
    exercise: str


def analyse(
    tasks: Sequence[Task],
    folder: Path,
    model: str,
    jobs: int,
    said: Callable[[str], None] = lambda _: None,
) -> list[Path]:
    """Analyse films into FOLDER/<film>; returns those of which no session came.

    A film is passed over when it was analysed by the same posecheck before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    source = source_mark(model)
    waiting = [task for task in tasks if not _is_done(task, folder, source)]
    said(f"analysing {len(waiting)} of {len(tasks)} films with the model {model}")
    with ThreadPoolExecutor(jobs) as pool:
        done = pool.map(lambda batch: _run(batch, folder, model, source), _batches(waiting))
        for number, batch in enumerate(done, 1):
            said(f"  {number}: {', '.join(task.clip.stem for task in batch)}")
    return [task.clip for task in tasks if not has_session(folder / task.clip.stem)]


def has_session(folder: Path) -> bool:
    """Whether a session folder is whole."""
    return (folder / SESSION).is_file() and (folder / MEASURES).is_file()


def source_mark(model: str) -> str:
    """A short hash of posecheck's code, its exercises and the pose model's name and checksums."""
    package = Path(posecheck.__file__).parent
    sums = package.parent / "models" / "SHA256SUMS"
    return files_mark([*package.rglob("*.py"), *package.rglob("*.toml"), sums], model)


def files_mark(paths: Iterable[Path], *words: str) -> str:
    """A short hash of the files' contents and of words."""
    digest = hashlib.sha256("\n".join(words).encode())
    for path in sorted(paths):
        if path.is_file():
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def _mark(task: Task, source: str) -> str:
    return f"{source} {fingerprint(task.clip)} {task.exercise}"


def _is_done(task: Task, folder: Path, source: str) -> bool:
    key = folder / f"{task.clip.stem}.key"
    if not (has_session(folder / task.clip.stem) and key.is_file()):
        return False
    return key.read_text(encoding="utf-8") == _mark(task, source)


def _batches(tasks: Sequence[Task]) -> list[list[Task]]:
    ordered = sorted(tasks, key=lambda task: (task.exercise, task.clip))
    batches = []
    for _, group in groupby(ordered, key=lambda task: task.exercise):
        same = list(group)
        batches += [same[i : i + CLIPS_A_CALL] for i in range(0, len(same), CLIPS_A_CALL)]
    return batches


def _run(batch: list[Task], folder: Path, model: str, source: str) -> list[Task]:
    """One call; what a film's session came of is noted beside it."""
    for task in batch:
        shutil.rmtree(folder / task.clip.stem, ignore_errors=True)
    films = [str(task.clip) for task in batch]
    command = [sys.executable, "-c", _ENTRY, "analyze", *films, "-e", batch[0].exercise]
    command += ["-o", str(folder), "--no-video", "--model", model]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    (folder / f"{batch[0].clip.stem}.log").write_text(
        result.stdout + result.stderr, encoding="utf-8"
    )
    # Whoever changes the code meanwhile gets the films analysed once more.
    changed = source_mark(model) != source
    for task in batch:
        if has_session(folder / task.clip.stem) and not changed:
            key = folder / f"{task.clip.stem}.key"
            key.write_text(_mark(task, source), encoding="utf-8")
    return batch
