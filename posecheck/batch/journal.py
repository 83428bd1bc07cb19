"""`batch.jsonl`: what of a batch is done, a line for each clip, so that it can be gone on with."""

import hashlib
import json
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from pydantic import BaseModel, ValidationError

from posecheck import __version__
from posecheck.batch.job import Settings
from posecheck.batch.row import Row
from posecheck.errors import InputError
from posecheck.exercises.model import Exercise
from posecheck.session.atomic import cannot_write
from posecheck.session.place import SESSION

JOURNAL = "batch.jsonl"


class Line(BaseModel):
    """A clip that is dealt with. mark: of the file and of how it was analysed, see `mark_of`."""

    mark: str
    row: Row


def mark_of(clip: Path, exercise: Exercise | None, settings: Settings) -> str:
    """Tells whether a clip would give the same again: it and all it is judged by are as before.

    Raises InputError when the clip cannot be found.
    """
    try:
        stat = clip.stat()
    except OSError as error:
        raise InputError(f"{clip} cannot be read: {error.strerror or error}.") from error
    judged_by = None if exercise is None else exercise.model_dump_json()
    prescribed = None if settings.prescription is None else settings.prescription.model_dump_json()
    how = [
        __version__, settings.model, settings.with_video, settings.blur_faces,
        settings.every_frame, prescribed, judged_by, stat.st_size, stat.st_mtime_ns,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(how).encode()).hexdigest()[:16]


class Journal:
    """The lines of a batch's folder: those of earlier runs, by clip, and those to come.

    A line that was being written when the power went is passed over, and its clip done again.
    Raises InputError when the file cannot be read or written.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL
        with cannot_write(self._path):
            folder.mkdir(parents=True, exist_ok=True)
            self.lines = self._read()
            self._file = self._path.open("a", encoding="utf-8")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def done(self, clip: Path, mark: str, *, failures_too: bool) -> Row | None:
        """The row of a clip that need not be done again, if its session is still there.

        failures_too: whether one that failed counts as done.
        """
        line = self.lines.get(str(clip))
        if line is None or line.mark != mark:
            return None
        if line.row.state == "failed":
            return line.row if failures_too else None
        return line.row if (Path(line.row.folder) / SESSION).is_file() else None

    def add(self, clip: Path, mark: str, row: Row) -> None:
        """Note a clip as dealt with, on the disk before this returns."""
        line = Line(mark=mark, row=row)
        self.lines[str(clip)] = line
        with cannot_write(self._path):
            self._file.write(line.model_dump_json() + "\n")
            self._file.flush()
            os.fsync(self._file.fileno())

    def _read(self) -> dict[str, Line]:
        lines: dict[str, Line] = {}
        if not self._path.exists():
            return lines
        text = self._path.read_text(encoding="utf-8", errors="replace")
        if text and not text.endswith("\n"):
            # So that the next line does not become part of a broken one.
            with self._path.open("a", encoding="utf-8") as file:
                file.write("\n")
        for entry in text.splitlines():
            try:
                line = Line.model_validate_json(entry)
            except ValidationError:
                continue
            lines[line.row.clip] = line
        return lines
