"""The numbers of a movement do not depend on where, how large or which way round it is seen."""

import json
from dataclasses import replace

import numpy as np
import pytest

from posecheck.measures.measurer import Measurer
from posecheck.measures.reading import Measured, Reading
from posecheck.recognition.appearance import FEATURES, Appearance
from posecheck.recognition.signatures import (
    Signatures,
    as_data,
    from_data,
    log_likelihoods,
    signatures,
)
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


@pytest.mark.parametrize("case", [BRIDGE, WALL], ids=["bridge", "wall"])
def test_twice_as_large_it_is_the_same(case):
    near = replace(Camera(), scale=2 * Camera().scale, size=(2560, 1440))
    one, other = numbers(case, Camera()), numbers(case, near)
    assert other == pytest.approx(one, abs=0.02)


def test_too_little_says_nothing():
    appearance = Appearance()
    assert appearance.features() == {}
    assert log_likelihoods({}) == {}


def test_one_looks_likelier_than_all_others():
    *_, second, best = sorted(log_likelihoods(numbers(BRIDGE)).values())
    assert second < best


def test_each_middle_looks_most_like_itself():
    known = signatures()
    for name, middle in zip(known.exercises, known.middle, strict=True):
        found = log_likelihoods(dict(zip(known.features, middle, strict=True)))
        assert found[name] == pytest.approx(max(found.values())), name


def test_the_numbers_are_still_told():
    assert set(signatures().features) <= set(FEATURES)


def test_what_was_not_seen_says_nothing():
    assert set(log_likelihoods({"no-such-number": 1.0}).values()) == {0.0}


def test_signatures_stay_what_they_are_in_a_file():
    known = signatures()
    again = from_data(json.loads(json.dumps(as_data(known))))
    assert again.features == known.features
    assert again.exercises == known.exercises
    for one, other in zip(again[2:], known[2:], strict=True):
        np.testing.assert_allclose(one, other, atol=1e-9)


def test_two_numbers_that_go_together_say_less_than_two_that_do_not():
    def told_apart(correlation):
        both = np.array([[1.0, correlation], [correlation, 1.0]])
        ones = np.ones((2, 2))
        known = Signatures(
            ("a", "b"), ("here", "there"), np.array([[0.0, 0.0], [2.0, 2.0]]), ones, both
        )
        here, there = known.log_likelihoods({"a": 0.0, "b": 0.0})
        return here - there

    assert 0 < told_apart(0.9) < told_apart(0.0)


@pytest.mark.parametrize(("other", "sign"), [(20.0, 1), (-20.0, -1)])
def test_legs_that_move_together_are_told_from_those_that_alternate(other, sign):
    appearance = Appearance()
    for number in range(60):
        swing = np.sin(number / 5)
        values = {
            "left.knee_flexion": Measured(60 + 20 * swing, 1.0),
            "right.knee_flexion": Measured(60 + other * swing, 1.0),
        }
        appearance.update(Reading(number / 10, values))
    assert appearance.features()["knee_flexion.together"] == pytest.approx(1.5 * sign)


def test_legs_that_do_not_move_go_neither_together_nor_apart():
    appearance = Appearance()
    for number in range(60):
        still = {f"{s}.knee_flexion": Measured(60.0, 1.0) for s in ("left", "right")}
        appearance.update(Reading(number / 10, still))
    assert "knee_flexion.together" not in appearance.features()
