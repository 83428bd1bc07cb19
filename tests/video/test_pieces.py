"""A reader that jumps sees what one from the start does, wherever a clip may be shared out."""

from pathlib import Path

import numpy as np
import pytest

from posecheck.video import open_video
from posecheck.video.pieces import _length, seekable_length
from tests.video.clips import cut, even_times, make_clip, make_sound, noise

SIZE = (64, 48)


def clip(path: Path, count: int = 60, start: float = 0.0) -> Path:
    images = [noise(*SIZE, seed) for seed in range(count)]
    return make_clip(path, even_times(count, 10), images, start=start)


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
@pytest.mark.parametrize("time", [0.0, 0.05, 1.0, 2.51, 5.8, 5.9])
def test_a_jump_leads_to_the_same_pictures_and_times(
    tmp_path: Path, name: str, time: float
) -> None:
    path = clip(tmp_path / name, start=3.0)
    with open_video(path) as reader:
        whole = [(frame.time, frame.image) for frame in reader]
    with open_video(path, threads=False) as reader:
        reader.jump_to(time)
        rest = [(frame.time, frame.image) for frame in reader]
    expected = [(when, image) for when, image in whole if when >= time]
    assert [when for when, _ in rest] == [when for when, _ in expected]
    assert all(np.array_equal(a, b) for (_, a), (_, b) in zip(rest, expected, strict=True))


def test_a_jump_beyond_the_end_gives_nothing(tmp_path: Path) -> None:
    with open_video(clip(tmp_path / "a.mp4", 5)) as reader:
        reader.jump_to(9.0)
        assert list(reader) == []


@pytest.mark.parametrize("name", ["a.mp4", "a.mkv", "a.ts"])
def test_the_length_is_that_of_the_pictures(tmp_path: Path, name: str) -> None:
    path = clip(tmp_path / name, start=3.0)
    assert seekable_length(path) == pytest.approx(5.9, abs=0.002)


def test_what_is_cut_off_or_no_video_is_not_shared_out(tmp_path: Path) -> None:
    images = [noise(*SIZE, seed) for seed in range(60)]
    whole = make_clip(
        tmp_path / "a.mp4", even_times(60, 10), images, options={"movflags": "faststart"}
    )
    assert seekable_length(whole) is not None
    assert seekable_length(cut(whole, 0.6)) is None
    assert seekable_length(make_sound(tmp_path / "s.mp4")) is None
    assert seekable_length(tmp_path / "no.mp4") is None


@pytest.mark.parametrize(
    ("times", "length"),
    [
        ([0.0, 0.4, 0.2, 0.3, 0.5], 0.5),
        ([0.0, 0.1, 0.1, 0.2], None),
        ([5.0, 6.0, 7.0, 0.0, 1.0], None),
        ([], None),
    ],
)
def test_a_clock_that_stands_still_or_starts_anew_is_not_shared_out(
    times: list[float], length: float | None
) -> None:
    assert _length(times) == length
