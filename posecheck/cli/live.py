"""`posecheck live`: the webcam coach."""

from datetime import datetime
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
) -> None:
    """Coach one exercise before a camera, with a voice: space pauses, P reports pain, Q ends."""
    from posecheck.cli.summary import say_summary
    from posecheck.live.listening import InBackground, WithoutPicture
    from posecheck.live.run import run_live
    from posecheck.prescription.load import exercise_for
    from posecheck.session.live import LiveRecord

    loaded = exercise_for(exercise, prescription)
    coach = partial(run_live, loaded, camera, model=model.value, mute=mute, private=private)
    if record is None:
        coach()
        return
    name = f"{loaded.id}-{datetime.now():%Y%m%d-%H%M%S}"
    recording = LiveRecord(record, name, loaded, model.value, _source_name(camera))
    try:
        listener = WithoutPicture(recording) if private else recording
        coach(listeners=[InBackground(listener)])
    finally:
        recording.discard_if_empty()
        if recording.session is not None:
            say_summary(recording.session, recording.folder, loaded.discouraged)


def _source_name(camera: str) -> str:
    if camera.isdecimal():
        return f"camera {camera}"
    # An address may hold a password, and a path a user's name: neither belongs in a record.
    return "stream" if "://" in camera else Path(camera).name
