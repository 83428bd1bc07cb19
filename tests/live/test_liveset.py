import numpy as np
import pytest

from posecheck.checking.events import WarningCleared, WarningRaised
from posecheck.errors import InputError
from posecheck.live.keys import Command, command_of
from posecheck.live.listening import How
from posecheck.live.liveset import LiveSet, summary
from tests.live.fakes import (
    LAST_EVENT,
    SIZE,
    FakeCamera,
    FakeListener,
    FakeSteps,
    FakeWindow,
    frames,
    mirrored_overlay,
)
from tests.overlay.people import status


class Set:
    """A live set of fakes, run."""

    def __init__(self, items, commands=None, status_at=None, listeners=None, **options):
        self.window, self.steps = FakeWindow(commands), FakeSteps(status_at)
        self.listener = FakeListener()
        self.listeners = [self.listener] if listeners is None else listeners
        self.set = LiveSet(
            FakeCamera(items),
            self.steps,
            mirrored_overlay,
            self.window,
            self.listeners,
            **options,
        )

    def run(self):
        return self.set.run().how


def test_every_frame_is_shown_and_told_until_the_source_ends():
    live = Set(frames(5))
    assert live.run() is How.SOURCE_ENDED
    assert len(live.window.shown) == len(live.listener.steps) == 5
    assert live.listener.events[-1] == LAST_EVENT
    assert live.listener.ending.how is How.SOURCE_ENDED
    assert live.steps.finished == 1
    assert live.window.closed == 1


def test_the_viewer_sees_a_mirror_and_the_pipeline_does_not():
    live = Set(frames(1))
    live.run()
    shown, looked_at = live.window.shown[0], live.steps.seen[0].image
    assert looked_at[2, 2].max() == 0
    assert shown[2, 2].min() == 200
    assert shown[2, SIZE[0] - 3].max() == 0


def test_q_leaves_and_what_was_seen_is_kept():
    live = Set(frames(9), {3: Command.QUIT})
    assert live.run() is How.QUIT
    assert len(live.listener.steps) == 3
    assert live.listener.ending.how is How.QUIT


def test_space_pauses_and_goes_on():
    live = Set(frames(9), {3: Command.PAUSE, 6: Command.PAUSE})
    live.run()
    assert [frame.index for frame in live.steps.seen] == [0, 1, 2, 6, 7, 8]
    assert len(live.window.shown) == 9
    assert not any(isinstance(event, WarningRaised) for event in live.listener.events)


def test_while_paused_the_picture_is_live_and_says_so():
    live = Set(frames(4), {2: Command.PAUSE}, lambda _: status(joint=None))
    live.run()
    running, paused = live.window.shown[1], live.window.shown[2]
    height = SIZE[1]
    assert not np.array_equal(running[:height], paused[:height])  # no skeleton
    assert not np.array_equal(running[height:], paused[height:])
    plain = next(frames(1)).image[:, ::-1]
    assert np.array_equal(paused[:height, : SIZE[0]], plain)


def test_pain_stops_the_set_at_once_and_is_recorded():
    live = Set(frames(9), {3: Command.PAIN, 6: Command.QUIT})
    assert live.run() is How.PAIN
    assert len(live.steps.seen) == 3
    assert len(live.window.shown) == 6
    raised = [event for event in live.listener.events if isinstance(event, WarningRaised)]
    assert [(event.fault, event.show) for event in raised] == [
        ("pain-reported", "Stopped. Rest now.")
    ]
    assert raised[0].time_s == pytest.approx(0.2)


def test_after_pain_space_goes_on():
    live = Set(frames(9), {3: Command.PAIN, 4: Command.PAIN, 6: Command.PAUSE})
    assert live.run() is How.SOURCE_ENDED
    assert [frame.index for frame in live.steps.seen] == [0, 1, 2, 6, 7, 8]
    ours = [e for e in live.listener.events if isinstance(e, WarningRaised | WarningCleared)]
    assert [type(event) for event in ours] == [WarningRaised, WarningCleared]
    assert ours[1].end_s == pytest.approx(0.5)


def test_pain_during_a_pause_is_heard():
    live = Set(frames(5), {2: Command.PAUSE, 3: Command.PAIN, 4: Command.QUIT})
    assert live.run() is How.PAIN


def test_it_ends_by_itself_when_the_dose_is_done_and_shows_the_result_for_a_while():
    now = iter(np.arange(0.0, 100.0))
    live = Set(
        frames(40),
        status_at=lambda number: status(reps=number, finished=number == 3),
        summary_s=5.0,
        clock=lambda: float(next(now)),
    )
    assert live.run() is How.FINISHED
    assert len(live.steps.seen) == 4
    assert 4 < len(live.window.shown) <= 4 + 5
    assert live.listener.ending.how is How.FINISHED
    assert live.set.status.reps == 3


@pytest.mark.parametrize("after", [Command.QUIT, Command.PAUSE])
def test_a_key_ends_the_result(after):
    live = Set(frames(40), {5: after}, lambda number: status(finished=number == 3))
    assert live.run() is How.FINISHED
    assert len(live.window.shown) == 5


def test_the_result_stays_no_longer_than_the_source():
    live = Set([*frames(4), InputError("lost")], status_at=lambda n: status(finished=n == 3))
    assert live.run() is How.FINISHED


def test_a_lost_camera_is_one_sentence_and_what_was_seen_is_kept():
    live = Set([*frames(3), InputError("The camera was lost.")])
    with pytest.raises(InputError, match=r"^The camera was lost\.$"):
        live.run()
    assert len(live.listener.steps) == 3
    assert (live.listener.ending.how, live.listener.ending.text) == (
        How.LOST,
        "The camera was lost.",
    )
    assert live.window.closed == 1


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
    assert live.window.closed == 1


def test_a_source_without_a_single_frame_ends_quietly():
    live = Set([])
    assert live.run() is How.SOURCE_ENDED
    assert live.set.status is None
    assert live.listener.ending is not None


def test_a_camera_that_changes_its_size_is_followed():
    live = Set([*frames(2), *frames(2, (36, 64))])
    live.run()
    assert live.window.shown[0].shape != live.window.shown[-1].shape


def test_the_result_in_words():
    assert summary(status(reps=1)).words == "1 repetition"
    assert summary(status(reps=5, attempts=2)).words == "5 repetitions, 2 almost"


@pytest.mark.parametrize(
    ("key", "command"),
    [
        (-1, None),
        (ord(" "), Command.PAUSE),
        (ord("p"), Command.PAIN),
        (ord("q"), Command.QUIT),
        (27, Command.QUIT),
        (ord("Q") | 0x100000, Command.QUIT),  # with num lock
        (ord("x"), None),
    ],
)
def test_keys(key, command):
    assert command_of(key) is command
