"""Signatures are fitted to clips so that one strange clip or a missing number spoils nothing."""

import numpy as np

from samples.signatures.fit import LEAST_SPREAD, Clip, as_values, fit


def clip(exercise, **numbers):
    return Clip(exercise, "somebody", as_values(numbers))


def number(found, exercise, name, what):
    return what[found.exercises.index(exercise), found.features.index(name)]


def test_the_middle_is_the_mean_of_those_that_could_be_seen():
    found = fit([clip("a", yaw=1.0), clip("a", yaw=2.0), clip("a")])
    assert number(found, "a", "yaw", found.middle) == 1.5


def test_few_clips_borrow_the_spread_that_all_have_in_common():
    wide = [clip("wide", yaw=value) for value in (-3.0, -1.0, 1.0, 3.0)]
    found = fit([*wide, clip("once", yaw=0.0)])
    once = number(found, "once", "yaw", found.spread)
    assert LEAST_SPREAD < once < number(found, "wide", "yaw", found.spread) + 1


def test_what_an_exercise_never_shows_is_left_out():
    both = {"yaw": 1.0, "is-supine": 1.0}
    found = fit([clip("a", **both), clip("a", **both), clip("b", yaw=1.2), clip("b", yaw=1.0)])
    assert found.features == ("yaw",)


def test_what_goes_together_in_every_exercise_is_correlated():
    steps = np.linspace(-5, 5, 30)
    clips = [
        clip(name, yaw=shift + step, **{"is-supine": step, "is-prone": (-1) ** place})
        for name, shift in (("a", 0.0), ("b", 5.0))
        for place, step in enumerate(steps)
    ]
    found = fit(clips)
    yaw, supine, prone = (found.features.index(one) for one in ("yaw", "is-supine", "is-prone"))
    assert found.correlation[yaw, supine] > 0.5
    assert abs(found.correlation[yaw, prone]) < 0.1
    assert np.all(np.linalg.eigvalsh(found.correlation) > 0)
