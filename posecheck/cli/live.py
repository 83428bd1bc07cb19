"""`posecheck live`: the webcam coach."""

from functools import partial
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
    mute: Annotated[bool, typer.Option("--mute", help="No voice and no tones.")] = False,
    private: Annotated[
        bool,
        typer.Option("--private", help="Show and record only the skeleton, never the picture."),
    ] = False,
    no_history: Annotated[
        bool, typer.Option("--no-history", help="Leave no trace in your history.")
    ] = False,
) -> None:
    """Coach one exercise before a camera, with a voice: space pauses, P reports pain, Q ends."""
    from posecheck.cli.kept import kept_history, say_today
    from posecheck.cli.recording import live_account, live_record, told
    from posecheck.cli.safety import require_safety
    from posecheck.cli.summary import say_live_summary, say_summary
    from posecheck.live.listening import InBackground, Listener
    from posecheck.live.run import run_live
    from posecheck.prescription.load import exercise_for
    from posecheck.store import open_store

    loaded = exercise_for(exercise, prescription)
    with open_store() as store:
        require_safety(store, camera)
        say_today(store, loaded)
    coach = partial(run_live, loaded, camera, model=model.value, mute=mute, private=private)
    with kept_history(loaded, not no_history) as history:
        listeners: list[Listener] = [] if history is None else [InBackground(history)]
        if record is None:
            account = live_account(loaded, model, camera)
            try:
                coach(listeners=[*listeners, account])
            finally:
                if account.session is not None:
                    say_live_summary(account.session, loaded.discouraged)
            return
        recording = live_record(record, loaded, model, camera)
        try:
            coach(listeners=[*listeners, told(recording, private=private)], recording=True)
        finally:
            recording.discard_if_empty()
            if recording.session is not None:
                say_summary(recording.session, recording.folder, loaded.discouraged)
