"""Minutes of walking and the like, against the week's goal."""

from datetime import date

import pytest

from posecheck.activities.log import log_activity, week_of
from posecheck.activities.model import all_activities, find_activity
from posecheck.errors import UsageError
from posecheck.store import open_store

MONDAY = date(2026, 11, 16)


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "a.sqlite3") as opened:
        yield opened


def test_all_fifteen_are_there_and_say_what_they_are_about():
    activities = all_activities()
    assert len(activities) == 15
    assert [a.support for a in activities].count("log") == 11
    assert {a.id for a in activities if a.support == "none"} == {"inversion-table"}
    assert all(a.text.endswith(".") and a.source for a in activities)


@pytest.mark.parametrize(
    ("asked", "found"),
    [("Walking", "walking"), ("bike", "cycling"), ("jogging", "high-impact-aerobics")],
)
def test_one_is_found_by_any_of_its_names(asked, found):
    assert find_activity(asked).id == found


def test_an_unknown_one_is_answered_with_the_nearest():
    with pytest.raises(UsageError, match="Did you mean swimming"):
        find_activity("swiming")


def test_minutes_add_up_to_days_of_the_week(store):
    walking, cycling = find_activity("walking"), find_activity("cycling")
    log_activity(store, walking, 12, MONDAY)
    log_activity(store, cycling, 10, MONDAY)
    log_activity(store, walking, 15, date(2026, 11, 18))
    log_activity(store, walking, 25, date(2026, 11, 22))
    log_activity(store, walking, 60, date(2026, 11, 23))
    week = week_of(store, date(2026, 11, 19))
    assert week.first == MONDAY
    assert week.minutes == 62
    assert week.times == 2


def test_yoga_counts_no_day_of_endurance(store):
    log_activity(store, find_activity("yoga"), 60, MONDAY)
    assert week_of(store, MONDAY).times == 0


@pytest.mark.parametrize("name", ["inversion-table", "high-impact-aerobics", "heavy-weights"])
def test_what_is_advised_against_is_answered_and_not_kept(store, name):
    with pytest.raises(UsageError, match="is not logged"):
        log_activity(store, find_activity(name), 20, MONDAY)
    assert week_of(store, MONDAY).entries == ()


@pytest.mark.parametrize("minutes", [0, -5, 1500])
def test_minutes_that_no_day_has_are_refused(store, minutes):
    with pytest.raises(UsageError, match="fit into a day"):
        log_activity(store, find_activity("walking"), minutes, MONDAY)
