"""A session folder while it is being written: fed with steps, finished with everything in it."""

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from posecheck import __version__
from posecheck.errors import InputError
from posecheck.exercises.model import Exercise
from posecheck.pipeline import Step
from posecheck.session.atomic import cannot_write, write_text
from posecheck.session.model import End, Session, Video
from posecheck.session.place import MEASURES, SESSION, VIDEO
from posecheck.session.recorder import SessionRecorder
from posecheck.session.table import MeasuresTable

# Kept free on the disk, so that a full one still has room for the record of what was done.
_RESERVE_BYTES = 2 << 20


class SessionFolder:
    """Writes `session.json`, `measures.parquet` and `report.html` into a folder.

    The annotated video, `video_path`, is written by whoever draws it; the report shows it if it
    is there at `finish`.

    folder: an existing folder. model: the pose model's name.
    source: what is being watched; its length and frames are filled in as they turn out.
    Raises InputError when the folder cannot be written to.
    """

    def __init__(self, folder: Path, exercise: Exercise, model: str, source: Video) -> None:
        self.folder = folder
        self.video_path = folder / VIDEO
        self.recorder = SessionRecorder(exercise, model)
        self._source = source
        self._reserve = folder / ".reserve"
        with cannot_write(folder / SESSION):
            self._reserve.write_bytes(bytes(_RESERVE_BYTES))
        facts = {
            "version": __version__,
            "exercise": exercise.id,
            "model": model,
            "width": str(source.width),
            "height": str(source.height),
        }
        self._table = MeasuresTable(folder / MEASURES, facts)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._reserve.unlink(missing_ok=True)
        with suppress(InputError):
            self._table.close()

    def add(self, step: Step) -> None:
        """Take note of one frame. Raises InputError when the disk is full."""
        self.recorder.add(step)
        self._table.add(step)

    def finish(self, end: End, *, video: bool = True) -> Session:
        """Write everything and return the session.

        Call after the annotated video has been closed, and once all events have been added.
        video: False removes the annotated video of an earlier run, which shows something else.
        Raises InputError when something could not be written; the rest is written all the same.
        """
        # Here, for the page in its turn reads what this package writes.
        from posecheck.review.page import write_report

        self._reserve.unlink(missing_ok=True)
        if not video:
            self.video_path.unlink(missing_ok=True)
        session = self.recorder.session(self._video(), end)
        failure = self._close_table()
        write_text(self.folder / SESSION, session.to_json() + "\n")
        write_report(self.folder, session)
        if failure is not None:
            raise failure
        return session

    def _close_table(self) -> InputError | None:
        try:
            self._table.close()
        except InputError as error:
            (self.folder / MEASURES).unlink(missing_ok=True)
            return error
        return None

    def _video(self) -> Video:
        frames, last = self.recorder.frames, self.recorder.last_time
        fps = (frames - 1) / last if last > 0 else self._source.fps
        duration = last + 1 / fps if frames and fps > 0 else last
        return self._source.model_copy(
            update={"frames": frames, "fps": round(fps, 3), "duration_s": round(duration, 3)}
        )
