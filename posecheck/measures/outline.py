"""The outline of the back from the person mask: what no landmark shows."""

import numpy as np
from numpy.typing import NDArray

from posecheck.measures.body import middle
from posecheck.pose.types import Pose

_FROM, _TO = 0.12, 0.88
_SAMPLES = 33
_REACH = 0.6
_LEAST_TRUNK_PX = 20.0


def back_bulge(pose: Pose) -> float | None:
    """How far the back's outline bulges, as a fraction of the trunk's length; None if not seen.

    The height of the mask's upper edge above the line from mid-hip to mid-shoulder is fitted
    with a quadratic over 12..88 % of that line; the result is the curve's sagitta between its
    ends: positive where the back is rounded upwards, negative where it sags. One body differs
    from another by 0.07 to 0.09, so only the change from the person's own neutral means
    anything; 0.03 to 0.04 is about 25 degrees of spine flexion (measured on rendered bodies).
    """
    if pose.mask is None:
        return None
    rows, columns = pose.mask.shape
    scale = np.array([columns / pose.size[0], rows / pose.size[1]])
    hip, shoulder = middle(pose, "hip") * scale, middle(pose, "shoulder") * scale
    length = float(np.hypot(*(shoulder - hip)))
    if length < _LEAST_TRUNK_PX:
        return None
    along = (shoulder - hip) / length
    up = np.array([along[1], -along[0]])
    up = -up if up[1] > 0 else up
    place = np.linspace(_FROM, _TO, _SAMPLES)
    heights = _edge(pose.mask, hip + np.outer(place * length, along), up, _REACH * length)
    seen = np.isfinite(heights)
    if seen.mean() < 0.8:
        return None
    curve = np.polyfit(place[seen], heights[seen] / length, 2)
    return float(-curve[0] * (_TO - _FROM) ** 2 / 4)


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
