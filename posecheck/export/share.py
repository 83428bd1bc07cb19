"""A session's folder as one file to hand on, with nothing in it that says whose it is."""

import zipfile
from pathlib import Path

from posecheck.errors import InputError
from posecheck.review.page import report_page
from posecheck.session.atomic import cannot_write, whole_file
from posecheck.session.model import Session, read_session
from posecheck.session.place import MEASURES, REPORT, SESSION, VIDEO

_CLIP = "clip"


def write_share(folder: Path, path: Path, *, with_names: bool) -> Path:
    """Zip the session's files; unpacked anywhere, the report opens as it does here.

    Without names the clip's name, its date, its fingerprint and the review with its free text are
    left out. The video shows whom it shows, see `analyze --blur-face`.
    Raises InputError when something cannot be read or written.
    """
    session = read_session(folder / SESSION)
    shared = session if with_names else nameless(session)
    with cannot_write(path), whole_file(path) as part, zipfile.ZipFile(part, "w") as archive:
        # One second, always the same: when files were made is nobody's business.
        _add_text(archive, SESSION, shared.to_json() + "\n")
        _add_text(archive, REPORT, report_page(folder, shared))
        for name in (MEASURES, VIDEO):
            _add_file(archive, folder / name)
    return path


def nameless(session: Session) -> Session:
    """The session without the clip's name, date and fingerprint."""
    suffix = Path(session.video.file).suffix.lower()
    known = suffix if suffix in (".mp4", ".mov", ".mkv", ".webm", ".avi") else ""
    facts = {"file": f"{_CLIP}{known}", "recorded": None, "fingerprint": None}
    text = session.end.text
    end = session.end
    if text is not None and session.video.file and session.video.file in text:
        end = end.model_copy(update={"text": text.replace(session.video.file, facts["file"] or "")})
    # A reason is free text.
    prescribed = tuple(text for text in session.prescribed if not text.startswith("Reason:"))
    video = session.video.model_copy(update=facts)
    return session.model_copy(update={"video": video, "end": end, "prescribed": prescribed})


def _add_text(archive: zipfile.ZipFile, name: str, text: str) -> None:
    archive.writestr(zipfile.ZipInfo(name), text, zipfile.ZIP_DEFLATED)


def _add_file(archive: zipfile.ZipFile, path: Path) -> None:
    if not path.is_file():
        return
    try:
        with path.open("rb") as source, archive.open(zipfile.ZipInfo(path.name), "w") as target:
            while piece := source.read(1 << 20):
                target.write(piece)
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
