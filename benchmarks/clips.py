"""Clips to measure with: a shipped sample at other sizes, rates and lengths."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple

import av

SAMPLES = Path(__file__).resolve().parent.parent / "samples" / "clips"
EXERCISE = "wall-slide"
SAMPLE = SAMPLES / f"{EXERCISE}-right.mp4"
FPS = 25
"""The sample's own rate."""
TICKS = 90_000


class Size(NamedTuple):
    """A name and the pixels."""

    name: str
    width: int
    height: int


SIZES = (Size("480p", 640, 480), Size("720p", 1280, 720), Size("1080p portrait", 1080, 1920))
VGA, HD, _ = SIZES


def make(result: Path, size: Size, seconds: float, fps: float | None = None) -> Path:
    """Write the sample at that size, letterboxed, over and over until it is so long.

    fps: at which its pictures follow one another, as fast or slow as that is; None as they do.
    """
    rate = float(fps or FPS)
    with av.open(str(result), "w") as target:
        stream = target.add_stream("libx264", rate=Fraction(rate).limit_denominator(1001))
        stream.width, stream.height = size.width, size.height
        stream.pix_fmt = "yuv420p"
        # As cameras do: a picture to jump to every second or two.
        stream.codec_context.options = {"preset": "veryfast", "crf": "21", "g": "50"}
        stream.codec_context.time_base = Fraction(1, TICKS)
        for number, picture in enumerate(islice(_pictures(size), round(seconds * rate))):
            frame = av.VideoFrame.from_ndarray(picture.to_ndarray(), "yuv420p")
            frame.pts, frame.time_base = round(number / rate * TICKS), Fraction(1, TICKS)
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    return result


def _pictures(size: Size) -> Iterator[av.VideoFrame]:
    """The sample's pictures, without an end; forwards and backwards, so that nothing jumps."""
    with av.open(str(SAMPLE)) as source:
        shown = source.streams.video[0]
        scale = _Letterbox(shown, size)
        pictures = [scale(frame) for frame in islice(source.decode(shown), 400)]
    return cycle([*pictures, *pictures[::-1]])


class _Letterbox:
    def __init__(self, stream: av.VideoStream, size: Size) -> None:
        box = (
            f"scale={size.width}:{size.height}:force_original_aspect_ratio=decrease",
            f"pad={size.width}:{size.height}:(ow-iw)/2:(oh-ih)/2",
            "format=yuv420p",
        )
        self._graph = av.filter.Graph()
        node = self._graph.add_buffer(template=stream)
        for step in box:
            name, _, options = step.partition("=")
            following = self._graph.add(name, options)
            node.link_to(following)
            node = following
        node.link_to(self._graph.add("buffersink"))
        self._graph.configure()

    def __call__(self, frame: av.VideoFrame) -> av.VideoFrame:
        self._graph.push(frame)
        pulled = self._graph.pull()
        assert isinstance(pulled, av.VideoFrame)
        return pulled
