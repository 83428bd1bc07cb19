"""Which folder a clip's results go to."""

import hashlib
from itertools import count
from pathlib import Path

from posecheck.errors import InputError
from posecheck.session.atomic import cannot_write
from posecheck.session.model import read_session

SESSION = "session.json"
MEASURES = "measures.parquet"
VIDEO = "annotated.mp4"
REPORT = "report.html"

_SAMPLE_BYTES = 1 << 16


def fingerprint(clip: Path) -> str:
    """A short hash of the clip's size, beginning and end: the same for a renamed copy.

    Raises InputError when the file cannot be read.
    """
    try:
        with clip.open("rb") as file:
            size = file.seek(0, 2)
            file.seek(0)
            digest = hashlib.sha256(str(size).encode())
            digest.update(file.read(_SAMPLE_BYTES))
            file.seek(max(0, size - _SAMPLE_BYTES))
            digest.update(file.read(_SAMPLE_BYTES))
    except OSError as error:
        raise InputError(f"{clip} cannot be read: {error.strerror or error}.") from error
    return digest.hexdigest()[:16]


def session_folder(root: Path, stem: str, mark: str | None) -> Path:
    """Make and return the folder for a clip: `root/stem`, or `root/stem-2` and so on.

    A folder is taken when it is new, or holds the session of the very same clip (told by its
    fingerprint `mark`), which is then replaced; without a mark it is always a new one. A folder
    with the results of another clip, or with anything under the names of our files, is left alone.
    Raises InputError when the folder cannot be made.
    """
    for number in count(1):
        folder = root / (stem if number == 1 else f"{stem}-{number}")
        if may_use(folder, mark):
            make_folder(folder)
            return folder
    raise AssertionError("count() never ends")


def make_folder(folder: Path) -> None:
    """Make a folder, if it is not there; raises InputError when it cannot be made."""
    with cannot_write(folder):
        folder.mkdir(parents=True, exist_ok=True)


def may_use(folder: Path, mark: str | None) -> bool:
    """Whether a folder is free for the clip of that fingerprint, see `session_folder`."""
    session = folder / SESSION
    if mark is None:
        return not folder.exists()
    if session.is_file():
        try:
            return read_session(session).video.fingerprint == mark
        except InputError:
            return False
    return not any((folder / name).exists() for name in (MEASURES, VIDEO, REPORT))
