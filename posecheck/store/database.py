"""The user's file: where it lies, who may read it, and how it grows with new versions.

One file for all that is remembered. Each version of posecheck brings the steps that lead from the
one before to its own, and takes them when it opens an older file; a file of a later version is left
alone.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from posecheck.errors import InputError

FILE = "posecheck.sqlite3"
ENVIRONMENT = "POSECHECK_DATA"
"""Names another folder for it, such as on a stick."""

MIGRATIONS = (
    # 1: minutes of activities
    """
    CREATE TABLE activity (
        id INTEGER PRIMARY KEY,
        day TEXT NOT NULL,
        kind TEXT NOT NULL,
        minutes REAL NOT NULL CHECK (minutes > 0),
        logged_at TEXT NOT NULL
    );
    CREATE INDEX activity_by_day ON activity (day);
    """,
)
"""What leads from each version to the next; only ever added to."""


class Store:
    """An open file. Every change is whole or not there at all."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """A transaction. Raises InputError when the disk does not take it."""
        try:
            with self._connection:
                yield self._connection
        except sqlite3.Error as error:
            raise InputError(f"{self.path} cannot be written: {error}.") from error

    def ask(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """The rows of a query. Raises InputError when the file cannot be read."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise InputError(f"{self.path} cannot be read: {error}.") from error


def data_folder() -> Path:
    """The folder for what is remembered of this user."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(platformdirs.user_data_dir("posecheck", appauthor=False))


@contextmanager
def open_store(path: Path | None = None) -> Iterator[Store]:
    """The user's file, made and brought up to date where needed; only they may read it.

    Raises InputError when it cannot be opened, is none of ours, or is of a later version.
    """
    path = path or data_folder() / FILE
    try:
        _make_private(path)
        connection = sqlite3.connect(path, timeout=5.0)
    except (OSError, sqlite3.Error) as error:
        raise InputError(f"{path} cannot be opened: {error}.") from error
    try:
        _bring_up_to_date(connection, path)
        yield Store(connection, path)
    finally:
        connection.close()


def _make_private(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise InputError(
                f"{path} was written by a later posecheck; bring this one up to date to read it."
            )
        for number, step in enumerate(MIGRATIONS[version:], start=version + 1):
            # One script, so that a step that breaks off leaves the version before it.
            connection.executescript(f"BEGIN; {step} PRAGMA user_version = {number}; COMMIT;")
    except sqlite3.Error as error:
        raise InputError(f"{path} is no file of posecheck: {error}.") from error
