"""What looks like a fault while somebody gets up or walks off is no warning."""

import pytest

from posecheck.checking.checker import Checker
from posecheck.checking.events import Repetition, Side, WarningRaised, WarningWithdrawn
from posecheck.checking.leaving import BACK_S, SHORTLY_S, Leaving
from posecheck.exercises.load import load_exercise
from posecheck.exercises.terms import Severity
from posecheck.measures.reading import Posture
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


@pytest.mark.parametrize(
    ("began_s", "completed", "taken_back"),
    [(7.2, False, True), (7.2, True, False), (5.0, False, False)],
)
def test_a_movement_that_ends_in_leaving_was_made_to_leave(began_s, completed, taken_back):
    leaving, warning = Leaving(), raised(7.6)
    leaving.update(7.0, True, 7.0)
    leaving.moving(9.8, began_s)
    if completed:
        leaving.completed()
    leaving.add(warning)
    assert leaving.update(10.2, True, 10.2) == []
    assert watched(leaving, 11.7, 20.0, 10.2) == ([warning] if taken_back else [])


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


@pytest.mark.parametrize("gets_up", [True, False])
def test_who_sits_up_to_get_up_has_not_sat_up_instead_of_reaching_up(gets_up):
    checker, events = Checker(load_exercise("abdominal-reach-up")), []
    for frame in range(200):
        time = frame / 20
        back = 6.0 if not gets_up else 99.0
        rise = 60.0 * min(max(0.0, time - 2.0), 1.0, max(0.0, 1.0 + back - time))
        sits = Posture.SITTING if rise > 45.0 else Posture.SUPINE
        stands = gets_up and time > 4.8
        values = {
            "near.knee_flexion": 90.0, "near.hip_flexion": 50.0, "near.hand_height": 0.9,
            "trunk_slope": rise, "neck_line": 0.0,
        }  # fmt: skip
        places = dict.fromkeys(POINTS, (0.0, 0.0))
        posture = Posture.STANDING if stands else sits
        events += checker.update(reading(time, values, places=places, posture=posture))
    raised = [e.fault for e in events if isinstance(e, WarningRaised)]
    withdrawn = [e.raised.fault for e in events if isinstance(e, WarningWithdrawn)]
    reasons = [e.reason.code for e in events if isinstance(e, Repetition) and e.reason]
    assert "sit-up" in raised
    assert (withdrawn, reasons) == ((raised, []) if gets_up else ([], ["too-far"]))
