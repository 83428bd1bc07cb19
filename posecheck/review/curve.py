"""The primary measure over time, and how it is thinned out to what a picture can show."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

# Two points for each pixel of a wide page; the extremes of each stretch are kept.
_MOST_POINTS = 1600


@dataclass(frozen=True, slots=True)
class Curve:
    """Times in seconds and values, both (n,) float64; NaN where nothing was measured."""

    times: NDArray[np.float64]
    values: NDArray[np.float64]

    @property
    def pieces(self) -> list[NDArray[np.float64]]:
        """The stretches without a gap, each (n, 2) of time and value."""
        points = np.column_stack([self.times, self.values])
        seen = ~np.isnan(self.values)
        starts = np.flatnonzero(np.diff(seen.astype(np.int8), prepend=0) == 1)
        ends = np.flatnonzero(np.diff(seen.astype(np.int8), append=0) == -1) + 1
        return [points[start:end] for start, end in zip(starts, ends, strict=True)]


def read_curve(path: Path) -> Curve | None:
    """The judged value of every frame of a table; None where there is no such file."""
    try:
        table = pq.read_table(path, columns=["time", "judged"])
    except (OSError, pa.ArrowException):
        return None
    times = table.column("time").to_numpy().astype(np.float64)
    values = table.column("judged").to_numpy().astype(np.float64)
    return Curve(times, values)


def thinned(curve: Curve, most: int = _MOST_POINTS) -> Curve:
    """The same curve with no more than about `most` points, its extremes kept."""
    count = len(curve.times)
    if count <= most:
        return curve
    kept: list[int] = []
    for part in np.array_split(np.arange(count), most // 2):
        values = curve.values[part]
        if np.isnan(values).all():
            kept.append(int(part[0]))
        else:
            kept += sorted({int(part[np.nanargmin(values)]), int(part[np.nanargmax(values)])})
    return Curve(curve.times[kept], curve.values[kept])
