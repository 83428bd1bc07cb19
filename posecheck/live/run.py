"""Puts a live session together: model, camera, window, voice, and whoever listens."""

from collections.abc import Sequence
from contextlib import ExitStack, closing

from posecheck.exercises.model import Exercise
from posecheck.live.course import Course, Program, Single
from posecheck.live.display import require_display
from posecheck.live.listening import Ending, Listener
from posecheck.live.screen import Screen
from posecheck.live.window import QtWindow
from posecheck.pipeline import needs_mask
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.models import ModelName
from posecheck.screen import Painter
from posecheck.video import open_camera
from posecheck.voice import open_voice


def run_live(
    exercise: Exercise,
    source: str = "0",
    *,
    model: ModelName = "full",
    listeners: Sequence[Listener] = (),
    recording: bool = False,
    mute: bool = False,
    private: bool = False,
) -> Ending:
    """Coach one exercise before a camera until the dose is done or the user leaves.

    source: a camera's number, an http or rtsp address, or a file that stands in for a camera.
    listeners: told every step; one that takes its time belongs into `InBackground`.
    recording: whether the screen says that this is recorded.
    mute: no voice and no tones. private: the person's picture is not shown, only their skeleton.
    Raises InputError where there is no display, no camera or no model, when the camera is lost,
    or when a listener could not go on.
    """
    return run_program(
        Single(exercise, listeners),
        source,
        model=model,
        with_mask=needs_mask(exercise),
        recording=recording,
        mute=mute,
        private=private,
    )


def run_program(
    program: Program,
    source: str = "0",
    *,
    model: ModelName = "full",
    with_mask: bool = True,
    recording: bool = False,
    mute: bool = False,
    private: bool = False,
) -> Ending:
    """Coach one exercise after another: one camera, one pose network and one window for all.

    with_mask: whether any of the exercises judges the person's outline, see `needs_mask`.
    recording: whether the screen says that this is recorded. The rest is as for `run_live`.
    """
    require_display()
    with ExitStack() as open_things:
        camera = open_things.enter_context(open_camera(source))
        poses = open_things.enter_context(PoseLandmarker(model, with_mask=with_mask))
        voice = open_things.enter_context(closing(open_voice(mute=mute)))
        window = QtWindow("posecheck")
        screen = Screen(Painter(private=private, recording=recording), window)
        return Course(camera, poses, screen, window, voice).run(program)
