"""The shipped routines, and files of one's own: known exercises, and no dose above theirs."""

import pytest

from posecheck.errors import UsageError
from posecheck.exercises.load import load_exercise
from posecheck.routines.model import all_routines, load_routine

OWN = """
id = "mine"
name = "Mine"
level = "initial"

[[main]]
exercise = "bridge"
reps = 8
hold_s = 3
"""
ORDER = ["warm-up", "initial", "intermediate", "advanced"]


def test_the_three_are_there_in_order():
    assert [routine.id for routine in all_routines()] == ORDER[1:]


@pytest.mark.parametrize("routine", all_routines(), ids=lambda routine: routine.id)
def test_a_routine_begins_with_a_warm_up_and_stays_at_its_level(routine):
    assert any(item.hold_s >= 20 for item in routine.warm_up)
    highest = max(ORDER.index(load_exercise(item.exercise).level) for item in routine.main)
    assert highest <= ORDER.index(routine.level)


def test_only_the_advanced_one_asks_for_consent():
    assert [bool(routine.needs) for routine in all_routines()] == [False, False, True]


def test_a_routine_of_ones_own_is_a_file(tmp_path):
    path = tmp_path / "mine.toml"
    path.write_text(OWN, "utf-8")
    assert load_routine(str(path)).items[0].exercise == "bridge"


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (("reps = 8", "reps = 50"), "more than the 12 repetitions of its dose"),
        (("hold_s = 3", "hold_s = 60"), "held longer than the 6 s of its dose"),
        (('"bridge"', '"toe-touch-avoid"'), "better not done"),
        (('"bridge"', '"bridgge"'), "Did you mean bridge"),
        (("reps = 8", "rep = 8"), "main.0"),
        (("[[main]]", "[[main]"), "not valid TOML"),
    ],
)
def test_what_is_wrong_with_it_is_said(tmp_path, change, what):
    path = tmp_path / "mine.toml"
    path.write_text(OWN.replace(*change), "utf-8")
    with pytest.raises(UsageError, match=what):
        load_routine(str(path))


def test_an_unknown_routine_is_answered_with_all():
    with pytest.raises(UsageError, match="initial, intermediate, advanced"):
        load_routine("expert")
