from functools import partial

import pytest

import posecheck.analyze
from posecheck.analyze import analyze_clip
from tests.cli.command import Command
from tests.session.puppet import nobody, puppet


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Command:
    return Command(monkeypatch, capfd)


@pytest.fixture(autouse=True)
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    """No command opens a window on the desktop of whoever runs the tests."""
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def with_puppet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person of sticks in every clip, and no network to wait for."""
    monkeypatch.setattr(posecheck.analyze, "analyze_clip", partial(analyze_clip, open_poses=puppet))


@pytest.fixture
def with_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posecheck.analyze, "analyze_clip", partial(analyze_clip, open_poses=nobody))
