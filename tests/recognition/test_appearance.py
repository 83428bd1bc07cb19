"""The numbers of a movement do not depend on where, how large or which way round it is seen."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.measures.measurer import Measurer
from posecheck.recognition.appearance import FEATURES, Appearance
from posecheck.recognition.signatures import as_values, deficits, signatures
from tests.checking.cases import BRIDGE, WALL
from tests.figures import Camera, pose
from tests.motions import along, times


def numbers(case, camera=None):
    course = case.course(case.target, 3.0, count=2)
    appearance, measurer = Appearance(), Measurer()
    motion = along(case.body, course)
    for time in times(course.seconds, 10):
        found = pose(motion(time)) if camera is None else pose(motion(time), camera)
        appearance.update(measurer.read(time, found))
    return appearance.features()


def test_they_are_among_the_known_ones():
    assert set(numbers(BRIDGE)) <= set(FEATURES)


def test_a_bridge_lies_on_the_back_and_moves_the_hips():
    found = numbers(BRIDGE)
    assert found["is-supine"] == 1.0
    assert found["hip_flexion.way-more"] > found["elbow_flexion.way-more"] + 1


def test_the_other_way_round_it_is_the_same():
    one, other = numbers(WALL, Camera()), numbers(WALL, replace(Camera(), mirrored=True))
    assert other == pytest.approx(one, abs=1e-6)


def test_too_little_says_nothing():
    appearance = Appearance()
    assert appearance.features() == {}
    assert deficits({}) == {}


def test_the_likeliest_lacks_nothing_and_the_others_do():
    found = deficits(numbers(BRIDGE))
    assert max(found.values()) == 0.0
    assert sorted(found.values())[-2] < 0.0


def test_each_middle_looks_most_like_itself():
    for name, one in signatures().items():
        known = ~np.isnan(one.middle)
        shown = dict(zip(np.array(FEATURES)[known], one.middle[known], strict=True))
        found = deficits(shown)
        assert found[name] == pytest.approx(max(found.values())), name


def test_what_was_not_seen_is_no_number():
    values = as_values({"yaw": 0.5})
    assert np.count_nonzero(~np.isnan(values)) == 1
    assert values[FEATURES.index("yaw")] == 0.5
