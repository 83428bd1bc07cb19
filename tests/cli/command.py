"""Runs the command line in this process or in one of its own."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from posecheck.cli import main

RUN = "import sys; from posecheck.cli import main; sys.argv[0] = 'posecheck'; main()"


@dataclass
class Outcome:
    """Exit code, and what was printed."""

    code: int
    out: str
    err: str

    @property
    def sentence(self) -> str:
        """The one sentence on stderr."""
        assert self.err.startswith("posecheck: "), self.err
        assert self.err.count("\n") == 1, self.err
        assert self.err.endswith((".\n", "?\n"))
        assert "Traceback" not in self.err + self.out
        return self.err.removeprefix("posecheck: ").rstrip()


class Command:
    """Calls `posecheck` with arguments, here."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self._monkeypatch = monkeypatch
        self._capfd = capfd

    def __call__(self, *arguments: object) -> Outcome:
        self._monkeypatch.setattr(sys, "argv", ["posecheck", *map(str, arguments)])
        self._capfd.readouterr()
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else int(end.code is not None)
        out, err = self._capfd.readouterr()
        return Outcome(code, out, err)


def elsewhere(
    *arguments: object, folder: Path | None = None, code: str = RUN
) -> subprocess.Popen[str]:
    """Start `posecheck` in a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=folder,
    )
