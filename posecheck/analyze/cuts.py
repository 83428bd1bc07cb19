"""Where a clip is cut, so that several cores can follow the person side by side."""

import math

from posecheck.pose.company import LOOK_EVERY_S

SHORTEST_CUT_S = 15.0
"""A shorter clip stays whole: what two cores save there, a second landmarker nearly costs."""
LONGEST_PIECE_S = 30.0
"""Short enough that many cores find work and memory stays small, long enough that the second of
overlap at each seam is little."""
SHORTEST_PIECE_S = 5.0


def cuts(seconds: float) -> list[float]:
    """The times of the seams of a clip of that length, rising; empty where it stays whole.

    They follow from the clip alone, never from the number of cores, so that every machine gives
    the same result. An even number of pieces of one length; a seam is a moment at which somebody
    else is looked for.
    """
    if seconds < SHORTEST_CUT_S:
        return []
    pairs = math.ceil(seconds / (2 * LONGEST_PIECE_S))
    step = LOOK_EVERY_S * math.ceil(seconds / (2 * pairs * LOOK_EVERY_S))
    seams = [number * step for number in range(1, math.ceil(seconds / step))]
    if seams and seconds - seams[-1] < SHORTEST_PIECE_S:
        seams.pop()
    return seams
