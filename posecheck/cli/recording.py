"""Where a live set is recorded, under which name, and what sums it up where it is not."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from posecheck.cli.choices import Model

if TYPE_CHECKING:
    from posecheck.exercises.model import Exercise
    from posecheck.live.listening import Listener
    from posecheck.session.live import LiveAccount, LiveRecord


def live_record(root: Path, exercise: "Exercise", model: Model, camera: str) -> "LiveRecord":
    """A recording in a folder of its own below root. Raises InputError when it cannot be made."""
    from posecheck.session.live import LiveRecord

    name = f"{exercise.id}-{datetime.now():%Y%m%d-%H%M%S}"
    return LiveRecord(root, name, exercise, model.value, _source_name(camera))


def told(recording: "LiveRecord", *, private: bool) -> "Listener":
    """The recording as a listener that delays nobody; private: it gets no picture."""
    from posecheck.live.listening import InBackground, WithoutPicture

    return InBackground(WithoutPicture(recording) if private else recording)


def live_account(exercise: "Exercise", model: Model, camera: str) -> "LiveAccount":
    """What keeps the result of a live set that is not recorded, to be said at its end."""
    from posecheck.session.live import LiveAccount

    return LiveAccount(exercise, model.value, _source_name(camera))


def _source_name(camera: str) -> str:
    if camera.isdecimal():
        return f"camera {camera}"
    # An address may hold a password, and a path a user's name: neither belongs in a record.
    return "stream" if "://" in camera else Path(camera).name
