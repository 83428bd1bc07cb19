"""`posecheck live`: the webcam coach."""

from pathlib import Path
from typing import Annotated

import typer

from posecheck.cli.choices import MODEL, PRESCRIPTION, Model


def live(
    exercise: Annotated[str, typer.Argument(help="An exercise's id, or a .toml file of your own.")],
    camera: Annotated[
        str,
        typer.Option(
            "--camera", metavar="N|URL|FILE", help="A camera's number, a stream, or a clip."
        ),
    ] = "0",
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="DIR", help="Keep the session in a folder below this."),
    ] = None,
    model: Annotated[Model, MODEL] = Model.FULL,
    prescription: Annotated[Path | None, PRESCRIPTION] = None,
    no_history: Annotated[
        bool, typer.Option("--no-history", help="Leave no trace in your history.")
    ] = False,
    mute: Annotated[bool, typer.Option("--mute", hidden=True)] = False,  # noqa: ARG001
) -> None:
    """Coach one exercise before a camera: space pauses, P reports pain, Q ends."""
    from posecheck.cli.kept import kept_history
    from posecheck.cli.recording import live_record
    from posecheck.cli.safety import require_safety
    from posecheck.cli.summary import say_summary
    from posecheck.live.listening import InBackground, Listener
    from posecheck.live.run import run_live
    from posecheck.prescription.load import exercise_for
    from posecheck.store import open_store

    loaded = exercise_for(exercise, prescription)
    with open_store() as store:
        require_safety(store, camera)
    recording = None if record is None else live_record(record, loaded, model, camera)
    with kept_history(loaded, not no_history) as history:
        listeners: list[Listener] = [] if history is None else [InBackground(history)]
        if recording is not None:
            listeners.append(InBackground(recording))
        try:
            run_live(
                loaded,
                camera,
                model=model.value,
                listeners=listeners,
                recording=recording is not None,
            )
        finally:
            if recording is not None:
                recording.discard_if_empty()
                if recording.session is not None:
                    say_summary(recording.session, recording.folder, loaded.discouraged)
