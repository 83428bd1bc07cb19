"""How much of a bend an oblique view still shows."""

import math
from dataclasses import replace

from posecheck.exercises.goal import Goal
from posecheck.exercises.terms import Band
from posecheck.measures.registry import find_measure

VIEW_FULL_DEG = 15.0
"""Up to this yaw a bend reads in full."""
VIEW_HALF_DEG = 45.0
"""At this yaw a 45-degree bend reads 22 to 25: half of it (measured on rendered bodies)."""


def seen_from(goal: Goal, yaw_deg: float | None) -> Goal:
    """The goal as a camera at this yaw sees it when it is just reached.

    A bend of two segments about the vertical, each leaning half of it, has the tangent of its half
    shortened by the cosine of the yaw. Only the edge that must be reached gives way: nobody is told
    to go deeper because of the camera.
    """
    yaw = 0.0 if yaw_deg is None else min(yaw_deg, VIEW_HALF_DEG)
    edge = goal.near_edge
    if goal.towards < 0 or not 0 < edge < 180 or goal.unit != "deg" or _in_full(goal):
        return goal
    half = math.atan(math.tan(math.radians(edge / 2)) * math.cos(math.radians(yaw)))
    seen = math.degrees(2 * half)
    return replace(goal, near_edge=seen, band=Band(seen, goal.band.high))


def view_scale(goal: Goal, yaw_deg: float | None) -> float:
    """The share of the way to the goal that is left at this yaw, 1..0.5; of a height all of it."""
    if _in_full(goal):
        return 1.0
    yaw = 0.0 if yaw_deg is None else yaw_deg
    share = (yaw - VIEW_FULL_DEG) / (VIEW_HALF_DEG - VIEW_FULL_DEG)
    return 1.0 - 0.5 * min(1.0, max(0.0, share))


def _in_full(goal: Goal) -> bool:
    return find_measure(goal.key).rises
