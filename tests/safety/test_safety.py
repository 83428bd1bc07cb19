"""The words are all there, and are said once a month."""

from datetime import date, timedelta

import pytest

from posecheck.errors import UsageError
from posecheck.safety.acknowledgement import (
    acknowledge,
    due,
    emergency_number,
    set_emergency_number,
)
from posecheck.safety.words import safety
from posecheck.store import open_store

DAY = date(2026, 3, 2)
NEVER = ("cure", "heal", "no pain no gain", "push through", "clinically validated")


@pytest.fixture
def store(tmp_path):
    with open_store(tmp_path / "a.sqlite3") as opened:
        yield opened


def test_what_it_is_not_and_every_sign_are_there():
    words = safety()
    assert "not a medical device" in words.short
    assert "does not diagnose" in words.short
    assert (len(words.emergency), len(words.urgent)) == (7, 7)
    said = " ".join((words.short, *words.full, *words.stop_if, *words.emergency, *words.urgent))
    # "cure" stands there only to be denied.
    assert said.lower().count("cure") == 1
    assert not [word for word in NEVER[1:] if word in said.lower()]


def test_it_is_due_at_first_and_again_after_a_month(store):
    assert due(store, DAY)
    acknowledge(store, DAY)
    assert not due(store, DAY)
    assert not due(store, DAY + timedelta(days=29))
    assert due(store, DAY + timedelta(days=30))


def test_a_clock_that_was_set_back_does_not_keep_it_quiet_for_ever(store):
    acknowledge(store, DAY + timedelta(days=4000))
    assert due(store, DAY)


def test_the_number_to_call_is_ones_own(store):
    assert "your emergency number" in safety().emergency_answer(emergency_number(store))
    set_emergency_number(store, "999")
    set_emergency_number(store, "112")
    assert "call 112" in safety().emergency_answer(emergency_number(store))


@pytest.mark.parametrize("number", ["", "help", "1", "+" * 5, "12345678901234567"])
def test_a_number_that_is_none_is_refused(store, number):
    with pytest.raises(UsageError, match="no telephone number"):
        set_emergency_number(store, number)
