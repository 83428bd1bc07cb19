"""Clips and jobs for the batch's tests, with a stick figure in the network's place."""

import os
import signal
from pathlib import Path

from posecheck.analyze import driver
from posecheck.batch.job import Job, Settings, done
from posecheck.batch.row import Row
from posecheck.exercises.load import load_exercise
from tests.session.puppet import SIZE, puppet
from tests.video.clips import even_times, make_clip

SETTINGS = Settings(with_video=False)
KILLER, ALWAYS = "killer", "always"
"""Clips of these names end the process that is to analyse them: the first time, every time."""


def clips(folder: Path, *names: str, seconds: float = 2) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    made = []
    for name in names:
        path = folder / f"{name}.mp4"
        path.parent.mkdir(parents=True, exist_ok=True)
        made.append(make_clip(path, even_times(round(seconds * 5), 5), size=SIZE))
    return made


def job(clip: Path, out: Path) -> Job:
    return Job(clip, out / clip.stem, load_exercise("wall-slide"), SETTINGS)


def run(given: Job) -> Row:
    """What a worker does, with a puppet; some clips are the death of it."""
    mark = given.folder.with_name(f"{given.folder.name}.tried")
    if given.clip.stem == ALWAYS or (given.clip.stem == KILLER and not mark.exists()):
        mark.parent.mkdir(parents=True, exist_ok=True)
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    if given.clip.stem == "odd":
        raise LookupError("strange")
    analysis = driver.analyze_clip(
        given.clip,
        load_exercise("wall-slide"),
        given.folder.parent,
        folder=given.folder,
        with_video=given.settings.with_video,
        open_poses=puppet,
        cores=1,
    )
    return done(given, analysis.session, 0.0)
