"""The report: opens from disk, says the same as the session, escapes everything."""

import re
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from posecheck.review.curve import Curve, thinned
from posecheck.review.events import happenings
from posecheck.review.page import report_page
from posecheck.review.page.elements import element, to_html
from posecheck.review.page.tables import not_seen
from posecheck.session import End, Session
from posecheck.session.model import Why
from posecheck.session.words import clock, count_words, repetition_words
from tests.session.test_files import open_folder, steps

EVIL = '<script>alert("1")</script> & co'


class Page(HTMLParser):
    """Collects tags with their attributes, and complains of what is not closed."""

    VOID = frozenset({"meta", "br", "input"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("session")
    with open_folder(path) as record:
        for step in steps(380):
            record.add(step)
        record.finish(End(reason="complete"))
    return path


@pytest.fixture
def session(folder: Path) -> Session:
    return Session.model_validate_json((folder / "session.json").read_text(encoding="utf-8"))


def test_the_page_is_well_formed_and_asks_the_network_for_nothing(
    folder: Path, session: Session
) -> None:
    text = report_page(folder, session)
    page = Page(text)
    assert page.open == []
    assert not re.search(r"https?://|//[a-z]", re.sub(r"http-equiv", "", text))
    assert not page.all("link")
    assert "not a medical device" in text


def test_counts_and_reasons_are_in_words(folder: Path, session: Session) -> None:
    text = report_page(folder, session)
    assert "2 repetitions counted, 1 not counted." in text
    assert "30 of 45 degrees" in text


def test_without_a_video_the_page_has_none(folder: Path, session: Session) -> None:
    assert not Page(report_page(folder, session)).all("video")


def test_every_repetition_and_warning_can_be_chosen(folder: Path, session: Session) -> None:
    (folder / "annotated.mp4").touch()
    try:
        page = Page(report_page(folder, session))
    finally:
        (folder / "annotated.mp4").unlink()
    assert page.all("video")[0]["src"] == "annotated.mp4"
    chosen = {button.get("data-choose") for button in page.all("button")} - {None}
    assert chosen == {event.id for event in happenings(session) if event.judged}


def test_text_from_outside_is_escaped(folder: Path, session: Session) -> None:
    first = session.repetitions[0].model_copy(update={"reason": Why(code="x", text=EVIL)})
    evil = session.model_copy(
        update={
            "exercise_name": EVIL,
            "repetitions": (first,),
            "cannot_see": (EVIL,),
            "end": End(reason="failed", text=EVIL),
            "video": session.video.model_copy(update={"file": EVIL}),
        }
    )
    text = report_page(folder, evil)
    assert "<script>alert" not in text
    # Two of them are data, which no browser runs.
    kinds = [script.get("type") for script in Page(text).all("script")]
    assert kinds == ["application/json", "text/plain", None]


def test_an_empty_session_gives_a_page_too(tmp_path: Path) -> None:
    with open_folder(tmp_path) as record:
        record.finish(End(reason="failed", text="Nothing came."))
    text = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "Nothing came." in text
    assert "There was no repetition." in text


def test_text_and_elements_keep_their_order() -> None:
    node = element("p", "a", element("b", "x<y"), "c", None, class_="k", data_seconds=1.50)
    assert to_html(node) == '<p class="k" data-seconds="1.5">a<b>x&lt;y</b>c</p>'


def test_a_thinned_curve_keeps_its_peaks_and_gaps() -> None:
    times = np.arange(10_000) / 30
    values = np.sin(times)
    values[4321], values[6000:7000] = 9.0, np.nan
    curve = thinned(Curve(times, values), most=400)
    assert len(curve.times) <= 400
    assert np.nanmax(curve.values) == 9.0
    assert len(curve.pieces) == 2
    assert (np.diff(curve.times) > 0).all()


@pytest.mark.parametrize(
    ("seconds", "text"), [(0, "0:00.0"), (59.96, "1:00.0"), (72.34, "1:12.3"), (600, "10:00.0")]
)
def test_clock(seconds: float, text: str) -> None:
    assert clock(seconds) == text


def test_a_hold_that_was_too_short_is_told_once(session: Session) -> None:
    why = Why(code="hold-short", text="held 1.9 of 3 s")
    entry = session.repetitions[0].model_copy(update={"reason": why, "hold_s": 1.9})
    assert repetition_words(entry) == "knee bend 46.0°, held 1.9 of 3 s"
    roughly = entry.model_copy(update={"counted": True, "reason": None, "hold_sure": False})
    assert repetition_words(roughly) == "knee bend 46.0°, held about 1.9 s"


def test_what_was_seen_badly_is_not_called_seen(session: Session) -> None:
    counts = session.counts.model_copy(update={"followed": 0.514})
    badly = session.model_copy(update={"counts": counts, "not_seen": ()})
    assert "Everything" not in to_html(not_seen(badly))
    assert "in only 51% of the movement" in to_html(not_seen(badly))


def test_sides_are_told_where_they_count(session: Session) -> None:
    counts = session.counts.model_copy(update={"left": 1, "right": 1})
    sided = session.model_copy(update={"counts": counts})
    assert count_words(sided) == "2 repetitions counted (1 left, 1 right), 1 not counted."
