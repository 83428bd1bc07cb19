"""Where a clip is cut follows from its length alone."""

from itertools import pairwise

import pytest

from posecheck.analyze.cuts import LONGEST_PIECE_S, SHORTEST_PIECE_S, cuts
from posecheck.pose.company import LOOK_EVERY_S


@pytest.mark.parametrize("seconds", [0.0, 3.0, 14.9])
def test_a_short_clip_stays_whole(seconds: float) -> None:
    assert cuts(seconds) == []


@pytest.mark.parametrize(
    ("seconds", "seams"),
    [(15.0, [10.0]), (38.3, [20.0]), (60.0, [30.0]), (70.0, [20.0, 40.0, 60.0]), (62.0, [20, 40])],
)
def test_pieces_are_of_one_length(seconds: float, seams: list[float]) -> None:
    assert cuts(seconds) == seams


@pytest.mark.parametrize("seconds", [15.0, 47.3, 61.0, 100.0, 599.0, 1800.0, 7201.5])
def test_no_piece_is_too_long_or_too_short_and_seams_are_moments_of_looking(seconds: float) -> None:
    edges = [0.0, *cuts(seconds), seconds]
    lengths = [end - start for start, end in pairwise(edges)]
    assert max(lengths) < LONGEST_PIECE_S + SHORTEST_PIECE_S
    assert min(lengths) >= SHORTEST_PIECE_S
    assert all(seam % LOOK_EVERY_S == 0 for seam in edges[:-1])
