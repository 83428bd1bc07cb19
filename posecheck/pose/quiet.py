"""Keeps the pose library's own chatter off the user's terminal."""

import os
import re
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

# What the library writes from C++ while it starts; no environment variable or option stops it.
_CHATTER = re.compile(
    rb"INFO: Created TensorFlow Lite XNNPACK delegate"
    rb"|WARNING: All log messages before absl::InitializeLog"
    rb"|[IW]\d{4} \d\d:\d\d:\d+.* \w+\.cc:\d+\] "
)
_STDERR = 2

_lock = threading.Lock()
_users = 0
_saved: int | None = None
_caught: BinaryIO | None = None


@contextmanager
def quiet_library() -> Iterator[None]:
    """Hold back what is written to file descriptor 2; pass on at the end what is not chatter.

    File descriptors belong to the whole process, so the first thread to enter diverts it and the
    last to leave restores it. Nothing another thread writes meanwhile is lost, only delayed.
    """
    _enter()
    try:
        yield
    finally:
        _leave()


def _enter() -> None:
    global _users, _saved, _caught
    with _lock:
        _users += 1
        if _users > 1:
            return
        try:
            _saved = os.dup(_STDERR)
        except OSError:
            return  # the process has no stderr: nothing to keep clean
        _flush_python()
        _caught = tempfile.TemporaryFile()  # noqa: SIM115 - outlives this function
        os.dup2(_caught.fileno(), _STDERR)


def _leave() -> None:
    global _users, _saved, _caught
    with _lock:
        _users -= 1
        if _users or _saved is None or _caught is None:
            return
        _flush_python()
        os.dup2(_saved, _STDERR)
        os.close(_saved)
        _caught.seek(0)
        lines = _caught.readlines()
        _caught.close()
        _saved = _caught = None
    rest = b"".join(line for line in lines if not _CHATTER.match(line))
    if rest:
        os.write(_STDERR, rest)


def _flush_python() -> None:
    if sys.stderr is not None and not sys.stderr.closed:
        sys.stderr.flush()
