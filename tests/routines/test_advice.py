"""What is suggested, and when it is not; nothing of it is ever done by itself."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from posecheck.history.model import RepetitionDone, SessionDone, SetDone
from posecheck.routines.advice import DAYS, RUNS, dose_advice, level_advice
from posecheck.routines.model import all_routines

INITIAL, INTERMEDIATE, ADVANCED = all_routines()
DAY = date(2026, 3, 1)


def repetition(clean=True):
    return RepetitionDone(
        0, 1, 2, "both", True, clean, None, None, "near.knee_flexion", 45, 38, 5
    )  # fmt: skip


def one_set(exercise="heel-raises", count=10, clean=10, ending="finished", pain=()):
    done = tuple(repetition(number < clean) for number in range(count))
    return SetDone(0, exercise, exercise, None, 10, None, "", 60, ending, done, (), (), pain)


def run(after_days, *sets, ending="finished", comfort="comfortable"):
    day = DAY + timedelta(days=after_days)
    sets = sets or (one_set(),)
    return SessionDone(0, "routine", "initial", day, "", None, ending, comfort, sets)


def good_runs(count=RUNS, every=3):
    return [run(every * number) for number in range(count)]


def test_six_good_runs_in_two_weeks_suggest_the_next_level():
    advice = level_advice(INITIAL, good_runs())
    assert (advice.level, advice.back, advice.go_ahead) == ("intermediate", False, False)


def test_the_advanced_level_is_a_clinicians_to_allow():
    assert level_advice(INTERMEDIATE, good_runs()).go_ahead


def test_after_the_last_level_there_is_none():
    assert level_advice(ADVANCED, good_runs()) is None


@pytest.mark.parametrize(
    ("runs", "what"),
    [
        (good_runs(RUNS - 1, 4), "too few"),
        (good_runs(every=2), f"in less than {DAYS} days"),
        ([run(3 * n, comfort=None) for n in range(RUNS)], "nobody said how it felt"),
        ([run(3 * n, comfort="hard") for n in range(RUNS)], "it felt hard"),
        ([run(3 * n, one_set(clean=7)) for n in range(RUNS)], "not clean enough"),
        ([run(3 * n, ending="quit") for n in range(RUNS)], "never done to the end"),
        ([], "none at all"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_it_is_not_suggested_otherwise(runs, what):
    assert level_advice(INITIAL, runs) is None, what


def test_pain_two_runs_ago_is_too_near():
    runs = good_runs()
    runs[-2] = replace(runs[-2], sets=(one_set(pain=(3.0,)),))
    assert level_advice(INITIAL, runs) is None
    runs = good_runs(8)
    runs[-4] = replace(runs[-4], sets=(one_set(pain=(3.0,)),))
    assert level_advice(INITIAL, runs) is not None


@pytest.mark.parametrize(
    ("last", "why"),
    [
        ([run(9, one_set(pain=(3.0,)))], "hurt"),
        ([run(9, comfort="sore")], "sore"),
        ([run(9, one_set(clean=4)), run(10, one_set(clean=4))], "half"),
    ],
)
def test_what_was_too_much_suggests_the_level_before(last, why):
    advice = level_advice(INTERMEDIATE, [*good_runs(), *last])
    assert advice.back
    assert advice.level == "initial"
    assert why in advice.why
    assert level_advice(INITIAL, [*good_runs(), *last]) is None


def slides(day, count=5, clean=5, **more):
    return run(day, replace(one_set("heel-slides", count, clean, **more), goal_reps=count))


def advised(*runs, built_up=None):
    return {a.exercise: (a.now, a.then) for a in dose_advice(INITIAL, runs, built_up or {})}


def test_three_good_days_suggest_one_repetition_more():
    assert advised(slides(0), slides(1), slides(2)) == {"heel-slides": (5, 6)}


def test_two_runs_on_one_day_are_one_day():
    assert advised(slides(0), slides(0), slides(1)) == {}


def test_days_with_the_dose_before_do_not_count_for_the_next():
    assert advised(slides(0), slides(1), slides(2), built_up={"heel-slides": 6}) == {}


def test_it_ends_where_the_routine_does():
    days = [slides(day, 10, 10) for day in range(3)]
    assert advised(*days, built_up={"heel-slides": 10}) == {}


@pytest.mark.parametrize("bad", [{"clean": 3}, {"ending": "skipped"}, {"pain": (1.0,)}])
def test_a_day_that_was_not_good_is_not_counted(bad):
    assert advised(slides(0), slides(1, **bad), slides(2)) == {}
