"""A dressed body ready to be drawn: one array of vertices, new at every posture."""

import numpy as np
from numpy.typing import NDArray

from samples.render.body import Body, Posed, hung
from samples.render.hair import hair
from samples.render.look import Look
from samples.render.mesh import Faces, Piece, thinned
from samples.render.skin import eyes, skin
from samples.render.wardrobe import clothes, covered

Rows = NDArray[np.float32]
_SHADOW_CELL = 0.03
"""Metres between the vertices that cast the shadow."""
_FINE_CELL = 0.005
"""No detail of the body smaller than this can be seen: fingers and ears have plenty."""


class Person:
    """paint: (n, 5), colour, slack and stripe of every vertex. solid, thin: triangles to be seen
    from outside and from both sides; casting: a few of them for the shadow.
    """

    def __init__(self, body: Body, look: Look) -> None:
        pieces = _pieces(body, look)
        starts = np.cumsum([0, *(len(one.points) for one in pieces[:-1])])
        self.paint: Rows = np.concatenate([_paint(one) for one in pieces]).astype(np.float32)
        self.solid = _faces(pieces, starts, thin=False)
        self.thin = _faces(pieces, starts, thin=True)
        rest = np.concatenate([one.points for one in pieces])
        self.casting = thinned(rest, np.concatenate([self.solid, self.thin]), _SHADOW_CELL)
        self._hung = np.concatenate(
            [hung(one.points, one.shares) for one in pieces]
            + [hung(one.normals, one.shares, way=True) for one in pieces]
        )

    def rows(self, posed: Posed) -> Rows:
        """Places and normals in the posture, (2, n, 3) float32."""
        return (self._hung @ posed.frames).reshape(2, -1, 3)


def _pieces(body: Body, look: Look) -> list[Piece]:
    bare = skin(body, look)
    hidden = covered(body, look)[: len(bare.points)]
    seen = bare.without(hidden)
    fine = thinned(seen.points, seen.faces, _FINE_CELL)
    return [
        Piece(
            seen.points,
            seen.normals,
            seen.shares,
            seen.colours,
            seen.slack,
            seen.stripe,
            fine,
        ).packed(),
        *eyes(body, look),
        *hair(body, look),
        *clothes(body, look),
    ]


def _paint(one: Piece) -> NDArray[np.float64]:
    return np.concatenate([one.colours, one.slack[:, None], one.stripe[:, None]], axis=1)


def _faces(pieces: list[Piece], starts: NDArray[np.intp], *, thin: bool) -> Faces:
    found = [one.faces + at for one, at in zip(pieces, starts, strict=True) if one.thin == thin]
    return np.concatenate(found) if found else np.zeros((0, 3), np.intp)
