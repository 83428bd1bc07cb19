"""What is written plays everywhere, keeps its times, and is whole or not there at all."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import av
import numpy as np
import pytest

from posecheck.errors import InputError
from posecheck.video import VideoWriter, open_video
from posecheck.video.boxes import top_level_boxes
from tests.video.clips import BLUE, GREEN, RED, WHITE, corners, even_times, noise

UNEVEN = [0.0, 0.033, 0.07, 0.3, 0.31, 0.72, 1.5, 1.52, 4.0, 4.1]


def write(path: Path, times: list[float], size: tuple[int, int] = (320, 240)) -> Path:
    with VideoWriter(path, size) as writer:
        for time in times:
            writer.write(corners(*size), time)
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def kinds(path: Path) -> list[str]:
    return [box.kind for box in top_level_boxes(path)]


def test_uneven_times_survive_writing_and_reading(tmp_path: Path) -> None:
    with open_video(write(tmp_path / "a.mp4", UNEVEN)) as reader:
        times = [frame.time for frame in reader]
    assert times == pytest.approx(UNEVEN, abs=1 / 90_000)


def test_the_last_picture_shows_as_long_as_the_one_before(tmp_path: Path) -> None:
    with open_video(write(tmp_path / "a.mp4", [0.0, 0.2, 0.5])) as reader:
        assert reader.info.duration_s == pytest.approx(0.8, abs=0.001)


def test_one_picture_makes_a_clip(tmp_path: Path) -> None:
    with open_video(write(tmp_path / "a.mp4", [0.0])) as reader:
        assert reader.info.duration_s == pytest.approx(1 / 30, abs=0.001)
        assert len(list(reader)) == 1


def test_the_clip_starts_with_its_first_picture(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp4", [7.0, 7.5])
    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
    assert [frame.time for frame in frames] == pytest.approx([0.0, 0.5])


def test_times_closer_than_a_tick_stay_two_pictures(tmp_path: Path) -> None:
    with open_video(write(tmp_path / "a.mp4", [0.0, 0.000001, 0.5])) as reader:
        assert len(list(reader)) == 3


def test_it_is_what_browsers_play(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp4", even_times(90))
    order = kinds(path)
    assert order.index("moov") < order.index("mdat")
    assert "moof" not in order
    with av.open(str(path)) as container:
        stream = container.streams.video[0]
        assert stream.codec_context.name == "h264"
        assert stream.codec_context.pix_fmt == "yuv420p"
        # 5 stands for the BT.601 matrix, 1 for BT.709 in the others, and for the limited range.
        context = stream.codec_context
        colours = context.colorspace, context.color_primaries, context.color_trc
        assert colours == (5, 1, 1)
        assert context.color_range == 1
    assert names(tmp_path) == ["a.mp4"]


def test_colours_survive(tmp_path: Path) -> None:
    with open_video(write(tmp_path / "a.mp4", even_times(2))) as reader:
        image = next(iter(reader)).image
    spots = image[60, 80], image[60, 240], image[180, 240], image[180, 80]
    for spot, colour in zip(spots, (RED, GREEN, BLUE, WHITE), strict=True):
        assert np.abs(spot.astype(int) - colour).max() <= 6


def test_odd_sizes_gain_a_column_and_a_row_and_lose_nothing(tmp_path: Path) -> None:
    with open_video(write(tmp_path / "a.mp4", even_times(2), size=(641, 359))) as reader:
        frame = next(iter(reader))
    assert frame.size == (642, 360)
    np.testing.assert_allclose(frame.image[8, -1].astype(int), GREEN, atol=6)
    np.testing.assert_allclose(frame.image[-1, 8].astype(int), WHITE, atol=6)


@pytest.mark.parametrize("size", [(540, 960), (854, 480)])
def test_widths_whose_rows_are_padded(tmp_path: Path, size: tuple[int, int]) -> None:
    with open_video(write(tmp_path / "a.mp4", even_times(2), size=size)) as reader:
        frame = next(iter(reader))
    assert frame.size == size
    np.testing.assert_allclose(frame.image[8, -8].astype(int), GREEN, atol=6)


def test_a_view_into_a_larger_picture_can_be_written(tmp_path: Path) -> None:
    with VideoWriter(tmp_path / "a.mp4", (160, 120)) as writer:
        writer.write(corners(320, 240)[::2, ::2], 0.0)
    with open_video(tmp_path / "a.mp4") as reader:
        np.testing.assert_allclose(next(iter(reader)).image[8, 8].astype(int), RED, atol=6)


def test_ctrl_c_midway_leaves_a_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"

    def broken_off() -> None:
        with VideoWriter(path, (320, 240)) as writer:
            for time in even_times(5):
                writer.write(corners(320, 240), time)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        broken_off()
    with open_video(path) as reader:
        assert len(list(reader)) == 5
        assert reader.truncated_reason is None
    assert names(tmp_path) == ["a.mp4"]


def test_until_it_is_closed_the_name_is_not_taken_and_the_parts_are_readable(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a.mp4"
    writer = VideoWriter(path, (320, 240))
    for time in even_times(50, fps=10):
        writer.write(corners(320, 240), time)
    # This is what a killed program leaves: all but the two seconds under way.
    assert names(tmp_path) == ["a.mp4.part"]
    with open_video(tmp_path / "a.mp4.part") as reader:
        assert len(list(reader)) == 40
    writer.close()
    assert names(tmp_path) == ["a.mp4"]


def test_closing_twice_and_writing_nothing(tmp_path: Path) -> None:
    writer = VideoWriter(tmp_path / "a.mp4", (320, 240))
    writer.close()
    writer.close()
    assert names(tmp_path) == []


def test_an_older_file_is_replaced_only_at_the_end(tmp_path: Path) -> None:
    path = write(tmp_path / "a.mp4", even_times(3))
    before = path.read_bytes()
    with VideoWriter(path, (320, 240)) as writer:
        writer.write(corners(320, 240), 0.0)
        assert path.read_bytes() == before
    with open_video(path) as reader:
        assert len(list(reader)) == 1


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"a\.mp4 cannot be written"):
        VideoWriter(tmp_path / "missing" / "a.mp4", (320, 240))


def test_a_folder_of_that_name(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").mkdir()
    with pytest.raises(InputError, match=r"a\.mp4 cannot be written"):
        VideoWriter(tmp_path / "a.mp4", (320, 240))
    assert names(tmp_path) == ["a.mp4"]


def test_forbidden_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    # Not by chmod, which does not stop an administrator.
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(InputError, match="Permission denied"):
        VideoWriter(tmp_path / "a.mp4", (320, 240))


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file can grow beyond `size` bytes, as on a disk that is full by then."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def write_noise(path: Path, count: int) -> None:
    with VideoWriter(path, (320, 240)) as writer:
        for index in range(count):
            writer.write(noise(320, 240, index), index / 5)


def test_a_full_disk_keeps_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    with room_for(2_000_000), pytest.raises(InputError, match="could not be written") as caught:
        write_noise(path, 60)
    assert "ends where the writing stopped" in str(caught.value)
    with open_video(path) as reader:
        frames = list(reader)
        assert reader.truncated_reason is None
    # Whole parts of two seconds, at five pictures a second.
    assert len(frames) >= 10
    assert len(frames) % 10 == 0
    assert names(tmp_path) == ["a.mp4"]


def test_a_disk_full_from_the_start_leaves_nothing(tmp_path: Path) -> None:
    with room_for(10_000), pytest.raises(InputError, match="nothing of it could be kept"):
        write_noise(tmp_path / "a.mp4", 30)
    assert names(tmp_path) == []


def test_a_disk_that_fills_up_at_the_end_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "a.mp4"
    writer = VideoWriter(path, (320, 240))
    for index in range(15):
        writer.write(noise(320, 240, index), index / 5)
    with room_for((tmp_path / "a.mp4.part").stat().st_size), pytest.raises(InputError):
        writer.close()
    with open_video(path) as reader:
        assert len(list(reader)) == 10


def test_without_room_for_the_copy_the_clip_in_parts_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("posecheck.video.finish._copy_with_index_in_front", full)
    path = write(tmp_path / "a.mp4", UNEVEN)
    assert "moof" in kinds(path)
    with open_video(path) as reader:
        assert [frame.time for frame in reader] == pytest.approx(UNEVEN, abs=1 / 90_000)
    assert names(tmp_path) == ["a.mp4"]


def test_a_full_disk_is_called_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    writer = VideoWriter(tmp_path / "a.mp4", (320, 240))
    writer.write(corners(320, 240), 0.0)
    monkeypatch.setattr("posecheck.video.writer.finish", full)
    with pytest.raises(InputError, match="the disk is full"):
        writer.close()
    with open_video(tmp_path / "a.mp4") as reader:
        assert len(list(reader)) == 1


def test_wrong_use_is_not_hidden(tmp_path: Path) -> None:
    with VideoWriter(tmp_path / "a.mp4", (320, 240)) as writer:
        with pytest.raises(ValueError, match="640x480"):
            writer.write(corners(640, 480), 0.0)
        writer.close()
        with pytest.raises(ValueError, match="closed"):
            writer.write(corners(320, 240), 0.0)
