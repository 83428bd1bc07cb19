"""Writes sessions in one or more formats into a folder, without names unless they are asked for."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from posecheck.errors import UsageError
from posecheck.export.frames import write_frames_csv, write_frames_parquet
from posecheck.export.gait import write_mot, write_trc
from posecheck.export.share import write_share
from posecheck.export.tables import write_tables
from posecheck.session.atomic import cannot_write, write_text
from posecheck.session.model import Session, read_session
from posecheck.session.place import SESSION

README = "README.txt"
_README = """\
Made by posecheck, which is not a medical device. Angles are estimates from one camera and can be
wrong by several degrees.

{what}
Left and right are the person's own. Empty means not seen. docs/review.md of posecheck explains
every column.
"""


@dataclass(frozen=True, slots=True)
class Exported:
    """One session on its way out. name: what its files are called."""

    folder: Path
    name: str
    session: Session


FORMATS: dict[str, str] = {
    "csv": "repetitions.csv, warnings.csv: a row for each; <session>.csv: a row a frame.",
    "parquet": "<session>.parquet: a row a frame, as docs/session-format.md has it.",
    "trc": "<session>.trc: landmarks in metres from the hips, X right, Y up, Z to the "
                  "camera; even frame rate.",
    "mot": "<session>.mot: joint angles in degrees over time; even frame rate.",
    "zip": "<session>.zip: the session's folder with its report and annotated video.",
}  # fmt: skip
"""What there is, each with a line for the README."""


def export(
    folders: Sequence[Path], out: Path, formats: Collection[str], *, with_names: bool = False
) -> list[Path]:
    """Write sessions to the folder `out`; returns the files, in the order of writing.

    with_names: name files after the session folders and keep the clip's name and date; else they
    are called after the exercise and a number. Raises InputError when something cannot be read or
    written, UsageError for a format that does not exist.
    """
    for name in formats:
        if name not in FORMATS:
            raise UsageError(f"There is no format {name}; there are {', '.join(FORMATS)}.")
    with cannot_write(out):
        out.mkdir(parents=True, exist_ok=True)
    sessions = _named([(folder, read_session(folder / SESSION)) for folder in folders], with_names)
    written: list[Path] = []
    if "csv" in formats:
        written += write_tables([(one.name, one.folder, one.session) for one in sessions], out)
    for one in sessions:
        if "csv" in formats:
            written.append(write_frames_csv(one.folder, out / f"{one.name}.csv"))
        if "parquet" in formats:
            written.append(write_frames_parquet(one.folder, out / f"{one.name}.parquet"))
        if "trc" in formats:
            written.append(write_trc(one.folder, out / f"{one.name}.trc"))
        if "mot" in formats:
            written.append(write_mot(one.folder, out / f"{one.name}.mot"))
        if "zip" in formats:
            written.append(write_share(one.folder, out / f"{one.name}.zip", with_names=with_names))
    what = "".join(f"{FORMATS[name]}\n" for name in FORMATS if name in formats)
    write_text(out / README, _README.format(what=what))
    return [*written, out / README]


def _named(found: list[tuple[Path, Session]], with_names: bool) -> list[Exported]:
    numbers: Counter[str] = Counter()
    named = []
    for folder, session in found:
        stem = folder.resolve().name if with_names else session.exercise
        numbers[stem] += 1
        name = stem if with_names and numbers[stem] == 1 else f"{stem}-{numbers[stem]}"
        named.append(Exported(folder, name, session))
    return named
