"""Whole clips in which not everything is seen: never guess."""

import pytest

from posecheck.checking.events import NotSeen, Phase
from tests.checking.cases import WALL
from tests.checking.shorthand import FPS, codes
from tests.figures import Camera
from tests.motions import Run, wall


@pytest.mark.parametrize("yaw", [0, 15, 28])
def test_up_to_thirty_degrees_off_depth_is_judged(yaw):
    run = WALL.run(target=46, camera=Camera(yaw=yaw))
    assert codes(run) == ["counted"]
    assert run.status_at(5.0).depth_judged


@pytest.mark.parametrize("yaw", [34, 40, 50])
def test_beyond_that_a_cycle_counts_and_says_that_depth_was_not_judged(yaw):
    run = WALL.run(target=30, camera=Camera(yaw=yaw))
    (repetition,) = run.repetitions
    assert repetition.counted
    assert repetition.reason.code == "depth-not-judged"
    assert repetition.limit is None
    assert run.raised == {}
    assert "Turn side-on to the camera" in run.status_at(5.0).not_seen
    assert not run.status_at(5.0).depth_judged


def hidden_for(seconds, since=4.0):
    course = WALL.course(45, 9)

    def lost_for_a_while(time):
        return None if since <= time < since + seconds else wall(course(time))

    return Run("wall-slide", lost_for_a_while, course.seconds, FPS)


def test_a_moments_loss_freezes_the_clock_and_not_the_record():
    run, whole = hidden_for(0.4), hidden_for(0.0)
    assert codes(run) == ["counted"]
    shown = [each.status_at(5.0).hold_s for each in (whole, run)]
    assert shown[0] - shown[1] == pytest.approx(0.4, abs=0.1)
    # Who was there before and after was there in between.
    assert run.repetitions[0].hold_s == pytest.approx(whole.repetitions[0].hold_s, abs=0.05)
    assert all(s.phase is not Phase.PAUSED for s in run.statuses)
    assert run.status_at(4.35).value == pytest.approx(45, abs=1)


def test_a_longer_loss_pauses_and_says_so():
    run = hidden_for(1.4)
    assert run.status_at(5.3).phase is Phase.PAUSED
    assert run.status_at(5.3).value is None
    assert run.status_at(5.3).not_seen == ("I cannot see anyone",)
    assert [e.what for e in run.events if isinstance(e, NotSeen)] == ["nobody in the picture"]


def test_who_has_been_gone_for_seconds_starts_anew():
    run = hidden_for(4.0)
    assert run.status_at(7.5).phase is Phase.WAITING
    assert run.counted == 0


def test_a_hidden_ankle_stops_the_clock_and_is_named():
    run = WALL.run(camera=Camera(visibility={"ankle": 0.2}))
    assert run.repetitions == []
    assert run.checker.status.reps == 0
    assert any("I cannot see your ankle" in s.not_seen for s in run.statuses)
