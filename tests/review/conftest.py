"""One session for all tests that only read it, a browser, and a server in a thread."""

import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from posecheck.review.listing import list_sessions
from posecheck.review.server import ReviewServer
from posecheck.review.site import Site
from tests.review.made import make_session


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A session's folder with a video; never written to."""
    folder = tmp_path_factory.mktemp("made") / "one"
    make_session(folder, video=True, recorded="2026-03-02T08:15:00+01:00")
    return folder


@pytest.fixture
def own(made: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(made, tmp_path / "own"))


@contextmanager
def serving(*places: Path, prescription: Path | None = None) -> Iterator[ReviewServer]:
    with ReviewServer(Site(list_sessions(places), prescription)) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Debian's Chromium, driven by Playwright."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("there is no chromium; on Debian: apt install chromium")
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as driver:
        # No sandbox: CI runs as root, and shows it nothing but its own pages.
        options = ["--no-sandbox", "--disable-dev-shm-usage"]
        running = driver.chromium.launch(executable_path=program, args=options)
        yield running
        running.close()


class Watched:
    """A page of the browser, of which every complaint and every request is kept."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.accept()))
        page.on("request", lambda request: self.requests.append(request.url))

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def open(self, address: str) -> Any:
        """Go there and wait until the script is done; the page."""
        self.page.goto(address)
        self.page.wait_for_selector("html[data-ready]")
        return self.page


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Watched]]:
    """Make a page of its own, of (width, height)."""
    contexts = []

    def open_one(size: tuple[int, int] = (1280, 900)) -> Watched:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]})
        # Not a measure of speed: a busy machine takes its time.
        context.set_default_timeout(90_000)
        contexts.append(context)
        return Watched(context.new_page())

    yield open_one
    for context in contexts:
        context.close()
