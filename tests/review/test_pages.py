"""The pages around the review page say what the sessions say, in the order of time."""

from pathlib import Path

import pytest

from posecheck.review.compare import cycles, means
from posecheck.review.listing import Listed, list_sessions
from posecheck.review.pages import by_exercise, list_page, weeks_page
from posecheck.review.weeks import weeks_drawing
from tests.review.made import make_session
from tests.review.test_page import Page

EVIL = "<script>alert(1)<"


@pytest.fixture
def weeks(tmp_path: Path) -> list[Listed]:
    # The same hour a week apart, with the clock change between, and one without a date.
    for name, when in (
        ("b", "2026-03-30T07:30:00+02:00"),
        ("a", "2026-03-23T07:30:00+01:00"),
        ("none", None),
        (EVIL, "2026-03-30T06:45:00+01:00"),
    ):
        make_session(tmp_path / name, recorded=when, count=150)
    return list(list_sessions([tmp_path]).sessions)


def test_sessions_come_in_the_order_in_which_they_were_filmed(weeks: list[Listed]) -> None:
    [(name, listed)] = by_exercise(weeks)
    assert name == "Wall slide to 45 degrees"
    assert [one.name for one in listed] == ["none", "a", "b", EVIL]


def test_weeks_are_drawn_where_there_is_more_than_one(weeks: list[Listed]) -> None:
    [(_, listed)] = by_exercise(weeks)
    found = [means(one.session, cycles(one.folder, one.session)) for one in listed]
    drawn = weeks_drawing(listed, found)
    assert drawn is not None
    places = [float(dot.get("cx", "")) for dot in drawn.iter("circle")]
    assert places == sorted(places)
    assert len(places) == 3
    assert weeks_drawing(listed[:2], found[:2]) is None


def test_names_stay_words_on_every_page(weeks: list[Listed], tmp_path: Path) -> None:
    for text in (list_page(list_sessions([tmp_path])), weeks_page(weeks, home=None)):
        assert EVIL not in text
        assert "&lt;script&gt;alert(1)&lt;" in text
        assert Page(text).open == []
