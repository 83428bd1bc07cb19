"""The files of a session folder: whole or not there, and what was done is kept."""

import json
from contextlib import suppress
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from posecheck.errors import InputError
from posecheck.exercises.load import load_exercise
from posecheck.frame import Frame
from posecheck.measures.reading import Reading
from posecheck.pipeline import Pipeline, Step
from posecheck.session import End, SessionFolder, Video, fingerprint, read_session, session_folder
from posecheck.session.atomic import whole_file
from posecheck.session.readings import read_readings
from posecheck.session.table import ROWS_IN_A_GROUP
from tests.session.puppet import SIZE, Puppet

VIDEO = Video(file="a.mp4", width=320, height=240, duration_s=1, frames=1, fps=10, fingerprint="f")
IMAGE = np.zeros((SIZE[1], SIZE[0], 3), np.uint8)


def steps(count: int, puppet: Puppet | None = None) -> list[Step]:
    pipeline = Pipeline(load_exercise("wall-slide"), puppet or Puppet())
    return [pipeline.step(Frame(IMAGE, number / 10, number)) for number in range(count)]


def open_folder(folder: Path) -> SessionFolder:
    folder.mkdir(exist_ok=True)
    return SessionFolder(folder, load_exercise("wall-slide"), "full", VIDEO)


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_finished_folder_holds_exactly_the_files_promised(tmp_path: Path) -> None:
    with open_folder(tmp_path) as record:
        for step in steps(50):
            record.add(step)
        session = record.finish(End(reason="complete"))
    assert names(tmp_path) == {"session.json", "measures.parquet", "report.html"}
    assert read_session(tmp_path / "session.json") == session
    assert (session.video.frames, session.video.fps, session.video.duration_s) == (50, 10, 5)


def test_session_json_has_the_keys_of_schema_1(tmp_path: Path) -> None:
    with open_folder(tmp_path) as record:
        for step in steps(380):
            record.add(step)
        record.finish(End(reason="complete"))
    data = json.loads((tmp_path / "session.json").read_text(encoding="utf-8"))
    assert data["schema"] == 1
    assert {"exercise", "video", "pose_found", "view", "counts", "repetitions", "holds",
            "warnings", "not_seen"} <= data.keys()  # fmt: skip
    assert {"file", "width", "height", "duration_s", "frames", "fps"} <= data["video"].keys()
    assert {"start_s", "peak_s", "end_s", "side", "counted", "reason", "peak", "hold_s"} <= data[
        "repetitions"
    ][0].keys()
    assert data["counts"] == {"reps": 2, "left": None, "right": None, "attempts": 1,
                              "followed": None, "sure": True}  # fmt: skip


def test_the_table_gives_back_every_reading(tmp_path: Path) -> None:
    made = steps(40, Puppet(appears=1.0))
    with open_folder(tmp_path) as record:
        for step in made:
            record.add(step)
        record.finish(End(reason="complete"))
    read = list(read_readings(tmp_path / "measures.parquet"))
    assert [r.person for r in read] == [step.reading.person for step in made]
    for one, step in zip(read, made, strict=True):
        assert_same(one, step.reading)


def assert_same(read: Reading, made: Reading) -> None:
    assert (read.time, read.view, read.yaw_deg, read.posture, read.near) == (
        made.time, made.view, made.yaw_deg, made.posture, made.near)  # fmt: skip
    assert {n: m.value for n, m in read.values.items()} == {
        n: m.value for n, m in made.values.items()
    }
    assert {n: m.confidence for n, m in read.values.items()} == pytest.approx(
        {n: m.confidence for n, m in made.values.items()}
    )
    assert read.trunk_px == made.trunk_px
    assert read.visible == pytest.approx(made.visible)
    assert read.places.keys() == made.places.keys()
    for name, place in made.places.items():
        assert read.places[name] == pytest.approx(place)


def test_the_table_has_landmarks_nulls_and_says_what_it_is_of(tmp_path: Path) -> None:
    with open_folder(tmp_path) as record:
        for step in steps(20, Puppet(appears=1.0)):
            record.add(step)
        record.finish(End(reason="complete"))
    table = pq.read_table(tmp_path / "measures.parquet")
    assert table.schema.metadata[b"posecheck.schema"] == b"1"
    assert table.schema.metadata[b"posecheck.exercise"] == b"wall-slide"
    assert table.schema.metadata[b"posecheck.width"] == b"320"
    knee = table.column("left_knee.x")
    assert knee.null_count == 10
    assert 100 < knee[19].as_py() < 200
    assert table.column("near.knee_flexion")[19].as_py() == pytest.approx(5, abs=0.5)
    assert table.column("frame").to_pylist() == list(range(20))


def test_a_long_clip_is_written_piece_by_piece(tmp_path: Path) -> None:
    (step,) = steps(1)
    with open_folder(tmp_path) as record:
        for _ in range(ROWS_IN_A_GROUP + 1):
            record.add(step)
        record.finish(End(reason="complete"))
    metadata = pq.read_metadata(tmp_path / "measures.parquet")
    assert (metadata.num_row_groups, metadata.num_rows) == (2, ROWS_IN_A_GROUP + 1)


def test_after_a_crash_the_rows_until_then_can_be_read(tmp_path: Path) -> None:
    record = open_folder(tmp_path)
    with suppress(RuntimeError), record:
        for step in steps(7):
            record.add(step)
        raise RuntimeError
    assert pq.read_metadata(tmp_path / "measures.parquet").num_rows == 7
    assert names(tmp_path) == {"measures.parquet"}


def test_a_file_that_could_not_be_finished_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text("old")
    with suppress(OSError), whole_file(path) as part:
        part.write_text("half")
        raise OSError("full")
    assert path.read_text() == "old"
    assert names(tmp_path) == {"report.html"}


def test_an_earlier_video_goes_when_none_is_made(tmp_path: Path) -> None:
    (tmp_path / "annotated.mp4").write_bytes(b"of another run")
    with open_folder(tmp_path) as record:
        record.add(steps(1)[0])
        record.finish(End(reason="complete"), video=False)
    assert "annotated.mp4" not in names(tmp_path)


def write_session(folder: Path, mark: str) -> None:
    folder.mkdir(parents=True)
    source = VIDEO.model_copy(update={"fingerprint": mark})
    with SessionFolder(folder, load_exercise("bridge"), "full", source) as record:
        record.finish(End(reason="complete"))


def test_two_clips_of_one_name_get_two_folders_and_the_same_clip_its_own(tmp_path: Path) -> None:
    write_session(tmp_path / "clip", "one")
    assert session_folder(tmp_path, "clip", "one") == tmp_path / "clip"
    assert session_folder(tmp_path, "clip", "two") == tmp_path / "clip-2"


def test_somebody_elses_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "clip").mkdir()
    (tmp_path / "clip" / "report.html").write_text("mine")
    (tmp_path / "clip-2").mkdir()
    (tmp_path / "clip-2" / "session.json").write_text("{}")
    assert session_folder(tmp_path, "clip", "one") == tmp_path / "clip-3"


def test_a_live_session_never_takes_a_folder_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "walk").mkdir()
    assert session_folder(tmp_path, "walk", None) == tmp_path / "walk-2"


def test_a_folder_below_a_file_is_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match=r"cannot be written: .+\."):
        session_folder(tmp_path / "file", "clip", "one")


def test_the_fingerprint_goes_with_the_content(tmp_path: Path) -> None:
    one, copy, other = (tmp_path / name for name in ("one", "copy", "other"))
    for path, data in ((one, b"a" * 200_000), (copy, b"a" * 200_000), (other, b"a" * 200_001)):
        path.write_bytes(data)
    assert fingerprint(one) == fingerprint(copy) != fingerprint(other)


@pytest.mark.parametrize(
    ("text", "says"), [("", "is no posecheck session"), ('{"schema": 2}', "schema")]
)
def test_a_file_that_is_no_session_is_refused_in_a_sentence(
    tmp_path: Path, text: str, says: str
) -> None:
    path = tmp_path / "session.json"
    path.write_text(text)
    with pytest.raises(InputError, match=says):
        read_session(path)


def test_measures_that_are_none_are_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "measures.parquet"
    path.write_text("no table")
    with pytest.raises(InputError, match="cannot be read"):
        list(read_readings(path))
