"""Whether an mp4 file is whole can be seen from its outermost boxes."""

from pathlib import Path

import pytest

from posecheck.video.boxes import Box, is_cut_off, top_level_boxes

FTYP = (16).to_bytes(4, "big") + b"ftypisom" + bytes(4)


def box(kind: bytes, length: int) -> bytes:
    return (8 + length).to_bytes(4, "big") + kind + bytes(length)


def long_box(kind: bytes, length: int) -> bytes:
    return (1).to_bytes(4, "big") + kind + (16 + length).to_bytes(8, "big") + bytes(length)


def open_box(kind: bytes, length: int) -> bytes:
    return bytes(4) + kind + bytes(length)


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    return tmp_path / "a.mp4"


@pytest.mark.parametrize("last", [box(b"mdat", 20), long_box(b"mdat", 20), open_box(b"mdat", 20)])
def test_whole(clip: Path, last: bytes) -> None:
    clip.write_bytes(FTYP + box(b"moov", 4) + last)
    assert [found.kind for found in top_level_boxes(clip)] == ["ftyp", "moov", "mdat"]
    assert not is_cut_off(clip)


@pytest.mark.parametrize("last", [box(b"mdat", 20), long_box(b"mdat", 20)])
def test_cut(clip: Path, last: bytes) -> None:
    clip.write_bytes(FTYP + last[:-1])
    assert top_level_boxes(clip)[-1] == Box("mdat", 16, 16 + len(last))
    assert is_cut_off(clip)


@pytest.mark.parametrize("rubbish", [b"x", bytes(100), b"\xff" * 100])
def test_rubbish_behind_the_last_box_is_no_cut(clip: Path, rubbish: bytes) -> None:
    clip.write_bytes(FTYP + box(b"mdat", 20) + rubbish)
    assert not is_cut_off(clip)


@pytest.mark.parametrize("data", [b"", b"RIFF", b"Knees bent, five seconds.", bytes(50)])
def test_other_files_have_no_boxes(clip: Path, data: bytes) -> None:
    clip.write_bytes(data)
    assert top_level_boxes(clip) == []
    assert not is_cut_off(clip)
