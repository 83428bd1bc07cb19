"""A camera of this machine."""

import sys
import time
from functools import partial
from threading import Event

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.errors import InputError
from posecheck.video.source import LOST, Picture

# A plugged-in camera may miss a picture or two; one that gives none for so long is gone.
PATIENCE_S = 2.0


class CameraSource:
    """A camera of this machine, by number or device name, through OpenCV."""

    eager = True

    def __init__(self, device: int | str, size: tuple[int, int]) -> None:
        cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)
        self._capture = cv2.VideoCapture(device, _backend())
        # Compressed pictures first: over USB most cameras send plain 720p at 10 a second only.
        self._capture.set(cv2.CAP_PROP_FOURCC, cv2.VideoWriter.fourcc(*"MJPG"))
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, size[0])
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, size[1])
        self._capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)
        if not self._capture.isOpened():
            self._capture.release()
            raise InputError(
                f"No camera {device} found; plug one in or name another with --camera."
            )

    def grab(self, stop: Event) -> Picture | None:
        """The camera's next picture."""
        give_up = time.monotonic() + PATIENCE_S
        while not stop.is_set():
            try:
                found, bgr = self._capture.read()
            except cv2.error as error:
                raise InputError(LOST) from error
            now = time.monotonic()
            if found:
                return Picture(partial(_rgb_from_bgr, np.asarray(bgr, np.uint8)), now)
            if now > give_up:
                raise InputError(LOST)
            stop.wait(0.02)
        return None

    def close(self) -> None:
        """Let go of the camera."""
        self._capture.release()


def _backend() -> int:
    # The system's own interface: asking each that OpenCV knows takes seconds.
    if sys.platform == "linux":
        return cv2.CAP_V4L2
    return cv2.CAP_DSHOW if sys.platform == "win32" else cv2.CAP_ANY


def _rgb_from_bgr(bgr: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.ascontiguousarray(cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB), dtype=np.uint8)
