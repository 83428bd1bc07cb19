"""What all settings on the mat share."""

import numpy as np

from samples.render.body import SKIN_VERTICES
from samples.render.room import Surface, mat
from samples.render.setting import Params, Setting

Spine = tuple[float, float, float, float, float]


def curve(total: float) -> Spine:
    """A rounding (+) or sagging (-) of the back, most of it in the lower half."""
    a, b, c = 0.34 * total, 0.34 * total, 0.22 * total
    return (a, b, c, 0.06 * total, 0.04 * total)


class OnMat(Setting):
    """A mat under the whole body at rest."""

    def props(self) -> list[Surface]:
        """The mat."""
        points = self.place(self.rest_params()).vertices[:SKIN_VERTICES, :2]
        low, high = points.min(0), points.max(0)
        middle = (low[0] + high[0]) / 2
        half = 0.36
        return [
            mat(np.array([middle - half, low[1] - 0.15]), np.array([middle + half, high[1] + 0.15]))
        ]

    def rest_params(self) -> Params:
        """Parameters of the start pose."""
        raise NotImplementedError
