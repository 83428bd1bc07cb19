"""Does the coach get somebody from the door to the first counted repetition, untouched?

    python -m benchmarks.coach_on_clips                 # frame by frame, as fast as it goes
    python -m benchmarks.coach_on_clips --live          # as a camera, at the clip's own speed

draws twenty rendered people who walk in, get down and begin (samples/render/walks.py), unless they
are in the folder already, and plays each to the very loop of `posecheck live`: pose network,
checker, coach, screen, voice. The table says when the first true repetition was over, when one was
counted, by which states it came there, and which gestures were seen that nobody made. With --live
frames that come too fast are left out, as before a camera; the voice is the one of this machine,
and the window is there where a display is. Leaves with 1 where nothing was counted; --write puts
the result into docs/live.md.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.drawn import draw_missing
from benchmarks.live_page import put
from posecheck.checking.events import Event, Repetition
from posecheck.coach.said import Say
from posecheck.coach.shown import Kind, Shown
from posecheck.exercises.load import load_exercise
from posecheck.frame import Frame
from posecheck.live.course import Course, Single
from posecheck.live.display import require_display
from posecheck.live.keys import Command
from posecheck.live.listening import Ending
from posecheck.live.liveset import FrameSource
from posecheck.live.screen import Screen
from posecheck.live.window import QtWindow, Window
from posecheck.pipeline import Step, needs_mask
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.models import ModelName
from posecheck.screen import Painter
from posecheck.video import open_camera, open_video
from posecheck.voice import Voice, open_voice

FOLDER = Path("build") / "walks"
_ASIDE = (Kind.PAUSED, Kind.PAIN)


@dataclass
class Told:
    """What became of one clip, second by second; a listener, a voice's and a screen's witness."""

    counted_s: float | None = None
    states: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    frames: int = 0
    time: float = 0.0

    def on_step(self, step: Step) -> None:
        """Note the time, and whether a repetition counted."""
        self.frames += 1
        self.on_events(step.events)

    def on_events(self, events: Sequence[Event]) -> None:
        """Note the first repetition that counted."""
        counted = any(isinstance(event, Repetition) and event.counted for event in events)
        if counted and self.counted_s is None:
            self.counted_s = self.time

    def finish(self, events: Sequence[Event], _ending: Ending) -> None:
        """Note what was still open."""
        self.on_events(events)

    def saw(self, shown: Shown, time: float) -> None:
        """Note the state that a screen is of."""
        self.time = time
        if self.states and self.states[-1] == shown.kind.value:
            return
        self.states.append(shown.kind.value)
        if shown.kind in _ASIDE:
            self.false.append(f"{shown.kind.value} at {time:.1f} s")


class WitnessedScreen(Screen):
    """A screen that tells a witness what it shows; drawn or not."""

    def __init__(self, told: Told, window: Window, *, drawn: bool) -> None:
        super().__init__(Painter(), window)
        self._told, self._drawn = told, drawn

    def show(self, shown: Shown, step: Step | None = None, frame: Frame | None = None) -> None:
        """Tell, and draw."""
        if step is not None:
            self._told.saw(shown, step.frame.time)
        if self._drawn:
            super().show(shown, step, frame)


@dataclass
class WitnessedVoice:
    """A voice that writes down what it is given."""

    told: Told
    voice: Voice

    def say(self, say: Say) -> None:
        """Write it down, and say it."""
        self.told.words.append(f"{self.told.time:7.1f}  {say.rank.name:6} {say.text}")
        self.voice.say(say)

    def close(self) -> None:
        """Fall silent."""
        self.voice.close()


class NoWindow:
    """Stands where no display is."""

    size = (1280, 720)

    def show(self, image: NDArray[np.uint8]) -> None:
        """Nobody looks."""

    def command(self) -> Command | None:
        """Nobody presses a key."""
        return None

    def close(self) -> None:
        """There is nothing to close."""


class EveryFrame:
    """All frames of a clip, one after the other, however long each takes."""

    def __init__(self, frames: Iterator[Frame]) -> None:
        self._frames = frames

    def read(self) -> Frame | None:
        """The next one."""
        return next(self._frames, None)


def main(arguments: Sequence[str] | None = None) -> None:
    """Try all clips of the folder, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    parser.add_argument("--seed", type=int, default=1, help="of the clips that are drawn")
    parser.add_argument("--live", action="store_true", help="at their own speed, as a camera")
    parser.add_argument("--only", default="", help="clips whose names hold this")
    parser.add_argument("--words", action="store_true", help="print all that was said as well")
    parser.add_argument("--write", action="store_true", help="put the result into docs/live.md")
    parser.add_argument("--model", default="full", choices=["lite", "full", "heavy"])
    chosen = parser.parse_args(arguments)
    draw_walks(chosen.folder, chosen.seed)
    clips = [one for one in sorted(chosen.folder.glob("*.mp4")) if chosen.only in one.stem]
    print(
        f"{'clip':38}{'true':>7}{'counted':>9}  states, and gestures that nobody made", flush=True
    )
    missed = []
    for clip in clips:
        known = json.loads(clip.with_suffix(".json").read_text(encoding="utf-8"))
        told = coached(clip, known["exercise"], chosen.model, live=chosen.live)
        if told.counted_s is None:
            missed.append(f"{known['exercise']} ({known['person']})")
        print(row(clip.stem, known, told), flush=True)
        if chosen.words:
            print("\n".join(told.words), flush=True)
    text = f"{len(clips) - len(missed)} of {len(clips)} came to a counted repetition"
    text += f"; not: {', '.join(missed)}." if missed else "."
    print(text)
    if chosen.write:
        if chosen.live:
            put("coach_on_clips --live", f"At their own speed, as a camera, {text}")
        else:
            put("coach_on_clips", f"Frame by frame, {text}")
    sys.exit(1 if missed else 0)


def row(name: str, known: dict[str, list[dict[str, float]]], told: Told) -> str:
    """A line of the table."""
    true = next((f"{rep['end_s']:.1f}" for rep in known["repetitions"] if rep["reached"]), "-")
    first = "-" if told.counted_s is None else f"{told.counted_s:.1f}"
    return (
        f"{name:38}{true:>7}{first:>9}  {' > '.join(told.states)} {' '.join(told.false)}".rstrip()
    )


def draw_walks(folder: Path, seed: int) -> None:
    """Draw the clips that are not there yet; only for this OpenGL and its library are needed."""
    from samples.render.walks import walks

    draw_missing(walks(seed), folder)


def coached(clip: Path, exercise: str, model: ModelName, *, live: bool) -> Told:
    """One clip before the live coach."""
    known, told = load_exercise(exercise), Told()
    with ExitStack() as things:
        poses = things.enter_context(PoseLandmarker(model, with_mask=needs_mask(known)))
        voice = things.enter_context(closing(open_voice(mute=not live)))
        source: FrameSource
        if live:
            source = things.enter_context(open_camera(str(clip)))
        else:
            source = EveryFrame(iter(things.enter_context(open_video(clip))))
        window = live_window() if live else NoWindow()
        screen = WitnessedScreen(told, window, drawn=live)
        course = Course(source, poses, screen, window, WitnessedVoice(told, voice), closing_s=0.0)
        course.run(Single(known, [told]))
    return told


def live_window() -> Window:
    """A window where there is a display, or none."""
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        return NoWindow()
    require_display()
    return QtWindow("posecheck: coach on clips", full_screen=False)


if __name__ == "__main__":
    main()
