"""Exports: what other tools read, and nothing in them that says whose it is."""

import csv
import json
import zipfile
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest
from trc import TRCData

from posecheck.errors import UsageError
from posecheck.export import FORMATS, export
from posecheck.export.frames import evenly
from posecheck.export.gait import ANGLES, mot_text, trc_text
from tests.review.made import make_session, times

NAME = "Jane Doe knee 1971"


@pytest.fixture(scope="module")
def patient(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("in") / NAME
    make_session(folder, video=True, name=f"{NAME}.mp4", recorded="2026-03-02T08:15:00+01:00")
    return folder


@pytest.fixture(scope="module")
def out(patient: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("out")
    export([patient], target, list(FORMATS))
    return target


def table(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def test_no_file_and_no_content_tells_a_name_a_date_or_a_path(patient: Path, out: Path) -> None:
    secrets = [NAME.encode(), b"Jane", str(patient.parent).encode(), b"2026-03-02"]
    for path in out.iterdir():
        contents = [path.name.encode(), path.read_bytes()]
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as archive:
                contents += [archive.read(name) for name in archive.namelist()]
        for content in contents:
            assert not [secret for secret in secrets if secret in content], path.name


def test_names_are_kept_when_asked_for(patient: Path, tmp_path: Path) -> None:
    export([patient], tmp_path, ["zip", "csv"], with_names=True)
    with zipfile.ZipFile(tmp_path / f"{NAME}.zip") as archive:
        assert json.loads(archive.read("session.json"))["video"]["file"] == f"{NAME}.mp4"
    assert NAME in (tmp_path / "repetitions.csv").read_text("utf-8")


def test_two_sessions_of_one_name_do_not_meet(patient: Path, tmp_path: Path) -> None:
    export([patient, patient], tmp_path, ["mot"])
    assert {p.name for p in tmp_path.glob("*.mot")} == {"wall-slide-1.mot", "wall-slide-2.mot"}


def test_tables_have_a_row_for_each_repetition(out: Path) -> None:
    rows = table(out / "repetitions.csv")
    assert [(row["counted"], row["reason"]) for row in rows] == [
        ("1", ""), ("1", ""), ("0", "too-shallow"),
    ]  # fmt: skip
    assert float(rows[0]["range"]) == pytest.approx(41, abs=5)
    assert rows[0]["session"] == "wall-slide-1"
    frames = table(out / "wall-slide-1.csv")
    assert float(frames[3]["time"]) == pytest.approx(times()[3], abs=1e-4)
    assert frames[0]["view"] == "side"


def test_the_parquet_file_is_the_table_itself(patient: Path, out: Path) -> None:
    before = pq.read_table(patient / "measures.parquet")
    after = pq.read_table(out / "wall-slide-1.parquet")
    assert after.equals(before, check_metadata=True)


def test_the_zip_is_a_session_that_opens_elsewhere(out: Path, tmp_path: Path) -> None:
    from posecheck.review.listing import list_sessions

    with zipfile.ZipFile(out / "wall-slide-1.zip") as archive:
        archive.extractall(tmp_path / "there")
    files = {path.name for path in (tmp_path / "there").iterdir()}
    assert files == {"session.json", "report.html", "measures.parquet", "annotated.mp4"}
    listed = list_sessions([tmp_path / "there"]).sessions[0]
    assert (listed.session.video.file, listed.session.counts.reps) == ("clip.mp4", 2)


def test_another_programs_reader_understands_the_trc_file(out: Path) -> None:
    found = TRCData()
    found.load(str(out / "wall-slide-1.trc"))
    assert found["NumMarkers"] == 33
    assert found["Units"] == "m"
    assert found["Markers"][0] == "nose"
    assert found["NumFrames"] == len(found["Frame#"])
    # Evenly in time, although the frames were not.
    gaps = np.diff(found["Time"])
    assert gaps.max() - gaps.min() < 2e-5
    # The head is above the feet: up is up.
    nose, ankle = found["nose"][0], found["left_ankle"][0]
    assert nose[1] > ankle[1] + 1.0


def test_a_trc_file_is_as_its_format_says() -> None:
    values = np.array([[0.1, 0.2, 0.3, 1, 2, 3], [0.1, 0.2, 0.3, np.nan, np.nan, np.nan]])
    lines = trc_text("a.trc", 30.0, ["hip", "knee"], np.array([0, 1 / 30]), values).split("\n")
    assert lines == [
        "PathFileType\t4\t(X/Y/Z)\ta.trc",
        "DataRate\tCameraRate\tNumFrames\tNumMarkers\tUnits\tOrigDataRate\tOrigDataStartFrame\t"
        "OrigNumFrames",
        "30\t30\t2\t2\tm\t30\t1\t2",
        "Frame#\tTime\thip\t\t\tknee\t\t",
        "\t\tX1\tY1\tZ1\tX2\tY2\tZ2",
        "",
        "1\t0.00000\t0.10000\t0.20000\t0.30000\t1.00000\t2.00000\t3.00000",
        "2\t0.03333\t0.10000\t0.20000\t0.30000\t\t\t",
        "",
    ]


def test_a_mot_file_is_as_its_format_says(out: Path) -> None:
    text = mot_text("a", ["knee"], np.array([0.0, 0.5]), np.array([[1.0], [np.nan]]))
    assert text.split("\n") == [
        "a", "version=1", "nRows=2", "nColumns=2", "inDegrees=yes", "endheader", "time\tknee",
        "0.00000\t1.000", "0.50000\tNaN", "",
    ]  # fmt: skip
    head, _, body = (out / "wall-slide-1.mot").read_text("utf-8").partition("endheader\n")
    rows = body.rstrip("\n").split("\n")
    assert f"nRows={len(rows) - 1}\n" in head
    assert f"nColumns={len(ANGLES) + 1}\n" in head
    assert {len(row.split("\t")) for row in rows} == {len(ANGLES) + 1}


def test_short_gaps_are_bridged_and_long_ones_left_open() -> None:
    moments = np.arange(30) / 10
    values = np.arange(30, dtype=float)[:, None].copy()
    values[5] = values[10:14] = np.nan
    even, found = evenly(moments, values, 20.0)
    assert even[1] == 0.05
    assert found[1, 0] == pytest.approx(0.5)
    assert found[10, 0] == pytest.approx(5.0)
    assert np.isnan(found[19:27, 0]).all()
    assert found[18, 0] == pytest.approx(9.0)
    assert found[28, 0] == pytest.approx(14.0)


def test_a_format_that_does_not_exist_is_refused(patient: Path, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="There is no format xls"):
        export([patient], tmp_path, ["xls"])
