"""A virtual display for tests of a real window."""

import os
import shutil
import subprocess
import sys

import pytest
from PIL import features

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="X displays are Linux's")
needs_xvfb = pytest.mark.skipif(
    shutil.which("Xvfb") is None or not features.check("xcb"), reason="Xvfb is not installed"
)

SCREEN = (1280, 1000)


@pytest.fixture(scope="module")
def display():
    # A number of its own: two servers that look for a free one at the same moment may share it.
    number = 100 + os.getpid() % 30000
    reading, writing = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            f":{number}",
            "-noreset",
            "-displayfd",
            str(writing),
            "-screen",
            "0",
            "x".join(map(str, (*SCREEN, 24))),
        ],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        assert answer.readline().strip() == str(number)
    yield f":{number}"
    server.terminate()
    server.wait()
