"""Files that appear whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from posecheck.errors import InputError


def part_path(path: Path) -> Path:
    """Where a file is written before it is whole; same folder, same ending."""
    return path.with_name(f".{path.stem}.part{path.suffix}")


@contextmanager
def whole_file(path: Path) -> Iterator[Path]:
    """Give a path to write to; what is there afterwards replaces `path`, unless it failed."""
    part = part_path(path)
    try:
        yield part
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def write_text(path: Path, text: str, *, private: bool = False) -> None:
    """Write a small text file whole and flushed to the disk; raises InputError if it cannot be.

    private: only its owner may read it.
    """
    with cannot_write(path), whole_file(path) as part, _opened(part, private) as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _opened(path: Path, private: bool) -> TextIO:
    mode = 0o600 if private else 0o666
    # Nothing that lies there from before may lend the new one its permissions.
    path.unlink(missing_ok=True)
    return os.fdopen(
        os.open(path, os.O_CREAT | os.O_WRONLY | os.O_EXCL, mode), "w", encoding="utf-8"
    )


@contextmanager
def cannot_write(path: Path) -> Iterator[None]:
    """Turn the system's complaint about writing `path` into a sentence."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error) or type(error).__name__
        raise InputError(f"{path} cannot be written: {reason}.") from error
