"""Small clips made on the spot, so that every property of a file is known."""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

Image = NDArray[np.uint8]
TICKS = 90_000

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def corners(width: int, height: int) -> Image:
    """Red, green, blue and white, clockwise from the top left: which way up shows at once."""
    image = np.zeros((height, width, 3), np.uint8)
    x, y = width // 2, height // 2
    image[:y, :x], image[:y, x:], image[y:, x:], image[y:, :x] = RED, GREEN, BLUE, WHITE
    return image


def noise(width: int, height: int, seed: int) -> Image:
    """A picture that does not compress, so that a clip has bytes to cut."""
    return np.random.default_rng(seed).integers(0, 256, (height, width, 3), np.uint8)


def even_times(count: int, fps: float = 30.0) -> list[float]:
    return [index / fps for index in range(count)]


def make_clip(
    path: Path,
    times: Sequence[float],
    images: Sequence[Image] | None = None,
    *,
    size: tuple[int, int] = (320, 240),
    rotation: int = 0,
    pixel_aspect: Fraction | None = None,
    start: float = 0.0,
    options: dict[str, str] | None = None,
    codec: str = "libx264",
) -> Path:
    """Write a clip with one picture at each of `times` (seconds), by default `corners`.

    size: of the default picture.
    rotation: degrees clockwise that a player has to turn the pictures, as a phone notes it.
    start: time stamp of a clip's beginning, for files whose clock does not start at 0.
    options: for the container, such as {"movflags": "faststart"}.
    """
    if images is None:
        images = [corners(*size)] * len(times)
    height, width = images[0].shape[:2]
    with av.open(str(path), "w", options=options or {}) as container:
        stream = container.add_stream(codec, rate=30)
        stream.width, stream.height = width, height
        if codec == "libx264":
            stream.codec_context.time_base = Fraction(1, TICKS)
            # Odd sizes only exist without chroma subsampling.
            stream.pix_fmt = "yuv444p" if width % 2 or height % 2 else "yuv420p"
            stream.codec_context.options = {"preset": "ultrafast", "qp": "4"}
        elif codec == "mjpeg":
            stream.pix_fmt = "yuvj420p"
        if pixel_aspect is not None:
            stream.codec_context.sample_aspect_ratio = pixel_aspect
        if rotation:
            stream.set_display_rotation(-rotation)
        for time, image in zip(times, images, strict=True):
            frame = av.VideoFrame.from_ndarray(image, "rgb24")
            frame.pts = round((start + time) * TICKS)
            frame.time_base = Fraction(1, TICKS)
            container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def make_sound(path: Path, seconds: float = 0.5) -> Path:
    """A file with nothing but silence in it."""
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=44_100, layout="mono")
        samples = np.zeros((1, round(44_100 * seconds)), np.float32)
        frame = av.AudioFrame.from_ndarray(samples, "fltp", "mono")
        frame.rate = 44_100
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return path


def cut(path: Path, share: float) -> Path:
    """A copy of a file of which only the first `share` of its bytes is left."""
    data = path.read_bytes()
    rest = path.with_name(f"cut-{path.name}")
    rest.write_bytes(data[: int(len(data) * share)])
    return rest
