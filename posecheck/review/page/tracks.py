"""Which curves a page shows, and their values: the judged measure, and those with a limit."""

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from posecheck.checking.baseline import Baseline
from posecheck.checking.events import Phase, Side
from posecheck.checking.lens import Lens
from posecheck.exercises.fault import LEVELS
from posecheck.measures.reading import Measured, Reading
from posecheck.measures.registry import find_measure
from posecheck.measures.words import label
from posecheck.session.model import Session, Watched

Floats = NDArray[np.float64]
_SIDES = ("left", "right")
_ROWS = 4096
_PLAIN = ("time", "judged", "phase", "side", "near")


@dataclass(frozen=True, slots=True)
class Line:
    """A limit: its value, from where on it is warned of, whose it is, and how severe."""

    value: float
    warned_from: float
    text: str
    severity: str


@dataclass(slots=True)
class Track:
    """One curve.

    unit: "deg" or "ratio". band: the target. values: (n,) one a frame, NaN where not seen.
    warned: how many warnings this measure raised.
    """

    name: str
    unit: str
    values: Floats
    band: tuple[float | None, float | None] | None = None
    lines: list[Line] = field(default_factory=list)
    warned: int = 0


@dataclass(frozen=True, slots=True)
class Tracks:
    """times: (n,) seconds of every frame. judged: (n,) what was judged. tracks: the curves."""

    times: Floats
    judged: Floats
    tracks: list[Track]


@dataclass(frozen=True, slots=True)
class _Wanted:
    measure: str
    mode: Literal["value", "change"]


def read_tracks(path: Path, session: Session) -> Tracks | None:
    """The curves of a `measures.parquet`, the judged one first, then those that warned.

    Curves of a change are measured from the person's own rest, as the checker does it. None where
    there is no such file, or nothing in it.
    """
    wanted = _wanted(session)
    try:
        with pq.ParquetFile(path) as file:
            known = set(file.schema_arrow.names)
            named = sorted(known.intersection(_columns(wanted)))
            table = file.read(columns=[*_PLAIN, *named])
    except (OSError, pa.ArrowException):
        return None
    if not table.num_rows:
        return None
    frames = _Frames(table, named, [(r.start_s, r.end_s) for r in session.repetitions])
    first = Track(
        label(session.goal.measure),
        _unit(session.goal.measure),
        frames.judged,
        (session.goal.low, session.goal.high),
    )
    tracks = [first]
    own = _Wanted(session.goal.measure, session.goal.of)
    changes = frames.changes([want.measure for want in wanted if want.mode == "change"])
    for want, limits in wanted.items():
        track = first
        if _bare(want) != own:
            changed = want.mode == "change"
            values = changes[want.measure] if changed else frames.values(want.measure)
            track = Track(_name(want), _unit(want.measure), values)
            tracks.append(track)
        track.lines += _lines(session, limits)
        track.warned += sum(
            entry.measure == want.measure and _mode(want.measure, entry.of) == want.mode
            for entry in session.warnings
        )
    seen = [track for track in tracks[1:] if not np.isnan(track.values).all()]
    return Tracks(
        frames.times, frames.judged, [first, *sorted(seen, key=lambda track: -track.warned)]
    )


def _wanted(session: Session) -> dict[_Wanted, list[Watched]]:
    found: dict[_Wanted, list[Watched]] = {}
    for limit in session.watched:
        if not _known(limit.measure):
            continue
        want = _Wanted(limit.measure, _mode(limit.measure, limit.of))
        found.setdefault(want, []).append(limit)
    return found


def _mode(measure: str, of: str) -> Literal["value", "change"]:
    # Where something is in the picture means nothing by itself.
    if of in ("change", "either-way") or find_measure(measure).unit == "px":
        return "change"
    return "value"


def _bare(want: _Wanted) -> _Wanted:
    return _Wanted(want.measure.rpartition(".")[2], want.mode)


def _name(want: _Wanted) -> str:
    prefix = want.measure.rpartition(".")[0]
    of = {"working": "moving side", "other": "other side"}.get(prefix)
    name = f"{label(want.measure)}, {of}" if of else label(want.measure)
    return f"{name}, change" if want.mode == "change" else name


def _unit(measure: str) -> str:
    return "deg" if _known(measure) and find_measure(measure).unit == "deg" else "ratio"


def _known(measure: str) -> bool:
    """Whether this release knows a measure; a later one may have watched for another."""
    try:
        find_measure(measure)
    except KeyError:
        return False
    return True


def _columns(wanted: dict[_Wanted, list[Watched]]) -> Iterator[str]:
    for want in wanted:
        prefix, _, name = want.measure.rpartition(".")
        per = find_measure(name).per
        for measure in (name, per) if per else (name,):
            yield measure
            if prefix:
                yield from (f"{side}.{measure}" for side in (*_SIDES, "near"))


def _lines(session: Session, limits: list[Watched]) -> Iterator[Line]:
    """Limits of what is warned of, and of hints that were given here."""
    given = {entry.fault for entry in session.warnings}
    for limit in limits:
        if limit.of not in LEVELS:
            continue
        if limit.severity == "info" and limit.fault not in given:
            continue
        edges = [(limit.above, limit.margin), (limit.below, -limit.margin)]
        for edge, further in edges:
            if edge is None:
                continue
            yield Line(edge, edge + further, limit.message, limit.severity)
            if limit.of == "either-way":
                yield Line(-edge, -edge - further, limit.message, limit.severity)


class _Frames:
    """Every frame of a table, column by column."""

    def __init__(
        self, table: pa.Table, named: list[str], cycles: list[tuple[float, float]]
    ) -> None:
        self.times = self._floats(table, "time")
        self._in_cycle = np.zeros(len(self.times), bool)
        for start, end in cycles:
            self._in_cycle |= (self.times >= start) & (self.times <= end)
        self.judged = self._floats(table, "judged")
        self._phase: list[str] = table.column("phase").to_pylist()
        self._near: list[str | None] = table.column("near").to_pylist()
        sides: list[str | None] = table.column("side").to_pylist()
        lenses = {side: Lens(Side(side) if side else Side.BOTH) for side in set(sides)}
        self._lenses = [lenses[side] for side in sides]
        self._named = {name: self._floats(table, name) for name in named}
        working = (
            near if side in (None, "both") else side
            for side, near in zip(sides, self._near, strict=True)
        )
        self._left_works = np.array([side == "left" for side in working])

    @staticmethod
    def _floats(table: pa.Table, name: str) -> Floats:
        return np.asarray(table.column(name).to_numpy(), np.float64)

    def values(self, measure: str) -> Floats:
        """The measure itself; of the working or the other side as that changes."""
        prefix, _, name = measure.rpartition(".")
        if prefix not in ("working", "other"):
            return self._named.get(measure, np.full(len(self.times), np.nan))
        left, right = (self._named[f"{side}.{name}"] for side in _SIDES)
        of_left = self._left_works if prefix == "working" else ~self._left_works
        return np.where(of_left, left, right)

    def changes(self, measures: Collection[str]) -> dict[str, Floats]:
        """Each one's change from the person's own rest, NaN before there was one."""
        base = Baseline()
        found = {measure: np.full(len(self.times), np.nan) for measure in measures}
        for row, time in enumerate(self.times.tolist() if measures else ()):
            # Plain numbers are quick but large: a few rows of them at a time.
            at = row % _ROWS
            if at == 0:
                lists = {n: c[row : row + _ROWS].tolist() for n, c in self._named.items()}
            phase, near = self._phase[row], self._near[row]
            if phase == Phase.WAITING or near is None:
                base = Baseline() if phase == Phase.WAITING else base
                continue
            reading = Reading(time, {}, near=near)
            # A phase is rest until a movement has been made out; a cycle knows when it began.
            if phase == Phase.REST and not self._in_cycle[row]:
                values = {n: Measured(v, 1.0) for n, c in lists.items() if (v := c[at]) == v}
                base.rest(Reading(time, values, near=near))
            else:
                base.moving()
            for measure, column in found.items():
                key = self._lenses[row].key(measure, reading)
                value = lists[key][at] if key in lists else math.nan
                change = base.change(key, value) if value == value else None
                column[row] = math.nan if change is None else change
        return found
