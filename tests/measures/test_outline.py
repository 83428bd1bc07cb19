"""The back's outline on masks that are drawn by hand."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.measures.measurer import Measurer
from posecheck.measures.outline import back_profile, spine_flexion
from tests.figures import ALL_FOURS, Camera, pose

SIZE = (1280, 720)
SHAPE = (720, 1280)
TRUNK = 0.50 * 300


def back(rise, body=ALL_FOURS, camera=None):
    """A pose with a mask: a trunk whose upper edge is an arc `rise` trunk lengths high."""
    found = pose(body, camera or Camera())
    points = found.landmarks
    hip, shoulder = points[23:25].mean(axis=0), points[11:13].mean(axis=0)
    along = (shoulder - hip) / np.hypot(*(shoulder - hip))
    up = np.array([along[1], -along[0]])
    up = -up if up[1] > 0 else up
    rows, columns = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]]
    pixels = np.stack([columns * SIZE[0] / SHAPE[1], rows * SIZE[1] / SHAPE[0]], axis=-1) - hip
    place, height = pixels @ along / TRUNK, pixels @ up / TRUNK
    edge = 0.22 + rise * (1 - (2 * place - 1) ** 2)
    inside = (place > -0.3) & (place < 1.3) & (height < edge) & (height > -0.3)
    return replace(found, mask=np.where(inside, 255, 0).astype(np.uint8))


@pytest.mark.parametrize("facing", ["left", "right"])
def test_a_rounded_back_reads_more_and_a_sagging_one_less(facing):
    camera = Camera(facing=facing)
    flat, *others = (
        spine_flexion(back(rise, camera=camera)) for rise in (0, -0.06, -0.03, 0.03, 0.06)
    )
    change = np.array(others) - flat
    assert change == pytest.approx(change[2] * np.array([-2, -1, 1, 2]), abs=3)
    assert 10 < change[2] < 30


def test_the_profile_is_the_outline_itself_in_trunk_lengths():
    place = (np.arange(33) + 0.5) / 33
    expected = 0.22 + 0.1 * (1 - (2 * place - 1) ** 2)
    assert back_profile(back(0.1)) == pytest.approx(expected, abs=0.012)


def test_a_sloping_trunk_changes_nothing():
    sloping = replace(ALL_FOURS, trunk=65.0)
    change = [
        spine_flexion(back(0.05, b)) - spine_flexion(back(0.0, b)) for b in (ALL_FOURS, sloping)
    ]
    assert change[0] == pytest.approx(change[1], abs=3)


def test_it_is_a_measure_of_the_reading():
    reading, bent = back(0.1), Measurer().read(0.0, back(0.1)).values["spine_flexion"].value
    assert bent == spine_flexion(reading)
    assert "spine_flexion" not in Measurer().read(0.0, pose(ALL_FOURS)).values


def test_without_a_mask_or_with_too_small_a_person_it_is_not_known():
    assert spine_flexion(pose(ALL_FOURS)) is None
    assert spine_flexion(replace(back(0.1), mask=np.zeros((20, 36), np.uint8))) is None


def test_an_outline_that_is_not_there_is_not_guessed():
    assert spine_flexion(replace(back(0.1), mask=np.zeros(SHAPE, np.uint8))) is None
    everywhere = np.full(SHAPE, 255, np.uint8)
    assert spine_flexion(replace(back(0.1), mask=everywhere)) is None


def test_a_gap_of_a_tenth_is_bridged_and_a_larger_one_is_not():
    seen = back(0.1)
    for wide, known in ((12, True), (56, False)):
        mask = seen.mask.copy()
        mask[:, 540 : 540 + wide] = 0
        assert (spine_flexion(replace(seen, mask=mask)) is not None) == known


@pytest.mark.parametrize(("wide", "known"), [(12, True), (60, False)])
def test_a_ball_behind_the_back_is_no_part_of_it(wide, known):
    seen = back(0.1)
    mask = seen.mask.copy()
    mask[220:300, 540 : 540 + wide] = 255
    profile = back_profile(replace(seen, mask=mask))
    assert (profile is not None) == known
    if known:
        assert profile == pytest.approx(back_profile(seen), abs=0.02)


def test_a_ball_at_one_end_of_the_back_is_no_part_of_it_either():
    seen = back(0.1)
    hip, shoulder = (seen.landmarks[at : at + 2, 0].mean() for at in (23, 11))
    ball = np.arange(SHAPE[1]) * np.sign(hip - shoulder) > hip * np.sign(hip - shoulder) - 12
    mask = seen.mask.copy()
    mask[:400, ball] = 255
    profile = back_profile(replace(seen, mask=mask))
    assert profile == pytest.approx(back_profile(seen), abs=0.06)
