"""Reads `measures.parquet` back, so that a recorded session can be checked anew."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from posecheck.errors import InputError
from posecheck.measures.reading import Measured, Posture, Reading, View
from posecheck.session.table import LIMB_MEASURES, SURE_COLUMNS

_SIDED = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")
# By side, the landmark's column name of every point that the checker goes by.
_POINTS = {
    side: {"nose": "nose", **{name: f"{side}_{name}" for name in _SIDED}}
    for side in ("left", "right")
}
_LANDMARKS = sorted({name for points in _POINTS.values() for name in points.values()})
_COLUMNS = (
    "time",
    "person",
    "view",
    "yaw_deg",
    "posture",
    "near",
    *SURE_COLUMNS,
    *(f"{name}.confidence" for name in SURE_COLUMNS),
    "trunk_px",
    *(f"{name}.{part}" for name in _LANDMARKS for part in ("x", "y", "visibility")),
)
_MEASURED = {*SURE_COLUMNS, *(f"{name}.confidence" for name in SURE_COLUMNS)}


def read_readings(path: Path) -> Iterator[Reading]:
    """Every frame's reading, in order, as the checker saw it; landmarks rounded to float32.

    A file of an earlier version has no column for a measure that is newer: it was not measured.
    Raises InputError when the file cannot be read or is no table of measures.
    """
    try:
        with pq.ParquetFile(path) as file:
            known = set(file.schema_arrow.names)
            missing = {*_COLUMNS} - known
            if missing - _MEASURED:
                raise KeyError(min(missing - _MEASURED))
            for batch in file.iter_batches(columns=[name for name in _COLUMNS if name in known]):
                for row in batch.to_pylist():
                    yield _reading(row)
    except (OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise InputError(f"The measures {path} cannot be read: {error}.") from error


def _reading(row: dict[str, Any]) -> Reading:
    if not row["person"]:
        return Reading(row["time"], {}, person=False)
    values = {
        name: Measured(row[name], row[f"{name}.confidence"])
        for name in SURE_COLUMNS
        if row.get(name) is not None
    }
    near = row["near"]
    values |= {
        f"near.{name}": values[f"{near}.{name}"]
        for name in LIMB_MEASURES
        if f"{near}.{name}" in values
    }
    points = _POINTS[near]
    return Reading(
        row["time"],
        values,
        View(row["view"]),
        row["yaw_deg"],
        Posture(row["posture"]),
        near,
        places={name: (row[f"{mark}.x"], row[f"{mark}.y"]) for name, mark in points.items()},
        trunk_px=row["trunk_px"],
        visible={name: row[f"{mark}.visibility"] for name, mark in points.items()},
    )
