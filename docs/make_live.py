"""Draw the screens of the live coach for docs/live.md, from a rendered sample.

    python docs/make_live.py

The sample goes through the very pipeline, coach and painter of `posecheck live`; each picture shows
all screens for one shape of window.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from posecheck.checking.events import Phase
from posecheck.coach.coach import Coach
from posecheck.coach.requests import Request
from posecheck.coach.shown import Kind, Mood, Shown
from posecheck.coach.task import Task
from posecheck.exercises.load import load_exercise
from posecheck.live.course import closing_screen
from posecheck.live.questions import page_screen
from posecheck.pipeline import Pipeline, Step
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.safety.screening import Answer, Screening
from posecheck.safety.words import safety
from posecheck.screen import Painter
from posecheck.video import open_video

FOLDER = Path(__file__).with_name("images")
CLIP = Path(__file__).resolve().parent.parent / "samples" / "clips" / "wall-slide-fault.mp4"
SIZES = ((1920, 1080), (1280, 720), (720, 1280))
SHEET = 1500
GAP = 8
COLOURS = 256

Moment = tuple[Shown, Step]
Wanted = dict[str, Callable[[Shown, Step], bool]]

AT_WORK: Wanted = {
    "count-in": lambda shown, _: shown.kind is Kind.COUNT_IN and shown.big == "2",
    "hold": lambda shown, step: (
        shown.kind is Kind.WORK and step.status.phase is Phase.HOLD and step.status.hold_s > 2
    ),
    "warning": lambda shown, _: shown.kind is Kind.WORK and shown.mood is Mood.WARN,
}


def main() -> None:
    """Find a moment for every screen, and draw them all in every shape."""
    steps = list(watched())
    moments = [*asked(steps[0]), set_up(steps), *at_work(steps), *beside_work(steps)]
    for size in SIZES:
        sheet(size, moments)


def watched() -> Iterator[Step]:
    """The sample, step by step."""
    with PoseLandmarker("full") as poses, open_video(CLIP) as video:
        pipeline = Pipeline(load_exercise("wall-slide"), poses)
        for frame in video:
            yield pipeline.step(frame)


def asked(step: Step) -> list[Moment]:
    """Two of the pages that come before the first set of a month: signs, and one that applies."""
    shown = []
    for answers in ("ooooo", "oooooy"):
        screening = Screening(safety(), None)
        for answer in answers:
            screening.answer({"o": Answer.ON, "n": Answer.NO, "y": Answer.YES}[answer])
        shown.append(page_screen(screening.page, (screening.number, screening.of)))
    return [(one, step) for one in shown]


def set_up(steps: list[Step]) -> Moment:
    """What somebody is told who still stands when they should lie."""
    coach = Coach(Task(load_exercise("bridge")))
    return [(coach.update(step).shown, step) for step in steps[:40]][-1]


def at_work(steps: list[Step]) -> list[Moment]:
    """The screens that the sample itself brings about."""
    coach, found = Coach(Task(load_exercise("wall-slide"))), {}
    for step in steps:
        shown = coach.update(step).shown
        for name, wanted in AT_WORK.items():
            if name not in found and wanted(shown, step):
                found[name] = (shown, step)
    return [found[name] for name in AT_WORK]


def beside_work(steps: list[Step]) -> list[Moment]:
    """Introduction, rest, pause, pain and the end, as a routine has them."""
    exercise, step = load_exercise("wall-slide"), steps[0]
    picture = FOLDER / "wall-slide.png"
    task = Task(exercise, number=3, of=8, introduced=True, picture=picture)
    rest = Task(exercise, number=3, of=8, rest_s=30.0, picture=picture)
    shown = [Coach(one).update(step).shown for one in (task, rest)]
    for request in (Request.PAUSE, Request.PAIN):
        coach = Coach(Task(exercise))
        coach.update(step)
        shown.append(coach.update(steps[1], [request]).shown)
    return [(one, step) for one in [*shown, closing_screen("5 repetitions, 1 almost")]]


def sheet(size: tuple[int, int], moments: list[Moment]) -> None:
    """One picture with all screens for a window of (width, height)."""
    across = 3 if size[0] > size[1] else 5
    width = (SHEET - GAP * (across - 1)) // across
    height = round(width * size[1] / size[0])
    down = -(-len(moments) // across)
    whole = Image.new("RGB", (SHEET, down * (height + GAP) - GAP), "white")
    for number, moment in enumerate(moments):
        small = Image.fromarray(drawn(size, moment)).resize((width, height), Image.Resampling.BOX)
        at = number % across * (width + GAP), number // across * (height + GAP)
        whole.paste(small, at)
    file = FOLDER / f"live-{size[0]}x{size[1]}.png"
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
    print(file)


def drawn(size: tuple[int, int], moment: Moment) -> NDArray[np.uint8]:
    """A screen as the window shows it."""
    shown, step = moment
    return Painter().draw(size, shown, step.frame.image, step.pose, step.status)


if __name__ == "__main__":
    main()
