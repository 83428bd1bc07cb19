"""What was measured on."""

import platform
import re
from importlib.metadata import version
from pathlib import Path

from posecheck.analyze.cores import usable_cores


def describe() -> dict[str, str]:
    """The machine and the versions, in words."""
    libraries = ("mediapipe", "opencv-python", "av", "numpy")
    return {
        "cores": str(usable_cores()),
        "processor": _processor(),
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "libraries": ", ".join(f"{name} {version(name)}" for name in libraries),
    }


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        found = re.search(r"model name\s*:\s*(.+)", info.read_text(encoding="utf-8"))
        if found:
            return found.group(1).strip()
    return platform.processor() or "unknown"
