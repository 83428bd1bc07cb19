"""Two tracks meet once they have settled and stay near each other."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.analyze.meeting import NEAR, PICTURES, WARM_UP_S, Meeting, apart
from posecheck.pose.types import Landmark, Pose
from tests.session.puppet import pose

TRUNK = 60.0  # pixels, of the puppet
OLD = pose(5.0)


def moved(trunks: float, seen: slice = slice(None)) -> Pose:
    """The old pose with some landmarks moved sideways."""
    landmarks = OLD.landmarks.copy()
    landmarks[seen] += (trunks * TRUNK, 0.0)
    return replace(OLD, landmarks=landmarks)


def frames_until_met(new: list[Pose | None], old: Pose | None = OLD) -> int | None:
    meeting = Meeting()
    for number, one in enumerate(new):
        if meeting.update(number / 25, old, one):
            return number
    return None


def test_the_distance_is_in_trunk_lengths() -> None:
    assert apart(OLD, moved(0.1)) == pytest.approx(0.1, rel=0.05)
    assert apart(OLD, OLD) == 0.0


def test_what_is_hidden_counts_for_little() -> None:
    far = slice(Landmark.LEFT_KNEE, Landmark.LEFT_KNEE + 1)
    visibility = OLD.visibility.copy()
    visibility[far] = 0.01
    hidden = replace(moved(1.0, far), visibility=visibility)
    assert apart(OLD, hidden) < 0.001 < apart(OLD, moved(1.0, far))


def test_they_meet_after_the_warm_up_at_the_earliest() -> None:
    met = frames_until_met([moved(NEAR / 2)] * 50)
    assert met is not None
    assert met / 25 == pytest.approx(WARM_UP_S, abs=0.04)


def test_they_meet_when_they_have_been_near_for_long_enough() -> None:
    assert frames_until_met([moved(0.2)] * 30 + [moved(0.0)] * 30) == 30 + PICTURES - 1


def test_once_apart_the_pictures_are_counted_anew() -> None:
    near, far = [moved(0.0)], [moved(0.2)]
    assert frames_until_met(far * 20 + near * 4 + far + near * 10) == 25 + PICTURES - 1


def test_tracks_that_stay_apart_never_meet() -> None:
    assert frames_until_met([moved(NEAR * 1.5)] * 100) is None


def test_both_seeing_nobody_is_agreement_and_one_seeing_nobody_is_not() -> None:
    assert frames_until_met([None] * 30, None) is not None
    assert frames_until_met([None] * 30) is None


def test_a_pose_of_no_size_is_no_agreement() -> None:
    point = replace(OLD, landmarks=np.zeros_like(OLD.landmarks))
    assert apart(point, point) == float("inf")
