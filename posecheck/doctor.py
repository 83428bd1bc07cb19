"""Looks at what posecheck needs on this machine, one finding after the other."""

import hashlib
import platform
import shutil
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, suppress
from importlib import metadata
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from posecheck import __version__
from posecheck.errors import PosecheckError

if TYPE_CHECKING:
    from posecheck.frame import Frame

MEDIAPIPE = "0.10.31"
_SHIPPED_MODELS: tuple[Literal["lite", "full"], ...] = ("lite", "full")
_LEAST_FREE_BYTES = 500_000_000
# Slower than this, and a webcam's pictures are shown less than ten times a second.
_SLOW_MS = 100.0
_TIMED_FRAMES = 12


class Finding(NamedTuple):
    """One thing looked at. needed: `analyze` does not work without it."""

    what: str
    ok: bool
    text: str
    needed: bool = False


def examine(sample: Path | None) -> Iterator[Finding]:
    """Everything, the quick things first. sample: a clip with a person, to time the model on."""
    yield Finding("posecheck", True, f"{__version__} on Python {platform.python_version()}")
    checks: tuple[tuple[str, bool, Callable[[], Finding]], ...] = (
        ("pose library", True, pose_library),
        ("OpenCV", True, one_opencv),
        ("models", True, models),
        ("video encoder", True, encoder),
        ("disk", False, free_disk),
        ("speed", True, lambda: speed(sample)),
        ("display", False, display),
        ("voice", False, voice),
        ("camera", False, camera),
    )
    for what, needed, check in checks:
        try:
            yield check()
        except PosecheckError as error:
            yield Finding(what, False, str(error), needed)
        except Exception as error:
            yield Finding(what, False, f"{type(error).__name__}: {error}", needed)


def pose_library() -> Finding:
    """Whether the MediaPipe release is the one that phones nowhere."""
    found = metadata.version("mediapipe")
    if found == MEDIAPIPE:
        return Finding("pose library", True, f"mediapipe {found}")
    text = (
        f"mediapipe {found} is installed, but only {MEDIAPIPE} is known to make no network "
        f"connection; run: pip install mediapipe=={MEDIAPIPE}"
    )
    return Finding("pose library", False, text)


def one_opencv() -> Finding:
    """Whether exactly one package provides cv2."""
    import cv2

    owners = sorted(set(metadata.packages_distributions().get("cv2", ())))
    if len(owners) > 1:
        text = (
            f"{' and '.join(owners)} lie one over the other; run: "
            f"pip uninstall {' '.join(owners)}, then: pip install opencv-python"
        )
        return Finding("OpenCV", False, text)
    return Finding("OpenCV", True, f"{cv2.__version__}, the only one")


def models() -> Finding:
    """Whether the shipped models are there and whole."""
    from posecheck.pose.models import find_model

    for name in _SHIPPED_MODELS:
        path = find_model(name)
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest != _expected_sum(path):
            text = f"{path} is damaged (its SHA-256 differs); install posecheck again"
            return Finding("models", False, text, needed=True)
    return Finding("models", True, f"{' and '.join(_SHIPPED_MODELS)} are there and whole")


def _expected_sum(model: Path) -> str | None:
    for line in (model.parent / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if name == model.name:
            return digest
    return None


def encoder() -> Finding:
    """Whether H.264 can be written."""
    import av

    if "libx264" in av.codecs_available:
        return Finding("video encoder", True, f"H.264 through PyAV {av.__version__}")
    text = "this PyAV has no libx264: install the wheel from PyPI, or use --no-video"
    return Finding("video encoder", False, text, needed=True)


def free_disk() -> Finding:
    """Whether there is room for results."""
    free = shutil.disk_usage(Path.cwd()).free
    words = f"{free / 1e9:.1f} GB free in {Path.cwd()}"
    ok = free >= _LEAST_FREE_BYTES
    return Finding(
        "disk", ok, words if ok else f"only {words}; make room or choose another with -o"
    )


def speed(sample: Path | None) -> Finding:
    """How long one inference of the usual model takes, on a clip with a person."""
    from posecheck.pose.landmarker import PoseLandmarker

    took = []
    with PoseLandmarker("full") as poses:
        for frame in _frames_to_time(sample):
            start = time.perf_counter()
            poses.detect(frame)
            took.append((time.perf_counter() - start) * 1000)
    middle = statistics.median(took[1:] or took)
    words = f"{middle:.0f} ms for one picture"
    if middle <= _SLOW_MS:
        return Finding("speed", True, words)
    return Finding("speed", False, f"{words}; live coaching will be jerky, try --model lite")


def _frames_to_time(sample: Path | None) -> "list[Frame]":
    """Some frames of the sample; of plain grey where it is missing or damaged."""
    import numpy as np

    from posecheck.frame import Frame
    from posecheck.video import open_video

    if sample is not None:
        with suppress(PosecheckError), open_video(sample) as reader:
            return [frame for frame, _ in zip(reader, range(_TIMED_FRAMES), strict=False)]
    return [Frame(np.full((720, 1280, 3), 127, np.uint8), n / 30, n) for n in range(3)]


def display() -> Finding:
    """Whether the live window can be opened."""
    from posecheck.live.display import require_display

    require_display()
    return Finding("display", True, "a window can be opened")


def voice() -> Finding:
    """Whether live coaching can speak."""
    from posecheck.voice.engines import speech

    engine = speech()
    if engine is None:
        text = "no speech engine, so live coaching sounds tones; on Debian: apt install espeak-ng"
        return Finding("voice", False, text)
    return Finding("voice", True, f"{engine.name} speaks")


def camera() -> Finding:
    """Whether the first camera gives a picture."""
    from posecheck.video import open_camera

    # OpenCV's capture talks on stderr about devices that are not there.
    with redirect_stderr(StringIO()), open_camera("0") as source:
        frame = source.read()
    if frame is None:
        return Finding("camera", False, "camera 0 gives no picture; is another program using it?")
    width, height = frame.size
    return Finding("camera", True, f"camera 0 gives {width}x{height}")
