"""What people do in each exercise: rightly, and with every fault that can be posed.

A fault is posed at a strength: how far beyond its limit, in units of 10 degrees, 0.1 body lengths
or 0.3 of a speed. The parameters here come near to it; the truth says what it came to.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np

from samples.render.body import Body
from samples.render.courses import Rep
from samples.render.geometry import ease
from samples.render.quantities import speed
from samples.render.setting import Setting

Make = Callable[[Body], Setting]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One fault, as it is done.

    rep: from strength and side to the repetition. most: the strength beyond which a body or the
    rule itself does not go. least: the smallest to be posed, where less would be another thing.
    setting: where feet or hands are elsewhere all along. rest: parameters of the start pose that
    differ. late: not in the first repetition.
    """

    rep: Callable[[float, str], Rep]
    most: float = 3.0
    least: float = -0.8
    setting: Callable[[float], Make] | None = None
    rest: Callable[[float], Mapping[str, float]] | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Repertoire:
    """All ways of doing one exercise.

    rest: the start pose. right: from side and seconds of hold to a repetition. half: from side to
    half a one, None where half of it would do. sides: of the repetitions, in turn. holds: usual
    seconds, long_hold: those of the dose, long_share: how often. way_s: unhurried seconds to
    standing. walks: metres from which people come. edge: the parameter ("{side}_hip") that
    reaches the target's near edge, where it does so, and its units to a degree; None where what
    stays short of it is nothing at all. wrongs: by fault.
    left_out: faults that cannot be posed or seen, and why. settings: variants to draw from.
    hands_free: whether a hand can go to the head. face_down: people turn the head to a side.
    """

    rest: Mapping[str, float]
    right: Callable[[str, float], Rep]
    half: Callable[[str], Rep] | None
    sides: tuple[str, ...]
    holds: tuple[float, float]
    long_hold: float
    long_share: float
    way_s: float
    walks: tuple[float, ...]
    edge: tuple[str, float, float] | None
    wrongs: Mapping[str, Wrong]
    left_out: Mapping[str, str] = field(default_factory=dict)
    settings: tuple[Make, ...] = ()
    hands_free: bool = True
    face_down: bool = False


@cache
def seconds_at(top_speed: float, travel: float) -> float:
    """Seconds in which a smooth movement over a travel comes to a speed, taken over 0.3 s."""
    fractions = np.linspace(0.0, 1.0, 61)
    way = travel * np.array([ease(f) for f in fractions])

    def reached(seconds: float) -> float:
        times = np.concatenate([[-1.0], fractions * seconds, [seconds + 1.0]])
        return float(speed(times, np.concatenate([[0.0], way, [travel]])).max())

    quick, slow = 0.2, 6.0
    for _ in range(30):
        middle = (quick + slow) / 2
        quick, slow = (middle, slow) if reached(middle) > top_speed else (quick, middle)
    return slow


def beyond(limit: float, strength: float) -> float:
    """The speed that is so far beyond its limit."""
    return limit * (1 + 0.3 * strength)
