import numpy as np
import pytest

from posecheck.checking.events import Phase, WarningCleared, WarningRaised
from posecheck.coach.coach import Coach
from posecheck.coach.task import Task
from posecheck.errors import InputError
from posecheck.exercises.load import load_exercise
from posecheck.live.keys import Command, command_of
from posecheck.live.listening import How, WithoutPicture
from posecheck.live.liveset import LiveSet
from posecheck.live.screen import LARGEST, Screen
from posecheck.overlay.palette import GROUND
from posecheck.screen import Painter
from posecheck.screen.layout import layout_for
from tests.live.fakes import (
    LAST_EVENT,
    WINDOW,
    FakeCamera,
    FakeListener,
    FakeSteps,
    FakeVoice,
    FakeWindow,
    frames,
)
from tests.overlay.people import status

EXERCISE = load_exercise("wall-slide")


class Set:
    """A live set of fakes, run."""

    def __init__(self, items, commands=None, status_at=None, listeners=None, private=False):
        self.window, self.steps, self.voice = (
            FakeWindow(commands),
            FakeSteps(status_at),
            FakeVoice(),
        )
        self.listener = FakeListener()
        self.listeners = [self.listener] if listeners is None else listeners
        self.set = LiveSet(
            FakeCamera(items),
            self.steps,
            Coach(Task(EXERCISE)),
            Screen(Painter(private=private), self.window),
            self.window,
            self.voice,
            self.listeners,
        )

    def run(self):
        self.ending = self.set.run()
        return self.ending.how


def person_of(shown):
    """The part of a screen that shows the camera's picture."""
    box = layout_for(WINDOW).person
    return shown[box.y : box.y + box.height, box.x : box.x + box.width]


def test_every_frame_is_shown_and_told_until_the_source_ends():
    live = Set(frames(5))
    assert live.run() is How.SOURCE_ENDED
    assert live.ending.leaving
    assert len(live.window.shown) == len(live.listener.steps) == 5
    assert live.listener.events[-1] == LAST_EVENT
    assert live.listener.ending.how is How.SOURCE_ENDED
    assert live.steps.finished == 1


def test_the_viewer_sees_a_mirror_and_the_pipeline_does_not():
    live = Set(frames(1))
    live.run()
    shown, looked_at = person_of(live.window.shown[0]), live.steps.seen[0].image
    width = shown.shape[1]
    assert looked_at[2, 2].max() == 0
    assert shown[:, : width // 3].mean() > 100
    assert shown[:, -width // 4 : -width // 8].mean() < 50


def test_in_private_the_picture_is_never_shown():
    live = Set(frames(1), private=True)
    live.run()
    shown = person_of(live.window.shown[0])
    assert np.count_nonzero((shown == 200).all(axis=2)) == 0


def test_it_speaks():
    live = Set(frames(30))
    live.run()
    assert live.voice.said[0].startswith("Wall slide to 45 degrees.")


def test_q_leaves_and_what_was_seen_is_kept():
    live = Set(frames(9), {3: Command.QUIT})
    assert live.run() is How.QUIT
    assert live.ending.leaving
    assert len(live.listener.steps) == 4
    assert live.listener.ending.how is How.QUIT


def test_s_skips_the_exercise_and_no_more():
    live = Set(frames(9), {3: Command.SKIP})
    assert live.run() is How.SKIPPED
    assert not live.ending.leaving


def test_space_pauses_and_goes_on():
    live = Set(frames(9), {3: Command.PAUSE, 6: Command.PAUSE})
    live.run()
    assert [frame.index for frame in live.steps.seen] == [0, 1, 2, 3, 7, 8]
    assert [frame.index for frame in live.steps.watched] == [4, 5, 6]
    assert len(live.window.shown) == 9
    assert live.steps.paused == 1
    assert not any(isinstance(event, WarningRaised) for event in live.listener.events)
    assert "Paused." in live.voice.said


def test_a_key_that_is_no_command_of_the_coach_changes_nothing():
    live = Set(frames(9), {3: Command.FULL_SCREEN})
    live.run()
    assert len(live.steps.seen) == 9


def test_pain_stops_the_set_at_once_and_is_recorded():
    live = Set(frames(9), {3: Command.PAIN, 6: Command.QUIT})
    assert live.run() is How.PAIN
    assert len(live.steps.seen) == 4
    raised = [event for event in live.listener.events if isinstance(event, WarningRaised)]
    assert [(event.fault, event.show) for event in raised] == [
        ("pain-reported", "Stopped. Rest now.")
    ]
    assert raised[0].time_s == pytest.approx(0.3)
    assert any(isinstance(event, WarningCleared) for event in live.listener.events)


def test_it_ends_by_itself_when_the_dose_is_done():
    live = Set(
        frames(40),
        status_at=lambda n: status(reps=n, phase=Phase.MOVING, finished=n >= 12),
    )
    assert live.run() is How.FINISHED
    assert not live.ending.leaving
    assert live.listener.ending.how is How.FINISHED
    assert live.set.status.reps == 12


def test_a_lost_camera_is_one_sentence_and_what_was_seen_is_kept():
    live = Set([*frames(3), InputError("The camera was lost.")])
    with pytest.raises(InputError, match=r"^The camera was lost\.$"):
        live.run()
    assert len(live.listener.steps) == 3
    assert (live.listener.ending.how, live.listener.ending.text) == (
        How.LOST,
        "The camera was lost.",
    )


def test_ctrl_c_is_a_clean_end():
    live = Set([*frames(3), KeyboardInterrupt()])
    assert live.run() is How.INTERRUPTED
    assert live.listener.ending.how is How.INTERRUPTED
    assert live.listener.events[-1] == LAST_EVENT


def test_one_listener_that_fails_at_the_end_does_not_rob_the_others():
    class Failing(FakeListener):
        def finish(self, _events, _ending):
            raise InputError("The folder cannot be written to.")

    kept = FakeListener()
    live = Set(frames(3), listeners=[Failing(), kept])
    with pytest.raises(InputError, match="folder"):
        live.run()
    assert kept.ending is not None


def test_a_source_without_a_single_frame_ends_quietly():
    live = Set([])
    assert live.run() is How.SOURCE_ENDED
    assert live.set.status is None
    assert live.listener.ending is not None


def test_a_camera_or_a_window_that_changes_its_size_is_followed():
    live = Set([*frames(2), *frames(2, (36, 64))])
    live.run()
    assert len(live.window.shown) == 4
    live = Set(frames(1))
    live.window.size = (4 * LARGEST, 2 * LARGEST)
    live.run()
    assert live.window.shown[0].shape == (LARGEST // 2, LARGEST, 3)


def test_without_pictures_a_listener_sees_an_empty_room():
    listener = FakeListener()
    live = Set(frames(2), listeners=[WithoutPicture(listener)])
    live.run()
    assert {tuple(pixel) for step in listener.steps for pixel in step.frame.image[0]} == {GROUND}
    assert live.steps.seen[0].image.max() == 200
    assert listener.ending is not None


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (-1, None),
        (ord(" "), Command.PAUSE),
        (ord("p"), Command.PAIN),
        (ord("q"), Command.QUIT),
        (27, Command.QUIT),
        (ord("Q") | 0x100000, Command.QUIT),  # with num lock
        (ord("s"), Command.SKIP),
        (ord("R"), Command.REST),
        (ord("x"), None),
    ],
)
def test_keys(key, command):
    assert command_of(key) is command


def test_who_is_set_up_is_looked_for_anew_and_who_exercises_is_not():
    run = Set(frames(30), status_at=lambda number: status(reps=number))
    run.run()
    assert run.steps.looked_anew == 2  # the first frame, and the one after it
