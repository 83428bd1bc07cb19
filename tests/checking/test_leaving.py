"""What looks like a fault while somebody gets up or walks off is no warning."""

from posecheck.checking.events import Side, WarningRaised
from posecheck.checking.leaving import SHORTLY_S, Leaving
from posecheck.exercises.terms import Severity


def raised(since_s: float) -> WarningRaised:
    return WarningRaised(
        "chest-lifts", Severity.INFO, since_s, since_s + 0.7, Side.RIGHT, "trunk_slope",
        14.0, 10.0, "Chest rests down", "Let your chest rest.", "change",
    )  # fmt: skip


def test_what_began_as_the_person_left_is_taken_back():
    leaving, warning = Leaving(), raised(10.0)
    assert leaving.update(True, 9.9) == []
    leaving.add(warning)
    assert leaving.update(True, 10.2) == []
    assert [event.raised for event in leaving.update(False, 10.2)] == [warning]
    assert leaving.update(False, 10.2) == []


def test_what_began_well_before_stands():
    leaving = Leaving()
    leaving.update(True, 0.0)
    leaving.add(raised(5.0))
    assert leaving.update(False, 5.0 + SHORTLY_S + 0.1) == []


def test_nothing_is_taken_back_from_who_stays():
    leaving = Leaving()
    leaving.add(raised(5.0))
    assert [leaving.update(True, 5.0 + i) for i in range(4)] == [[]] * 4
