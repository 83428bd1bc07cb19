"""Sums a live set up, and records it as a session folder, as if it had been a clip."""

from collections.abc import Sequence
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path

from posecheck.checking.events import Event
from posecheck.errors import InputError
from posecheck.exercises.model import Exercise
from posecheck.live.listening import Ending, How
from posecheck.pipeline import Step
from posecheck.session.annotated import AnnotatedVideo
from posecheck.session.folder import SessionFolder
from posecheck.session.model import End, Session, Video
from posecheck.session.place import session_folder
from posecheck.session.recorder import SessionRecorder

_USUAL_FPS = 30.0
_ENDS = {
    How.FINISHED: End(reason="complete"),
    How.SOURCE_ENDED: End(reason="complete"),
    How.SKIPPED: End(reason="quit", text="The exercise was skipped."),
    How.QUIT: End(reason="quit"),
    How.PAIN: End(reason="pain", text="The session was stopped because of pain."),
    How.INTERRUPTED: End(reason="interrupted", text="The session was interrupted."),
    How.LOST: End(reason="lost", text="The camera was lost."),
}


class LiveAccount:
    """A listener that keeps what a live set came to, and no file; let it be asked at the end.

    session: what came of it, once it is finished; None where there was no frame.
    """

    def __init__(self, exercise: Exercise, model: str, source: str) -> None:
        self.session: Session | None = None
        self._recorder = SessionRecorder(exercise, model)
        self._source = source
        self._size = (0, 0)

    def on_step(self, step: Step) -> None:
        """Take note of one frame."""
        self._size = step.frame.size
        self._recorder.add(step)

    def on_events(self, events: Sequence[Event]) -> None:
        """Take note of events that belong to no frame."""
        self._recorder.add_events(events)

    def finish(self, events: Sequence[Event], ending: Ending) -> None:
        """Sum it up."""
        recorder = self._recorder
        recorder.add_events(events)
        if not recorder.frames:
            return
        video = _video(self._source, self._size).model_copy(
            update={"duration_s": recorder.last_time, "frames": recorder.frames}
        )
        self.session = recorder.session(video, _end_of(ending))


class LiveRecord:
    """A listener of a live set; slow, so let it listen in the background.

    root: where session folders go; name: that of this one's folder; source: what was watched.
    folder: the session's folder. session: what came of it, once it is finished.
    Raises InputError when the folder cannot be made.
    """

    def __init__(self, root: Path, name: str, exercise: Exercise, model: str, source: str) -> None:
        self.folder = session_folder(root, name, mark=None)
        # Somebody exercising at home: nobody else on this computer shall look at it.
        self.folder.chmod(0o700)
        self.session: Session | None = None
        self._exercise = exercise
        self._model = model
        self._source = source
        self._open_things = ExitStack()
        self._record: SessionFolder | None = None
        self._annotated: AnnotatedVideo | None = None
        self._failure: InputError | None = None
        self._size = (0, 0)

    def on_step(self, step: Step) -> None:
        """Take note of one frame and draw it. Raises InputError when the disk is full."""
        if self._record is None:
            self._begin(step.frame.size)
        assert self._record is not None
        assert self._annotated is not None
        try:
            self._record.add(step)
            # A source that changes its size midway is still judged; a video has only one size.
            if step.frame.size == self._size:
                self._annotated.add(step)
        except InputError as error:
            self._failure = error
            raise

    def on_events(self, events: Sequence[Event]) -> None:
        """Take note of events that belong to no frame."""
        if self._record is not None:
            self._record.recorder.add_events(events)

    def finish(self, events: Sequence[Event], ending: Ending) -> None:
        """Write the session. Raises InputError when something could not be written."""
        if self._record is None or self._annotated is None:
            return
        self._record.recorder.add_events(events)
        with self._open_things:
            try:
                self._annotated.close()
            except InputError as error:
                self._failure = self._failure or error
            self.session = self._record.finish(self._end(ending))
        if self._failure is not None:
            raise self._failure

    def discard_if_empty(self) -> None:
        """Take the folder away again if not one frame came."""
        with suppress(OSError):
            self.folder.rmdir()

    def _end(self, ending: Ending) -> End:
        if self._failure is not None:
            return End(reason="failed", text=str(self._failure))
        return _end_of(ending)

    def _begin(self, size: tuple[int, int]) -> None:
        video, self._size = _video(self._source, size), size
        self._record = self._open_things.enter_context(
            SessionFolder(self.folder, self._exercise, self._model, video)
        )
        self._annotated = self._open_things.enter_context(
            AnnotatedVideo(self._record.video_path, self._exercise, size, _USUAL_FPS)
        )


def _end_of(ending: Ending) -> End:
    end = _ENDS[ending.how]
    return end if ending.text is None else end.model_copy(update={"text": ending.text})


def _video(source: str, size: tuple[int, int]) -> Video:
    """What is known of a live source at its beginning."""
    width, height = size
    return Video(
        file=source, width=width, height=height, duration_s=0.0, frames=0, fps=_USUAL_FPS,
        recorded=datetime.now().astimezone().isoformat(timespec="seconds"),
    )  # fmt: skip
