"""Every rule of the articles is there, and takes effect where it says."""

import re

from posecheck.activities.model import all_activities
from posecheck.cli.main import app
from posecheck.exercises.load import all_exercises
from posecheck.routines.model import all_routines
from posecheck.rules.model import all_rules


def test_all_are_there():
    rules = all_rules()
    assert len(rules) == 27
    assert len({rule.id for rule in rules}) == 27
    assert {rule.id for rule in rules if rule.how == "not"} == {
        "painkiller-alternative",
        "avoid-doctor-claim",
    }


def test_what_proves_a_rule_exists():
    known = {exercise.id for exercise in all_exercises()}
    known |= {fault.id for exercise in all_exercises() for fault in exercise.fault}
    known |= {activity.id for activity in all_activities()}
    known |= {routine.id for routine in all_routines()}
    for rule in all_rules():
        assert set(rule.proof) <= known, rule.id


def test_a_rule_of_exercises_and_activities_names_them():
    for rule in all_rules():
        if rule.how in ("exercise", "activity") and rule.id != "proper-form":
            assert rule.proof, rule.id


def test_soft_knees_are_in_the_words_of_what_is_done_standing():
    rule = next(rule for rule in all_rules() if rule.id == "soft-knees-standing")
    for exercise in all_exercises():
        if exercise.id in rule.proof:
            assert "knees soft" in exercise.how


def test_every_command_that_a_rule_names_is_one():
    known = {command.name for command in app.registered_commands}
    for rule in all_rules():
        named = set(re.findall(r"`posecheck (\w+)", rule.effect))
        assert named <= known, rule.id


def test_what_is_to_be_done_a_few_times_a_day_has_its_limit():
    rule = next(rule for rule in all_rules() if rule.id == "two-three-times-daily")
    limits = {e.id: e.dose.per_day for e in all_exercises() if e.id in rule.proof}
    assert limits == {"supine-leg-raise": 3, "prone-leg-raise": 3, "wall-slide": 5}
