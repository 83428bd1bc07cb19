"""What is wrong with a file is said in one sentence, and what can be read of it is kept."""

import errno
from pathlib import Path

import av
import pytest

from posecheck.errors import InputError
from posecheck.video import open_video
from tests.video.clips import cut, even_times, make_clip, make_sound, noise

INDEX_IN_FRONT = {"movflags": "faststart"}


def complaint(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        open_video(path)
    message = str(caught.value)
    assert path.name in message
    assert message.endswith(".")
    assert "\n" not in message
    return message


def noisy_clip(path: Path, options: dict[str, str] | None = None) -> Path:
    images = [noise(160, 120, seed) for seed in range(20)]
    return make_clip(path, even_times(20, fps=5), images, options=options)


def test_missing_file(tmp_path: Path) -> None:
    assert "There is no file" in complaint(tmp_path / "nothing.mp4")


def test_folder(tmp_path: Path) -> None:
    assert "is a folder" in complaint(tmp_path)


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "empty.mp4"
    path.touch()
    assert "is empty" in complaint(path)


@pytest.mark.parametrize("name", ["notes.mp4", "notes.txt"])
def test_text_whatever_its_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("Knees bent, five seconds.\n" * 50)
    assert "not a video" in complaint(path)


def test_only_sound(tmp_path: Path) -> None:
    assert "only sound" in complaint(make_sound(tmp_path / "voice.mp4"))


def test_no_picture_can_be_decoded(tmp_path: Path) -> None:
    path = noisy_clip(tmp_path / "clip.mp4", INDEX_IN_FRONT)
    data = bytearray(path.read_bytes())
    pictures = data.index(b"mdat") + 4
    data[pictures:] = bytes(len(data) - pictures)
    path.write_bytes(data)
    assert "Not one picture" in complaint(path)


def test_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = noisy_clip(tmp_path / "secret.mp4")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    # Not by chmod, which does not stop an administrator.
    monkeypatch.setattr(Path, "open", refuse)
    assert "may not be read" in complaint(path)


def test_a_recording_without_its_index_says_so(tmp_path: Path) -> None:
    assert "broken off" in complaint(cut(noisy_clip(tmp_path / "clip.mp4"), 0.6))


def test_a_playlist_does_not_make_us_open_addresses(tmp_path: Path) -> None:
    path = tmp_path / "list.mp4"
    path.write_text("#EXTM3U\n#EXTINF:10,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n")
    assert "not a video" in complaint(path)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("clip.mp4", INDEX_IN_FRONT),
        ("parts.mp4", {"movflags": "frag_every_frame+empty_moov"}),
        ("clip.mkv", None),
    ],
)
def test_a_clip_cut_off_gives_its_beginning(
    tmp_path: Path, name: str, options: dict[str, str] | None
) -> None:
    path = cut(noisy_clip(tmp_path / name, options), 0.6)
    with open_video(path) as reader:
        assert reader.truncated_reason is None
        frames = list(reader)
    # 12 of 20 pictures lie in the first 60 %; the one that the cut goes through is left out.
    assert len(frames) in {11, 12}
    assert reader.truncated_reason is not None
    assert "cut off" in reader.truncated_reason
    assert reader.truncated_reason.endswith(".")


def test_damage_in_the_middle_costs_only_what_it_hit(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    images = [noise(160, 120, seed) for seed in range(20)]
    path = make_clip(tmp_path / "clip.mkv", even_times(20), images, codec="mjpeg")
    data = bytearray(path.read_bytes())
    starts = [at for at in range(len(data) - 3) if data[at : at + 3] == b"\xff\xd8\xff"]
    data[starts[10] : starts[11] - 40] = bytes(starts[11] - 40 - starts[10])
    path.write_bytes(data)
    with open_video(path) as reader:
        frames = list(reader)
    assert len(frames) == 19
    assert reader.truncated_reason is not None
    assert "1 of its pictures" in reader.truncated_reason
    assert capfd.readouterr().err == ""


def test_a_disk_that_fails_midway_ends_the_clip(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_video(noisy_clip(tmp_path / "clip.mp4")) as reader:
        frames = iter(reader)
        next(frames)

        def fail(*_: object) -> object:
            raise av.error.OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr("posecheck.video.reader.next", fail, raising=False)
        list(frames)
    assert reader.truncated_reason is not None
    assert "Input/output error" in reader.truncated_reason
