from threading import Event

import pytest

from posecheck.live.listening import Ending, How, InBackground
from tests.live.fakes import LAST_EVENT, FakeListener, FakeSteps, frames

ENDING = Ending(How.QUIT)


def steps(count):
    pipeline = FakeSteps()
    return [pipeline.step(frame) for frame in frames(count)]


class Slow(FakeListener):
    """Does nothing until it may."""

    def __init__(self):
        super().__init__()
        self.may = Event()

    def on_step(self, step):
        self.may.wait()
        super().on_step(step)


def test_a_slow_listener_hears_everything_in_order():
    listener = Slow()
    background = InBackground(listener)
    for step in steps(5):
        background.on_step(step)
    background.on_events([LAST_EVENT])
    listener.may.set()
    background.finish([LAST_EVENT], ENDING)
    assert [step.frame.index for step in listener.steps] == [0, 1, 2, 3, 4]
    assert listener.events[-2:] == [LAST_EVENT, LAST_EVENT]
    assert listener.ending == ENDING
    assert background.missed == 0


def test_one_that_falls_far_behind_misses_pictures_but_no_event():
    listener = Slow()
    background = InBackground(listener, room=3)
    told = steps(20)
    for step in told:
        background.on_step(step)
    listener.may.set()
    background.finish([], ENDING)
    assert background.missed > 10
    assert len(listener.steps) == 20 - background.missed
    assert listener.events == [event for step in told for event in step.events]


def test_an_error_is_raised_at_the_end_and_what_was_done_is_finished():
    listener = FakeListener(fails_at=2)
    background = InBackground(listener)
    for step in steps(50):
        background.on_step(step)
    with pytest.raises(OSError, match="disk is full"):
        background.finish([LAST_EVENT], ENDING)
    assert len(listener.steps) == 2
    assert listener.ending == ENDING


def test_the_first_of_two_errors_is_the_one_that_is_told():
    class Broken(FakeListener):
        def finish(self, _events, _ending):
            raise ValueError("and now this")

    background = InBackground(Broken(fails_at=0))
    background.on_step(steps(1)[0])
    with pytest.raises(OSError, match="disk is full"):
        background.finish([], ENDING)


def test_an_error_while_finishing_is_told():
    class Broken(FakeListener):
        def finish(self, _events, _ending):
            raise ValueError("cannot finish")

    with pytest.raises(ValueError, match="cannot finish"):
        InBackground(Broken()).finish([], ENDING)
