"""Every frame of a session: as CSV, as Parquet, and as arrays at an even rate."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pa_csv
import pyarrow.parquet as pq
from numpy.typing import NDArray

from posecheck.errors import InputError
from posecheck.session.atomic import cannot_write, whole_file
from posecheck.session.place import MEASURES
from posecheck.session.table import NEAR_COLUMNS, SURE_COLUMNS

Floats = NDArray[np.float64]
_FIRST = ("frame", "time", "person", "view", "yaw_deg", "posture", "near", "phase", "side",
          "judged", "reps")  # fmt: skip
LONGEST_GAP_S = 0.2
"""A shorter stretch in which something was not seen is bridged; own: less than any movement."""


def read_frames(folder: Path, columns: Sequence[str] | None = None) -> pa.Table:
    """The table of a session folder, all of it or some columns.

    Raises InputError when it cannot be read or has no rows.
    """
    path = folder / MEASURES
    try:
        table = pq.read_table(path, columns=None if columns is None else list(columns))
    except (OSError, pa.ArrowException, KeyError) as error:
        raise InputError(f"The measures {path} cannot be read: {error}.") from error
    if not table.num_rows:
        raise InputError(f"The measures {path} are empty.")
    return table


def write_frames_csv(folder: Path, path: Path) -> Path:
    """Measures of every frame, without the landmarks. Raises InputError."""
    table = read_frames(folder, [*_FIRST, *SURE_COLUMNS, *NEAR_COLUMNS])
    words = [_as_text(column) for column in table.columns]
    with cannot_write(path), whole_file(path) as part:
        pa_csv.write_csv(pa.table(words, names=table.column_names), part)
    return path


def _as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Words as words, and numbers with as many digits as mean something."""
    if pa.types.is_dictionary(column.type):
        return column.cast(pa.string())
    return pc.round(column, 4) if pa.types.is_floating(column.type) else column


def write_frames_parquet(folder: Path, path: Path) -> Path:
    """The whole table as it is; nothing in it says whose it is. Raises InputError."""
    table = read_frames(folder)
    with cannot_write(path), whole_file(path) as part:
        pq.write_table(table, part, compression="zstd")
    return path


def evenly(times: Floats, columns: Floats, rate: float) -> tuple[Floats, Floats]:
    """The same values at an even rate, as gait formats want them.

    times: (n,) seconds, rising. columns: (n, k), NaN where not seen. rate: in Hz.
    Returns times (m,) that begin at 0 and values (m, k): linear between two frames, NaN where
    nothing was seen for longer than a fifth of a second.
    """
    count = int(np.floor((times[-1] - times[0]) * rate + 1e-6)) + 1
    even = np.arange(count) / rate
    found = np.full((count, columns.shape[1]), np.nan)
    for number in range(columns.shape[1]):
        seen = ~np.isnan(columns[:, number])
        known = times[seen] - times[0]
        if not len(known):
            continue
        after = np.clip(np.searchsorted(known, even - 1e-9), 0, len(known) - 1)
        before = np.clip(after - 1, 0, None)
        inside = (even >= known[0] - 1e-9) & (even <= known[-1] + 1e-9)
        near = (known[after] - known[before] <= LONGEST_GAP_S) | (
            np.abs(known[after] - even) < 1e-6
        )
        values = np.interp(even, known, columns[seen, number])
        found[:, number] = np.where(inside & near, values, np.nan)
    return even, found


def mean_rate(times: Floats) -> float:
    """Frames per second on average, to a hundredth."""
    span = times[-1] - times[0]
    return round((len(times) - 1) / span, 2) if span > 0 else 25.0
