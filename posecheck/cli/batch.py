"""`posecheck batch`: many clips, side by side."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecheck.cli.choices import DEFAULT_FOLDER, EVERY_FRAME, FOLDER, MODEL, PRESCRIPTION, Model
from posecheck.cli.progress import clips_bar
from posecheck.cli.say import complain, say

if TYPE_CHECKING:
    from posecheck.batch.clips import Clip
    from posecheck.batch.run import Batch, Workers
    from posecheck.exercises.model import Exercise

MOST_NAMED = 20


def batch(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="FOLDER|LIST",
            help="A folder with clips, or a text file with one a line: "
            "its path and, after a tab, its exercise.",
        ),
    ],
    exercise: Annotated[
        str | None,
        typer.Option(
            "--exercise",
            "-e",
            help="What all clips show for which the list says nothing. "
            "Left out: it is recognised, clip by clip.",
        ),
    ] = None,
    out: Annotated[Path, FOLDER] = DEFAULT_FOLDER,
    model: Annotated[Model, MODEL] = Model.FULL,
    prescription: Annotated[Path | None, PRESCRIPTION] = None,
    no_video: Annotated[
        bool, typer.Option("--no-video", help="Do not draw annotated videos; quicker.")
    ] = False,
    blur_face: Annotated[
        bool, typer.Option("--blur-face", help="Blur every head in the annotated videos.")
    ] = False,
    every_frame: Annotated[bool, EVERY_FRAME] = False,
    jobs: Annotated[
        int | None,
        typer.Option("--jobs", "-j", min=1, help="Processes; as many as there are cores."),
    ] = None,
    retry: Annotated[
        bool, typer.Option("--retry", help="Try clips that failed before once more.")
    ] = False,
    scheduler: Annotated[
        str | None,
        typer.Option(
            metavar="ADDRESS|local",
            help="A Dask cluster to run on, such as tcp://10.0.0.5:8786; local: one made here.",
        ),
    ] = None,
    send: Annotated[
        bool,
        typer.Option("--send", help="Send the clips to workers that cannot see the files."),
    ] = False,
) -> None:
    """Analyse many clips, going on where an earlier run in the same folder ended.

    Each clip gets a folder as with analyze; summary.html and summary.parquet are the table of all.
    Leaves with 1 if a clip could not be analysed; the others are done all the same.
    """
    from posecheck.batch.clips import find_clips
    from posecheck.batch.job import Settings
    from posecheck.batch.run import run_batch
    from posecheck.prescription.load import exercise_for, load_prescription

    known = None if prescription is None else load_prescription(prescription)
    given = None if exercise is None else exercise_for(exercise, prescription)
    clips = find_clips(source, out)
    settings = Settings(model.value, not no_video, blur_face, known, every_frame=every_frame)

    def exercise_of(clip: "Clip") -> "Exercise | None":
        return given if clip.exercise is None else exercise_for(clip.exercise, prescription)

    with clips_bar(len(clips)) as progress:
        done = run_batch(
            clips, exercise_of, out, settings, _workers(jobs, scheduler, send),
            retry=retry, progress=progress,
        )  # fmt: skip
    if _report(done, out):
        raise typer.Exit(1)


def _workers(
    jobs: int | None, scheduler: str | None, send: bool
) -> "Callable[[], AbstractContextManager[Workers]]":
    from posecheck.analyze.cores import usable_cores
    from posecheck.batch.job import run
    from posecheck.batch.pool import Pool

    if scheduler is None:
        return lambda: Pool(jobs or usable_cores(), run)
    from posecheck.batch.cluster import open_cluster

    return lambda: open_cluster(scheduler, jobs or usable_cores(), send=send)


def _report(done: "Batch", out: Path) -> int:
    """Say what came of it; returns how many clips failed or broke off."""
    bad = [row for row in done.rows if row.state != "done"]
    earlier = f", {done.before} of them before" if done.before else ""
    say(f"{len(done.rows)} clips are dealt with{earlier}.", "bold")
    for row in bad[:MOST_NAMED]:
        name = Path(row.clip).name
        text = row.text or "it was left out"
        complain(text if name in text else f"{name}: {text}")
    if len(bad) > MOST_NAMED:
        complain(f"And {len(bad) - MOST_NAMED} more; see the summary.")
    say(f"The summary, and the clips' folders, in {out.resolve()}:")
    for table in done.tables:
        say(f"     {table.name}")
    return len(bad)
