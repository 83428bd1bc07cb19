"""Recorded clips: every picture upright, with the time at which it was taken."""

import math
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
from av.container import InputContainer
from av.video.reformatter import VideoReformatter
from av.video.stream import VideoStream
from numpy.typing import NDArray

from posecheck.errors import InputError
from posecheck.frame import Frame
from posecheck.video.boxes import is_cut_off
from posecheck.video.container import open_file, recorded_at, video_stream
from posecheck.video.orientation import orientation_of, plain_array
from posecheck.video.shrinking import shrunk
from posecheck.video.timeline import Timeline

USUAL_FPS = 30.0
# How far before the place asked for a jump is tried, in seconds, where a file's index is poor; at
# last the start.
JUMPS_BACK = (0.0, 10.0, 60.0, None)
# Some files give the tick rate of their clock for a frame rate; no camera is that fast.
HIGHEST_FPS = 500.0


@dataclass(frozen=True, slots=True)
class VideoInfo:
    """What a clip says of itself, before it has been read.

    file: its name without folders.
    width, height: pixels as shown: upright and square.
    duration_s, fps, frames: length in seconds, average rate, number of pictures, each None
        where the file does not say; `frames` may be an estimate.
    rotation: degrees clockwise by which the stored pictures are turned to be upright.
    recorded: when it was filmed, see `recorded_at`.
    """

    file: str
    width: int
    height: int
    duration_s: float | None
    fps: float | None
    frames: int | None
    rotation: int
    recorded: str | None = None


class VideoReader:
    """The pictures of one clip, in order, one at a time; made by `open_video`.

    info: what the clip says of itself.
    truncated_reason: None, or after the last picture one sentence on why not all of the clip
        could be read: a file that was cut off or damaged still gives all that decodes.
    damaged: how many pictures could not be read so far.
    """

    def __init__(
        self,
        path: Path,
        container: InputContainer,
        stream: VideoStream,
        max_side: int | None = None,
    ) -> None:
        self.truncated_reason: str | None = None
        self._path = path
        self._container = container
        self._stream = stream
        self._reformatter = VideoReformatter()
        self.damaged = 0
        self._index = 0
        self._end = 0.0
        fps = _fps(stream)
        self._period = 1.0 / (fps or USUAL_FPS)
        assert stream.time_base is not None
        self._time_base = stream.time_base
        self._timeline = Timeline(self._time_base, self._period)
        self._frames = self._decode()
        # The first picture is decoded here, so that a clip without any fails at once.
        self._first = next(self._frames, None)
        if self._first is None:
            raise InputError(f"Not one picture of {path} can be decoded; the file is damaged.")
        first = self._first
        self._orientation = orientation_of(first)
        stored = _square_pixels(first, stream)
        self._target = _within(stored, max_side)
        self._shrinks = self._target != stored
        width, height = stored[::-1] if self._orientation.transpose else stored
        duration = _duration(container, stream)
        frames = stream.frames or (round(duration * fps) if duration and fps else None)
        self.info = VideoInfo(
            path.name, width, height, duration, fps, frames, self._orientation.rotation,
            recorded_at(container, path),
        )  # fmt: skip

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def __iter__(self) -> Iterator[Frame]:
        """The frames that have not been read yet."""
        for index, (picture, time) in enumerate(self.decoded(), self._index):
            self._index = index + 1
            yield Frame(self.to_rgb(picture), time, index)

    def close(self) -> None:
        """Let go of the file."""
        self._container.close()

    def decoded(self) -> Iterator[tuple[av.VideoFrame, float]]:
        """The pictures as decoded, with their times in seconds; `to_rgb` makes them plain.

        For those who skip pictures: turning one into RGB costs time that a skipped one saves.
        """
        if self._first is not None:
            picture, self._first = self._first, None
            yield from self._timed(picture)
        for picture in self._frames:
            yield from self._timed(picture)
        self.truncated_reason = self._why_incomplete()

    def jump_to(self, time: float) -> None:
        """Go on with the first picture at `time` seconds or later; for clips with a
        `seekable_length`. Times stay those from the clip's start, indices do not.
        """
        assert self._first is not None
        if self._first.pts is not None:
            self._timeline.begin(self._first.pts)
        origin = self._timeline.origin
        target = origin + math.ceil(time / self._time_base)
        for back in JUMPS_BACK:
            place = origin if back is None else max(origin, target - round(back / self._time_base))
            self._container.seek(place, stream=self._stream)
            self._frames = self._decode()
            self._first = next(self._frames, None)
            if self._first is not None and (self._first.pts or 0) <= target:
                break
        while self._first is not None and (self._first.pts or 0) < target:
            self._first = next(self._frames, None)

    def to_rgb(self, picture: av.VideoFrame) -> NDArray[np.uint8]:
        """(H, W, 3) uint8 RGB, upright, C-contiguous; all of one clip have one size."""
        width, height = self._target
        if self._shrinks:
            picture = shrunk(picture, self._target)
        rgb = self._reformatter.reformat(picture, width, height, "rgb24")
        return self._orientation.apply(plain_array(rgb))

    def _timed(self, picture: av.VideoFrame) -> Iterator[tuple[av.VideoFrame, float]]:
        stamp = picture.pts if picture.pts is not None else picture.dts
        time = self._timeline.seconds(stamp)
        if time is not None:
            shown = picture.duration * self._time_base if picture.duration else self._period
            self._end = time + float(shown)
            yield picture, time

    def _decode(self) -> Iterator[av.VideoFrame]:
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except av.FFmpegError as error:
                self.truncated_reason = f"{self._path} cannot be read to its end: {error.strerror}."
                return
            if packet is None:
                return
            # A packet known to be cut short would give a picture that is grey in part.
            if packet.is_corrupt:
                self.damaged += 1
                continue
            try:
                yield from packet.decode()
            except av.FFmpegError:
                self.damaged += 1

    def _why_incomplete(self) -> str | None:
        if self.truncated_reason is not None:
            return self.truncated_reason
        if self._is_cut_off():
            end, declared = self._end, self.info.duration_s
            whole = f" of {declared:.1f}" if declared and declared > end else ""
            return f"{self._path} is cut off: its pictures end after {end:.1f}{whole} s."
        if self.damaged:
            return damage(self._path, self.damaged)
        return None

    def _is_cut_off(self) -> bool:
        if "mp4" in self._container.format.name:
            with suppress(OSError):
                return is_cut_off(self._path)
        # Other files only betray a cut by the duration in their header. Sound may outlast the
        # pictures, so only a clear difference of a clip without it counts.
        declared = self.info.duration_s
        if declared is None or self._container.streams.audio:
            return False
        return self._end < 0.98 * declared - 0.5


def open_video(
    path: str | Path, max_side: int | None = None, *, threads: bool = True
) -> VideoReader:
    """Open a recorded clip.

    max_side: frames whose longer side has more pixels are made smaller on the way to RGB;
        `info` keeps telling the clip's own size.
    threads: see `video_stream`.
    Raises InputError, with one sentence, for a file that is missing, empty, unreadable, no video
    at all, only sound, or of which not one picture decodes.
    """
    path = Path(path)
    container = open_file(path)
    try:
        stream = video_stream(container, str(path), threads=threads)
        return VideoReader(path, container, stream, max_side)
    except BaseException:
        container.close()
        raise


def damage(path: Path, pictures: int) -> str:
    """One sentence on a clip of which so many pictures could not be read."""
    return f"{path} is damaged: {pictures} of its pictures could not be read."


def _fps(stream: VideoStream) -> float | None:
    rate = float(stream.average_rate or stream.guessed_rate or 0)
    return rate if 0 < rate < HIGHEST_FPS else None


def _duration(container: InputContainer, stream: VideoStream) -> float | None:
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return container.duration / av.time_base if container.duration else None


def _square_pixels(picture: av.VideoFrame, stream: VideoStream) -> tuple[int, int]:
    """The stored width and height, widened or narrowed so that pixels become square."""
    aspect = stream.sample_aspect_ratio
    if not aspect or aspect <= 0:
        return picture.width, picture.height
    return max(1, round(picture.width * aspect)), picture.height


def _within(size: tuple[int, int], max_side: int | None) -> tuple[int, int]:
    if max_side is None or max(size) <= max_side:
        return size
    width, height = (max(1, round(side * max_side / max(size))) for side in size)
    return width, height
