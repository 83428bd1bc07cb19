"""What looks like a fault while somebody gets up or walks off is no warning."""

import pytest

from posecheck.checking.checker import Checker
from posecheck.checking.events import Side, WarningRaised, WarningWithdrawn
from posecheck.checking.leaving import BACK_S, SHORTLY_S, Leaving
from posecheck.exercises.load import load_exercise
from posecheck.exercises.terms import Severity
from tests.checking.readings import POINTS, reading


def raised(since_s: float) -> WarningRaised:
    return WarningRaised(
        "chest-lifts", Severity.INFO, since_s, since_s + 0.7, Side.RIGHT, "trunk_slope",
        14.0, 10.0, "Chest rests down", "Let your chest rest.", "change",
    )  # fmt: skip


def watched(leaving: Leaving, start_s: float, end_s: float, last_right_s: float | None = None):
    """What is taken back over a time in which the person is away."""
    taken = []
    for step in range(round((end_s - start_s) * 10) + 1):
        time = start_s + step / 10
        taken += leaving.update(time, False, time if last_right_s is None else last_right_s)
    return [event.raised for event in taken]


def test_what_began_as_the_person_left_is_taken_back():
    leaving, warning = Leaving(), raised(10.0)
    assert leaving.update(9.9, True, 9.9) == []
    leaving.add(warning)
    assert leaving.update(10.2, True, 10.2) == []
    assert watched(leaving, 11.7, 11.7 + BACK_S, 10.2) == []
    assert watched(leaving, 11.8 + BACK_S, 20.0, 10.2) == [warning]


def test_what_began_well_before_stands():
    leaving = Leaving()
    leaving.update(0.0, True, 0.0)
    leaving.add(raised(5.0))
    assert watched(leaving, 8.0, 14.0, 5.0 + SHORTLY_S + 0.1) == []


def test_who_comes_back_at_once_had_not_left():
    leaving = Leaving()
    leaving.update(9.9, True, 9.9)
    leaving.add(raised(10.0))
    assert watched(leaving, 11.7, 12.5, 10.2) == []
    assert watched(leaving, 12.6, 18.0) == []


def test_nothing_is_taken_back_from_who_stays():
    leaving = Leaving()
    leaving.add(raised(5.0))
    assert [leaving.update(5.0 + i, True, 5.0 + i) for i in range(4)] == [[]] * 4


def test_at_the_end_of_the_clip_it_is_not_waited_for():
    leaving, warning = Leaving(), raised(10.0)
    leaving.update(9.9, True, 9.9)
    leaving.add(warning)
    assert leaving.update(11.0, False, 10.2) == []
    assert [event.raised for event in leaving.finish()] == [warning]


@pytest.mark.parametrize(("walks_s", "taken_back"), [(1.6, True), (0.5, False)])
def test_who_walks_off_upright_has_left_too(walks_s, taken_back):
    """Knees that bend deep as they turn to go; a single step belongs to the exercise."""
    checker, events = Checker(load_exercise("wall-slide")), []
    for frame in range(160):
        time = frame / 20
        going = min(max(0.0, time - 3.8), walks_s)
        values = {"near.knee_flexion": 80.0 if 3.0 < time < 4.2 else 5.0, "trunk_lean": 0.0}
        places = dict.fromkeys(POINTS, (100.0 * going, 0.0))
        events += checker.update(reading(time, values, places=places))
    raised = [e.fault for e in events if isinstance(e, WarningRaised)]
    withdrawn = [e.raised.fault for e in events if isinstance(e, WarningWithdrawn)]
    assert raised == ["too-deep"]
    assert withdrawn == (["too-deep"] if taken_back else [])
