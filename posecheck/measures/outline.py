"""The outline of the back from the person mask: what no landmark shows."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from posecheck.measures.body import middle
from posecheck.pose.types import Pose

_SAMPLES = 33
_PLACES = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
_REACH = 0.6
_LEAST_TRUNK_PX = 20.0
_LEAST_SEEN = 0.8
STEP = 0.08
"""Trunk lengths by which the outline changes from one sample to the next where something else
begins: a ball behind the back that is taken for a part of it, or a hole. On rendered backs it was
0.03 in 99 of 100 steps and 0.07 at most, where a ball was taken along 0.1 to 0.25."""
_LEAST_STRETCH = 3
WEIGHTS = (144.0, 302.0, -714.0, -815.0)
"""Degrees of spine flexion for each of the outline's first cosine waves: its mean height, its
slope, its curve and its skew. Fitted by `python -m samples.calibration` on rendered backs."""
WAVES = np.cos(np.pi * np.outer(_PLACES, np.arange(len(WEIGHTS)))) * 2 / _SAMPLES
"""(samples, waves): a profile times this is how much of each wave is in it."""


def spine_flexion(pose: Pose) -> float | None:
    """How far the back is rounded, degrees summed over the spine; None if not seen.

    Only its change from the same person's own neutral means anything: bodies and clothes differ
    by more than any spine bends. The change is out by 5 degrees (one standard deviation) on
    rendered bodies side-on, whoever they are, with one leg lifted or both down.
    """
    profile = back_profile(pose)
    return None if profile is None else float(profile @ WAVES @ WEIGHTS)


def back_profile(pose: Pose) -> NDArray[np.float64] | None:
    """The outline's height over the trunk's line, (33,) in trunk lengths; None if not seen.

    The line goes from mid-hip to mid-shoulder; heights are those of the mask's upper edge.
    """
    if pose.mask is None:
        return None
    rows, columns = pose.mask.shape
    scale = np.array([columns / pose.size[0], rows / pose.size[1]])
    hip, shoulder = (np.array(middle(pose, name)) * scale for name in ("hip", "shoulder"))
    length = float(np.hypot(*(shoulder - hip)))
    if length < _LEAST_TRUNK_PX:
        return None
    along = (shoulder - hip) / length
    up = np.array([along[1], -along[0]])
    up = -up if up[1] > 0 else up
    heights = _edge(pose.mask, hip + np.outer(_PLACES * length, along), up, _REACH * length)
    heights /= length
    seen = _unbroken(heights)
    if seen.mean() < _LEAST_SEEN:
        return None
    return np.asarray(np.interp(_PLACES, _PLACES[seen], heights[seen]))


def _unbroken(heights: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Which samples belong to the longest stretch without a step, or go on where it ended."""
    smooth = np.abs(np.diff(heights)) <= STEP
    if smooth.all():
        return np.ones(len(heights), dtype=bool)
    breaks = [0, *(np.flatnonzero(~smooth) + 1), len(heights)]
    stretches = [range(start, end) for start, end in pairwise(breaks)]
    longest = max(range(len(stretches)), key=lambda number: len(stretches[number]))
    seen = np.isin(np.arange(len(heights)), stretches[longest]) & np.isfinite(heights)
    for inner, outer, onward in ((-1, 0, stretches[longest:]), (0, -1, stretches[longest::-1])):
        last = onward[0][inner]
        for stretch in onward[1:]:
            level = abs(heights[stretch[outer]] - heights[last]) <= STEP
            if level and len(stretch) >= _LEAST_STRETCH:
                seen[stretch] = True
                last = stretch[inner]
    return seen


def _edge(
    mask: NDArray[np.uint8], points: NDArray[np.float64], up: NDArray[np.float64], reach: float
) -> NDArray[np.float64]:
    """Height above each point at which the mask ends, walking along `up`; NaN where it does not."""
    steps = np.arange(0.0, reach, 0.5)
    walk = points[:, None, :] + steps[None, :, None] * up
    x = np.rint(walk[..., 0]).astype(int)
    y = np.rint(walk[..., 1]).astype(int)
    rows, columns = mask.shape
    inside = (x >= 0) & (x < columns) & (y >= 0) & (y < rows)
    person = np.zeros(inside.shape, dtype=bool)
    person[inside] = mask[y[inside], x[inside]] > 127
    ended = ~person
    first = ended.argmax(axis=1)
    found = ended.any(axis=1) & person[:, 0] & inside[np.arange(len(first)), first]
    return np.where(found, steps[first], np.nan)
