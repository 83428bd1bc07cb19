"""What was not seen is told, with its times; a moment's loss is not."""

from dataclasses import replace

import pytest

from posecheck.checking.sight import COMPANY, NOBODY, WRONG_VIEW, Sight
from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import View
from tests.checking.readings import nobody, reading


class Watching:
    def __init__(self, exercise="wall-slide"):
        self.sight, self.frame, self.told = Sight(load_exercise(exercise)), 0, []

    def see(self, seconds, gone=False, **how):
        for _ in range(round(seconds * 10)):
            time = self.frame / 10
            seen = nobody(time) if gone else reading(time, **how)
            self.told += self.sight.update(seen)
            self.frame += 1
        return [(event.what, event.start_s, event.end_s) for event in self.told]

    @property
    def said(self):
        return self.sight.sentences((self.frame - 1) / 10)


def test_a_hidden_limb_is_told_once_it_is_back():
    watching = Watching()
    watching.see(1)
    assert watching.see(2, hidden=("ankle",)) == []
    assert watching.said == ("I cannot see your ankle",)
    assert watching.see(1) == [("ankle", 1.0, 3.0)]
    assert watching.said == ()


def test_a_moments_loss_is_not_told():
    watching = Watching()
    watching.see(1)
    watching.see(0.9, hidden=("ankle", "knee"))
    assert watching.said == ()
    assert watching.see(1) == []


def test_what_the_exercise_does_not_need_may_be_hidden():
    watching = Watching()
    watching.see(3, hidden=("wrist", "nose", "heel"))
    assert watching.see(1) == []


def test_what_is_seen_well_enough_to_count_and_not_to_warn_is_told_afterwards():
    watching = Watching()
    watching.see(1)
    watching.see(1, dim=("ankle",))
    watching.see(0.3)
    watching.see(1.5, dim=("ankle",))
    assert watching.said == ()
    ((what, start_s, end_s),) = watching.see(1)
    assert what == "ankle well enough to warn of anything"
    assert (start_s, end_s) == pytest.approx((1.0, 3.7))


def test_a_point_that_is_dim_for_a_moment_is_not_told():
    watching = Watching()
    watching.see(1)
    watching.see(1.8, dim=("ankle",))
    assert watching.see(1) == []


def test_an_empty_picture_is_told():
    watching = Watching()
    watching.see(2, gone=True)
    assert watching.said == ("I cannot see anyone",)
    assert watching.see(1) == [(NOBODY, 0.0, 2.0)]


def test_company_is_told():
    sight = Sight(load_exercise("wall-slide"))
    for frame in range(20):
        assert sight.update(replace(reading(frame / 10), company=True)) == []
    assert sight.sentences(1.9) == ("Somebody else is in the picture",)
    (event,) = sight.update(reading(2.0))
    assert (event.what, event.start_s, event.end_s) == (COMPANY, 0.0, 2.0)


def test_a_wrong_view_is_told_after_two_seconds():
    watching = Watching()
    watching.see(1.9, yaw=40.0)
    assert watching.said == ()
    watching.see(1.0, yaw=40.0)
    assert watching.said == ("Turn side-on to the camera",)
    assert watching.see(0.5, yaw=10.0)[0][0] == WRONG_VIEW


def test_a_view_at_the_limit_does_not_flicker():
    watching = Watching()
    watching.see(3, yaw=31.0)
    for yaw in (29.0, 31.0, 28.0):
        watching.see(1, yaw=yaw)
    assert watching.told == []
    assert len(watching.see(0.5, yaw=26.0)) == 1


def test_a_view_that_is_not_known_is_not_called_wrong():
    assert Watching().see(5, yaw=None) == []


def test_an_exercise_for_the_front_view_asks_to_be_faced():
    exercise = load_exercise("wall-slide")
    data = exercise.model_dump(by_alias=True)
    data["camera"]["view"] = View.FRONT
    watching = Watching()
    watching.sight = Sight(type(exercise).model_validate(data))
    # The checker counts the yaw from the view that is needed.
    watching.see(5, yaw=10.0)
    assert watching.said == ()
    watching.see(5, yaw=40.0)
    assert watching.said == ("Turn to face the camera",)


def test_what_lasts_to_the_end_is_told_at_the_end():
    watching = Watching()
    watching.see(3, hidden=("knee",))
    (event,) = watching.sight.finish(3.0)
    assert (event.what, event.end_s) == ("knee", pytest.approx(3.0))
    assert watching.sight.finish(3.0) == []
