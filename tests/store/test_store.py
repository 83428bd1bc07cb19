"""The user's own file: private, whole, brought up to date, and never guessed at."""

import os
import sqlite3
import stat

import pytest

from posecheck.errors import InputError
from posecheck.store import open_store
from posecheck.store.database import data_folder
from posecheck.store.schema import MIGRATIONS, TABLES


def version(path):
    with sqlite3.connect(path) as connection:
        return connection.execute("PRAGMA user_version").fetchone()[0]


def test_it_is_made_where_it_is_asked_for_and_only_its_owner_reads_it(tmp_path, monkeypatch):
    monkeypatch.setenv("POSECHECK_DATA", str(tmp_path / "mine"))
    assert data_folder() == tmp_path / "mine"
    with open_store() as store:
        assert store.path.is_relative_to(tmp_path / "mine")
    assert version(store.path) == len(MIGRATIONS)
    if os.name == "posix":
        assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
        assert stat.S_IMODE(store.path.parent.stat().st_mode) == 0o700


def test_a_change_that_breaks_off_leaves_nothing(tmp_path):
    with open_store(tmp_path / "a.sqlite3") as store:
        with pytest.raises(RuntimeError), store.change() as connection:  # noqa: PT012
            connection.execute("INSERT INTO activity VALUES (1, '2026-01-01', 'walking', 5, '')")
            raise RuntimeError
        assert store.ask("SELECT * FROM activity") == []


def test_what_the_table_refuses_is_said_in_a_sentence(tmp_path):
    with (
        open_store(tmp_path / "a.sqlite3") as store,
        pytest.raises(InputError, match="cannot be written"),
        store.change() as connection,
    ):
        connection.execute("INSERT INTO activity VALUES (1, '2026-01-01', 'walking', -5, '')")


VERSION_1 = """
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    minutes REAL NOT NULL CHECK (minutes > 0),
    logged_at TEXT NOT NULL
);
CREATE INDEX activity_by_day ON activity (day);
INSERT INTO activity VALUES (1, '2026-01-05', 'walking', 25, '2026-01-05T18:00:00+00:00');
PRAGMA user_version = 1;
"""
"""A file as the first version of the schema left it."""


def test_a_file_of_the_first_version_keeps_what_is_in_it(tmp_path):
    path = tmp_path / "a.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.executescript(VERSION_1)
    connection.close()
    path.chmod(0o644)
    with open_store(path) as store:
        assert store.ask("SELECT day, kind, minutes FROM activity") == [
            ("2026-01-05", "walking", 25.0)
        ]
        assert store.ask("SELECT count(*) FROM session") == [(0,)]
    assert version(path) == len(MIGRATIONS)
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_an_upgrade_that_breaks_off_leaves_the_version_before(tmp_path, monkeypatch):
    path = tmp_path / "a.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.executescript(VERSION_1)
    connection.close()
    broken = (MIGRATIONS[0], ("CREATE TABLE half (a)", "CREATE NONSENSE"))
    monkeypatch.setattr("posecheck.store.database.MIGRATIONS", broken)
    with pytest.raises(InputError), open_store(path):
        pass
    assert version(path) == 1
    with sqlite3.connect(path) as connection:
        assert (
            connection.execute("SELECT name FROM sqlite_master WHERE name = 'half'").fetchall()
            == []
        )
    connection.close()


def test_every_table_is_in_the_list_of_what_can_be_forgotten(tmp_path):
    with open_store(tmp_path / "a.sqlite3") as store:
        tables = {
            name for (name,) in store.ask("SELECT name FROM sqlite_master WHERE type='table'")
        }
    assert tables == set(TABLES)


def test_what_is_forgotten_leaves_no_trace_in_the_file(tmp_path):
    path = tmp_path / "a.sqlite3"
    with open_store(path) as store:
        with store.change() as connection:
            connection.execute("INSERT INTO setting VALUES ('name', 'a-word-to-look-for')")
            connection.execute("INSERT INTO activity VALUES (1, '2026-01-01', 'walking', 5, '')")
        store.forget_all()
        assert store.ask("SELECT * FROM activity") == []
        for left in tmp_path.iterdir():
            assert b"a-word-to-look-for" not in left.read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_what_lies_beside_the_file_is_as_private(tmp_path):
    path = tmp_path / "mine" / "a.sqlite3"
    with open_store(path) as store:
        with store.change() as connection:
            connection.execute("INSERT INTO setting VALUES ('a', 'b')")
        files = list(path.parent.iterdir())
        assert len(files) > 1
        assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_an_empty_file_is_brought_up_to_date(tmp_path):
    path = tmp_path / "a.sqlite3"
    sqlite3.connect(path).close()
    assert version(path) == 0
    with open_store(path) as store:
        assert store.ask("SELECT count(*) FROM activity") == [(0,)]
    assert version(path) == len(MIGRATIONS)


def test_a_later_file_is_left_alone(tmp_path):
    path = tmp_path / "a.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(InputError, match="later posecheck"), open_store(path):
        pass
    assert version(path) == 99


def test_another_file_is_not_taken_for_ours(tmp_path):
    path = tmp_path / "a.sqlite3"
    path.write_text("a shopping list, long enough to be none of a database's beginnings")
    with pytest.raises(InputError, match="no file of posecheck"), open_store(path):
        pass
    assert path.read_text().startswith("a shopping list")


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="cannot be opened"), open_store(tmp_path / "file" / "a"):
        pass
