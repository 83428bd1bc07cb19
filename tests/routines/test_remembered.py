"""What a person skips and built up to, and how far they came today."""

from datetime import date, timedelta

import pytest

from posecheck.errors import UsageError
from posecheck.routines.model import all_routines
from posecheck.routines.plan import Person, plan_routine
from posecheck.routines.remembered import (
    built_up,
    change_dose,
    finished_today,
    offer_again,
    person,
    runs,
    set_ball,
    skip,
    skipped,
    unfinished,
)
from posecheck.store import open_store
from tests.history.made import session

DAY = date(2026, 3, 2)
INITIAL = all_routines()[0]


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "a.sqlite3") as opened:
        yield opened


def begun(store, *sets, day=DAY, ending="quit"):
    record = session(store, day, list(sets), kind="routine", routine="initial", ending=ending)
    plan = plan_routine(INITIAL, Person())
    ids = {station.exercise.id: station.id for station in plan.stations}
    with store.change() as connection:
        for exercise, station in ids.items():
            connection.execute(
                "UPDATE exercise_set SET station = ? WHERE exercise = ?", (station, exercise)
            )
    return record


def left(store):
    return unfinished(runs(store, INITIAL, DAY), DAY)


def test_exercises_and_postures_are_skipped_until_they_are_offered_again(store):
    assert skip(store, "prone", DAY) == "prone"
    assert skip(store, "all fours", DAY) == "all-fours"
    assert skip(store, "Bridge", DAY) == "bridge"
    assert skip(store, "bridge", DAY) == "bridge"
    assert skipped(store) == ("all-fours", "bridge", "prone")
    offer_again(store, "bridge")
    assert person(store, INITIAL, DAY).skipped == {"all-fours", "prone"}


def test_what_is_neither_is_said(store):
    with pytest.raises(UsageError, match=r"no exercise called .* Postures are: all-fours"):
        skip(store, "headstand", DAY)


def test_a_dose_changes_by_one_and_ends_where_the_routine_does(store):
    assert change_dose(store, INITIAL, "heel-slides", 1, DAY) == 6
    assert change_dose(store, INITIAL, "heel-slides", 1, DAY) == 7
    assert built_up(store, INITIAL) == {"heel-slides": 7}
    for _ in range(3):
        change_dose(store, INITIAL, "heel-slides", 1, DAY)
    with pytest.raises(UsageError, match="10 repetitions of heel-slides"):
        change_dose(store, INITIAL, "heel-slides", 1, DAY)
    with pytest.raises(UsageError, match="10 repetitions of heel-raises"):
        change_dose(store, INITIAL, "heel-raises", 1, DAY)


def test_a_dose_is_never_less_than_one(store):
    with pytest.raises(UsageError, match="posecheck skip"):
        change_dose(store, INITIAL, "single-knee-to-chest", -1, DAY)


def test_only_what_the_routine_has_is_changed(store):
    with pytest.raises(UsageError, match="has no bridge"):
        change_dose(store, INITIAL, "bridge", 1, DAY)


def test_whoever_has_a_ball_says_so_once(store):
    assert not person(store, INITIAL, DAY).has
    set_ball(store, True)
    assert person(store, INITIAL, DAY).has == {"ball"}
    set_ball(store, False)
    assert not person(store, INITIAL, DAY).has


def test_what_was_done_and_what_hurt_today_is_known(store):
    session(store, DAY, [("wall-slide", 5, 0, 0, False), ("bridge", 2, 0, 0, True)])
    session(store, DAY - timedelta(days=1), [("wall-slide", 5, 0, 0, True)])
    now = person(store, INITIAL, DAY)
    assert now.times_today == {"wall-slide": 1}
    assert now.hurt_today == {"bridge"}


def test_a_clip_is_no_exercise_of_today(store):
    session(store, DAY, [("wall-slide", 5, 0, 0, False)], kind="clip")
    assert person(store, INITIAL, DAY).times_today == {}


def test_a_routine_that_was_left_goes_on_after_what_was_done(store):
    begun(store, ("single-knee-to-chest", 2, 0, 0, False), ("heel-slides", 10, 0, 0, False))
    rest = plan_routine(INITIAL, person(store, INITIAL, DAY)).without(left(store).done)
    assert "heel-slides" not in rest.exercises
    assert rest.exercises[0] == "knees-to-chest-rock"


def test_an_exercise_that_broke_off_is_not_done_but_what_counted_is_known(store):
    begun(store, ("wall-squat", 3, 0, 0, False))
    with store.change() as connection:
        connection.execute("UPDATE exercise_set SET ending = NULL")
    found = left(store)
    assert not found.done
    assert found.counted == {"main/wall-squat/1": (0, 0, 3)}


def test_pain_is_known_when_going_on(store):
    begun(store, ("wall-squat", 3, 0, 0, True), ending="pain")
    assert left(store).pain
    assert left(store).done == {"main/wall-squat/1"}


@pytest.mark.parametrize(("day", "ending"), [(DAY, "finished"), (DAY - timedelta(days=1), "quit")])
def test_what_is_finished_or_of_another_day_is_not_gone_on_with(store, day, ending):
    begun(store, ("wall-squat", 3, 0, 0, False), day=day, ending=ending)
    assert left(store) is None


def test_how_often_it_was_done_today(store):
    begun(store, ("wall-squat", 3, 0, 0, False), ending="finished")
    begun(store, ("wall-squat", 3, 0, 0, False), ending="quit")
    assert finished_today(runs(store, INITIAL, DAY), DAY) == 1
