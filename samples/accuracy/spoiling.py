"""The real films once more as a worse camera would have filmed them: is the count the same?

Few films are labelled. What a person does in them is the same when the picture is mirrored, small,
dark, tilted, blurred or jerky, or comes after a title; so a count that changes then was right by
luck.
"""

import math
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from posecheck.video import VideoWriter, open_video

Picture = NDArray[np.uint8]
_TILT_DEG = 4.0
_GAMMA, _DIM = 1.8, 0.7
_BLUR_PX, _NOISE = 1.5, 9.0
_SWAY, _SWAY_DEG = 0.015, 1.0
"""Of a phone that somebody holds: 8 cm across a picture five metres wide, and a degree."""
_TITLE_FPS = 25


@dataclass(frozen=True)
class Spoil:
    """One way to film it worse.

    picture: of each picture, (H, W, 3) RGB, and its time in seconds the worse one. every: of so
    many pictures only the first is kept. speed: so many times as fast. title_s: a dark picture
    stands before it for so long.
    """

    words: str
    picture: Callable[[Picture, float], Picture]
    every: int = 1
    speed: float = 1.0
    title_s: float = 0.0


def _same(picture: Picture, _time: float) -> Picture:
    return picture


def _mirrored(picture: Picture, _time: float) -> Picture:
    return picture[:, ::-1]


def _half(picture: Picture, _time: float) -> Picture:
    return _of(cv2.resize(picture, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA))


def _dark(picture: Picture, _time: float) -> Picture:
    return _of(255.0 * _DIM * (picture / 255.0) ** _GAMMA)


def _tilted(picture: Picture, _time: float) -> Picture:
    return _moved(picture, 0.0, 0.0, _TILT_DEG)


def _by_hand(picture: Picture, time: float) -> Picture:
    """Sways of a second or two, none a multiple of the other."""
    across = _SWAY * math.sin(2 * math.pi * 0.53 * time)
    down = _SWAY * math.sin(2 * math.pi * 0.71 * time + 1.0)
    return _moved(picture, across, down, _SWAY_DEG * math.sin(2 * math.pi * 0.43 * time + 2.0))


def _moved(picture: Picture, across: float, down: float, degrees: float) -> Picture:
    """Moved by shares of its width, and turned about its middle."""
    height, width = picture.shape[:2]
    move = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    move[:, 2] += across * width, down * width
    return _of(cv2.warpAffine(picture, move, (width, height), borderMode=cv2.BORDER_REPLICATE))


def _grainy(picture: Picture, _time: float) -> Picture:
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
    "titled": Spoil("after two seconds of a dark title", _same, title_s=2.0),
    "by-hand": Spoil("by a camera held in the hand", _by_hand),
    "fast": Spoil("done 1.3 times as fast", _same, speed=1.3),
}
"""By a short name; each is applied alone."""


def spoil(film: Path, how: Spoil, to: Path) -> None:
    """Write the film to `to` as it would look then, each picture at its own time."""
    with ExitStack() as open_things:
        frames = open_things.enter_context(open_video(film))
        writer: VideoWriter | None = None
        for frame in frames:
            if frame.index % how.every:
                continue
            picture = np.ascontiguousarray(how.picture(frame.image, frame.time))
            if writer is None:
                height, width = picture.shape[:2]
                writer = open_things.enter_context(VideoWriter(to, (width, height)))
                for number in range(round(how.title_s * _TITLE_FPS)):
                    writer.write(np.zeros_like(picture), number / _TITLE_FPS)
            writer.write(picture, how.title_s + frame.time / how.speed)
