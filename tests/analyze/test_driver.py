"""From a clip to its folder, with a puppet in the network's place."""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from threading import Event

import numpy as np
import pyarrow.parquet as pq
import pytest

from posecheck.analyze import Analysis, analyze_clip
from posecheck.analyze.driver import OpenPoses
from posecheck.checking.checker import Checker
from posecheck.errors import InputError
from posecheck.exercises.load import load_exercise
from posecheck.frame import Frame
from posecheck.pose.models import ModelName
from posecheck.pose.types import Pose
from posecheck.session import annotated, read_session
from posecheck.session.readings import read_readings
from posecheck.session.table import MeasuresTable
from posecheck.video import VideoWriter, open_video
from tests.session.puppet import SIZE, Puppet, nobody, puppet
from tests.video.clips import cut, even_times, make_clip, noise

ALL = {"session.json", "measures.parquet", "annotated.mp4", "report.html"}


def clip(folder: Path, seconds: float = 38, fps: float = 10) -> Path:
    return make_clip(folder / "clip.mp4", even_times(round(seconds * fps), fps), size=SIZE)


def analyse(path: Path, out: Path, open_poses: OpenPoses = puppet, **options: object) -> Analysis:
    exercise = load_exercise("wall-slide")
    return analyze_clip(path, exercise, out, open_poses=open_poses, **options)  # type: ignore[arg-type]


def frames_of(path: Path) -> int:
    with open_video(path) as reader:
        count = sum(1 for _ in reader)
        assert reader.truncated_reason is None
    return count


def kept(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_clip_becomes_a_folder_with_everything(tmp_path: Path) -> None:
    session, folder = analyse(clip(tmp_path), tmp_path / "out")
    assert folder == tmp_path / "out" / "clip"
    assert kept(folder) == ALL
    assert read_session(folder / "session.json") == session
    assert (session.counts.reps, session.counts.attempts) == (2, 1)
    assert session.repetitions[2].reason is not None
    assert session.repetitions[2].reason.code == "too-shallow"
    assert session.end.reason == "complete"
    assert frames_of(folder / "annotated.mp4") == session.video.frames == 380
    assert (session.video.width, session.video.height, session.video.fps) == (320, 240, 10)


def test_the_recorded_readings_give_the_same_counts_again(tmp_path: Path) -> None:
    session, folder = analyse(clip(tmp_path), tmp_path / "out", with_video=False)
    checker = Checker(load_exercise("wall-slide"))
    for reading in read_readings(folder / "measures.parquet"):
        checker.update(reading)
    checker.finish()
    assert checker.status.reps == session.counts.reps


def test_progress_is_told_and_a_video_is_optional(tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    _, folder = analyse(
        clip(tmp_path, 1), tmp_path / "out", with_video=False,
        progress=lambda done, total: told.append((done, total)),
    )  # fmt: skip
    assert [total for _, total in told] == [10] * 10
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert told[-1] == (10, 10)
    assert kept(folder) == ALL - {"annotated.mp4"}


def test_the_same_clip_replaces_and_another_of_its_name_does_not(tmp_path: Path) -> None:
    for name in ("monday", "tuesday"):
        (tmp_path / name).mkdir()
    monday, tuesday = clip(tmp_path / "monday", 1), clip(tmp_path / "tuesday", 2)
    out = tmp_path / "out"
    folders = [analyse(path, out).folder.name for path in (monday, tuesday, monday)]
    assert folders == ["clip", "clip-2", "clip"]


def test_one_frame_is_kept_and_called_too_short(tmp_path: Path) -> None:
    session, folder = analyse(clip(tmp_path, 0.1), tmp_path / "out")
    assert (session.video.frames, session.end.reason) == (1, "too-short")
    assert kept(folder) == ALL


def test_a_truncated_clip_is_analysed_as_far_as_it_goes(tmp_path: Path) -> None:
    images = [noise(*SIZE, seed) for seed in range(20)]
    options = {"movflags": "faststart"}
    whole = make_clip(tmp_path / "clip.mp4", even_times(20, 10), images, options=options)
    session, folder = analyse(cut(whole, 0.6), tmp_path / "out")
    assert session.end.reason == "truncated"
    assert session.end.text is not None
    assert "cut off" in session.end.text
    assert 5 < session.video.frames < 20
    assert frames_of(folder / "annotated.mp4") == session.video.frames


def test_nobody_in_the_picture_is_said_and_the_session_is_there(tmp_path: Path) -> None:
    session, folder = analyse(clip(tmp_path, 1), tmp_path / "out", nobody)
    assert session.end.reason == "no-person"
    assert session.end.text == "No person was seen in any picture of clip.mp4."
    assert (session.pose_found, session.counts.reps) == (0, 0)
    assert kept(folder) == ALL


def test_stopped_midway_keeps_all_that_was_done(tmp_path: Path) -> None:
    stop = Event()
    frames = count(1)

    def progress(_done: int, _total: int | None) -> None:
        if next(frames) == 150:
            stop.set()

    session, folder = analyse(clip(tmp_path), tmp_path / "out", stop=stop, progress=progress)
    assert session.end.reason == "interrupted"
    assert session.counts.reps == 1
    assert frames_of(folder / "annotated.mp4") == 150
    assert kept(folder) == ALL


def test_an_unexpected_error_keeps_all_that_was_done(tmp_path: Path) -> None:
    class Bad(Puppet):
        def detect(self, frame: Frame) -> Pose | None:
            if frame.index == 5:
                raise RuntimeError("network gone")
            return super().detect(frame)

    @contextmanager
    def bad(_model: ModelName, _with_mask: bool) -> Iterator[Bad]:
        yield Bad()

    with pytest.raises(RuntimeError, match="network gone"):
        analyse(clip(tmp_path, 1), tmp_path / "out", bad)
    folder = tmp_path / "out" / "clip"
    assert read_session(folder / "session.json").end.reason == "failed"
    assert frames_of(folder / "annotated.mp4") == 5


def full_disk(*_args: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


class FullAfter(VideoWriter):
    """A writer whose disk is full after some pictures."""

    room = 20

    def write(self, image: np.ndarray, time: float) -> None:  # type: ignore[type-arg]
        self.room -= 1
        if self.room < 0:
            raise InputError("annotated.mp4 could not be written (the disk is full).")
        super().write(image, time)


def test_disk_full_in_the_video_keeps_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(annotated, "VideoWriter", FullAfter)
    session, folder = analyse(clip(tmp_path), tmp_path / "out")
    assert session.end.reason == "failed"
    assert session.end.text is not None
    assert "disk is full" in session.end.text
    assert kept(folder) == ALL
    assert frames_of(folder / "annotated.mp4") == 20


def test_disk_full_in_the_measures_keeps_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("posecheck.session.table.ROWS_IN_A_GROUP", 50)
    table = MeasuresTable._write_group

    def write_group(self: MeasuresTable) -> None:
        monkeypatch.setattr(self._writer, "write_table", full_disk)
        table(self)

    monkeypatch.setattr(MeasuresTable, "_write_group", write_group)
    session, folder = analyse(clip(tmp_path), tmp_path / "out")
    assert session.end.text is not None
    assert "measures.parquet cannot be written: No space left on device." in session.end.text
    assert kept(folder) == ALL - {"measures.parquet"}
    assert frames_of(folder / "annotated.mp4") == 49


@pytest.mark.parametrize("missing", ["clip", "place"])
def test_nothing_to_read_or_nowhere_to_write_is_one_sentence(tmp_path: Path, missing: str) -> None:
    path = clip(tmp_path, 0.5) if missing == "place" else tmp_path / "no.mp4"
    (tmp_path / "file").touch()
    with pytest.raises(InputError) as caught:
        analyse(path, tmp_path / "file" / "out")
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_half_of_the_looks_give_the_same_counts_and_the_rows_say_which(tmp_path: Path) -> None:
    path = clip(tmp_path, fps=30)
    looks = {}
    for every in (False, True):
        session, folder = analyse(
            path, tmp_path / f"every-{every}", with_video=False, every_frame=every
        )
        assert (session.counts.reps, session.counts.attempts) == (2, 1)
        assert session.pose_found == 1.0
        table = pq.read_table(folder / "measures.parquet", columns=["between"])
        assert table.num_rows == 38 * 30
        looks[every] = table.num_rows - sum(table["between"].to_pylist())
    assert looks[True] == 38 * 30
    assert 38 * 10 <= looks[False] < 38 * 15
