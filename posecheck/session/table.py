"""`measures.parquet`: one row a frame, with everything that was measured and seen in it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from posecheck.measures.reading import Reading
from posecheck.measures.registry import MEASURES, OUTLINE_MEASURE
from posecheck.pipeline import Step
from posecheck.pose.types import LANDMARK_COUNT, Landmark, Pose
from posecheck.session.atomic import cannot_write, part_path

SCHEMA_VERSION = "1"
# Half a minute of frames: the file grows in such pieces, and the memory does not.
ROWS_IN_A_GROUP = 900

TRUNK_MEASURES = (*(m.name for m in MEASURES.values() if m.trunk), OUTLINE_MEASURE.name)
LIMB_MEASURES = tuple(m.name for m in MEASURES.values() if not m.trunk)
SURE_COLUMNS = (
    *TRUNK_MEASURES,
    *(f"{side}.{name}" for side in ("left", "right") for name in LIMB_MEASURES),
)
"""Measures with a column for the value and one for its confidence, `<measure>.confidence`."""
NEAR_COLUMNS = tuple(f"near.{name}" for name in LIMB_MEASURES)
"""The near side's values once more; their confidence is that of their own side."""
LANDMARK_COLUMNS = tuple(
    f"{landmark.name.lower()}.{part}"
    for part in ("x", "y", "visibility", "world_x", "world_y", "world_z")
    for landmark in Landmark
)

_VALUES = (*SURE_COLUMNS, *NEAR_COLUMNS)
_VALUE_PLACE = {name: place for place, name in enumerate(_VALUES)}
_SURE_PLACE = {name: place for place, name in enumerate(SURE_COLUMNS)}
_WORD = pa.dictionary(pa.int8(), pa.string())
_FIRST_FIELDS = (
    ("frame", pa.int32()),
    ("time", pa.float64()),
    ("person", pa.bool_()),
    ("view", _WORD),
    ("yaw_deg", pa.float64()),
    ("posture", _WORD),
    ("near", _WORD),
    ("trunk_px", pa.float64()),
    ("phase", _WORD),
    ("side", _WORD),
    ("judged", pa.float64()),
    ("reps", pa.int32()),
    ("company", pa.bool_()),
    ("between", pa.bool_()),
)
_WORD_COLUMNS = [name for name, kind in _FIRST_FIELDS if kind == _WORD]
# Bytes of the same rank side by side: a fifth smaller than numbers written one by one.
_FLOAT_COLUMNS = [*_VALUES, *(f"{name}.confidence" for name in SURE_COLUMNS), *LANDMARK_COLUMNS]


def table_schema(facts: Mapping[str, str]) -> pa.Schema:
    """The columns; `facts` go into the file's metadata beside the schema's version.

    view, posture, near, phase, side: words; side is that of the working limb. judged: the primary
    measure's value. trunk_px: the trunk's length. Measures are float64 in their units,
    confidences and landmarks float32, the latter pixels of the original frame and metres. Null
    is what was not seen.
    """
    fields = [
        *_FIRST_FIELDS,
        *((name, pa.float64()) for name in _VALUES),
        *((f"{name}.confidence", pa.float32()) for name in SURE_COLUMNS),
        *((name, pa.float32()) for name in LANDMARK_COLUMNS),
    ]
    metadata = {"posecheck.schema": SCHEMA_VERSION}
    metadata |= {f"posecheck.{name}": value for name, value in facts.items()}
    return pa.schema(fields, metadata=metadata)


class MeasuresTable:
    """Writes the table as the frames come; the file appears whole when it is closed.

    Closed after an error or Ctrl-C it holds all rows until then.
    path: the file to write. facts: see `table_schema`.
    Raises InputError when the disk does not take it; then there is no file.
    """

    def __init__(self, path: Path, facts: Mapping[str, str]) -> None:
        self._path = path
        self._part = part_path(path)
        self._schema = table_schema(facts)
        self._rows: list[tuple[Any, ...]] = []
        self._values: list[NDArray[np.float64]] = []
        self._sure: list[NDArray[np.float32]] = []
        self._points: list[NDArray[np.float32]] = []
        self._open = True
        with cannot_write(path):
            self._writer = pq.ParquetWriter(
                self._part,
                self._schema,
                compression="zstd",
                use_dictionary=_WORD_COLUMNS,
                use_byte_stream_split=_FLOAT_COLUMNS,
                write_statistics=False,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def add(self, step: Step) -> None:
        """Add a frame's row."""
        values, sure = _measures(step.reading)
        self._values.append(values)
        self._sure.append(sure)
        self._points.append(_points(step.pose))
        # Last, so that an interrupt between two lines never leaves a row without its measures.
        self._rows.append(_first_values(step))
        if len(self._rows) >= ROWS_IN_A_GROUP:
            self._write_group()

    def close(self) -> None:
        """Write what is left and give the file its name; may be called twice."""
        if not self._open:
            return
        if self._rows:
            self._write_group()
        with self._or_nothing():
            self._writer.close()
            self._part.replace(self._path)
        self._open = False

    def _write_group(self) -> None:
        count = len(self._rows)
        first = [
            pa.array(column, type=kind)
            for column, (_, kind) in zip(zip(*self._rows, strict=True), _FIRST_FIELDS, strict=True)
        ]
        blocks = [np.stack(rows[:count]) for rows in (self._values, self._sure, self._points)]
        numbers = [
            pa.array(block[:, place], mask=np.isnan(block[:, place]))
            for block in blocks
            for place in range(block.shape[1])
        ]
        with self._or_nothing():
            self._writer.write_table(pa.table([*first, *numbers], schema=self._schema), count)
        for rows in (self._rows, self._values, self._sure, self._points):
            rows.clear()

    @contextmanager
    def _or_nothing(self) -> Iterator[None]:
        """Remove the unfinished file when the disk refuses, and say so in a sentence."""
        with cannot_write(self._path):
            try:
                yield
            except OSError:
                self._open = False
                with suppress(OSError):
                    self._writer.close()
                self._part.unlink(missing_ok=True)
                raise


def _first_values(step: Step) -> tuple[Any, ...]:
    reading, status = step.reading, step.status
    return (
        step.frame.index,
        step.frame.time,
        reading.person,
        reading.view.value,
        reading.yaw_deg,
        reading.posture.value,
        reading.near if reading.person else None,
        reading.trunk_px if reading.person else None,
        status.phase.value,
        None if status.side is None else status.side.value,
        status.value,
        status.reps,
        reading.company,
        step.pose is not None and step.pose.between,
    )


def _measures(reading: Reading) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    values = np.full(len(_VALUES), np.nan)
    sure = np.full(len(SURE_COLUMNS), np.nan, np.float32)
    for name, value in reading.values.items():
        if (place := _VALUE_PLACE.get(name)) is not None:
            values[place] = value.value
        if (place := _SURE_PLACE.get(name)) is not None:
            sure[place] = value.confidence
    return values, sure


def _points(pose: Pose | None) -> NDArray[np.float32]:
    if pose is None:
        return np.full(6 * LANDMARK_COUNT, np.nan, np.float32)
    table = np.column_stack([pose.landmarks, pose.visibility, pose.world])
    return table.T.astype(np.float32).ravel()
