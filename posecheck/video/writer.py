"""Writing H.264 that plays in every browser, with the time of every picture kept."""

import errno
import os
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import cv2
import numpy as np
from av.video.frame import PictureType
from av.video.reformatter import ColorPrimaries, ColorRange, Colorspace, ColorTrc
from numpy.typing import NDArray

from posecheck.errors import InputError
from posecheck.video.finish import finish, keep_whole_parts

# Fine enough for any clock a camera has: 30000/1001 and milliseconds come out exact.
TICKS_PER_SECOND = 90_000
# A picture to jump to, and so a part that survives a crash, at least this often.
KEYFRAME_SECONDS = 2.0

ENCODER_OPTIONS = {
    # Twice the size of superfast in half the time: the cores belong to the pose network.
    "preset": "ultrafast",
    "crf": "23",
    # No pictures out of order: what is written is at once complete and the times are plain.
    "bf": "0",
    # Key frames come by the clock, see `write`, and never by the encoder's own choice.
    "g": "100000",
    "sc_threshold": "0",
    "forced-idr": "1",
}
# Parts that are each complete in themselves, so that a file broken off plays up to there.
FRAGMENT_OPTIONS = {
    "movflags": "frag_keyframe+empty_moov+default_base_moof",
    "flush_packets": "1",
}


class VideoWriter:
    """Writes one clip as H.264 in mp4 (yuv420p, index in front).

    While it is being written the clip has the name `<path>.part`, in pieces that are complete
    in themselves. `close` puts the index in front and gives it its real name, so that a file of
    that name is always whole. Leaving the `with` block closes, after an error or Ctrl-C too.

    path: the file to write; one that is there is replaced at `close`.
    size: width and height of the pictures in pixels. H.264 wants even numbers: the last column
        or row is doubled where they are odd, rather than cut off.
    fps: the rate to note in the file; the times decide, and this only where there is but one.
    threads: for the encoder; one, so that it does not take the cores from the pose network.
    Raises InputError if the folder is missing or cannot be written to.
    """

    def __init__(
        self, path: str | Path, size: tuple[int, int], fps: float = 30.0, threads: int = 1
    ) -> None:
        self.path = Path(path)
        self.size = size
        self._part = self.path.with_name(self.path.name + ".part")
        self._last_tick: int | None = None
        self._last_gap = round(TICKS_PER_SECOND / fps)
        self._next_key = 0
        self._pictures = 0
        self._first_time = 0.0
        self._open = True
        self._padding = (size[1] % 2, size[0] % 2)
        self._create()
        # "file:" so that no name, however strange, is taken for an address.
        self._container = av.open(f"file:{self._part}", "w", format="mp4", options=FRAGMENT_OPTIONS)
        rate = Fraction(fps).limit_denominator(1001)
        stream = self._container.add_stream("libx264", rate, ENCODER_OPTIONS)
        stream.width = size[0] + self._padding[1]
        stream.height = size[1] + self._padding[0]
        stream.pix_fmt = "yuv420p"
        stream.codec_context.time_base = Fraction(1, TICKS_PER_SECOND)
        stream.codec_context.thread_count = threads
        stream.color_range = ColorRange.MPEG
        stream.colorspace = Colorspace.ITU601
        stream.color_primaries = ColorPrimaries.BT709
        stream.color_trc = ColorTrc.BT709
        self._stream = stream
        # Used for every picture: memory that comes anew is cleared by the system each time.
        self._planes = np.empty((stream.height * 3 // 2, stream.width), np.uint8)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self.close()
        except InputError:
            # What went wrong first is what the user has to know.
            if error is None:
                raise

    def write(self, image: NDArray[np.uint8], time: float) -> None:
        """Add a picture.

        image: (H, W, 3) uint8 RGB of the writer's size.
        time: seconds, rising; the clip starts with the first one.
        Raises InputError if the disk is full or fails; what was written until then is kept
        under the real name, and the writer is closed.
        """
        if not self._open:
            raise ValueError("the writer is closed")
        height, width = image.shape[:2]
        if (width, height) != self.size:
            raise ValueError(f"a picture of {width}x{height} in a video of {self.size}")
        picture = self._to_yuv(image)
        picture.pts = self._tick(time)
        if picture.pts >= self._next_key:
            picture.pict_type = PictureType.I
            self._next_key = picture.pts + round(KEYFRAME_SECONDS * TICKS_PER_SECOND)
        picture.time_base = Fraction(1, TICKS_PER_SECOND)
        try:
            self._container.mux(self._stream.encode(picture))
            self._pictures += 1
        except (av.FFmpegError, OSError) as error:
            self._open = False
            raise self._broken_off(error) from error

    def close(self) -> None:
        """Finish the file and give it its name; may be called twice.

        Leaves no file if no picture was written. Raises InputError if the disk is full or fails;
        what was written until then is kept.
        """
        if not self._open:
            return
        self._open = False
        try:
            if self._pictures:
                self._container.mux(self._stream.encode(None))
            self._container.close()
            finish(self._part, self.path, self._pictures, self._last_gap)
        except (av.FFmpegError, OSError) as error:
            raise self._broken_off(error) from error

    def _create(self) -> None:
        try:
            if self.path.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
            self._part.open("wb").close()
        except OSError as error:
            raise InputError(f"{self.path} cannot be written: {error.strerror}.") from error

    def _broken_off(self, error: Exception) -> InputError:
        """Keep what was written before `error`, and say so."""
        with suppress(av.FFmpegError, OSError):
            self._container.close()
        kept = False
        with suppress(OSError):
            kept = keep_whole_parts(self._part, self.path)
        number = getattr(error, "errno", None)
        what = "the disk is full" if number == errno.ENOSPC else getattr(error, "strerror", error)
        rest = "it ends where the writing stopped" if kept else "nothing of it could be kept"
        return InputError(f"{self.path} could not be written ({what}); {rest}.")

    def _tick(self, time: float) -> int:
        if self._last_tick is None:
            self._first_time = time
            self._last_tick = 0
            return 0
        tick = round((time - self._first_time) * TICKS_PER_SECOND)
        # Two moments closer than a tick stay two pictures.
        tick = max(tick, self._last_tick + 1)
        self._last_gap = tick - self._last_tick
        self._last_tick = tick
        return tick

    def _to_yuv(self, image: NDArray[np.uint8]) -> av.VideoFrame:
        below, right = self._padding
        if below or right:
            image = np.asarray(
                cv2.copyMakeBorder(image, 0, below, 0, right, cv2.BORDER_REPLICATE), np.uint8
            )
        # BT.601, limited range. FFmpeg's scaler does BT.709 too, in six times the time.
        cv2.cvtColor(image, cv2.COLOR_RGB2YUV_I420, dst=self._planes)
        picture = av.VideoFrame.from_ndarray(self._planes, "yuv420p")
        picture.color_range = ColorRange.MPEG
        picture.colorspace = Colorspace.ITU601
        return picture
