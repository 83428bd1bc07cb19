"""How late is the live picture? From a frame's arrival to its overlay drawn and shown.

    python -m benchmarks.live_latency CLIP -e wall-slide

plays a clip as a camera at its own speed through the very loop of `posecheck live` and sets the
delay against one run of the pose network. Needs a display (under Linux `xvfb-run -a` will do);
with --no-window it measures up to the finished picture only.
"""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Event
from posecheck.coach.coach import Coach
from posecheck.coach.task import Task
from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from posecheck.frame import Frame
from posecheck.live.display import require_display
from posecheck.live.keys import Command
from posecheck.live.liveset import LiveSet
from posecheck.live.screen import Screen
from posecheck.live.window import QtWindow
from posecheck.pipeline import Pipeline, Step, needs_mask
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.types import Pose
from posecheck.screen import Painter
from posecheck.video import Camera, open_camera
from posecheck.voice import Silent

WARM_UP = 15  # frames: the network, the fonts and the window load at the first ones
_NEVER = 1_000_000


@dataclass
class Times:
    """Milliseconds, one entry a frame; dropped: frames that were never looked at, after the
    warm-up.
    """

    network: list[float] = field(default_factory=list)
    pipeline: list[float] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    dropped: int = 0


class TimedPoses:
    """The pose network, timed."""

    def __init__(self, poses: PoseLandmarker, times: Times) -> None:
        self._poses, self._times = poses, times

    def detect(self, frame: Frame) -> Pose | None:
        """The network's pose."""
        start = time.monotonic()
        pose = self._poses.detect(frame)
        self._times.network.append(_ms_since(start))
        return pose

    def look_anew(self) -> None:
        """The network's new look."""
        self._poses.look_anew()


class TimedSteps:
    """The pipeline, timed."""

    def __init__(self, pipeline: Pipeline, times: Times) -> None:
        self._pipeline, self._times = pipeline, times

    def step(self, frame: Frame) -> Step:
        """The pipeline's step."""
        start = time.monotonic()
        step = self._pipeline.step(frame)
        self._times.pipeline.append(_ms_since(start))
        return step

    def watch(self, frame: Frame) -> Step:
        """The pipeline's look alone."""
        return self._pipeline.watch(frame)

    def look_anew(self) -> None:
        """The pipeline's new look."""
        self._pipeline.look_anew()

    def pause(self) -> tuple[Event, ...]:
        """The pipeline's pause."""
        return self._pipeline.pause()

    def finish(self) -> tuple[Event, ...]:
        """The pipeline's last events."""
        return self._pipeline.finish()


class TimedWindow:
    """A window, or none, that notes how old the frame is that it is given and has shown."""

    def __init__(self, camera: Camera, times: Times, window: QtWindow | None, frames: int) -> None:
        self._camera, self._times = camera, times
        self._window, self._frames = window, frames
        self._dropped_before = 0

    @property
    def size(self) -> tuple[int, int]:
        """Of the window, or of an ordinary one."""
        return self._window.size if self._window is not None else (1280, 720)

    def show(self, image: NDArray[np.uint8]) -> None:
        """Note the age of the finished picture, and show it."""
        self._times.drawn.append(_ms_since(self._camera.captured_at))
        if self._window is not None:
            self._window.show(image)

    def command(self) -> Command | None:
        """Let the window paint, and note the age of what is then on the screen."""
        command = self._window.command() if self._window is not None else None
        self._times.shown.append(_ms_since(self._camera.captured_at))
        if len(self._times.shown) == WARM_UP:
            self._dropped_before = self._camera.skipped
        self._times.dropped = self._camera.skipped - self._dropped_before
        return Command.QUIT if len(self._times.shown) >= self._frames else command

    def close(self) -> None:
        """Close the window."""
        if self._window is not None:
            self._window.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("clip", help="a clip, a camera's number or an address")
    parser.add_argument("-e", "--exercise", default="wall-slide")
    parser.add_argument("--model", default="full", choices=["lite", "full", "heavy"])
    parser.add_argument("--frames", type=int, default=300)
    parser.add_argument("--no-window", action="store_true")
    parser.add_argument("--json", action="store_true", help="print figures for a program")
    chosen = parser.parse_args(arguments)
    if not chosen.no_window:
        require_display()
    times, size = measure(chosen)
    if chosen.json:
        print(json.dumps(figures(times)))
    else:
        print_table(times, size)


def endless(exercise: Exercise) -> Exercise:
    """The exercise with a set that is never done, as the coach would end it."""
    dose = exercise.dose.model_copy(update={"reps": (_NEVER, _NEVER)})
    return exercise.model_copy(update={"dose": dose})


def figures(times: Times) -> dict[str, float]:
    """Medians in milliseconds, the number of frames and of those dropped."""
    return {
        "inference": float(np.median(times.network[WARM_UP:])),
        "drawn": float(np.median(times.drawn[WARM_UP:])),
        "drawn_95": float(np.percentile(times.drawn[WARM_UP:], 95)),
        "frames": len(times.drawn) - WARM_UP,
        "dropped": times.dropped,
    }


def measure(chosen: argparse.Namespace) -> tuple[Times, tuple[int, int]]:
    """Run the loop; the times and the size of the screen."""
    exercise, times = endless(load_exercise(chosen.exercise)), Times()
    with (
        PoseLandmarker(chosen.model, with_mask=needs_mask(exercise)) as poses,
        open_camera(chosen.clip) as camera,
    ):
        pipeline = Pipeline(exercise, TimedPoses(poses, times))
        window = None if chosen.no_window else QtWindow("posecheck: live latency")
        timed = TimedWindow(camera, times, window, chosen.frames)
        screen = Screen(Painter(), timed)
        steps, coach = TimedSteps(pipeline, times), Coach(Task(exercise))
        LiveSet(camera, steps, coach, screen, timed, Silent()).run()
        timed.close()
        came = len(times.shown) + camera.skipped
        if came < chosen.frames:
            sys.exit(f"The set was over after {came} frames of {chosen.frames}.")
        return times, timed.size


def print_table(times: Times, size: tuple[int, int]) -> None:
    """Print medians, 95th percentiles and the ratio that counts."""
    one = float(np.median(times.network[WARM_UP:]))
    print(f"{len(times.shown)} frames on a screen of {size[0]}x{size[1]}, {times.dropped} dropped")
    print(f"{'':28}{'median':>9}{'95th':>9}{'of one inference':>19}")
    for name, values in (
        ("one inference", times.network),
        ("the whole pipeline", times.pipeline),
        ("arrival to overlay drawn", times.drawn),
        ("arrival to painted", times.shown),
    ):
        median, high = np.percentile(values[WARM_UP:], [50, 95])
        print(f"{name:28}{median:7.1f}ms{high:7.1f}ms{median / one:18.2f}x")


def _ms_since(moment: float) -> float:
    return (time.monotonic() - moment) * 1000


if __name__ == "__main__":
    main()
