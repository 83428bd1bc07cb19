"""A brief attempt just before the person leaves is a part of leaving; any other is told."""

from posecheck.checking.brief import Brief
from posecheck.checking.events import Reason, Repetition, Side
from tests.checking.test_pairing import cycle

SHORT = Reason("hold-short", "held 0.2 of 3 s")


def attempt(start, end, reason=SHORT):
    done, _ = cycle(Side.BOTH, start, end)
    told = Repetition(
        start, (start + end) / 2, end, Side.BOTH, reason is None, "hip_flexion", 60.0, 20, 0.2,
        reason,
    )  # fmt: skip
    return done, told


def ends(told):
    return [repetition.end_s for _, repetition in told]


def test_what_ends_just_before_leaving_is_not_told():
    brief = Brief()
    assert brief.tell([attempt(9.2, 10.0)], 10.0, None) == []
    assert brief.tell([], 11.0, None) == []
    assert brief.tell([], 11.6, 10.1) == []
    assert brief.rest() == []


def test_what_ends_before_that_is_told_when_the_person_leaves():
    brief = Brief()
    brief.tell([attempt(9.2, 10.0)], 10.0, None)
    assert ends(brief.tell([], 11.9, 10.6)) == [10.0]


def test_who_stays_is_told_after_two_seconds():
    brief = Brief()
    brief.tell([attempt(9.2, 10.0)], 10.0, None)
    assert brief.tell([], 11.9, None) == []
    assert ends(brief.tell([], 12.1, None)) == [10.0]


def test_who_goes_on_has_stayed():
    brief = Brief()
    brief.tell([attempt(9.2, 10.0)], 10.0, None)
    assert ends(brief.tell([attempt(10.2, 11.5)], 11.5, None)) == [10.0, 11.5]


def test_what_counts_what_lasts_and_what_is_advised_against_is_told_at_once():
    discouraged = Reason("discouraged", "rather not")
    for one in (attempt(9.2, 10.0, None), attempt(8.9, 10.0), attempt(9.2, 10.0, discouraged)):
        assert Brief().tell([one], 10.0, None) == [one]
