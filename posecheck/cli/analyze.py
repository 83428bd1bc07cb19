"""`posecheck analyze`: recorded clips."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from posecheck.cli.choices import DEFAULT_FOLDER, EVERY_FRAME, FOLDER, MODEL, PRESCRIPTION, Model
from posecheck.cli.progress import progress_bar
from posecheck.cli.say import complain
from posecheck.errors import PosecheckError
from posecheck.interrupt import stop_on_interrupt

if TYPE_CHECKING:
    from posecheck.analyze import Analysis
    from posecheck.exercises.model import Exercise

INTERRUPTED = 130


def analyze(
    videos: Annotated[list[Path], typer.Argument(metavar="VIDEO", help="Recorded clips.")],
    exercise: Annotated[
        str | None,
        typer.Option(
            "--exercise",
            "-e",
            help="Which exercise they show: an id, or a .toml file of your own. "
            "Left out: it is recognised.",
        ),
    ] = None,
    out: Annotated[Path, FOLDER] = DEFAULT_FOLDER,
    model: Annotated[Model, MODEL] = Model.FULL,
    prescription: Annotated[Path | None, PRESCRIPTION] = None,
    no_video: Annotated[
        bool, typer.Option("--no-video", help="Do not draw an annotated video; quicker.")
    ] = False,
    blur_face: Annotated[
        bool,
        typer.Option(
            "--blur-face", help="Blur every head that is found in the annotated video; slower."
        ),
    ] = False,
    every_frame: Annotated[bool, EVERY_FRAME] = False,
    history: Annotated[
        bool,
        typer.Option("--history", help="They show you: keep what they show in your own history."),
    ] = False,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="Print each clip's session as one line of JSON, nothing else."),
    ] = False,
) -> None:
    """Analyse recorded clips: count, time and check one exercise.

    Each clip gets a folder DIR/<clip> with session.json, measures.parquet, annotated.mp4 and
    report.html. Leaves with 1 if something of a clip could not be analysed.
    """
    from posecheck.prescription.load import exercise_for, load_prescription

    if prescription is not None:
        load_prescription(prescription)
    judged_by = None if exercise is None else exercise_for(exercise, prescription)
    code = analyze_all(
        videos, judged_by, out, model, not no_video, as_json, blur_face, prescription, history,
        every_frame,
    )  # fmt: skip
    if code:
        raise typer.Exit(code)


def analyze_all(
    videos: list[Path],
    exercise: "Exercise | None",
    out: Path,
    model: Model,
    with_video: bool,
    as_json: bool,
    blur_faces: bool = False,
    prescription: Path | None = None,
    history: bool = False,
    every_frame: bool = False,
) -> int:
    """Analyse one clip after the other, going on after a bad one; returns the exit code.

    exercise: None to recognise that of each clip; it is then judged as the prescription has it.
    history: whether the sessions are kept in the user's own history. every_frame: see
    `analyze_clip`.
    """
    from posecheck.analyze import analyze_clip
    from posecheck.cli.recognise import recognised
    from posecheck.prescription.load import prescribed

    code = 0
    with stop_on_interrupt() as stop:
        for number, video in enumerate(videos):
            try:
                shown = exercise or prescribed(
                    recognised(video, model, quiet=as_json), prescription
                )
                with progress_bar(video.name) as progress:
                    analysis = analyze_clip(
                        video,
                        shown,
                        out,
                        model=model.value,
                        with_video=with_video,
                        blur_faces=blur_faces,
                        progress=progress,
                        stop=stop,
                        every_frame=every_frame,
                    )
            except PosecheckError as error:
                complain(str(error))
                code = max(code, error.exit_code)
                continue
            code = max(code, _report(analysis, shown, as_json, first=number == 0))
            if history:
                code = max(code, _remember(analysis))
            if stop.is_set():
                return INTERRUPTED
    return code


def _report(analysis: "Analysis", exercise: "Exercise", as_json: bool, first: bool) -> int:
    from posecheck.cli.summary import say_summary

    session = analysis.session
    if as_json:
        typer.echo(session.to_json(indent=None))
    else:
        if not first:
            typer.echo()
        say_summary(session, analysis.folder, exercise.discouraged)
    if session.end.text is None:
        return 0
    complain(session.end.text)
    return 1


def _remember(analysis: "Analysis") -> int:
    from posecheck.history.clips import remember_clip
    from posecheck.store import open_store

    try:
        with open_store() as store:
            remember_clip(store, analysis.session)
    except PosecheckError as error:
        complain(str(error))
        return error.exit_code
    return 0
