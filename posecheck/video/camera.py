"""A live source that gives its newest picture, or after a stall those that were missed."""

import time
from collections import deque
from pathlib import Path
from threading import Condition, Event, Thread
from types import TracebackType
from typing import Self

from posecheck.errors import InputError
from posecheck.frame import Frame
from posecheck.video.playback import FileSource
from posecheck.video.source import LOST, Picture, Source
from posecheck.video.stream import StreamSource
from posecheck.video.webcam import CameraSource

SCHEMES = frozenset({"http", "https", "rtsp", "rtsps", "rtmp", "rtmps", "tcp", "udp"})

# How long closing waits for a grab under way; one that takes longer ends by itself.
CLOSE_PATIENCE_S = 1.0

# A reader that keeps pace and stalls may still have the pictures that it missed, if it makes up for
# them so soon. One that does not, or is behind again within a second of that, is too slow for the
# camera and is given the newest alone.
CATCH_UP_S = 0.5
RECOVERY_S = 1.0
WAITING = 3


class Camera:
    """The newest picture of a live source; made by `open_camera`.

    A thread of its own fetches every picture and keeps the last three: the older ones make up for
    a stall, and a slow reader never works through a queue of old ones.

    live: whether pictures come as they happen; False for a recorded clip.
    captured_at: `time.monotonic()` when the frame last returned by `read` arrived.
    skipped: pictures that came between the returned ones and were never asked for.
    """

    def __init__(self, source: Source) -> None:
        self.live = source.eager
        self.captured_at = 0.0
        self.skipped = 0
        self._source = source
        self._news = Condition()
        self._stop = Event()
        self._waiting: deque[tuple[int, Picture]] = deque(maxlen=WAITING)
        self._grabbed = 0
        self._behind_since: float | None = None
        self._ended = False
        self._error: InputError | None = None
        self._first_captured_at: float | None = None
        self._first_index = 0
        self._last_index = -1
        self._last_time = -1.0
        self._thread = Thread(target=self._grab_all, name="camera", daemon=True)
        self._started = False
        if source.eager:
            self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, timeout: float = 5.0) -> Frame | None:
        """Wait for a picture newer than the last one returned; None after the source's end.

        It is the newest there is, but for a reader that stalled for once: that one is given what
        it missed first.

        Its time is 0 for the first picture returned; after that it follows the moment of
        arrival, or for a file the clip's own stamps. Its index counts skipped pictures too.
        timeout: seconds to wait. Raises InputError if no picture comes for so long or if the
        source is lost.
        """
        self._start()
        with self._news:
            if not self._news.wait_for(lambda: bool(self._waiting) or self._ended, timeout):
                raise InputError(LOST)
            chosen = self._next()
        if chosen is None:
            if self._error is not None:
                raise self._error
            return None
        return self._frame(*chosen)

    def close(self) -> None:
        """Stop fetching and let go of the source; may be called twice."""
        self._stop.set()
        if self._started:
            self._thread.join(CLOSE_PATIENCE_S)
        else:
            self._started = True
            self._ended = True
            self._source.close()

    def _start(self) -> None:
        if not self._started:
            self._started = True
            self._thread.start()

    def _grab_all(self) -> None:
        try:
            while (picture := self._source.grab(self._stop)) is not None:
                with self._news:
                    self._waiting.append((self._grabbed, picture))
                    self._grabbed += 1
                    self._news.notify_all()
        except InputError as error:
            self._error = error
        finally:
            with self._news:
                self._ended = True
                self._news.notify_all()
            # Here and not in `close`: a device must not vanish under a grab.
            self._source.close()

    def _next(self) -> tuple[int, Picture] | None:
        now = time.monotonic()
        if self._behind_since is None:
            # Before the first read there was no pace to keep: it is like a stall just given up.
            self._behind_since = now - CATCH_UP_S
        if len(self._waiting) > 1:
            lasted = now - self._behind_since
            if lasted > CATCH_UP_S + RECOVERY_S:
                self._behind_since = now
            elif lasted >= CATCH_UP_S:
                # Given up; from here on the second is counted anew.
                self._behind_since = now - CATCH_UP_S
                self._waiting = deque([self._waiting[-1]], WAITING)
        return self._waiting.popleft() if self._waiting else None

    def _frame(self, index: int, picture: Picture) -> Frame:
        if self._first_captured_at is None:
            self._first_captured_at = picture.captured_at
            self._first_index = index
        moment = picture.time
        if moment is None:
            moment = picture.captured_at - self._first_captured_at
        # Some clocks stand still for 15 ms; times rise all the same.
        if moment <= self._last_time:
            moment = self._last_time + 0.001
        index -= self._first_index
        self.skipped += index - self._last_index - 1
        self.captured_at = picture.captured_at
        self._last_index, self._last_time = index, moment
        return Frame(picture.to_rgb(), moment, index)


def open_camera(source: str, size: tuple[int, int] = (1280, 720)) -> Camera:
    """Open a live source.

    source: a camera's number ("0"), an http or rtsp address, or a file, which is then played
        at its own speed, from its start at the first `read`.
    size: width and height to ask a camera for; it may give others.
    Raises InputError where there is no such camera, address or file.
    """
    return Camera(_open_source(source, size))


def _open_source(name: str, size: tuple[int, int]) -> Source:
    if name.isdecimal():
        return CameraSource(int(name), size)
    if name.startswith("/dev/video"):
        return CameraSource(name, size)
    scheme, separator, _ = name.partition("://")
    if separator:
        if scheme.lower() not in SCHEMES:
            raise InputError(f"{name} cannot be played; use an http or rtsp address.")
        return StreamSource(name)
    if not Path(name).exists():
        raise InputError(
            f"{name} is neither a camera's number, an http or rtsp address, nor a video file."
        )
    return FileSource(Path(name))
