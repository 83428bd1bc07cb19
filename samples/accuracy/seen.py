"""What posecheck said about a scene: its session and the measures of every frame."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import pyarrow.parquet as pq

from posecheck.measures.registry import OUTLINE_MEASURE
from posecheck.session.model import RepetitionEntry, Session, read_session
from posecheck.session.place import MEASURES, SESSION
from samples.accuracy.spans import Span
from samples.accuracy.statistics import Array

JOINTS = (
    "knee_flexion",
    "hip_flexion",
    "elbow_flexion",
    "leg_elevation",
    "thigh_elevation",
    "shank_tilt",
    "foot_pitch",
)
TRUNK = ("trunk_lean", "trunk_slope", "neck_line")
BACK = OUTLINE_MEASURE.name
"""What posecheck reads off the outline of the back."""

_SURE = (*(f"{side}.{name}" for side in ("left", "right") for name in JOINTS), *TRUNK, BACK)
_COLUMNS = ("time", "yaw_deg", *_SURE, *(f"{name}.confidence" for name in _SURE))


@dataclass(frozen=True)
class Seen:
    """A session with its frames.

    time: (frames,) seconds. columns: by their name in `measures.parquet`, (frames,) each, nan
    where nothing was seen.
    """

    session: Session
    time: Array
    columns: Mapping[str, Array]

    @property
    def cycles(self) -> list[RepetitionEntry]:
        """All repetitions, counted or not, but those that the film cuts."""
        return [
            entry
            for entry in self.session.repetitions
            if entry.reason is None or entry.reason.code != "cut"
        ]


def read_seen(folder: Path) -> Seen:
    """Read a session folder; the columns that an accuracy needs."""
    table = pq.read_table(folder / MEASURES, columns=list(_COLUMNS))
    columns = {
        name: np.asarray(table[name].to_numpy(zero_copy_only=False), float) for name in _COLUMNS
    }
    return Seen(read_session(folder / SESSION), columns["time"], columns)


class Timed(Protocol):
    """An entry of a session that has times: a repetition, a hold, a warning."""

    @property
    def start_s(self) -> float:
        """Where it begins."""

    @property
    def end_s(self) -> float:
        """Where it ends."""


def spans(entries: Sequence[Timed]) -> list[Span]:
    """The times of entries."""
    return [Span(entry.start_s, entry.end_s) for entry in entries]
