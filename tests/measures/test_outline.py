"""The back's outline on masks that are drawn by hand."""

from dataclasses import replace

import numpy as np
import pytest

from posecheck.measures.measurer import Measurer
from posecheck.measures.outline import back_bulge
from tests.figures import ALL_FOURS, Camera, pose

SIZE = (1280, 720)
SHAPE = (180, 320)
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


def test_a_flat_back_does_not_bulge():
    assert back_bulge(back(0.0)) == pytest.approx(0.0, abs=0.01)


@pytest.mark.parametrize("rise", [-0.15, -0.08, 0.08, 0.15])
@pytest.mark.parametrize("facing", ["left", "right"])
def test_a_bulge_is_its_own_height_over_the_chord(rise, facing):
    bulge = back_bulge(back(rise, camera=Camera(facing=facing)))
    assert bulge == pytest.approx(rise * 0.76**2, abs=0.015)


def test_a_sloping_trunk_changes_nothing():
    sloping = replace(ALL_FOURS, trunk=65.0)
    assert back_bulge(back(0.1, sloping)) == pytest.approx(0.1 * 0.76**2, abs=0.015)


def test_it_is_a_measure_of_the_reading():
    reading = Measurer().read(0.0, back(0.1))
    assert reading.values["back_bulge"].value == pytest.approx(0.058, abs=0.015)
    assert "back_bulge" not in Measurer().read(0.0, pose(ALL_FOURS)).values


def test_without_a_mask_or_with_too_small_a_person_it_is_not_known():
    assert back_bulge(pose(ALL_FOURS)) is None
    assert back_bulge(replace(back(0.1), mask=np.zeros((20, 36), np.uint8))) is None


def test_an_outline_that_is_not_there_is_not_guessed():
    assert back_bulge(replace(back(0.1), mask=np.zeros(SHAPE, np.uint8))) is None
    everywhere = np.full(SHAPE, 255, np.uint8)
    assert back_bulge(replace(back(0.1), mask=everywhere)) is None


def test_a_gap_of_a_tenth_is_bridged_and_a_larger_one_is_not():
    seen = back(0.1)
    for wide, known in ((3, True), (14, False)):
        mask = seen.mask.copy()
        mask[:, 135 : 135 + wide] = 0
        assert (back_bulge(replace(seen, mask=mask)) is not None) == known
