"""Pictures from an address, served by the test itself on the loopback address."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import cv2
import pytest

from posecheck.errors import InputError
from posecheck.video import open_camera
from tests.video.clips import corners, even_times, make_clip, make_sound

Answer = Callable[[BaseHTTPRequestHandler], None]


@contextmanager
def served(answer: Answer, path: str = "live") -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            try:
                answer(self)
            except ConnectionError:
                return

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/{path}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def begin_mjpeg(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
    handler.end_headers()


def send_jpeg(handler: BaseHTTPRequestHandler, size: tuple[int, int]) -> None:
    _, jpeg = cv2.imencode(".jpg", corners(*size)[:, :, ::-1])
    head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
    handler.wfile.write(head.encode() + jpeg.tobytes() + b"\r\n")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("http_proxy", raising=False)


def test_mjpeg_over_http() -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin_mjpeg(handler)
        for _ in range(30):
            send_jpeg(handler, (854, 480))

    with served(answer) as url, open_camera(url) as camera:
        frames = list(iter(camera.read, None))
    assert camera.live
    assert frames
    for frame in frames:
        assert frame.size == (854, 480)
        assert frame.image.flags.c_contiguous
        assert frame.image[8, 8, 0] > 200
        assert frame.image[8, 8, 2] < 50
    times = [frame.time for frame in frames]
    assert times[0] == 0.0
    assert times == sorted(set(times))


def test_a_picture_is_there_before_the_next_one_is_sent() -> None:
    go_on = Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin_mjpeg(handler)
        for _ in range(2):
            send_jpeg(handler, (320, 240))
        go_on.wait(10)

    with served(answer) as url, open_camera(url) as camera:
        try:
            assert camera.read() is not None
        finally:
            go_on.set()


def test_a_stream_that_stalls_is_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("posecheck.video.stream.READ_TIMEOUT_S", 0.2)
    done = Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin_mjpeg(handler)
        for _ in range(5):
            send_jpeg(handler, (320, 240))
        done.wait(10)

    with served(answer) as url, open_camera(url) as camera:
        try:
            with pytest.raises(InputError, match="stopped sending pictures"):
                list(iter(camera.read, None))
        finally:
            done.set()


def file_answer(path: Path) -> Answer:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(path.stat().st_size))
        handler.end_headers()
        handler.wfile.write(path.read_bytes())

    return answer


def test_a_clip_at_an_address_has_its_own_times(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mp4", [0.0, 0.1, 0.15], options={"movflags": "faststart"})
    with served(file_answer(path)) as url, open_camera(url) as camera:
        frames = list(iter(camera.read, None))
    times = [0.0, 0.1, 0.15]
    assert frames[-1].index == 2
    for frame in frames:
        assert frame.time == pytest.approx(times[frame.index], abs=1e-4)


def test_only_sound_at_an_address(tmp_path: Path) -> None:
    path = make_sound(tmp_path / "a.mp4")
    with served(file_answer(path)) as url, pytest.raises(InputError, match="only sound"):
        open_camera(url)


def test_nobody_there() -> None:
    with served(lambda _: None) as url:
        pass
    with pytest.raises(InputError, match="No pictures come from http://127"):
        open_camera(url)


def test_no_pictures_there(capfd: pytest.CaptureFixture[str]) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_error(404)

    with served(answer) as url, pytest.raises(InputError, match="check the address"):
        open_camera(url)
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("kind", ["redirect", "playlist"])
def test_nothing_is_contacted_but_the_address_that_was_named(tmp_path: Path, kind: str) -> None:
    asked = Event()
    clip = make_clip(tmp_path / "a.ts", even_times(5))

    def other(handler: BaseHTTPRequestHandler) -> None:
        asked.set()
        file_answer(clip)(handler)

    with served(other, "a.ts") as elsewhere:

        def answer(handler: BaseHTTPRequestHandler) -> None:
            if kind == "redirect":
                handler.send_response(302)
                handler.send_header("Location", elsewhere)
                handler.end_headers()
                return
            lines = f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{elsewhere}\n#EXT-X-ENDLIST\n"
            handler.send_response(200)
            handler.send_header("Content-Type", "application/vnd.apple.mpegurl")
            handler.end_headers()
            handler.wfile.write(lines.encode())

        with served(answer, "live.m3u8") as url, pytest.raises(InputError):
            open_camera(url)
    assert not asked.is_set()
