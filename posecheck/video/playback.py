"""A recorded clip in a camera's place."""

import time
from functools import partial
from pathlib import Path
from threading import Event

from posecheck.video.reader import open_video
from posecheck.video.source import Pace, Picture


class FileSource:
    """A recorded clip in a camera's place: each picture comes when its time has come."""

    eager = False

    def __init__(self, path: Path) -> None:
        self._reader = open_video(path)
        self._pictures = self._reader.decoded()
        self._pace = Pace()

    def grab(self, stop: Event) -> Picture | None:
        """The next picture, at its moment; the clip's clock starts with the first call."""
        picture, moment = next(self._pictures, (None, 0.0))
        if picture is None or not self._pace.wait(moment, stop):
            return None
        return Picture(partial(self._reader.to_rgb, picture), time.monotonic(), moment)

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()
