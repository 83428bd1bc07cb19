"""A real window on a virtual display, with a stream on the loopback address for a camera."""

import os
import shutil
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import cv2
import numpy as np
import pytest
from PIL import Image, ImageGrab

from posecheck.overlay.palette import GROUND
from tests.live.conftest import linux, needs_xvfb

LIVE = """
import sys
from posecheck.errors import PosecheckError
from posecheck.exercises.load import load_exercise
from posecheck.live.run import run_live
try:
    print(run_live(load_exercise("wall-slide"), sys.argv[1], model="lite").how)
except PosecheckError as error:
    print(error)
    sys.exit(error.exit_code)
"""


@contextmanager
def stream():
    """A camera that shows a dark room with a bright window on the left, until told to stop."""
    room = np.full((360, 640, 3), 40, np.uint8)
    room[40:200, 40:200] = (255, 200, 120)
    jpeg = cv2.imencode(".jpg", room[:, :, ::-1])[1].tobytes()
    head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n".encode()
    stop = Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
            self.end_headers()
            try:
                while not stop.wait(0.05):
                    self.wfile.write(head + jpeg + b"\r\n")
            except ConnectionError:
                return

        def log_message(self, *_):
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/live", stop
    finally:
        stop.set()
        server.shutdown()
        thread.join()
        server.server_close()


@contextmanager
def live(source, display):
    """The live coach in a process of its own."""
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("http_proxy", None)
    if display:
        environment["DISPLAY"] = display
    with subprocess.Popen(
        [sys.executable, "-c", LIVE, source],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def result(process):
    """What it printed, what it complained about, and its exit code."""
    return (*process.communicate(timeout=60), process.returncode)


def screenshot(display, process, seen, patience_s=20.0):
    """The first picture of the screen of which `seen` is true, and whether there was one."""
    end = time.monotonic() + patience_s
    while time.monotonic() < end and process.poll() is None:
        shot = np.asarray(ImageGrab.grab(xdisplay=display).convert("RGB"))
        if seen(shot):
            return shot, True
        time.sleep(0.1)
    return shot, False


@contextmanager
def shown(url, display):
    """The live coach with its window on the screen, and a picture of that.

    Begun anew up to twice: with no window manager about, a window was now and then never drawn
    (twice in some hundred openings, under load) when it went full screen at its very opening.
    """
    misses = []
    for _ in range(3):
        with live(url, display) as process:
            shot, there = screenshot(display, process, shows_panel)
            if there:
                yield process, shot
                return
            drawn = np.argwhere(shot.any(axis=2))
            misses.append((process.poll(), len(drawn), drawn.max(0, initial=0).tolist()))
    raise AssertionError(f"the window never looked as it should: {misses}")


def shows_panel(shot):
    return np.count_nonzero((np.abs(shot.astype(int) - GROUND) < 4).all(axis=2)) > 5000


@linux
@needs_xvfb
def test_a_stream_is_seen_mirrored_in_a_window_and_ends_with_the_stream(display, tmp_path):
    with stream() as (url, stop), shown(url, display) as (process, shot):
        stop.set()
        output, errors, code = result(process)
    Image.fromarray(shot).save(tmp_path / "window.png")
    bright = np.argwhere((shot > (200, 150, 80)).all(axis=2) & (shot < (256, 230, 160)).all(axis=2))
    room = np.argwhere((np.abs(shot.astype(int) - 40) < 2).all(axis=2))[:, 1]
    assert bright[:, 1].mean() > room.min() + 0.6 * (room.max() - room.min())
    assert (output, errors, code) == ("source-ended\n", "", 0)


@linux
@needs_xvfb
@pytest.mark.skipif(shutil.which("xdotool") is None, reason="xdotool is not installed")
def test_q_closes_the_window(display):
    press = ["xdotool", "search", "--name", "posecheck", "windowfocus", "key", "q"]
    with stream() as (url, _stop), shown(url, display) as (process, _):
        subprocess.run(press, env={**os.environ, "DISPLAY": display}, check=True, timeout=20)
        assert result(process) == ("quit\n", "", 0)


@linux
@needs_xvfb
def test_ctrl_c_is_a_clean_end(display):
    with stream() as (url, _stop), shown(url, display) as (process, _):
        process.send_signal(signal.SIGINT)
        assert result(process) == ("interrupted\n", "", 0)


def test_opencv_is_loaded_before_pyav():
    # The other way round the first window never opens, without a word.
    code = "import sys, posecheck.live.run; names = list(sys.modules)"
    code += "; assert names.index('cv2') < names.index('av')"
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@linux
@pytest.mark.parametrize("where", [None, ":4711"])
def test_without_a_display_there_is_one_sentence(where, tmp_path):
    with live(str(tmp_path / "never-opened.mp4"), where) as process:
        output, errors, code = result(process)
    assert output.startswith("There is no display to open a window on")
    assert output.count("\n") == 1
    assert (errors, code) == ("", 1)
