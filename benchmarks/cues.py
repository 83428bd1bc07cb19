"""From a fault to its cue, on a real clock: how late, one at a time, and with a voice that hangs.

    python -m benchmarks.cues           # prints the table, and writes it into docs/live.md
    python -m benchmarks.cues --print   # prints it only

plays shipped clips with faults as a camera, at their own speed, through the very loop of
`posecheck live`: once with no voice, once with espeak-ng, which speaks into a file and takes as
long as what it has spoken, and once with an engine that hangs, and espeak-ng behind it. A cue's
delay is the time from the moment at which its fault had lasted for its dwell to the moment at
which the engine has the sound.
"""

import argparse
import json
import math
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import numpy as np

from benchmarks.coach_on_clips import NoWindow
from benchmarks.live_page import put
from benchmarks.machine import describe
from posecheck.checking.events import Event, WarningRaised
from posecheck.coach.cues import AGAIN_S, GAP_S
from posecheck.coach.said import Say
from posecheck.exercises.load import load_exercise
from posecheck.exercises.model import Exercise
from posecheck.live.course import Course, Single
from posecheck.live.listening import Ending
from posecheck.live.screen import Screen
from posecheck.pipeline import Step, needs_mask
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.screen import Painter
from posecheck.video import Camera, open_camera
from posecheck.voice import Silent, Speaker, Voice
from posecheck.voice.engines import Engine, speech

ROOT = Path(__file__).resolve().parent.parent
WANTED_S = 0.5
CLIPS = ("wall-slide", "toe-touch-avoid", "bridge")
_HANGS = (sys.executable, "-S", "-c", "import time; time.sleep(1e6)")
_SPEAKS = """
import json, subprocess, sys, time, wave
text = sys.stdin.read().strip()
sound = sys.argv[1] + "/%d.wav" % time.monotonic_ns()
subprocess.run([*sys.argv[3:], "-w", sound], input=text.encode(), check=True)
with wave.open(sound) as spoken:
    lasts = spoken.getnframes() / spoken.getframerate()
with open(sys.argv[2], "a") as diary:
    print(json.dumps(["begin", time.monotonic(), text]), file=diary, flush=True)
    time.sleep(lasts)
    print(json.dumps(["end", time.monotonic(), text]), file=diary, flush=True)
"""


@dataclass
class Run:
    """One way of speaking, over all clips.

    raised: when each fault had lasted for its dwell, and its words. asked: when the coach asked
    for words. spoken: from when to when each was heard, None for the end where it was cut off;
    all on `time.monotonic`. calls: milliseconds that the loop spent on the voice, one a call.
    """

    raised: list[tuple[float, str]] = field(default_factory=list)
    asked: list[tuple[float, str]] = field(default_factory=list)
    spoken: list[tuple[float, float | None, str]] = field(default_factory=list)
    calls: list[float] = field(default_factory=list)
    frames: int = 0
    dropped: int = 0
    given_up_s: float | None = None


class Witness:
    """A listener and a voice that note on the real clock what happens."""

    def __init__(self, run: Run, camera: Camera, voice: Voice, exercise: Exercise) -> None:
        self._run, self._camera, self._voice = run, camera, voice
        self._dwells = {fault.id: fault.for_s for fault in exercise.fault}

    def on_step(self, step: Step) -> None:
        """Note the warnings of a frame, at the moment at which it came."""
        self._run.frames += 1
        for event in step.events:
            if isinstance(event, WarningRaised):
                ago = step.frame.time - event.since_s - self._dwells[event.fault]
                due = self._camera.captured_at - ago
                self._run.raised.append((due, event.say))

    def on_events(self, events: Sequence[Event]) -> None:
        """Nothing that belongs to no frame is waited for."""

    def finish(self, events: Sequence[Event], ending: Ending) -> None:
        """All has been noted."""

    def say(self, say: Say) -> None:
        """Hand it on, and note what that took."""
        began = time.monotonic()
        self._run.asked.append((began, say.text))
        self._voice.say(say)
        self._run.calls.append((time.monotonic() - began) * 1000)

    def close(self) -> None:
        """Fall silent."""
        self._voice.close()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure all three, print the table and write it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--print", action="store_true", dest="only", help="do not write the page")
    parser.add_argument(
        "--clips", nargs="*", default=CLIPS, help="exercises whose clips are played"
    )
    parser.add_argument("--model", default="full", choices=["lite", "full", "heavy"])
    chosen = parser.parse_args(arguments)
    if shutil.which("espeak-ng") is None:
        sys.exit("espeak-ng is needed: apt install espeak-ng")
    runs = {}
    with tempfile.TemporaryDirectory(prefix="posecheck-cues-") as folder:
        for name in ("none", "espeak-ng", "hangs"):
            runs[name] = measured(name, chosen.clips, chosen.model, Path(folder))
            print(f"{name}: {len(runs[name].raised)} warnings", flush=True)
    text = table(runs)
    print(text)
    if not chosen.only:
        put("cues", text)


def measured(name: str, clips: Sequence[str], model: str, folder: Path) -> Run:
    """All clips with one voice."""
    run, diary = Run(), folder / f"{name}.jsonl"
    diary.touch()
    for exercise in clips:
        voice = _voice(name, folder, diary)
        began = time.monotonic()
        _play(exercise, model, run, voice)
        if isinstance(voice, Speaker) and name == "hangs" and voice.engine != "hangs":
            run.given_up_s = time.monotonic() - began
    run.spoken = _spoken(diary)
    return run


def _voice(name: str, folder: Path, diary: Path) -> Voice:
    if name == "none":
        return Silent()
    spoken = speech()
    assert spoken is not None
    command = (sys.executable, "-S", "-c", _SPEAKS, str(folder), str(diary), *spoken.command)
    real = Engine("espeak-ng", command, spoken.words, spoken.seconds)
    if name == "espeak-ng":
        return Speaker([real])
    return Speaker([Engine("hangs", _HANGS, spoken.words, spoken.seconds), real])


def _play(exercise: str, model: str, run: Run, voice: Voice) -> None:
    known, window = load_exercise(exercise), NoWindow()
    clip = ROOT / "samples" / "clips" / f"{exercise}-fault.mp4"
    with (
        PoseLandmarker(model, with_mask=needs_mask(known)) as poses,  # type: ignore[arg-type]
        closing(voice),
        open_camera(str(clip)) as camera,
    ):
        witness = Witness(run, camera, voice, known)
        screen = Screen(Painter(), window)
        Course(camera, poses, screen, window, witness, closing_s=0.0).run(Single(known, [witness]))
        run.dropped += camera.skipped


def _spoken(diary: Path) -> list[tuple[float, float | None, str]]:
    spoken: list[tuple[float, float | None, str]] = []
    for line in diary.read_text(encoding="utf-8").splitlines():
        what, moment, text = json.loads(line)
        if what == "begin":
            spoken.append((moment, None, text))
        else:
            spoken[-1] = (spoken[-1][0], moment, text)
    return spoken


def delays(run: Run) -> tuple[list[float], int]:
    """Seconds from dwell to sound of each warning that was said, and how many were held back,
    since another cue had just been given or was graver."""
    said, held_back, warned = [], 0, {text for _, text in run.raised}
    for due, text in run.raised:
        others = [at for at, heard in run.asked if heard in warned and heard != text]
        lately = [at for at, heard in run.asked if heard == text and at < due]
        if any(-WANTED_S < due - at < GAP_S for at in others) or any(
            due - at < AGAIN_S for at in lately
        ):
            held_back += 1
            continue
        begun = [at for at, _, heard in run.spoken if heard == text and at >= due]
        said.append(begun[0] - due if begun else math.inf)
    return said, held_back


def together(run: Run) -> int:
    """How many utterances began before the one before them was over; one cut off is over."""
    return sum(
        1 for one, two in pairwise(run.spoken) if one[1] is not None and two[0] < one[1] - 0.01
    )


def table(runs: dict[str, Run]) -> str:
    """The figures, as they stand on the page."""
    said, held_back = delays(runs["espeak-ng"])
    slow = float(np.max(said)) if said else float("nan")
    middle = float(np.median(said)) if said else float("nan")
    machine = describe()
    rows = [
        ("warnings raised, on a real clock", str(len(runs["espeak-ng"].raised))),
        (
            "said as their dwell was over; from then to the sound",
            f"{len(said)}; {middle:.2f} s in the middle, {slow:.2f} s at most (wanted: {WANTED_S})",
        ),
        ("held back: another cue had just been given, or this one not long ago", str(held_back)),
        ("utterances heard, and of these two at once", _heard(runs["espeak-ng"])),
        ("what the loop spends on saying something", _calls(runs["espeak-ng"])),
        ("the same with an engine that hangs", _calls(runs["hangs"])),
        ("frames looked at and left out, with no voice", _frames(runs["none"])),
        ("with espeak-ng", _frames(runs["espeak-ng"])),
        ("with an engine that hangs", _frames(runs["hangs"])),
        (
            "utterances heard from the next engine, once that one was given up",
            _heard(runs["hangs"]),
        ),
    ]
    lines = "\n".join(f"| {what} | {value} |" for what, value in rows)
    where = f"{machine['cores']} cores, {machine['processor']}, {machine['date']}"
    return f"| {where} | |\n| --- | --- |\n{lines}"


def _heard(run: Run) -> str:
    return f"{len(run.spoken)}, {together(run)}"


def _calls(run: Run) -> str:
    if not run.calls:
        return "-"
    return f"{np.median(run.calls):.2f} ms in the middle, {max(run.calls):.1f} ms at most"


def _frames(run: Run) -> str:
    return f"{run.frames}, {run.dropped}"


if __name__ == "__main__":
    main()
