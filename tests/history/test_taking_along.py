"""The history as table, JSON and page; every one of them says the same."""

import csv
import io
import json
from datetime import date

import pytest

from posecheck.activities.log import log_activity
from posecheck.activities.model import find_activity
from posecheck.history.export import COLUMNS, to_csv, to_data
from posecheck.history.model import History
from posecheck.history.page import history_page
from posecheck.history.page.month import month_of
from posecheck.history.reading import read_history
from posecheck.history.words import minutes_words, session_words, set_words, span_words, sum_words
from posecheck.safety.words import safety
from posecheck.store import open_store
from tests.history.made import session

MONTH = (date(2026, 3, 1), date(2026, 3, 31))


@pytest.fixture
def march(tmp_path):
    with open_store(tmp_path / "a.sqlite3") as store:
        routine = [("heel-slides", 6, 1, 0, False), ("wall-squat", 5, 0, 2, False)]
        session(store, date(2026, 3, 3), routine, kind="routine", routine="initial")
        session(store, date(2026, 3, 10), [("wall-slide", 4, 1, 1, True)], ending="pain")
        session(store, date(2026, 4, 1), [("wall-slide", 5, 0, 0, False)])
        log_activity(store, find_activity("walking"), 25, date(2026, 3, 4))
        yield read_history(store, *MONTH)


def test_only_the_days_that_were_asked_for_are_read(march):
    assert march.days == {date(2026, 3, 3), date(2026, 3, 10)}
    assert [entry.minutes for entry in march.activities] == [25]


def test_weeks_begin_on_monday_and_lose_nothing(march):
    weeks = march.weeks()
    assert [week.first.day for week in weeks] == [1, 2, 9, 16, 23, 30]
    assert sum(len(week.sessions) for week in weeks) == len(march.sessions)


def test_a_table_has_a_row_for_each_set_and_each_activity(march):
    rows = list(csv.DictReader(io.StringIO(to_csv(march))))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["exercise"] for row in rows] == [
        "heel-slides",
        "wall-squat",
        "wall-slide",
        "walking",
    ]
    slide = rows[2]
    assert (slide["counted"], slide["attempts"], slide["clean"]) == ("4", "1", "3")
    assert (slide["pain_stops"], slide["ending"]) == ("1", "pain")
    assert rows[3]["seconds"] == "1500.0"


def test_json_has_everything(march):
    data = json.loads(json.dumps(to_data(march)))
    assert data["schema"] == 1
    first = data["sessions"][0]["sets"][0]
    assert len(first["repetitions"]) == 7
    assert first["repetitions"][-1]["reason"] == "31 of 45 degrees"
    assert data["activities"] == [{"day": "2026-03-04", "activity": "walking", "minutes": 25.0}]


def test_the_page_stands_alone_and_says_what_was_done(march):
    page = history_page(march)
    assert "<script" not in page
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page
    for words in ("March 2026", "Heel slides", "4 counted, 1 not", "stopped for pain",
                  "25 min", safety().short, "31 days"):  # fmt: skip
        assert words in page, words


def test_names_that_are_no_exercise_of_ours_are_escaped(tmp_path):
    with open_store(tmp_path / "b.sqlite3") as store:
        session(store, date(2026, 3, 3), [("wall-slide", 1, 0, 0, False)])
        with store.change() as connection:
            connection.execute("UPDATE exercise_set SET name = '<script>alert(1)</script>'")
        assert "<script>" not in history_page(read_history(store, *MONTH))


def test_an_empty_month_has_a_page(tmp_path):
    with open_store(tmp_path / "b.sqlite3") as store:
        page = history_page(read_history(store, *MONTH))
    assert "Exercised on 0 of 31 days" in page


def test_words():
    assert minutes_words(125.2) == "2 h 5 min"
    assert minutes_words(60) == "1 h"
    assert span_words(History(date(2026, 12, 28), date(2027, 1, 2), (), ())) == (
        "28 December 2026 to 2 January 2027"
    )
    assert month_of(date(2028, 2, 9)) == (date(2028, 2, 1), date(2028, 2, 29))


def test_what_broke_off_says_so(march):
    routine, slide = march.sessions
    assert session_words(routine) == "2 exercises, 2 min"
    assert set_words(slide.sets[0]).endswith("held 25 s in all, stopped for pain")
    assert "1 session stopped or paused for pain" in sum_words(march)
