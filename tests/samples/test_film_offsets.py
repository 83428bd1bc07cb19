"""Offsets in films come out as they were put in."""

import json
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from posecheck.session.place import MEASURES
from samples.calibration.films import by_body, films

TIMES = np.arange(0.0, 4.0, 0.1)
HIP, SHOULDER = (300.0, 300.0), (300.0, 200.0)
TRUNK_PX = 100.0


def film(work: Path, name: str, side: str, forward: float, yaw: float = 5.0) -> None:
    """An upright person whose hip is seen so many trunk lengths in front of its joint."""
    front = TRUNK_PX if side == "right" else -TRUNK_PX
    truth = {
        "person": "man",
        "view": {"yaw_deg": yaw, "near_side": side},
        "time": [0.0, 4.0],
        "phase": ["rest", "rest"],
        "joints_px": {f"{side}_hip": [HIP, HIP], f"{side}_shoulder": [SHOULDER, SHOULDER]},
    }
    (work / "scenes").mkdir(exist_ok=True)
    (work / "scenes" / f"{name}.json").write_text(json.dumps(truth), encoding="utf-8")
    columns = {"time": TIMES}
    for point, (x, y), off in (("hip", HIP, forward), ("shoulder", SHOULDER, 0.0)):
        columns[f"{side}_{point}.x"] = np.full(TIMES.size, x + off * front)
        columns[f"{side}_{point}.y"] = np.full(TIMES.size, y)
    folder = work / "sessions" / "full" / name
    folder.mkdir(parents=True)
    pq.write_table(pa.table(columns), folder / MEASURES)


@pytest.mark.parametrize("side", ["left", "right"])
def test_a_hip_in_front_of_its_joint(tmp_path: Path, side: str) -> None:
    film(tmp_path, "one", side, 0.06)
    (found,) = films(tmp_path)
    assert found.offsets == pytest.approx({"hip": 0.06, "shoulder": 0.0})


def test_each_film_of_a_body_counts_once_and_oblique_ones_do_not(tmp_path: Path) -> None:
    for number, forward in enumerate((0.02, 0.04, 0.09)):
        film(tmp_path, f"film{number}", "right", forward)
    film(tmp_path, "oblique", "right", 0.5, yaw=40.0)
    assert by_body(films(tmp_path))["man"]["hip"] == pytest.approx(0.04)
