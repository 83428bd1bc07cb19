"""A live source gives its newest picture, and makes up for one stall of its reader."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Event

import numpy as np
import pytest

from posecheck.errors import InputError
from posecheck.video import Camera, open_camera
from posecheck.video.source import LOST, Picture
from tests.video.clips import corners, even_times, make_clip


class HandFed:
    """A source whose pictures the test puts in; each has its number for a colour."""

    def __init__(self, eager: bool = True) -> None:
        self.eager = eager
        self.closed = Event()
        self._pictures: Queue[Picture | InputError | None] = Queue()
        self._count = 0

    def feed(self, count: int) -> None:
        """Put pictures in and wait until the camera has fetched them all."""
        for _ in range(count):
            to_rgb = partial(np.full, (2, 2, 3), self._count, np.uint8)
            self._pictures.put(Picture(to_rgb, captured_at=100.0 + self._count))
            self._count += 1
        self._pictures.join()

    def end(self, error: InputError | None = None) -> None:
        self._pictures.put(error)

    def grab(self, stop: Event) -> Picture | None:
        # Asked for the next, so the one before has been stored.
        if self._pictures.unfinished_tasks and self._taken:
            self._pictures.task_done()
        self._taken = False
        while not stop.is_set():
            try:
                picture = self._pictures.get(timeout=0.01)
            except Empty:
                continue
            self._taken = True
            if isinstance(picture, InputError):
                raise picture
            return picture
        return None

    def close(self) -> None:
        self.closed.set()

    _taken = False


@pytest.fixture
def source() -> HandFed:
    return HandFed()


@pytest.fixture
def camera(source: HandFed) -> Iterator[Camera]:
    with Camera(source) as camera:
        yield camera


def test_a_slow_reader_gets_the_newest_and_never_a_queue(source: HandFed, camera: Camera) -> None:
    source.feed(3)
    first = camera.read()
    source.feed(5)
    second = camera.read()
    assert first is not None
    assert second is not None
    assert (first.image[0, 0, 0], second.image[0, 0, 0]) == (2, 7)
    assert (first.index, second.index) == (0, 5)
    assert (first.time, second.time) == (0.0, 5.0)
    assert camera.skipped == 4


def shades(camera: Camera, count: int) -> list[int]:
    """The colours of the next pictures, each of which is its number."""
    frames = [camera.read() for _ in range(count)]
    return [int(frame.image[0, 0, 0]) for frame in frames if frame is not None]


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The camera's own clock, to be set by the test; it begins at 50 seconds."""
    now = [50.0]
    monkeypatch.setattr("posecheck.video.camera.time.monotonic", lambda: now[0])
    return now


def keep_pace(source: HandFed, camera: Camera, clock: list[float]) -> None:
    """Read the first picture as it comes, and be behind by none for two seconds."""
    source.feed(1)
    assert shades(camera, 1) == [0]
    clock[0] += 2.0


def test_a_reader_that_stalls_for_once_misses_nothing(
    source: HandFed, camera: Camera, clock: list[float]
) -> None:
    keep_pace(source, camera, clock)
    source.feed(3)
    assert shades(camera, 1) == [1]
    clock[0] += 0.03
    source.feed(1)
    assert shades(camera, 3) == [2, 3, 4]
    assert camera.skipped == 0


def test_a_reader_that_does_not_make_up_for_it_soon_is_given_the_newest(
    source: HandFed, camera: Camera, clock: list[float]
) -> None:
    keep_pace(source, camera, clock)
    source.feed(2)
    assert shades(camera, 1) == [1]
    clock[0] += 0.5
    source.feed(1)
    assert shades(camera, 1) == [3]
    # Nor is one that is behind again soon.
    clock[0] += 0.9
    source.feed(2)
    assert shades(camera, 1) == [5]
    assert camera.skipped == 2
    clock[0] += 1.1
    source.feed(2)
    assert shades(camera, 2) == [6, 7]


def test_the_moment_of_capture_is_known(source: HandFed, camera: Camera) -> None:
    source.feed(3)
    camera.read()
    assert camera.captured_at == 102.0


def test_no_picture_is_returned_twice(source: HandFed, camera: Camera) -> None:
    source.feed(1)
    camera.read()
    with pytest.raises(InputError, match=LOST):
        camera.read(timeout=0.05)


def test_the_last_picture_comes_before_the_end(source: HandFed, camera: Camera) -> None:
    source.feed(2)
    source.end()
    assert camera.read() is not None
    assert camera.read() is None
    assert camera.read() is None


def test_a_lost_camera_is_an_error_after_its_last_picture(source: HandFed, camera: Camera) -> None:
    source.feed(1)
    source.end(InputError(LOST))
    assert camera.read() is not None
    for _ in range(2):
        with pytest.raises(InputError, match="stopped sending pictures"):
            camera.read()


def test_closing_lets_go_of_the_source(source: HandFed) -> None:
    camera = Camera(source)
    camera.close()
    camera.close()
    assert source.closed.is_set()
    assert camera.read() is None


def test_closing_before_anything_was_read_lets_go_too() -> None:
    source = HandFed(eager=False)
    Camera(source).close()
    assert source.closed.is_set()


def test_a_file_starts_with_the_first_read_and_has_its_own_times(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mp4", [0.0, 0.05, 0.06, 0.15])
    with open_camera(str(path)) as camera:
        frames = list(iter(camera.read, None))
    assert not camera.live
    assert frames[0].index == 0
    assert frames[-1].index == 3
    times = [0.0, 0.05, 0.06, 0.15]
    for frame in frames:
        assert frame.time == pytest.approx(times[frame.index], abs=1e-4)
    assert camera.skipped == 4 - len(frames)


def test_a_file_does_not_wait_for_a_slow_reader(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mp4", even_times(12, fps=60))
    with open_camera(str(path)) as camera:
        first = camera.read()
        camera._thread.join()
        last = camera.read()
        assert camera.read() is None
    assert first is not None
    assert last is not None
    assert last.index == 11
    assert camera.skipped == 10 - first.index


def test_a_turned_file_comes_upright(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mp4", even_times(2), size=(320, 240), rotation=90)
    with open_camera(str(path)) as camera:
        frame = camera.read()
    assert frame is not None
    assert frame.size == (240, 320)


def test_closing_a_file_midway(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "a.mp4", [0.0, 60.0])
    with open_camera(str(path)) as camera:
        assert camera.read() is not None
    assert not camera._thread.is_alive()


def test_no_such_camera(capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError) as caught:
        open_camera("97")
    assert str(caught.value) == ("No camera 97 found; plug one in or name another with --camera.")
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("name", ["nothing.mp4", "front"])
def test_neither_camera_nor_address_nor_file(name: str) -> None:
    with pytest.raises(InputError, match="neither a camera's number"):
        open_camera(name)


def test_unknown_kind_of_address() -> None:
    with pytest.raises(InputError, match="http or rtsp"):
        open_camera("gopher://camera/live")


class Webcam:
    """OpenCV's capture with three pictures, and then unplugged."""

    def __init__(self, *_: object) -> None:
        self.left = 3
        self.released = False

    def isOpened(self) -> bool:  # noqa: N802
        return True

    def set(self, *_: object) -> bool:
        return True

    def read(self) -> tuple[bool, np.ndarray | None]:
        self.left -= 1
        return (True, corners(320, 240)[:, :, ::-1].copy()) if self.left >= 0 else (False, None)

    def release(self) -> None:
        self.released = True


def test_an_unplugged_webcam(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cv2.VideoCapture", Webcam)
    monkeypatch.setattr("posecheck.video.webcam.PATIENCE_S", 0.0)
    with open_camera("0") as camera:
        frame = camera.read()
        assert frame is not None
        assert tuple(frame.image[0, 0]) == (255, 0, 0)
        assert frame.image.flags.c_contiguous
        with pytest.raises(InputError, match="stopped sending pictures"):
            list(iter(camera.read, None))
