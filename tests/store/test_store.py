"""The user's own file: private, whole, brought up to date, and never guessed at."""

import os
import sqlite3
import stat

import pytest

from posecheck.errors import InputError
from posecheck.store import open_store
from posecheck.store.database import MIGRATIONS, data_folder


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


def test_an_older_file_is_brought_up_to_date(tmp_path):
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
