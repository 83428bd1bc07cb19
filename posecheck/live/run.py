"""Puts a live set together: model, camera, window, and whoever listens."""

from collections.abc import Sequence
from contextlib import ExitStack

from posecheck.exercises.model import Exercise
from posecheck.live.display import require_display
from posecheck.live.listening import Ending, Listener
from posecheck.live.liveset import LiveSet
from posecheck.live.window import QtWindow
from posecheck.overlay import Overlay
from posecheck.pipeline import Pipeline, needs_mask
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.models import ModelName
from posecheck.video import open_camera


def run_live(
    exercise: Exercise,
    source: str = "0",
    *,
    model: ModelName = "full",
    listeners: Sequence[Listener] = (),
) -> Ending:
    """Coach one exercise before a camera until the dose is done or the user leaves.

    source: a camera's number, an http or rtsp address, or a file that stands in for a camera.
    listeners: told every step; one that takes its time belongs into `InBackground`.
    Raises InputError where there is no display, no camera or no model, when the camera is lost,
    or when a listener could not go on.
    """
    require_display()

    def overlay_for(size: tuple[int, int]) -> Overlay:
        return Overlay.for_exercise(exercise, size, mirror=True)

    with ExitStack() as open_things:
        camera = open_things.enter_context(open_camera(source))
        poses = open_things.enter_context(PoseLandmarker(model, with_mask=needs_mask(exercise)))
        window = QtWindow(f"posecheck - {exercise.name}")
        pipeline = Pipeline(exercise, poses, notice_others=True)
        return LiveSet(camera, pipeline, overlay_for, window, listeners).run()
