"""The usual length of a limb: a median of what comes and goes."""

from posecheck.pose.plausibility import RunningMedian


def test_is_the_lower_of_the_two_in_the_middle() -> None:
    median = RunningMedian()
    assert median.value is None
    for number in (5.0, 1.0, 3.0):
        median.add(number)
    assert median.value == 3.0
    median.add(4.0)
    assert median.value == 3.0


def test_forgets_what_is_removed_and_keeps_its_equals() -> None:
    median = RunningMedian()
    for number in (2.0, 2.0, 7.0):
        median.add(number)
    median.remove(2.0)
    assert median.value == 2.0
    median.remove(2.0)
    assert median.value == 7.0
    median.remove(7.0)
    assert median.value is None
