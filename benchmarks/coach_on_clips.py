"""How far does the coach get by itself? Rendered clips of people who come in and do an exercise.

    python -m samples.render scenes --count 200 --to build/scenes
    python benchmarks/coach_on_clips.py build/scenes

takes every clip that comes with its truth through pipeline and coach, frame by frame, and says when
the first repetition counted, by which states it came there, and whether a gesture was seen that
nobody made. Leaves with 1 where no repetition counted though the truth has one that is deep enough;
one that is held for less than the dose asks counts for nobody.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from posecheck.checking.events import Repetition
from posecheck.coach.coach import Coach
from posecheck.coach.shown import Kind
from posecheck.coach.task import Task
from posecheck.exercises.load import load_exercise
from posecheck.pipeline import Pipeline, needs_mask
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.video import open_video


@dataclass
class Course:
    """What became of one clip: when the first one counted, the states, false gestures."""

    first_s: float | None = None
    states: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)


def main(arguments: Sequence[str] | None = None) -> None:
    """Try all clips of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--model", default="full", choices=["lite", "full", "heavy"])
    chosen = parser.parse_args(arguments)
    missed = 0
    for truth in sorted(chosen.folder.glob("*.json")):
        known = json.loads(truth.read_text(encoding="utf-8"))
        wanted = any(one["reached"] for one in known["repetitions"])
        course = coached(truth.with_suffix(".mp4"), known["exercise"], chosen.model)
        missed += wanted and course.first_s is None
        first = "none" if course.first_s is None else f"{course.first_s:.1f} s"
        print(f"{truth.stem}: first {first}, {' > '.join(course.states)} {course.false or ''}")
    sys.exit(1 if missed else 0)


def coached(clip: Path, exercise: str, model: str) -> Course:
    """One clip through pipeline and coach."""
    known, course = load_exercise(exercise), Course()
    coach = Coach(Task(known))
    with PoseLandmarker(model, with_mask=needs_mask(known)) as poses, open_video(clip) as video:
        pipeline = Pipeline(known, poses)
        for frame in video:
            step = pipeline.step(frame) if coach.judging else pipeline.watch(frame)
            shown = coach.update(step).shown
            if not course.states or course.states[-1] != coach.state.name:
                course.states.append(coach.state.name)
                if shown.kind in (Kind.PAUSED, Kind.PAIN):
                    course.false.append(f"{shown.kind.value} at {frame.time:.1f} s")
            for event in step.events:
                if isinstance(event, Repetition) and event.counted and course.first_s is None:
                    course.first_s = frame.time
    return course


if __name__ == "__main__":
    main()
