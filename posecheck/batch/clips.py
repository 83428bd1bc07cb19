"""Which clips a batch is about: those below a folder, or those of a list."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from posecheck.errors import UsageError

ENDINGS = frozenset(
    f".{name}"
    for name in [
        "3gp",
        "avi",
        "m4v",
        "mkv",
        "mov",
        "mp4",
        "mpeg",
        "mpg",
        "mts",
        "ts",
        "webm",
        "wmv",
    ]
)
"""Of files in a folder; a list may name any file."""


class Clip(NamedTuple):
    """A clip to analyse. place: where its results go below the batch's folder, without a number.

    exercise: what the list says that it shows, an id or a file; None where it says nothing.
    """

    path: Path
    place: Path
    exercise: str | None = None


def find_clips(source: Path, out: Path) -> list[Clip]:
    """The clips below a folder, or those that a text file lists, in order.

    A list has one clip a line, relative to the list's folder, and after a tab, if wanted, its
    exercise; empty lines and those that begin with # are passed over. out: the batch's results,
    which are not looked through. Raises UsageError when there is nothing.
    """
    try:
        found = _below(source, out) if source.is_dir() else _listed(source)
        clips = [*{clip.path: clip for clip in found}.values()]
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is no text"
        raise UsageError(f"{source} cannot be read: {reason}.") from None
    if not clips:
        what = "no clips in it" if source.is_dir() else "no clips on it"
        raise UsageError(f"{source} has {what}.")
    return clips


def _below(folder: Path, out: Path) -> Iterator[Clip]:
    results = out.resolve()
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in ENDINGS or path.name.startswith(".") or not path.is_file():
            continue
        if not path.resolve().is_relative_to(results) or folder.resolve() == results:
            yield Clip(path, path.relative_to(folder).with_suffix(""))


def _listed(file: Path) -> Iterator[Clip]:
    if file.suffix.lower() in ENDINGS:
        raise UsageError(f"{file} is a clip; a batch takes a folder or a list. See analyze.")
    for line in file.read_text(encoding="utf-8").splitlines():
        name, _, exercise = line.partition("\t")
        if name.strip() and not name.startswith("#"):
            path = file.parent / name.strip()
            yield Clip(path, Path(path.stem or path.name), exercise.strip() or None)
