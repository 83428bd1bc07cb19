"""`repetitions.csv` and `warnings.csv`: every session's entries, one below the other."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from posecheck.review.curve import read_curve
from posecheck.review.figures import figures
from posecheck.session.atomic import write_text
from posecheck.session.model import Session
from posecheck.session.place import MEASURES

Named = tuple[str, Path, Session]
"""Name, folder, session."""
Row = tuple[object, ...]

REPETITIONS = (
    "session", "exercise", "number", "side", "counted", "reason", "start_s", "peak_s", "end_s",
    "measure", "peak", "limit", "range", "up_s", "hold_s", "down_s",
    "hold_sure",
)  # fmt: skip
WARNINGS = (
    "session", "exercise", "fault", "severity", "side", "start_s", "end_s", "raised_s", "measure",
    "of", "value", "limit",
)  # fmt: skip


def write_tables(sessions: list[Named], out: Path) -> list[Path]:
    """Write both; returns their paths. Raises InputError when they cannot be written."""
    paths = [out / "repetitions.csv", out / "warnings.csv"]
    write_text(paths[0], _csv(REPETITIONS, _repetitions(sessions)))
    write_text(paths[1], _csv(WARNINGS, _warnings(sessions)))
    return paths


def _repetitions(sessions: list[Named]) -> Iterator[Row]:
    for name, folder, session in sessions:
        rows = figures(session, read_curve(folder / MEASURES))
        for number, (entry, more) in enumerate(zip(session.repetitions, rows, strict=True), 1):
            travel = None if more.travel is None else round(more.travel, 3)
            yield (
                name, session.exercise, number, entry.side, int(entry.counted),
                entry.reason.code if entry.reason else None, entry.start_s, entry.peak_s,
                entry.end_s, entry.measure, entry.peak, entry.limit, travel, more.up_s,
                entry.hold_s, more.down_s, int(entry.hold_sure),
            )  # fmt: skip


def _warnings(sessions: list[Named]) -> Iterator[Row]:
    for name, _, session in sessions:
        for entry in session.warnings:
            yield (
                name, session.exercise, entry.fault, entry.severity, entry.side, entry.start_s,
                entry.end_s, entry.raised_s, entry.measure, entry.of, entry.value, entry.limit,
            )  # fmt: skip


def _csv(heads: tuple[str, ...], rows: Iterable[Row]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)
    return text.getvalue()
