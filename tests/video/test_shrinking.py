"""A picture made smaller before it becomes RGB looks like one made smaller after."""

from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from av.video.reformatter import ColorRange, Colorspace

from posecheck.video import open_video
from posecheck.video.shrinking import shrunk
from tests.video.clips import RED, make_clip


def gentle(width: int, height: int) -> np.ndarray:  # type: ignore[type-arg]
    """Colours that change slowly, with a red corner."""
    y, x = np.mgrid[:height, :width]
    image = np.stack(
        [x * 255 / width, y * 255 / height, (x + y) * 255 / (width + height)], axis=2
    ).astype(np.uint8)
    image[: height // 3, : width // 3] = RED
    return cv2.GaussianBlur(image, (31, 31), 0)


@pytest.mark.parametrize("size", [(1280, 720), (1080, 1920), (854, 480), (768, 576)])
@pytest.mark.parametrize("rotation", [0, 90])
def test_it_looks_the_same_as_rgb_made_smaller(
    tmp_path: Path, size: tuple[int, int], rotation: int
) -> None:
    path = make_clip(tmp_path / "a.mp4", [0.0], [gentle(*size)], rotation=rotation)
    with open_video(path) as reader:
        large = next(iter(reader)).image
    with open_video(path, max_side=320) as reader:
        small = next(iter(reader)).image
    assert max(small.shape) == 320
    assert small.flags.c_contiguous
    expected = cv2.resize(large, small.shape[1::-1], interpolation=cv2.INTER_AREA).astype(int)
    assert np.abs(expected - small).mean() < 2


@pytest.mark.parametrize("colours", [Colorspace.ITU601, Colorspace.ITU709])
@pytest.mark.parametrize("reach", [ColorRange.MPEG, ColorRange.JPEG])
def test_how_its_colours_are_told_is_kept(colours: Colorspace, reach: ColorRange) -> None:
    picture = av.VideoFrame.from_ndarray(gentle(640, 480), "rgb24").reformat(format="yuv420p")
    picture.colorspace, picture.color_range = colours, reach
    small = shrunk(picture, (320, 240))
    assert (small.width, small.height) == (320, 240)
    assert (small.colorspace, small.color_range) == (colours, reach)
    large = cv2.resize(picture.to_ndarray(format="rgb24"), (320, 240)).astype(int)
    assert np.abs(small.to_ndarray(format="rgb24") - large).mean() < 3


def test_what_is_stored_otherwise_or_small_is_left_alone() -> None:
    rgb = av.VideoFrame.from_ndarray(gentle(640, 480), "rgb24")
    assert shrunk(rgb, (320, 240)) is rgb
    yuv = rgb.reformat(format="yuv420p")
    assert shrunk(yuv, (640, 480)) is yuv
