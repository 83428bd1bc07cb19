"""Where the network sees hip and shoulder in whole films of every exercise."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow.parquet as pq

from posecheck.session.place import MEASURES
from samples.accuracy.statistics import Array
from samples.accuracy.truth import PERFORMING
from samples.calibration import SIDE_ON_DEG

POINTS = ("hip", "shoulder")


@dataclass(frozen=True, slots=True)
class FilmOffsets:
    """How far in front of its joint each point is usually seen in a film, in trunk lengths."""

    body: str
    offsets: dict[str, float]


def films(work: Path) -> Iterator[FilmOffsets]:
    """The side-on films of a folder that `python -m samples.accuracy --work` has left."""
    for path in sorted((work / "scenes").glob("*.json")):
        table = work / "sessions" / "full" / path.stem / MEASURES
        truth = json.loads(path.read_text(encoding="utf-8"))
        if table.is_file() and abs(truth["view"]["yaw_deg"]) <= SIDE_ON_DEG:
            yield FilmOffsets(truth["person"], _offsets(truth, table))


def by_body(found: Iterator[FilmOffsets]) -> dict[str, dict[str, float]]:
    """For each body the median over its films, of each point."""
    of_body: dict[str, list[FilmOffsets]] = defaultdict(list)
    for film in found:
        of_body[film.body].append(film)
    return {
        body: {point: float(np.nanmedian([f.offsets[point] for f in own])) for point in POINTS}
        for body, own in of_body.items()
    }


def _offsets(truth: Mapping[str, Any], table: Path) -> dict[str, float]:
    side = truth["view"]["near_side"]
    columns = [f"{side}_{point}.{axis}" for point in POINTS for axis in "xy"]
    rows = pq.read_table(table, columns=["time", *columns])
    column = {
        name: np.asarray(rows[name].to_numpy(zero_copy_only=False), float)
        for name in rows.column_names
    }
    at = column["time"]
    doing = np.interp(at, truth["time"], np.isin(truth["phase"], PERFORMING)) > 0.5
    true = {point: _true(truth, f"{side}_{point}", at) for point in POINTS}
    trunk = true["shoulder"] - true["hip"]
    length = np.linalg.norm(trunk, axis=1)
    # Whoever shows the camera their right side has their front to the right of their trunk's line.
    facing = 1.0 if side == "right" else -1.0
    forward = facing * np.stack([-trunk[:, 1], trunk[:, 0]], axis=1) / length[:, None]
    return {
        point: float(np.nanmedian(_along(column, side, point, true[point], forward, length)[doing]))
        for point in POINTS
    }


def _true(truth: Mapping[str, Any], name: str, at: Array) -> Array:
    places = np.asarray(truth["joints_px"][name], float)
    return np.stack([np.interp(at, truth["time"], places[:, axis]) for axis in (0, 1)], axis=1)


def _along(
    column: Mapping[str, Array], side: str, point: str, true: Array, forward: Array, length: Array
) -> Array:
    seen = np.stack([column[f"{side}_{point}.{axis}"] for axis in "xy"], axis=1)
    return np.asarray(((seen - true) * forward).sum(axis=1) / length)
