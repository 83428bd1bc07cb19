"""The review page in a real browser: to the frame, by keyboard, kept, and nothing leaves it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from posecheck.review.events import happenings
from posecheck.review.judgements import parse_review, read_review
from posecheck.session.model import read_session
from posecheck.session.place import REPORT
from tests.review.conftest import Watched, serving
from tests.review.made import BITS, FIELD, FRAMES, make_session, times

OpenPage = Callable[..., Watched]

# The number in the picture that the video shows at this moment.
SHOWN = f"""() => {{
  const video = document.querySelector("video");
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
  const pen = canvas.getContext("2d", {{ willReadFrequently: true }});
  pen.drawImage(video, 0, 0);
  let number = 0;
  for (let bit = 0; bit < {BITS}; bit++) {{
    const [light] = pen.getImageData(bit * {FIELD} + {FIELD} / 2, canvas.height / 2, 1, 1).data;
    if (light > 127) number |= 1 << bit;
  }}
  return number;
}}"""
SETTLED = f"(number) => !document.querySelector('video').seeking && ({SHOWN})() === number"


def shows(page: Any, frame: int) -> None:
    """The video comes to show this very frame, and the page says so."""
    page.wait_for_function(SETTLED, arg=frame)
    page.wait_for_function(
        "(n) => document.getElementById('now').textContent.endsWith(`frame ${n}`)", arg=frame
    )


@pytest.fixture
def page(own: Path, open_page: OpenPage) -> Any:
    with serving(own) as server:
        watched = open_page()
        yield watched.open(server.address)
        assert watched.complaints == []
        assert {r for r in watched.requests if not r.startswith(("blob:", server.address))} == set()


def test_the_first_thing_worth_a_look_is_shown_at_once(own: Path, page: Any) -> None:
    attempt = next(r for r in read_session(own / "session.json").repetitions if not r.counted)
    shows(page, attempt.peak_frame)
    assert "30 of 45 degrees" in page.inner_text("#card-title")


def test_every_event_is_sought_to_its_frame(own: Path, page: Any) -> None:
    session = read_session(own / "session.json")
    events = happenings(session)
    assert len(events) >= 5
    moments = times()
    for event in events:
        page.click(f'.bar[data-event="{event.id}"]')
        shows(page, int(abs(moments - event.at_s).argmin()))
        if event.frame is not None:
            assert abs(int(abs(moments - event.at_s).argmin()) - event.frame) <= 1


def test_a_step_is_one_frame_however_far_apart_frames_are(page: Any) -> None:
    page.keyboard.press("Shift+Home")
    shows(page, 0)
    for frame in range(1, 12):
        page.keyboard.press("ArrowRight")
        shows(page, frame)
    for _ in range(3):
        page.keyboard.press("ArrowLeft")
    shows(page, 8)
    page.keyboard.press("Shift+End")
    shows(page, FRAMES - 1)


def test_it_plays_slowly_and_stops(page: Any) -> None:
    page.keyboard.press("Shift+Home")
    page.keyboard.press(",")
    assert page.evaluate("document.querySelector('video').playbackRate") == 0.5
    page.keyboard.press(" ")
    page.wait_for_function("() => document.querySelector('video').currentTime > 0.5")
    assert page.inner_text("#play") == "Pause"
    page.keyboard.press("k")
    page.wait_for_function("() => document.getElementById('play').textContent === 'Play'")
    # What is said is what is shown.
    said = int(page.inner_text("#now").split()[-1])
    shows(page, said)


def test_judgements_and_notes_survive_a_reload(own: Path, page: Any) -> None:
    page.keyboard.press("d")
    page.fill("#card-remark", "deep enough for her")
    page.keyboard.press("Tab")
    page.click("#note-start")
    page.click("#note-draw")
    box = page.locator("#drawn").bounding_box()
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 40)
    page.mouse.up()
    page.fill("#note-text", "d a n <b>look</b> here")
    page.click("#note-form button[type=submit]")
    page.click("text=Counts and what was missed")
    page.fill("#counts input", "3")
    page.select_option("#missed-what", "heels-up")
    page.click("#missed-add")
    page.wait_for_function("() => document.getElementById('kept').textContent.startsWith('Saved')")
    review = read_review(own)
    assert review is not None
    assert [(v.verdict, v.comment) for v in review.verdicts] == [
        ("disagree", "deep enough for her")
    ]
    assert review.notes[0].text == "d a n <b>look</b> here"
    assert len(review.notes[0].strokes[0]) >= 2
    assert review.counts is not None
    assert review.counts.reps == 3
    assert review.missed[0].what == "heels-up"

    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert "<b>look</b>" in page.inner_text("#note-list")
    assert "not agreed" in page.inner_text("table")
    assert page.get_attribute('[data-verdict="disagree"]', "aria-pressed") == "true"


def test_the_arrows_go_along_a_lane(page: Any) -> None:
    bars = page.locator(".lane").first.locator(".bar")
    bars.first.focus()
    page.keyboard.press("ArrowRight")
    assert bars.nth(1).evaluate("bar => bar === document.activeElement")
    page.keyboard.press("Enter")
    assert bars.nth(1).get_attribute("aria-pressed") == "true"


def test_zooming_keeps_bars_and_playhead_together(page: Any) -> None:
    bar = page.locator(".bar.counted").first
    bar.click()
    for _ in range(4):
        page.keyboard.press("+")
    bar.click()
    start, head = (page.locator(s).bounding_box() for s in (".bar.counted.chosen", "#playhead"))
    assert start["x"] <= head["x"] <= start["x"] + start["width"]
    page.keyboard.press("0")
    assert page.evaluate("document.getElementById('scroller').scrollWidth") == pytest.approx(
        page.evaluate("document.getElementById('scroller').clientWidth"), abs=1
    )


def test_a_prescription_is_tried_and_written(own: Path, page: Any) -> None:
    page.click("summary:text('Prescribe')")
    page.fill("[name=hold_s]", "1.5")
    page.fill("[name=ideal]", "30")
    page.fill("[name=target_from]", "20")
    page.fill("[name=target_to]", "50")
    page.click("text=Try it on this recording")
    page.wait_for_selector("text=3 repetitions counted")
    assert not (own / "prescription.toml").exists()
    page.click("text=Write prescription.toml")
    page.wait_for_selector("text=Written to prescription.toml")
    assert "ideal = 30" in (own / "prescription.toml").read_text()


def test_from_disk_it_needs_nothing_and_saves_a_file(
    own: Path, open_page: OpenPage, tmp_path: Path
) -> None:
    watched = open_page()
    page = watched.open((own / REPORT).as_uri())
    page.wait_for_function("() => document.querySelector('video').readyState >= 2")
    page.keyboard.press("a")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.get_attribute('[data-verdict="agree"]', "aria-pressed") == "true"
    with page.expect_download() as waiting:
        page.click("#save-file")
    waiting.value.save_as(tmp_path / "review.json")
    review = parse_review((tmp_path / "review.json").read_bytes())
    assert review.verdicts[0].verdict == "agree"
    files = {(own / REPORT).as_uri(), (own / "annotated.mp4").as_uri()}
    assert {r for r in watched.requests if not r.startswith("blob:")} == files
    assert watched.complaints == []


def test_words_from_outside_stay_words(tmp_path: Path, open_page: OpenPage) -> None:
    make_session(tmp_path / "evil", name="</script><img src=x onerror=alert(1)>.mp4", count=120)
    watched = open_page()
    page = watched.open((tmp_path / "evil" / REPORT).as_uri())
    assert "<img src=x" in page.inner_text(".source")
    assert watched.complaints == []


@pytest.mark.parametrize("size", [(1280, 900), (390, 844)])
def test_nothing_is_cut_off_and_all_has_a_name_and_contrast(
    own: Path, open_page: OpenPage, size: tuple[int, int]
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_page(size).open((own / REPORT).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = axe.run(page).response["violations"]
    assert [(one["id"], [n["html"] for n in one["nodes"]]) for one in found] == []


@pytest.mark.parametrize("width", [1280, 703])
def test_it_prints_on_one_page_without_the_desk(own: Path, open_page: OpenPage, width: int) -> None:
    page = open_page((width, 900)).open((own / REPORT).as_uri())
    page.emulate_media(media="print")
    assert not page.locator("#desk").is_visible()
    assert page.locator(".paper").is_visible()
    assert page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n") == 1


def test_without_a_script_everything_is_said(own: Path, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((own / REPORT).as_uri())
    assert page.locator("svg").is_visible()
    assert page.locator("table").first.is_visible()
    assert not page.locator("#timeline").is_visible()
    context.close()


def test_the_list_leads_to_a_session_and_back(tmp_path: Path, open_page: OpenPage) -> None:
    make_session(tmp_path / "early", recorded="2026-01-05T08:00:00+01:00", count=200)
    make_session(tmp_path / "late", recorded="2026-02-05T08:00:00+01:00")
    watched = open_page()
    with serving(tmp_path) as server:
        page = watched.page
        page.goto(server.address)
        page.click("text=late")
        page.wait_for_selector("html[data-ready]")
        page.click("text=All sessions")
        for box in page.locator("input[type=checkbox]").all():
            box.check()
        page.click("text=Compare the two")
        heads = page.locator("th").all_inner_texts()
        assert heads[1:4] == ["early", "late", "Change"]
        page.click("text=All sessions")
        page.click("text=Each exercise over time")
        assert page.locator("td:text('early')").is_visible()
    assert watched.complaints == []


def test_packed_numbers_are_the_same_in_the_browser(own: Path, open_page: OpenPage) -> None:
    page = open_page().open((own / REPORT).as_uri())
    data = json.loads(page.evaluate("document.getElementById('data').textContent"))
    assert data["layout"]["frames"] == FRAMES
    page.keyboard.press("Shift+Home")
    value = page.locator(".curve-name .value").first
    for index in (0, 100):
        page.evaluate(
            "(n) => { const p = document.getElementById('position'); p.value = n;"
            " p.dispatchEvent(new Event('input')); }",
            index,
        )
        expected = {0: 5, 100: 46}[index]
        page.wait_for_timeout(100)
        assert abs(int(value.inner_text().rstrip("°")) - expected) <= 1


def test_two_clips_play_the_same_repetition_together(tmp_path: Path, open_page: OpenPage) -> None:
    make_session(tmp_path / "early", video=True, recorded="2026-01-05T08:00:00+01:00")
    make_session(tmp_path / "late", video=True, recorded="2026-02-05T08:00:00+01:00")
    second = read_session(tmp_path / "late" / "session.json").repetitions[1]
    watched = open_page()
    with serving(tmp_path) as server:
        page = watched.page
        page.goto(f"{server.address}compare?s=0&s=1")
        page.select_option("#rate", "0.25")
        page.click("text=play 2")
        page.wait_for_function(
            "(start) => [...document.querySelectorAll('video')]"
            ".every((video) => video.currentTime > start + 0.2 && video.currentTime < start + 5)",
            arg=second.start_s,
        )
        page.click("text=Pause both")
        page.wait_for_selector("text=Play both")
    assert watched.complaints == []


def test_a_session_without_anything_in_it_opens_all_the_same(
    tmp_path: Path, open_page: OpenPage
) -> None:
    make_session(tmp_path, count=0)
    watched = open_page()
    page = watched.open((tmp_path / REPORT).as_uri())
    page.keyboard.press("ArrowRight")
    assert "There was no repetition." in page.inner_text("main")
    assert watched.complaints == []


def test_without_a_video_time_can_be_gone_through_all_the_same(
    tmp_path: Path, open_page: OpenPage
) -> None:
    make_session(tmp_path)
    watched = open_page()
    page = watched.open((tmp_path / REPORT).as_uri())
    page.keyboard.press("Shift+Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press(" ")
    assert page.inner_text("#now").split() == ["0:00.04", "frame", "1"]
    assert not page.locator(".picture").is_visible()
    assert watched.complaints == []
