"""The user's file: where it lies, who may read it, and how it grows with new versions.

One file for all that is remembered. Each version of posecheck brings the steps that lead from the
one before to its own, and takes them when it opens an older file; a file of a later version is left
alone. Several processes may have it open: what one of them writes is there at once, whole, and
stays there whatever becomes of the process.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import platformdirs

from posecheck.errors import InputError
from posecheck.store.schema import MIGRATIONS, TABLES

FILE = "posecheck.sqlite3"
ENVIRONMENT = "POSECHECK_DATA"
"""Names another folder for it, such as on a stick."""
PATIENCE_S = 10.0
"""How long one process waits while another writes; a write takes milliseconds."""


class Store:
    """An open file. Every change is whole or not there at all.

    May be handed from one thread to another, but not used by two at a time.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """A transaction. Raises InputError when the disk does not take it."""
        try:
            with _transaction(self._connection):
                yield self._connection
        except sqlite3.Error as error:
            raise InputError(f"{self.path} cannot be written: {error}.") from error

    def ask(self, query: str, *values: object) -> list[tuple[object, ...]]:
        """The rows of a query. Raises InputError when the file cannot be read."""
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.Error as error:
            raise InputError(f"{self.path} cannot be read: {error}.") from error

    def forget_all(self) -> None:
        """Delete all that is remembered, its traces in the file too. Raises InputError."""
        try:
            self._connection.execute("PRAGMA secure_delete = ON")
            with _transaction(self._connection):
                for table in TABLES:
                    self._connection.execute(f"DELETE FROM {table}")
            self._connection.execute("VACUUM")
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise InputError(f"{self.path} cannot be written: {error}.") from error

    def close(self) -> None:
        """Let go of the file; may be called twice."""
        self._connection.close()


def data_folder() -> Path:
    """The folder for what is remembered of this user."""
    named = os.environ.get(ENVIRONMENT)
    return Path(named) if named else Path(platformdirs.user_data_dir("posecheck", appauthor=False))


@contextmanager
def open_store(path: Path | None = None) -> Iterator[Store]:
    """The user's file for as long as the block lasts, see `connect`."""
    store = connect(path)
    try:
        yield store
    finally:
        store.close()


def connect(path: Path | None = None) -> Store:
    """The user's file, made and brought up to date where needed; only they may read it.

    Close it. Raises InputError when it cannot be opened, is none of ours, or is of a later version.
    """
    path = path or data_folder() / FILE
    try:
        _make_private(path)
        # Autocommit: every transaction is begun where it is meant.
        connection = sqlite3.connect(
            path, timeout=PATIENCE_S, isolation_level=None, check_same_thread=False
        )
    except (OSError, sqlite3.Error) as error:
        raise InputError(f"{path} cannot be opened: {error}.") from error
    try:
        _bring_up_to_date(connection, path)
    except BaseException:
        connection.close()
        raise
    return Store(connection, path)


def _make_private(path: Path) -> None:
    """Make file and folder where they are not there yet, and let nobody else read the file.

    What SQLite puts beside the file takes over its permissions.
    """
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))
    if os.name == "posix" and path.stat().st_mode & 0o077:
        path.chmod(0o600)


def _bring_up_to_date(connection: sqlite3.Connection, path: Path) -> None:
    try:
        if _version(connection) > len(MIGRATIONS):
            raise InputError(
                f"{path} was written by a later posecheck; bring this one up to date to read it."
            )
        _write_ahead(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        if _version(connection) < len(MIGRATIONS):
            _migrate(connection)
    except sqlite3.Error as error:
        raise InputError(f"{path} is no file of posecheck: {error}.") from error


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Let others read while one writes, and keep every change even if the power fails.

    A disk that cannot do it, such as one in a network, keeps its old way, which is as safe.
    """
    (mode,) = connection.execute("PRAGMA journal_mode").fetchone()
    if mode != "wal":
        # Another process may be at it this very moment; the file stays as that one leaves it.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")


def _migrate(connection: sqlite3.Connection) -> None:
    with _transaction(connection):
        # Asked again, for another process may have been quicker.
        for number in range(_version(connection), len(MIGRATIONS)):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def _version(connection: sqlite3.Connection) -> int:
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    return int(version)


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    # At once for writing: a transaction that begins with reading may find itself too late.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise
