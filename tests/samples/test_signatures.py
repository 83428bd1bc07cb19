"""Signatures are fitted to clips so that one strange clip or a missing number spoils nothing."""

import numpy as np

from posecheck.recognition.appearance import FEATURES
from samples.signatures.fit import LEAST_SPREAD, Clip, as_numbers, fit


def clip(exercise, **numbers):
    values = np.array([numbers.get(name, np.nan) for name in FEATURES])
    return Clip(exercise, "somebody", values)


def test_the_middle_is_the_mean_of_those_that_could_be_seen():
    found = fit([clip("a", yaw=1.0), clip("a", yaw=2.0), clip("a")])
    place = FEATURES.index("yaw")
    assert found["a"].middle[place] == 1.5
    assert np.isnan(found["a"].middle[1 - place])


def test_few_clips_borrow_the_spread_that_all_have_in_common():
    wide = [clip("wide", yaw=value) for value in (-3.0, -1.0, 1.0, 3.0)]
    found = fit([*wide, clip("once", yaw=0.0)])
    place = FEATURES.index("yaw")
    assert LEAST_SPREAD < found["once"].spread[place] < found["wide"].spread[place] + 1


def test_what_was_never_seen_is_left_out():
    found = fit([clip("a", yaw=1.0), clip("a", yaw=1.2)])
    assert set(as_numbers(found["a"])) == {"yaw"}
