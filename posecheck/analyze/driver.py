"""From a recorded clip to its session folder."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import NamedTuple

from posecheck.analyze.cores import usable_cores
from posecheck.analyze.drawing import Drawing
from posecheck.analyze.watching import OpenPoses, Watching, watch
from posecheck.errors import PosecheckError
from posecheck.exercises.model import Exercise
from posecheck.pipeline import Pipeline, needs_mask
from posecheck.pose.company import TwoPeople
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.models import ModelName
from posecheck.pose.people import A_CROWD, ANY_DOUBT, People
from posecheck.session.annotated import AnnotatedVideo
from posecheck.session.faces import Faces
from posecheck.session.folder import SessionFolder
from posecheck.session.model import End, Session, Video
from posecheck.session.place import fingerprint, make_folder, session_folder
from posecheck.video import VideoReader, open_video
from posecheck.video.reader import USUAL_FPS

Progress = Callable[[int, int | None], None]
"""Is told how many frames are done, and of how many, where that is known."""
SHORTEST_S = 0.4
"""No movement out and back takes less; see `LEAST_S` of the cycles."""


class Analysis(NamedTuple):
    """What came of a clip: the session, and the folder that holds it."""

    session: Session
    folder: Path


def analyze_clip(
    path: Path,
    exercise: Exercise,
    out_dir: Path,
    *,
    model: ModelName = "full",
    with_video: bool = True,
    blur_faces: bool = False,
    progress: Progress | None = None,
    stop: Event | None = None,
    open_poses: OpenPoses | None = None,
    cores: int | None = None,
    folder: Path | None = None,
    every_frame: bool = False,
) -> Analysis:
    """Analyse a recorded clip and write its session folder below `out_dir`.

    blur_faces: blur every head that is found in the annotated video, see `Faces`.
    stop: once set, the analysis ends after the frame in hand, and the session says so.
    open_poses: makes the pose network; anything else with its manners will do. None: the usual one.
    cores: how many may look for the person at the same time, None for all there are. The result
        does not depend on it.
    folder: the session's folder, whatever may be in it; None for one of the clip's name.
    every_frame: have the network look at each frame; otherwise at no more than need be, see
        `look_through`.

    A clip that breaks off, a full disk or `stop` still give a session of what was done until
    then, and `session.end` says what happened. Raises InputError when nothing could be done: no
    such clip, no picture in it, no place to write to.
    """
    with ExitStack() as open_things:
        reader = open_things.enter_context(open_video(path))
        opens = open_poses or _side_by_side(open_things)
        watching = open_things.enter_context(
            watch(
                path, reader, lambda: opens(model, needs_mask(exercise)),
                cores or usable_cores(), pictures=with_video, every=every_frame,
            )
        )  # fmt: skip
        mark = fingerprint(path)
        if folder is None:
            folder = session_folder(out_dir, path.stem or path.name, mark)
        else:
            make_folder(folder)
        video = _video(reader, mark)
        record = open_things.enter_context(SessionFolder(folder, exercise, model, video))
        run = _Run(watching, Pipeline(exercise), record, progress, stop)
        annotated = None
        if with_video:
            faces = _faces(open_things) if blur_faces else None
            size = (video.width, video.height)
            annotated = open_things.enter_context(
                AnnotatedVideo(record.video_path, exercise, size, video.fps, faces)
            )
        return Analysis(run.all(annotated), folder)


def _side_by_side(open_things: ExitStack) -> OpenPoses:
    """Landmarkers that share what they look for others with: it is a third of their memory."""
    people = TwoPeople()
    open_things.callback(people.close)
    return lambda model, with_mask: PoseLandmarker(model, with_mask, people)


def _faces(open_things: ExitStack) -> Faces:
    people = People(A_CROWD, ANY_DOUBT)
    open_things.callback(people.close)
    return Faces(people.find)


class _Run:
    """One clip on its way through."""

    def __init__(
        self,
        watching: Watching,
        pipeline: Pipeline,
        record: SessionFolder,
        progress: Progress | None,
        stop: Event | None,
    ) -> None:
        self._watching = watching
        self._pipeline = pipeline
        self._record = record
        self._progress = progress
        self._stop = stop
        self._last_s = 0.0

    def all(self, annotated: AnnotatedVideo | None) -> Session:
        """Every frame; then the record, whatever happened on the way."""
        try:
            end = self._watch(annotated)
        except PosecheckError as error:
            end = End(reason="failed", text=str(error))
        except BaseException as error:
            self._finish(annotated, End(reason="failed", text=f"It broke off: {error!r}."))
            raise
        return self._finish(annotated, end)

    def _watch(self, annotated: AnnotatedVideo | None) -> End:
        with ExitStack() as threads:
            drawing = None
            if annotated is not None:
                drawing = Drawing(annotated, behind=self._watching.alone)
                threads.callback(drawing.close)
            for frame, found in self._watching:
                step = self._pipeline.judge(frame, found)
                self._last_s = frame.time
                self._record.add(step)
                if drawing is not None:
                    drawing.add(step)
                if self._progress is not None:
                    self._progress(self._watching.done(frame.index), self._watching.info.frames)
                if self._stop is not None and self._stop.is_set():
                    return End(
                        reason="interrupted",
                        text=f"The analysis was interrupted after {frame.time:.1f} s of the clip.",
                    )
        return self._natural_end()

    def _natural_end(self) -> End:
        name = self._watching.info.file
        if self._watching.truncated_reason is not None:
            return End(reason="truncated", text=self._watching.truncated_reason)
        if not self._record.recorder.person_seen:
            return End(reason="no-person", text=f"No person was seen in any picture of {name}.")
        if self._last_s < SHORTEST_S:
            return End(reason="too-short", text=f"{name} is too short to show a movement.")
        return End(reason="complete")

    def _finish(self, annotated: AnnotatedVideo | None, end: End) -> Session:
        self._record.recorder.add_events(self._pipeline.finish())
        if annotated is not None:
            try:
                annotated.close()
            except PosecheckError as error:
                end = End(reason="failed", text=str(error)) if end.text is None else end
        return self._record.finish(end, video=annotated is not None)


def _video(reader: VideoReader, mark: str) -> Video:
    info = reader.info
    return Video(
        file=info.file,
        width=info.width,
        height=info.height,
        duration_s=info.duration_s or 0.0,
        frames=info.frames or 0,
        fps=info.fps or USUAL_FPS,
        fingerprint=mark,
        recorded=info.recorded,
    )
