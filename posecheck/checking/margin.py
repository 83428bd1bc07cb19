"""How far beyond its limit a fault has to read before it is there: a camera errs a little."""

from posecheck.exercises.fault import LEVELS, Condition, Fault
from posecheck.measures.registry import find_measure

MARGIN_DEG = 4.0
MARGIN_LENGTHS = 0.04
"""A level is warned of once it reads this far beyond its one limit, angles in degrees, places and
ratios in their unit. Own: about what a joint reads off by from the side, see docs/accuracy.md."""


def margin_of(fault: Fault, condition: Condition) -> float:
    """The margin of one of a fault's conditions, at least 0 and in the unit of its measure.

    What the file says; else the camera's, where this one limit decides. There is none for a band,
    which is one to be in and not beyond, for one of several conditions that must hold at once, nor
    for a speed, a wobble, a fall or a period.
    """
    if condition.margin is not None:
        return condition.margin
    band = condition.above is not None and condition.below is not None
    if band or fault.all_of or condition.of not in LEVELS:
        return 0.0
    return MARGIN_DEG if find_measure(condition.measure).unit == "deg" else MARGIN_LENGTHS
