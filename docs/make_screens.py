"""Photograph the review page for docs/review.md: on a desk, on a phone, on paper, and the list.

    python docs/make_screens.py

Shows sessions of the rendered samples. Needs Debian's Chromium and the dev extra.
"""

import shutil
import sys
import tempfile
import threading
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from posecheck.analyze import analyze_clip
from posecheck.exercises.load import load_exercise
from posecheck.review.listing import list_sessions
from posecheck.review.server import ReviewServer
from posecheck.review.site import Site

FOLDER = Path(__file__).with_name("images")
CLIPS = Path(__file__).resolve().parent.parent / "samples" / "clips"
SHOWN = {
    "wall-slide-fault": "wall-slide",
    "wall-slide-right": "wall-slide",
    "all-fours-leg-lift-fault": "all-fours-leg-lift",
    "bridge-right": "bridge",
}
DESK, PHONE, PAPER = (1360, 1010), (390, 844), (703, 1000)
COLOURS = 256


def main() -> None:
    """Analyse the clips, serve them, and photograph the pages."""
    program = shutil.which("chromium")
    if program is None:
        sys.exit("There is no chromium; on Debian: apt install chromium")
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as driver:
        for clip, exercise in SHOWN.items():
            analyze_clip(CLIPS / f"{clip}.mp4", load_exercise(exercise), Path(scratch))
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        with ReviewServer(Site(list_sessions([Path(scratch)]))) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            photograph(browser, server.address)
            server.shutdown()
        browser.close()


def photograph(browser: Any, address: str) -> None:
    """All pictures, of the session that needs a look most."""
    page = browser.new_page(viewport={"width": DESK[0], "height": DESK[1]})
    page.set_default_timeout(180_000)
    page.goto(address)
    keep(page, "review-list")
    page.click("text=wall-slide-fault")
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(1000)
    page.evaluate("scrollTo(0, 0)")
    keep(page, "review-desk")
    page.click("text=All sessions")
    for name in ("wall-slide-fault", "wall-slide-right"):
        page.check(f"[aria-label='Compare {name}']")
    page.click("text=Compare the two")
    page.click("text=play 3")
    page.wait_for_timeout(2500)
    page.click("text=Pause both")
    page.evaluate("scrollTo(0, 0)")
    keep(page, "review-compare")
    page.go_back()
    page.click("text=wall-slide-fault")
    page.wait_for_selector("html[data-ready]")
    page.wait_for_timeout(1000)
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.wait_for_timeout(500)
    page.evaluate("scrollTo(0, 700)")
    page.wait_for_timeout(500)
    keep(page, "review-phone")
    page.set_viewport_size({"width": PAPER[0], "height": PAPER[1]})
    page.emulate_media(media="print")
    page.wait_for_timeout(500)
    page.evaluate("scrollTo(0, 0)")
    page.wait_for_timeout(500)
    keep(page, "review-paper")


def keep(page: Any, name: str) -> None:
    """Save what is seen, with few colours, which is a third of the bytes."""
    file = FOLDER / f"{name}.png"
    page.screenshot(path=str(file))
    with Image.open(file) as image:
        small = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(file, optimize=True)
    print(file)


if __name__ == "__main__":
    main()
