"""Things that stand between the camera and a limb, and what they hide."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from samples.render.furniture import crate, low_table, stool
from samples.render.geometry import Array
from samples.render.surface import Surface

_MAKERS: dict[str, Callable[[Array], Surface]] = {
    "crate": crate,
    "stool": stool,
    "table": low_table,
}
_HALF_DEPTH = {"crate": 0.15, "stool": 0.17, "table": 0.25}
_CLEARANCE = 0.06


@dataclass(frozen=True, slots=True)
class Occluder:
    """Something before a joint. kind: "crate", "stool" or "table"; joint: by name."""

    kind: str
    joint: str

    def surface(self, joint: Array, course: Array, eye: Array) -> Surface:
        """It, where it hides the joint, (3,), from a camera at `eye`, (3,), but is in nobody's
        way: course, (n, 3), is all places the person comes to."""
        toward = (eye - joint)[:2]
        toward = toward / np.linalg.norm(toward)
        out = np.array([np.sign(toward[0]), 0.0])
        # Out to the side, until nothing of the person is above it; then back on the line of sight.
        reach = float(((course[:, :2] - joint[:2]) @ out).max())
        away = reach + _CLEARANCE + _HALF_DEPTH[self.kind]
        along = away / max(float(toward @ out), 0.3)
        return _MAKERS[self.kind](joint[:2] + toward * along)


def hidden(surfaces: Surface, eye: Array, points: Array) -> NDArray[np.bool_]:
    """Which of the points (n, 3) cannot be seen from `eye`, (3,), for the surfaces, (n,)."""
    if len(surfaces.points) == 0:
        return np.zeros(len(points), bool)
    a, b, c = surfaces.points.reshape(-1, 3, 3).transpose(1, 0, 2)
    edge, other = b - a, c - a
    ray = (points - eye)[:, None]
    across = np.cross(ray, other)
    flat = (edge * across).sum(-1)
    scale = np.where(np.abs(flat) < 1e-12, np.inf, flat)
    start = eye - a
    u = (start * across).sum(-1) / scale
    turned = np.cross(start, edge)
    v = (ray * turned).sum(-1) / scale
    share = (other * turned).sum(-1) / scale
    met = (u >= 0) & (v >= 0) & (u + v <= 1) & (share > 0) & (share < 0.999)
    blocked: NDArray[np.bool_] = (met & (flat != 0)).any(axis=1)
    return blocked
