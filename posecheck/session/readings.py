"""Reads `measures.parquet` back, so that a recorded session can be checked anew."""

from collections.abc import Collection, Iterator, Sequence
from itertools import repeat
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from posecheck.errors import InputError
from posecheck.measures.reading import Measured, Posture, Reading, View
from posecheck.session.table import LIMB_MEASURES, TRUNK_MEASURES

_SIDES = ("left", "right")
_SIDED = ("ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index")
_NAMES = ("nose", *_SIDED)
# By side, the landmark's column name of every point that the checker goes by.
_POINTS = {side: ("nose", *(f"{side}_{name}" for name in _SIDED)) for side in _SIDES}
_LANDMARKS = sorted({mark for points in _POINTS.values() for mark in points})
_FIRST = ("time", "person", "view", "yaw_deg", "posture", "near", "trunk_px")
# A table of an earlier release lacks it.
_COMPANY = "company"
# Ten minutes or so at a time: few reads, and a bounded memory.
_GROUPS = 20
_VIEWS = {view.value: view for view in View}
_POSTURES = {posture.value: posture for posture in Posture}

Column = Sequence[Any]
Columns = dict[str, Column]


def read_readings(path: Path, measures: Collection[str] | None = None) -> Iterator[Reading]:
    """Every frame's reading, in order, as the checker saw it; landmarks rounded to float32.

    measures: names without prefix; only these are read, which is much quicker. None reads all.
    Raises InputError when the file cannot be read or is no table of measures.
    """
    try:
        with pq.ParquetFile(path) as file:
            known = set(file.schema_arrow.names)
            trunk = _wanted(TRUNK_MEASURES, measures, known, "")
            limb = _wanted(LIMB_MEASURES, measures, known, "left.")
            columns = _columns(trunk, limb)
            if _COMPANY in known:
                columns.append(_COMPANY)
            for first in range(0, file.num_row_groups, _GROUPS):
                groups = range(first, min(first + _GROUPS, file.num_row_groups))
                rows = file.read_row_groups([*groups], columns=columns)
                yield from _Rows(rows, trunk, limb).readings()
    except (OSError, pa.ArrowException, KeyError, ValueError) as error:
        raise InputError(f"The measures {path} cannot be read: {error}.") from error


def lacking(path: Path, measures: Collection[str]) -> list[str]:
    """Those of the measures, without prefix, that the table of an earlier release does not hold.

    Raises InputError when the file cannot be read.
    """
    try:
        known = set(pq.read_schema(path).names)
    except (OSError, pa.ArrowException) as error:
        raise InputError(f"The measures {path} cannot be read: {error}.") from error
    return sorted(name for name in measures if not known & {name, f"left.{name}"})


def _wanted(
    names: Sequence[str], measures: Collection[str] | None, known: set[str], side: str
) -> list[str]:
    """Those asked for; a table of an earlier release has no column for a newer measure."""
    asked = [name for name in names if measures is None or name in measures]
    return [name for name in asked if f"{side}{name}" in known]


def _columns(trunk: list[str], limb: list[str]) -> list[str]:
    sure = [*trunk, *(f"{side}.{name}" for side in _SIDES for name in limb)]
    return [
        *_FIRST,
        *sure,
        *(f"{name}.confidence" for name in sure),
        *(f"{mark}.{part}" for mark in _LANDMARKS for part in ("x", "y", "visibility")),
    ]


class _Rows:
    """Some rows of the table, column by column."""

    def __init__(self, table: pa.Table, trunk: list[str], limb: list[str]) -> None:
        self._rows = table.num_rows
        self._columns: Columns = {name: _plain(table.column(name)) for name in table.column_names}
        self._sure = [
            (name, self._columns[name], self._columns[f"{name}.confidence"])
            for name in [*trunk, *(f"{side}.{name}" for side in _SIDES for name in limb)]
        ]
        self._near = {side: [(f"near.{n}", f"{side}.{n}") for n in limb] for side in _SIDES}
        self._places = {side: self._together(side, ("x", "y")) for side in _SIDES}
        self._visible = {side: self._together(side, ("visibility",)) for side in _SIDES}

    def _together(self, side: str, parts: tuple[str, ...]) -> list[Column]:
        """Each point's column of (x, y), or of its visibility."""
        found = []
        for mark in _POINTS[side]:
            columns = [self._columns[f"{mark}.{part}"] for part in parts]
            found.append(columns[0] if len(columns) == 1 else list(zip(*columns, strict=True)))
        return found

    def readings(self) -> Iterator[Reading]:
        first = [self._columns[name] for name in _FIRST]
        company = self._columns.get(_COMPANY) or repeat(False, self._rows)
        for row, (time, person, view, yaw, posture, near, trunk_px, others) in enumerate(
            zip(*first, company, strict=True)
        ):
            if not person:
                yield Reading(time, {}, person=False)
                continue
            yield Reading(
                time,
                self._values(row, near),
                _VIEWS[view],
                None if yaw != yaw else yaw,
                _POSTURES[posture],
                near,
                places=dict(zip(_NAMES, [c[row] for c in self._places[near]], strict=True)),
                trunk_px=trunk_px,
                visible=dict(zip(_NAMES, [c[row] for c in self._visible[near]], strict=True)),
                company=bool(others),
            )

    def _values(self, row: int, near: str) -> dict[str, Measured]:
        # What is no number was not seen, and nothing else differs from itself.
        values = {
            name: Measured(value, sure[row])
            for name, column, sure in self._sure
            if (value := column[row]) == value
        }
        for name, own in self._near[near]:
            if own in values:
                values[name] = values[own]
        return values


def _plain(column: pa.ChunkedArray) -> Column:
    """The values as a list: of numbers with NaN for null, which is quick, or of words."""
    if pa.types.is_floating(column.type):
        numbers: list[float] = column.to_numpy().tolist()
        return numbers
    values: list[Any] = column.to_pylist()
    return values
