"""The record of an exercise: session.json, measures.parquet and report.html."""

from posecheck.session.folder import SessionFolder
from posecheck.session.model import End, Session, Video, read_session
from posecheck.session.place import fingerprint, session_folder

__all__ = [
    "End",
    "Session",
    "SessionFolder",
    "Video",
    "fingerprint",
    "read_session",
    "session_folder",
]
