"""Meshes that hang on a body's segments: their normals, cutting them at a line, thinning them."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from samples.render.geometry import Array

Faces = NDArray[np.intp]
_BESIDE = np.array([[0, 1, 2], [1, 2, 0], [2, 0, 1]])


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a dressed body, at rest.

    points, normals: (n, 3); shares: (n, segments), how much of a vertex hangs on which segment;
    colours: (n, 3) linear; slack: (n,) metres the cloth can fall or settle; stripe: (n,) the
    fraction of it below a half is painted darker; faces: (m, 3), seen from both sides if thin.
    """

    points: Array
    normals: Array
    shares: Array
    colours: Array
    slack: Array
    stripe: Array
    faces: Faces
    thin: bool = False

    def cut(self, inside: Array) -> "Piece":
        """Only where `inside`, (n,), is positive: triangles across its zero line are divided."""
        columns = [self.points, self.normals, self.shares, self.colours]
        singles = [self.slack[:, None], self.stripe[:, None]]
        widths = np.cumsum([column.shape[1] for column in columns + singles])[:-1]
        values, faces = divided(np.concatenate(columns + singles, axis=1), self.faces, inside)
        points, normals, shares, colours, slack, stripe = np.split(values, widths, axis=1)
        return Piece(points, normals, shares, colours, slack[:, 0], stripe[:, 0], faces, self.thin)

    def without(self, hidden: NDArray[np.bool_]) -> "Piece":
        """Less the triangles all of whose corners are hidden, (n,)."""
        return replace(self, faces=self.faces[~hidden[self.faces].all(axis=1)]).packed()

    def packed(self) -> "Piece":
        """Less the vertices that no triangle uses."""
        used, faces = np.unique(self.faces, return_inverse=True)
        return Piece(
            self.points[used],
            self.normals[used],
            self.shares[used],
            self.colours[used],
            self.slack[used],
            self.stripe[used],
            faces.reshape(-1, 3),
            self.thin,
        )


def divided(values: Array, faces: Faces, inside: Array) -> tuple[Array, Faces]:
    """The part of a mesh where `inside` is positive; values: (n, k), blended along cut edges."""
    corners_in = (inside[faces] > 0).sum(axis=1)
    one = _first(faces[corners_in == 1], inside > 0)
    two = _first(faces[corners_in == 2], inside <= 0)
    edges = np.concatenate([one[:, [0, 1]], one[:, [0, 2]], two[:, [0, 1]], two[:, [0, 2]]])
    a, b = edges.T
    share = (inside[a] / (inside[a] - inside[b]))[:, None]
    made = values[a] + share * (values[b] - values[a])
    ends = np.cumsum([len(one), len(one), len(two), len(two)])
    first, second, third, fourth = np.split(np.arange(len(made)) + len(values), ends[:-1])
    pieces = [
        faces[corners_in == 3],
        np.stack([one[:, 0], first, second], axis=1),
        np.stack([third, two[:, 1], two[:, 2]], axis=1),
        np.stack([third, two[:, 2], fourth], axis=1),
    ]
    return np.concatenate([values, made]), np.concatenate(pieces)


def _first(faces: Faces, wanted: NDArray[np.bool_]) -> Faces:
    """The same triangles, each beginning with its one wanted corner."""
    turns = _BESIDE[wanted[faces].argmax(axis=1)]
    return np.take_along_axis(faces, turns, axis=1)


def vertex_normals(points: Array, faces: Faces) -> Array:
    """Area-weighted unit normals, (n, 3)."""
    a, b, c = (points[faces[:, k]] for k in range(3))
    face_normals = np.cross(b - a, c - a)
    total = np.zeros((len(points), 3))
    for corner in range(3):
        for axis in range(3):
            total[:, axis] += np.bincount(faces[:, corner], face_normals[:, axis], len(points))
    normals: Array = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
    return normals


def thinned(points: Array, faces: Faces, cell: float) -> Faces:
    """Far fewer triangles over some of the same vertices: one vertex for each cell (m) of a grid.

    Good enough for a shadow.
    """
    cells = np.floor(points / cell).astype(np.int64)
    _, chosen, group = np.unique(cells, axis=0, return_index=True, return_inverse=True)
    coarse = chosen[group.reshape(-1)][faces]
    a, b, c = coarse.T
    return np.unique(coarse[(a != b) & (b != c) & (c != a)], axis=0)


def ball(centre: Array, radii: Array, rings: int = 8) -> tuple[Array, Array, Faces]:
    """Points, normals and triangles of an ellipsoid; centre, radii: (3,) metres."""
    around = 2 * rings
    tilt, turn = np.meshgrid(
        np.linspace(0, np.pi, rings + 1), np.linspace(0, 2 * np.pi, around + 1), indexing="ij"
    )
    unit = np.stack(
        [np.sin(tilt) * np.cos(turn), np.sin(tilt) * np.sin(turn), np.cos(tilt)], axis=-1
    ).reshape(-1, 3)
    i, j = (g.ravel() for g in np.meshgrid(np.arange(rings), np.arange(around), indexing="ij"))
    a = i * (around + 1) + j
    below = a + around + 1
    faces = np.concatenate([np.stack([a, below, a + 1], 1), np.stack([a + 1, below, below + 1], 1)])
    normals = unit / radii
    return centre + unit * radii, normals / np.linalg.norm(normals, axis=1, keepdims=True), faces
