"""The whole live path: window, voice and record, under a guard that forbids a network."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.live.conftest import needs_xvfb
from tests.network_guard import guard_is_possible

ROOT = Path(__file__).resolve().parents[2]
CLIP = ROOT / "samples" / "clips" / "toe-touch-avoid-fault.mp4"
COMMAND = """
from tests.network_guard import forbid_network
forbid_network()
import sys
from posecheck.cli import main
sys.argv[0] = "posecheck"
main()
"""


def live(display: str, home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", COMMAND, "live", "toe-touch-avoid", "--model", "lite", *arguments],
        cwd=ROOT,
        env={**os.environ, "DISPLAY": display, "POSECHECK_DATA": str(home)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


@needs_xvfb
@pytest.mark.slow
@pytest.mark.skipif(not guard_is_possible(), reason="the guard needs Linux on x86-64 or arm64")
def test_nothing_leaves_and_what_is_kept_is_for_its_owner_alone(
    display: str, tmp_path: Path
) -> None:
    home, kept = tmp_path / "home", tmp_path / "kept"
    child = live(display, home, "--camera", str(CLIP), "--record", str(kept), "--private")
    assert child.returncode != -signal.SIGSYS, "something asked for a network socket"
    assert child.returncode == 0, child.stderr
    (folder,) = kept.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert (folder / "annotated.mp4").stat().st_size > 10_000
