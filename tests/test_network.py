"""Nothing that watches people at home may phone anywhere.

Later releases of the pose library report its use to a remote host, when a landmarker is closed or
a minute after it was made. A child process uses one and waits, under a guard that ends it at the
first attempt.
"""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.network_guard import PYTHON_ATTEMPT, guard_is_possible

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 75

pytestmark = pytest.mark.skipif(
    not guard_is_possible(), reason="the guard needs Linux on x86-64 or arm64"
)

LOOKUP_IN_PYTHON = """
from tests.network_guard import forbid_network
forbid_network()
import socket
socket.getaddrinfo("posecheck.invalid", 443)
"""

LOOKUP_IN_C = """
from tests.network_guard import forbid_network
forbid_network()
import ctypes, threading
lookup = ctypes.CDLL(None).getaddrinfo
found = ctypes.byref(ctypes.c_void_p())
thread = threading.Thread(target=lookup, args=(b"posecheck.invalid", b"443", None, found))
thread.start()
thread.join()
"""

LOCAL_SOCKETS = """
from tests.network_guard import forbid_network
forbid_network()
import socket
socket.socketpair()
socket.socket(socket.AF_UNIX).close()
"""

# One landmarker that has been closed and one that is open and at work while time passes.
LANDMARKER = f"""
from tests.network_guard import forbid_network
forbid_network()
import time
import numpy as np
from posecheck.frame import Frame
from posecheck.pose.landmarker import PoseLandmarker

picture = np.random.default_rng(0).integers(0, 256, (360, 640, 3), dtype=np.uint8)
with PoseLandmarker("lite", with_mask=True) as landmarker:
    for index in range(10):
        landmarker.detect(Frame(picture, index / 25, index))
with PoseLandmarker("lite") as landmarker:
    for second in range({SECONDS}):
        landmarker.detect(Frame(picture, float(second), second))
        time.sleep(1.0)
print("never reached out")
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS + 60,
    )


def test_the_guard_catches_a_lookup_in_python() -> None:
    child = run(LOOKUP_IN_PYTHON)
    assert child.returncode == PYTHON_ATTEMPT
    assert "socket.getaddrinfo" in child.stderr


def test_the_guard_catches_a_lookup_in_another_thread_outside_python() -> None:
    assert run(LOOKUP_IN_C).returncode == -signal.SIGSYS


def test_the_guard_lets_local_sockets_be() -> None:
    assert run(LOCAL_SOCKETS).returncode == 0


@pytest.mark.slow
def test_a_landmarker_never_reaches_for_a_network() -> None:
    child = run(LANDMARKER)
    assert child.returncode != -signal.SIGSYS, "the pose library asked for a network socket"
    assert child.returncode == 0, child.stderr
    assert child.stdout == "never reached out\n"
    assert child.stderr == ""
