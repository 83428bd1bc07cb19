"""Finds out whether a window can be opened, before the window library is asked to.

Without a display Qt does not fail, it aborts the whole process; so another process tries first.
"""

import os
import subprocess
import sys
from pathlib import Path

from posecheck.errors import InputError
from posecheck.overlay.text import FONT_FILE

_NO_DISPLAY = (
    "There is no display to open a window on; "
    "run `posecheck live` on a desktop, or record a clip and use `posecheck analyze`."
)
_TRY = "import cv2; cv2.namedWindow('posecheck', 0); cv2.destroyAllWindows()"
_PATIENCE_S = 20.0


def require_display() -> None:
    """Raise InputError, one sentence, where no window can be opened."""
    if not sys.platform.startswith("linux"):
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        raise InputError(_NO_DISPLAY)
    quieten_qt()
    if not _can_open_window():
        raise InputError(_NO_DISPLAY)


def quieten_qt() -> None:
    """Keep Qt's remarks off the terminal; must come before the first window."""
    # OpenCV's wheel brings the X11 plugin only, and Qt aborts when asked for another.
    os.environ["QT_QPA_PLATFORM"] = "xcb"
    os.environ.setdefault("QT_LOGGING_RULES", "*=false")
    os.environ.setdefault("QT_QPA_FONTDIR", str(Path(FONT_FILE).parent))
    os.environ.setdefault("OPENCV_LOG_LEVEL", "ERROR")


def _can_open_window() -> bool:
    try:
        result = subprocess.run(
            [sys.executable, "-c", _without_core_dump(_TRY)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_PATIENCE_S,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return result.returncode == 0


def _without_core_dump(code: str) -> str:
    return f"import resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0)); {code}"
