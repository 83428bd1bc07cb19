"""python -m samples.recognition FOLDER: which exercise are people taken for?

The folder has NAME_0.jpg of the start and NAME_1.jpg of the end of each movement, and labels.json,
which gives every NAME the id of its exercise, or "" for a movement that is in no exercise file.
Or it has films NAME.mp4 with their truth NAME.json beside them, such as build/accuracy/scenes.
"""

import argparse
import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from posecheck.errors import InputError
from posecheck.exercises.load import load_exercise
from posecheck.recognition import Recognition
from posecheck.recognition.clip import SURE_ENOUGH, recognise_poses
from samples.recognition.films import film, pose_in
from samples.recognition.scenes import scenes, taken_for


class Told(NamedTuple):
    """What it shows, "" for nothing that posecheck knows, and what it was taken for."""

    name: str
    exercise: str
    found: Recognition

    @property
    def right(self) -> bool:
        """Whether the likeliest exercise is the one shown, or the one that this looks like."""
        best = self.found.best
        if best is None or not self.exercise:
            return False
        return best.exercise.id == (load_exercise(self.exercise).like or self.exercise)

    @property
    def sure(self) -> bool:
        """Whether it is named without asking."""
        best = self.found.best
        return best is not None and best.sure >= SURE_ENOUGH


def main() -> None:
    """Say of each pair what it is taken for, and of all how many are named right."""
    parser = argparse.ArgumentParser(
        prog="python -m samples.recognition",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--labels", type=Path, help="instead of FOLDER/labels.json")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="for films")
    options = parser.parse_args()
    told = []
    for one in _told(options.folder, options.labels, options.jobs):
        name, exercise = one.name, one.exercise
        best = one.found.best
        print(f"{name}: {exercise or 'no exercise of ours'}, {best.words if best else 'nothing'}")
        told.append(one)
    print(summary(told))


def summary(told: Sequence[Told]) -> str:
    """How many are named right, and how many surely."""
    ours = [one for one in told if one.exercise]
    sure = [one for one in ours if one.sure]
    others = [one for one in told if not one.exercise]
    return (
        f"{sum(one.right for one in ours)} of {len(ours)} are named right, and "
        f"{sum(one.right for one in sure)} of the {len(sure)} that are named surely; "
        f"of {len(others)} other movements {sum(one.sure for one in others)} are surely taken "
        "for one of ours"
    )


def _told(folder: Path, given: Path | None, jobs: int) -> Iterator[Told]:
    labels = given or folder / "labels.json"
    if not labels.is_file():
        films = scenes(folder)
        if not films:
            raise SystemExit(f"{folder} has no labels.json, and no film with its truth beside it.")
        found = taken_for(folder, list(films), jobs)
        yield from map(Told, films, films.values(), found)
        return
    for name, exercise in json.loads(labels.read_text("utf-8")).items():
        yield Told(name, exercise, _found(folder, name))


def _found(folder: Path, name: str) -> Recognition:
    try:
        start, end = (pose_in(folder / f"{name}_{place}.jpg") for place in (0, 1))
    except InputError:
        return Recognition(())
    return recognise_poses(film(start, end))


if __name__ == "__main__":
    main()
