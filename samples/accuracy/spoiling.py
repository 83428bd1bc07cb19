"""The real films once more as a worse camera would have filmed them: is the count the same?

Few films are labelled. What a person does in them is the same when the picture is mirrored, small,
dark, tilted, blurred or jerky; so a count that changes then was right by luck.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.container import InputContainer, OutputContainer
from av.video.stream import VideoStream
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
_TICKS = 90_000
_TILT_DEG = 4.0
_GAMMA, _DIM = 1.8, 0.7
_BLUR_PX, _NOISE = 1.5, 9.0
_ENCODER = {"crf": "20", "preset": "veryfast"}


@dataclass(frozen=True)
class Spoil:
    """One way to film it worse. picture: of each picture, (H, W, 3) BGR, the worse one.

    every: of so many pictures only the first is kept. speed: so many times as fast.
    """

    words: str
    picture: Callable[[Picture], Picture]
    every: int = 1
    speed: float = 1.0


def _same(picture: Picture) -> Picture:
    return picture


def _mirrored(picture: Picture) -> Picture:
    return picture[:, ::-1]


def _half(picture: Picture) -> Picture:
    return _of(cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))


def _dark(picture: Picture) -> Picture:
    return _of(255.0 * _DIM * (picture / 255.0) ** _GAMMA)


def _tilted(picture: Picture) -> Picture:
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), _TILT_DEG, 1.0)
    return _of(cv2.warpAffine(picture, turn, (width, height), borderMode=cv2.BORDER_REPLICATE))


def _grainy(picture: Picture) -> Picture:
    grain = np.random.default_rng(int(picture[::16, ::16].sum())).normal(0.0, _NOISE, picture.shape)
    return _of(cv2.GaussianBlur(picture, (0, 0), _BLUR_PX) + grain)


def _of(values: "NDArray[np.generic]") -> Picture:
    picture: Picture = np.clip(values, 0, 255).astype(np.uint8)
    return picture


SPOILS = {
    "mirrored": Spoil("mirrored", _mirrored),
    "half": Spoil("half as large", _half),
    "dark": Spoil("in poor light", _dark),
    "tilted": Spoil(f"by a camera tilted {_TILT_DEG:.0f} degrees", _tilted),
    "grainy": Spoil("out of focus and grainy", _grainy),
    "jerky": Spoil("with every second picture", _same, every=2),
    "fast": Spoil("done 1.3 times as fast", _same, speed=1.3),
}
"""By a short name; each is applied alone."""


def spoil(film: Path, how: Spoil, to: Path) -> None:
    """Write the film to `to` as it would look then, each picture at its own time."""
    with av.open(str(film)) as source, av.open(str(to), "w") as target:
        stream: VideoStream | None = None
        for time, picture in _pictures(source, how):
            stream = stream or _stream(target, picture)
            frame = av.VideoFrame.from_ndarray(picture, format="bgr24")
            frame.pts, frame.time_base = round(time * _TICKS), Fraction(1, _TICKS)
            target.mux(stream.encode(frame))
        if stream is not None:
            target.mux(stream.encode())


def _stream(target: OutputContainer, picture: Picture) -> VideoStream:
    stream = target.add_stream("libx264", 30, _ENCODER)
    stream.height, stream.width = picture.shape[:2]
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = Fraction(1, _TICKS)
    # The same film comes of it each time, so that its analysis need not be done again.
    stream.codec_context.thread_count = 1
    return stream


def _pictures(source: InputContainer, how: Spoil) -> Iterator[tuple[float, Picture]]:
    for number, frame in enumerate(source.decode(video=0)):
        if number % how.every == 0 and frame.time is not None:
            picture = how.picture(frame.to_ndarray(format="bgr24").astype(np.uint8, copy=False))
            height, width = (side // 2 * 2 for side in picture.shape[:2])
            yield frame.time / how.speed, np.ascontiguousarray(picture[:height, :width])
