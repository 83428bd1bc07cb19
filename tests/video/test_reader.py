"""A clip gives every picture upright, with the time at which it was taken."""

from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest

from posecheck.video import open_video
from tests.video.clips import BLUE, GREEN, RED, WHITE, Image, even_times, make_clip

UNEVEN = [0.0, 0.033, 0.07, 0.3, 0.31, 0.72, 1.5, 1.52]


def corner_colours(image: Image) -> list[tuple[int, ...]]:
    """Clockwise from the top left, each channel rounded to 0 or 255."""
    spots = image[8, 8], image[8, -8], image[-8, -8], image[-8, 8]
    return [tuple(255 if value > 127 else 0 for value in spot) for spot in spots]


def test_uneven_times_are_kept_to_the_tick(tmp_path: Path) -> None:
    with open_video(make_clip(tmp_path / "phone.mp4", UNEVEN)) as reader:
        times = [frame.time for frame in reader]
    assert times == pytest.approx(UNEVEN, abs=1 / 90_000)


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
def test_a_clock_that_does_not_start_at_zero_is_shifted(tmp_path: Path, name: str) -> None:
    with open_video(make_clip(tmp_path / name, UNEVEN, start=5.0)) as reader:
        times = [frame.time for frame in reader]
    assert times == pytest.approx(UNEVEN, abs=0.001)


def test_frames_are_numbered_and_the_info_is_right(tmp_path: Path) -> None:
    path = make_clip(tmp_path / "even.mp4", even_times(12), size=(320, 240))
    with open_video(path) as reader:
        info = reader.info
        frames = list(reader)
    assert (info.file, info.width, info.height, info.rotation) == ("even.mp4", 320, 240, 0)
    assert info.duration_s == pytest.approx(0.4, abs=0.001)
    assert (info.fps, info.frames) == (pytest.approx(30.0), 12)
    assert [frame.index for frame in frames] == list(range(12))
    assert reader.truncated_reason is None


def test_the_number_of_frames_is_estimated_where_the_file_does_not_say(tmp_path: Path) -> None:
    with open_video(make_clip(tmp_path / "even.mkv", even_times(12))) as reader:
        assert reader.info.frames == pytest.approx(12, abs=1)
        assert len(list(reader)) == 12


@pytest.mark.parametrize(
    ("rotation", "size", "clockwise"),
    [
        (0, (320, 240), [RED, GREEN, BLUE, WHITE]),
        (90, (240, 320), [WHITE, RED, GREEN, BLUE]),
        (180, (320, 240), [BLUE, WHITE, RED, GREEN]),
        (270, (240, 320), [GREEN, BLUE, WHITE, RED]),
    ],
)
def test_a_turned_phone_clip_comes_upright(
    tmp_path: Path, rotation: int, size: tuple[int, int], clockwise: list[tuple[int, ...]]
) -> None:
    path = make_clip(tmp_path / "turned.mp4", even_times(2), size=(320, 240), rotation=rotation)
    with open_video(path) as reader:
        frame = next(iter(reader))
    assert reader.info.rotation == rotation
    assert (reader.info.width, reader.info.height) == frame.size == size
    assert corner_colours(frame.image) == clockwise
    assert frame.image.flags.c_contiguous


@pytest.mark.parametrize("size", [(540, 960), (854, 480), (1080, 608), (641, 359), (2, 2)])
def test_any_width_gives_plain_memory(tmp_path: Path, size: tuple[int, int]) -> None:
    path = make_clip(tmp_path / "wide.mp4", even_times(2), size=size)
    with open_video(path) as reader:
        frames = list(reader)
    assert len(frames) == 2
    for frame in frames:
        assert frame.size == size
        assert frame.image.dtype == np.uint8
        assert frame.image.flags.c_contiguous
    if min(size) > 16:
        assert corner_colours(frames[0].image) == [RED, GREEN, BLUE, WHITE]


def test_oblong_pixels_become_square(tmp_path: Path) -> None:
    path = make_clip(
        tmp_path / "tv.mp4", even_times(1), size=(720, 480), pixel_aspect=Fraction(4, 3)
    )
    with open_video(path) as reader:
        frame = next(iter(reader))
    assert frame.size == (reader.info.width, reader.info.height) == (960, 480)


def test_oblong_pixels_are_corrected_before_turning(tmp_path: Path) -> None:
    path = make_clip(
        tmp_path / "tv.mp4",
        even_times(1),
        size=(720, 480),
        pixel_aspect=Fraction(4, 3),
        rotation=90,
    )
    with open_video(path) as reader:
        assert next(iter(reader)).size == (480, 960)


@pytest.mark.parametrize(("rotation", "size"), [(0, (160, 90)), (90, (90, 160))])
def test_frames_can_be_limited_in_size(
    tmp_path: Path, rotation: int, size: tuple[int, int]
) -> None:
    path = make_clip(tmp_path / "4k.mp4", even_times(1), size=(640, 360), rotation=rotation)
    with open_video(path, max_side=160) as reader:
        assert max(reader.info.width, reader.info.height) == 640
        assert next(iter(reader)).size == size
    with open_video(path, max_side=640) as reader:
        assert max(next(iter(reader)).size) == 640


def test_a_picture_shown_for_long_at_the_end_is_no_cut(tmp_path: Path) -> None:
    for name in ("still.mp4", "still.mkv"):
        with open_video(make_clip(tmp_path / name, [0.0, 0.1, 5.0])) as reader:
            list(reader)
        assert reader.truncated_reason is None


def test_one_frame_is_a_clip(tmp_path: Path) -> None:
    with open_video(make_clip(tmp_path / "one.mp4", [0.0])) as reader:
        frames = list(reader)
    assert [frame.time for frame in frames] == [0.0]
    assert reader.truncated_reason is None


def test_reading_goes_on_where_it_was_left(tmp_path: Path) -> None:
    with open_video(make_clip(tmp_path / "clip.mp4", even_times(6))) as reader:
        first = next(iter(reader))
        rest = list(reader)
    assert [frame.index for frame in [first, *rest]] == list(range(6))


def test_a_name_that_looks_like_an_address_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "http:").mkdir()
    make_clip(tmp_path / "a.mp4", even_times(2)).rename(tmp_path / "http:" / "a.mp4")
    with open_video("http:/a.mp4") as reader:
        assert len(list(reader)) == 2
