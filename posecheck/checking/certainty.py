"""Whether the path of a hold shows well enough when it began and ended.

Of a limb that is led there and back the reading rises and falls steadily. Where it leaps, lingers
half-way or is gone for a while, the seconds of the hold are not known to some tenths any more; that
is said then, and not guessed. Of 268 rendered holds of one seed, seen from all sides, 222 are
certain by these limits, of which 208 are right to 0.3 s; of the 46 others 26 are.
"""

from collections.abc import Sequence
from itertools import pairwise

LEAP = 0.1
"""Who holds still does not go on by a tenth of the way from one reading to the next."""
QUICKEST = 3.5
"""Of the way in a second: a step of minimum jerk goes by 1.9 times its way at the most, so this is
one of half a second, and no exercise is done so quickly."""
SLOWEST = 0.33
"""Of the way in a second: a reading that is off by a tenth of it is then off by 0.3 s."""
_AROUND_S = 0.7
"""So much before and after it is looked at as well: the way there and back ends there."""

Path = Sequence[tuple[float, float]]
"""Times, rising, and how far from rest."""


def steadily_seen(path: Path, start_s: float, end_s: float, usual: float, gap_s: float) -> bool:
    """Whether the reading neither leaps nor is gone in a hold or on the way into and out of it.

    path: times and how far from rest. usual: how far the hold usually is. gap_s: for how long it
    may be gone.
    """
    for (a, far), (b, next_far) in pairwise(path):
        if b < start_s - _AROUND_S or a > end_s + _AROUND_S:
            continue
        went = abs(next_far - far)
        within = a >= start_s and b <= end_s
        if went > QUICKEST * usual * (b - a) or (within and went > LEAP * usual):
            return False
        if b - a > gap_s and b > start_s and a < end_s:
            return False
    return True


def plainly_passed(lasted_s: float | None, share: float) -> bool:
    """Whether so large a share of the way was passed quickly enough to tell when; None: never."""
    return lasted_s is not None and share >= SLOWEST * lasted_s
