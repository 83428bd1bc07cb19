"""Does a whole routine before one camera go from its first screen to its last, untouched?

    python -m benchmarks.routine_on_clips

puts shipped samples one after the other into one film, as a camera that stands there sees them: for
each somebody waits in the start pose while the coach rests and introduces, and then does it. The
film goes through the very loop of `posecheck routine`, frame by frame on its own clock, with the
pose network, the checker, the coach and a history; nobody looks at what the coach shows. The table
says for each exercise how many of its repetitions counted, and how its set ended. Leaves with 1
where one did not come to its end by itself; --write puts the result into docs/live.md.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from benchmarks.coach_on_clips import NoWindow, Told, WitnessedScreen, WitnessedVoice
from benchmarks.live_page import put
from posecheck.coach.coach import INTRODUCED_S, MOVING_THINGS_S
from posecheck.frame import Frame
from posecheck.history.listener import OpenSession
from posecheck.history.model import SessionDone
from posecheck.history.reading import read_history
from posecheck.history.recording import SessionRecord
from posecheck.live.course import Course
from posecheck.pipeline import PoseSource
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.routines.model import Item, Routine
from posecheck.routines.plan import Person, Plan, plan_routine
from posecheck.routines.program import RoutineProgram
from posecheck.samples import find_sample
from posecheck.store import open_store
from posecheck.video import open_video
from posecheck.voice.silent import Silent

SIZE = (640, 480)
"""Of the one camera, pixels."""
FPS = 12.0
"""That every sample has at least."""
WAITING_FPS = 4.0
"""While nobody moves there is nothing to miss."""
SETTLING_S = 6.0
"""Somebody waits so much longer than the coach rests and introduces: to be set up, and counted in.
A moment less than that, and they begin before they are told to."""
ROUTINE = Routine(
    id="shipped", name="Shipped samples", level="intermediate",
    main=(
        Item(exercise="bridge", reps=3, hold_s=3),
        Item(exercise="prone-leg-raise", reps=1, hold_s=5),
        Item(exercise="all-fours-leg-lift", reps=2, hold_s=2),
        Item(exercise="wall-slide", reps=3, hold_s=5),
    ),
)  # fmt: skip
"""On the back, face down, on all fours, standing; with as much as the samples show."""


class Reel:
    """The film of a plan: for each exercise somebody who waits in its start pose, then does it."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._frames = self._all()

    def read(self) -> Frame | None:
        """The next frame; None at the end."""
        return next(self._frames, None)

    def _all(self) -> Iterator[Frame]:
        time, index = 0.0, 0
        for number, station in enumerate(self._plan.stations):
            moving = number == 0 or station.moves_camera
            introduced = MOVING_THINGS_S if moving else INTRODUCED_S
            wait = station.rest_s + introduced + SETTLING_S
            for after, image in _waited_for(find_sample(station.exercise.id), wait):
                yield Frame(image, time + after, index)
                index += 1
            time += after + 1 / FPS


def _waited_for(sample: Path, wait_s: float) -> Iterator[tuple[float, NDArray[np.uint8]]]:
    """The pictures of a sample, and when; its first stands still for so long before."""
    with open_video(sample) as video:
        due = 0.0
        for frame in video:
            if frame.index == 0:
                image = _sized(frame.image)
                for number in range(round(wait_s * WAITING_FPS)):
                    yield number / WAITING_FPS, image
            if frame.time >= due - 1e-3:
                due += 1 / FPS
                yield wait_s + frame.time, _sized(frame.image)


def _sized(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """As large as the one camera's; all samples have its shape."""
    return np.asarray(cv2.resize(image, SIZE, interpolation=cv2.INTER_AREA), np.uint8)


@dataclass
class Played:
    """What became of it: what was written into the history, what was shown and said."""

    done: SessionDone
    told: Told


def play(plan: Plan, folder: Path, poses: PoseSource) -> Played:
    """The plan's film through the loop of a routine; the history is kept in the folder."""
    told, window, today = Told(), NoWindow(), date.today()
    with open_store(folder / "history.sqlite3") as store:
        session = OpenSession(lambda: SessionRecord.begin(store, "routine", routine=plan.routine))
        program = RoutineProgram(plan, session)
        screen = WitnessedScreen(told, window, drawn=False)
        voice = WitnessedVoice(told, Silent())
        Course(Reel(plan), poses, screen, window, voice, closing_s=0.0).run(program)
        session.finish("finished" if program.whole else program.ending.value)
        (done,) = read_history(store, today, today).sessions
    return Played(done, told)


def table(plan: Plan, done: SessionDone) -> str:
    """A row for each set."""
    ends = {one.station: one for one in done.sets}
    rows = []
    for station in plan.stations:
        one = ends.get(station.id)
        dose = station.exercise.dose
        asked = dose.reps[0] * (2 if dose.tells_sides else 1)
        counted, ending = (0, "not begun") if one is None else (one.counted, one.ending)
        rows.append(f"| {station.exercise.name} | {counted} of {asked} | {ending} |")
    return "\n".join(["| exercise | counted | its end |", "| --- | --- | --- |", *rows])


def main(arguments: Sequence[str] | None = None) -> None:
    """Play it, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--words", action="store_true", help="print all that was said as well")
    parser.add_argument("--write", action="store_true", help="put the result into docs/live.md")
    parser.add_argument("--model", default="full", choices=["lite", "full", "heavy"])
    chosen = parser.parse_args(arguments)
    plan = plan_routine(ROUTINE, Person())
    with tempfile.TemporaryDirectory() as folder, PoseLandmarker(chosen.model) as poses:
        played = play(plan, Path(folder), poses)
    text = table(plan, played.done)
    print(text)
    if chosen.words:
        print("\n".join(played.told.words))
    if chosen.write:
        put("routine_on_clips", text)
    sys.exit(0 if played.done.ending == "finished" else 1)


if __name__ == "__main__":
    main()
