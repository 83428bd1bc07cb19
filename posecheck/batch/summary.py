"""The table of a batch: `summary.parquet` for programs, `summary.html` for people."""

import os
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import get_args
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from posecheck.batch.row import Row
from posecheck.session.atomic import cannot_write, whole_file, write_text
from posecheck.session.place import REPORT

PARQUET, HTML = "summary.parquet", "summary.html"
MOST_LINES = 5000
"""Of the page, so that a browser still opens it; the Parquet file has them all."""
MOST_LETTERS = 200
"""Of a note on the page."""

_KINDS = {str: pa.string(), int: pa.int32(), float: pa.float64(), bool: pa.bool_()}
_COLUMNS = (
    ("Clip", "clip"),
    ("Exercise", "exercise_name"),
    ("Counted", "reps"),
    ("Left", "left"),
    ("Right", "right"),
    ("Not counted", "attempts"),
    ("Held, s", "hold_s"),
    ("Stop", "stops"),
    ("Warnings", "warnings"),
    ("Hints", "hints"),
    ("View", "view"),
    ("Person seen", "pose_found"),
    ("Length, s", "duration_s"),
    ("Note", "text"),
)
_STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 2rem auto; max-width: 80rem; padding: 0 1rem;
  color: #1b2530; background: #fff; }
div { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid #d5dce3; text-align: right;
  vertical-align: top; }
th { position: sticky; top: 0; background: #fff; }
th:first-child, td:first-child, .words { text-align: left; }
tr.failed td, tr.partly td { background: #fff3e0; }
.stop { color: #a31515; font-weight: 600; }
"""


def write_summary(folder: Path, rows: Sequence[Row], clips: int) -> list[Path]:
    """Write both tables; clips: how many there are, done or not. Raises InputError."""
    parquet, page = folder / PARQUET, folder / HTML
    with cannot_write(parquet), whole_file(parquet) as part:
        pq.write_table(table(rows), part, compression="zstd")
    write_text(page, html(folder, rows, clips))
    return [parquet, page]


def table(rows: Sequence[Row]) -> pa.Table:
    """One row a clip, with the columns of `Row`."""
    schema = pa.schema((name, _kind(field.annotation)) for name, field in Row.model_fields.items())
    return pa.Table.from_pylist([row.model_dump() for row in rows], schema=schema)


def html(folder: Path, rows: Sequence[Row], clips: int) -> str:
    """A page that links to every report; those to look at first come first."""
    shown = sorted(rows, key=_urgency)[:MOST_LINES]
    failures = sum(row.state == "failed" for row in rows)
    left = clips - len(rows)
    said = [f"{len(rows)} of {clips} clips are done." if left else f"{clips} clips."]
    if failures:
        said.append(f"{failures} could not be analysed; they come first.")
    if len(shown) < len(rows):
        said.append(f"The {MOST_LINES} to look at first are listed here, all in {PARQUET}.")
    head = "".join(f"<th scope=col{_words(name)}>{title}</th>" for title, name in _COLUMNS)
    body = "\n".join(_line(folder, row) for row in shown)
    return (
        "<!doctype html>\n<html lang=en><head><meta charset=utf-8>"
        "<meta name=viewport content='width=device-width'><title>posecheck: summary</title>"
        f"<style>{_STYLE}</style></head><body><h1>Summary</h1><p>{escape(' '.join(said))}</p>"
        f"<div><table><thead><tr>{head}</tr></thead><tbody>\n{body}\n</tbody></table></div>"
        "<p>posecheck is not a medical device.</p></body></html>\n"
    )


def _kind(annotation: object) -> pa.DataType:
    inner = [kind for kind in get_args(annotation) if kind is not type(None)] or [annotation]
    return _KINDS.get(inner[0], pa.string())


def _urgency(row: Row) -> tuple[int, int, int]:
    states = ("failed", "partly", "done")
    return states.index(row.state), -(row.stops or 0), -(row.warnings or 0)


def _line(folder: Path, row: Row) -> str:
    if row.state == "failed":
        name, text = escape(Path(row.clip).name), escape(_shortened(row.text or ""))
        rest = f"<td class=words colspan={len(_COLUMNS) - 1}>{text}</td>"
        return f"<tr class=failed><td title='{escape(row.clip)}'>{name}</td>{rest}</tr>"
    cells = "".join(_cell(folder, row, name) for _, name in _COLUMNS)
    return f"<tr class={row.state}>{cells}</tr>"


def _words(name: str) -> str:
    return " class=words" if name in ("exercise_name", "view", "text") else ""


def _shortened(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else f"{text[:MOST_LETTERS]} ..."


def _cell(folder: Path, row: Row, name: str) -> str:
    value = getattr(row, name)
    if name == "clip":
        label = escape(Path(row.clip).name)
        # By the system's own rule: the results may lie on another drive than the page.
        report = quote(Path(os.path.relpath(row.folder, folder)).as_posix())
        return f"<td title='{escape(row.clip)}'><a href='{report}/{REPORT}'>{label}</a></td>"
    if value is None:
        return "<td></td>"
    if _words(name):
        return f"<td class=words>{escape(_shortened(value))}</td>"
    if name == "pose_found":
        return f"<td>{value:.0%}</td>"
    if name in ("hold_s", "duration_s"):
        return f"<td>{value:.1f}</td>"
    marked = " class=stop" if name == "stops" and value else ""
    return f"<td{marked}>{escape(str(value))}</td>"
