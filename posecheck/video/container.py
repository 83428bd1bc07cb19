"""Opening a clip's file, with one clear sentence for everything that can be wrong with it."""

from datetime import datetime
from pathlib import Path

import av
from av.container import InputContainer
from av.stream import Disposition
from av.video.stream import VideoStream

from posecheck.errors import InputError
from posecheck.video.boxes import top_level_boxes

_FIRST_YEAR = 1990


def open_file(path: Path) -> InputContainer:
    """Open a recorded clip; raises InputError for a file that is missing, empty or no video."""
    _check_file(path)
    try:
        # "file:" and the whitelist: neither a strange name nor a playlist inside the file can
        # make the library open anything else, least of all a network address.
        container = av.open(f"file:{path}", options={"protocol_whitelist": "file"})
    except (av.FFmpegError, OSError, ValueError) as error:
        raise InputError(_why_not_opened(path)) from error
    # FFmpeg gladly renders any text file as pictures of a terminal.
    if container.format.name == "tty":
        container.close()
        raise InputError(f"{path} is a text file, not a video.")
    return container


def recorded_at(container: InputContainer, path: Path) -> str | None:
    """When a clip was filmed, ISO 8601 with its offset: by its own note, else the file's time.

    A camera without a clock notes a time before digital films; that counts as no note.
    """
    noted = container.metadata.get("creation_time", "")
    try:
        time = datetime.fromisoformat(noted)
        if time.year < _FIRST_YEAR:
            raise ValueError(noted)
    except ValueError:
        try:
            time = datetime.fromtimestamp(path.stat().st_mtime).astimezone()
        except (OSError, ValueError, OverflowError):
            return None
    return time.astimezone().isoformat(timespec="seconds")


def video_stream(container: InputContainer, name: str, *, threads: bool = True) -> VideoStream:
    """The stream of moving pictures; raises InputError, naming `name`, where there is none.

    threads: whether its decoder may use several; one by itself takes the least work.
    """
    # A song's cover picture is a video stream too, by name.
    streams = [
        stream
        for stream in container.streams.video
        if not stream.disposition & Disposition.attached_pic
    ]
    if not streams:
        what = "only sound, no pictures" if container.streams.audio else "no pictures"
        raise InputError(f"{name} holds {what}.")
    stream = streams[0]
    # None for a codec unknown to the library, whatever its type hints say.
    if getattr(stream, "codec_context", None) is None:
        raise InputError(f"The pictures of {name} are in a format that cannot be decoded.")
    stream.thread_type = "AUTO" if threads else "NONE"
    stream.codec_context.thread_count = 0 if threads else 1
    return stream


def _check_file(path: Path) -> None:
    try:
        if not path.exists():
            raise InputError(f"There is no file {path}.")
        if path.is_dir():
            raise InputError(f"{path} is a folder, not a video.")
        if not path.is_file():
            raise InputError(f"{path} is not a file.")
        with path.open("rb") as file:
            if not file.read(1):
                raise InputError(f"{path} is empty.")
    except PermissionError as error:
        raise InputError(f"{path} may not be read; check its permissions.") from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error


def _why_not_opened(path: Path) -> str:
    boxes = {box.kind for box in top_level_boxes(path)}
    if "ftyp" in boxes and "moov" not in boxes:
        return f"{path} is incomplete: its recording or copying was broken off."
    return f"{path} is not a video that can be read."
