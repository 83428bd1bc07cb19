"""Half an hour before the camera: does memory grow, does the picture come later?

    python -m benchmarks.soak                # thirty minutes
    python -m benchmarks.soak --minutes 5

plays a shipped clip again and again as a camera of 30 frames a second through the very loop of
`posecheck live`: pose network, checker, coach, voice, what keeps the result, and the window where a
display is (under Linux `xvfb-run -a` will do). A row a minute: memory, frames looked at and left
out, and how old a frame was when it was shown. Leaves with 1 where memory or delay of the last five
minutes is more than 5 % above that of the five from the third on; before that fonts, network and
window load. The middle of five, for what else a machine does slows down a minute. --write puts the
result into docs/live.md.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from threading import Event

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.coach_on_clips import live_window
from benchmarks.live_latency import endless
from benchmarks.live_page import put
from posecheck.exercises.load import load_exercise
from posecheck.live.course import Course, Single
from posecheck.live.keys import Command
from posecheck.live.screen import Screen
from posecheck.live.window import Window
from posecheck.pipeline import needs_mask
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.screen import Painter
from posecheck.session.live import LiveAccount
from posecheck.video import Camera, open_video
from posecheck.video.source import Pace, Picture
from posecheck.voice import open_voice

CLIP = Path(__file__).resolve().parent.parent / "samples" / "clips" / "wall-slide-fault.mp4"
FPS = 30.0
FROM_MINUTE = 3
TOGETHER = 5
MOST = 1.05


class AgainAndAgain:
    """A camera that shows a clip for ever, 30 pictures a second."""

    eager = True

    def __init__(self, clip: Path, seconds: float) -> None:
        with open_video(clip) as video:
            # As pictures in a file: a clip as it is shown would be most of what the process holds.
            self._pictures = [cv2.imencode(".jpg", frame.image)[1] for frame in video]
        self._count = round(seconds * FPS)
        self._numbers = self._counted()
        self._pace = Pace()

    def _counted(self) -> Iterator[int]:
        yield from range(self._count)

    def grab(self, stop: Event) -> Picture | None:
        """The next picture, at its moment."""
        number = next(self._numbers, None)
        if number is None or not self._pace.wait(number / FPS, stop):
            return None
        return Picture(partial(_picture, self._pictures[self._turn(number)]), time.monotonic())

    def _turn(self, number: int) -> int:
        """To and fro, so that nobody leaps."""
        last = len(self._pictures) - 1
        return last - abs(number % (2 * last) - last)

    def close(self) -> None:
        """Nothing to let go of."""


def _picture(encoded: NDArray[np.uint8]) -> NDArray[np.uint8]:
    # Encoded as it is, so the colours' order comes out as it went in.
    return np.ascontiguousarray(cv2.imdecode(encoded, cv2.IMREAD_COLOR), np.uint8)


@dataclass
class Minute:
    """What was measured in one minute: MB at its end, frames, left out, seconds of delay."""

    memory: float
    frames: int
    dropped: int
    delay: float
    delay_95: float


class Timed:
    """A window that notes how old the picture is, and sums up every minute."""

    def __init__(self, window: Window, camera: Camera) -> None:
        self._window, self._camera = window, camera
        self._ages: list[float] = []
        self._since = time.monotonic()
        self._dropped = 0
        self.minutes: list[Minute] = []

    @property
    def size(self) -> tuple[int, int]:
        """Of the window."""
        return self._window.size

    def show(self, image: NDArray[np.uint8]) -> None:
        """Show it."""
        self._window.show(image)

    def command(self) -> Command | None:
        """Let the window paint, and note the age of what is then on the screen."""
        command = self._window.command()
        now = time.monotonic()
        self._ages.append(now - self._camera.captured_at)
        if now - self._since >= 60.0:
            self._sum_up(now)
        return command

    def close(self) -> None:
        """Close the window."""
        self._window.close()

    def _sum_up(self, now: float) -> None:
        middle, high = np.percentile(self._ages, [50, 95])
        dropped = self._camera.skipped - self._dropped
        minute = Minute(memory_mb(), len(self._ages), dropped, float(middle), float(high))
        self.minutes.append(minute)
        print(
            f"{len(self.minutes):4} min  {minute.memory:7.1f} MB  {minute.frames:5} frames, "
            f"{dropped:4} left out  {1000 * minute.delay:6.1f} ms in the middle, "
            f"{1000 * minute.delay_95:6.1f} ms at the 95th",
            flush=True,
        )
        self._ages, self._since, self._dropped = [], now, self._camera.skipped


def memory_mb() -> float:
    """What this process holds now; Linux only."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def main(arguments: Sequence[str] | None = None) -> None:
    """Run it, and say whether anything grew."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--write", action="store_true", help="put the result into docs/live.md")
    parser.add_argument("--model", default="full", choices=["lite", "full", "heavy"])
    chosen = parser.parse_args(arguments)
    exercise = endless(load_exercise("wall-slide"))
    source = AgainAndAgain(CLIP, chosen.minutes * 60 + 5)
    camera = Camera(source)
    with (
        PoseLandmarker(chosen.model, with_mask=needs_mask(exercise)) as poses,
        closing(open_voice()) as voice,
        camera,
    ):
        window = Timed(live_window(), camera)
        course = Course(camera, poses, Screen(Painter(), window), window, voice, closing_s=0.0)
        course.run(Single(exercise, [LiveAccount(exercise, chosen.model, "clip")]))
    grown = growth(window.minutes)
    if grown is None:
        print("Too short to say whether anything grows.")
        return
    text = summary(window.minutes, grown)
    print(text)
    if chosen.write:
        put("soak", text)
    sys.exit(too_much(grown))


def growth(minutes: Sequence[Minute]) -> tuple[float, float] | None:
    """Memory and delay of the last minutes over those of the first; None where it was too short."""
    if len(minutes) < FROM_MINUTE + 2 * TOGETHER - 1:
        return None
    first, last = minutes[FROM_MINUTE - 1 :][:TOGETHER], minutes[-TOGETHER:]
    return (
        median(one.memory for one in last) / median(one.memory for one in first),
        median(one.delay for one in last) / median(one.delay for one in first),
    )


def too_much(grown: tuple[float, float]) -> bool:
    """Whether memory or delay grew by more than is wanted."""
    return max(grown) > MOST


def summary(minutes: Sequence[Minute], grown: tuple[float, float]) -> str:
    """For the page."""
    frames, dropped = (sum(getattr(one, name) for one in minutes) for name in ("frames", "dropped"))
    delay = 1000 * median(one.delay for one in minutes)
    return (
        f"{len(minutes)} minutes of a camera at {FPS:.0f} frames a second: memory x{grown[0]:.3f}, "
        f"delay x{grown[1]:.3f} from the first minutes to the last (wanted: {MOST:g} at most); "
        f"{minutes[-1].memory:.0f} MB, a frame {delay:.0f} ms old when it was shown, "
        f"{dropped} of {frames + dropped} left out."
    )


if __name__ == "__main__":
    main()
