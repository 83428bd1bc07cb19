"""The skeleton: far side fainter, hardly seen limbs dashed, unseen ones left out."""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.events import Side
from posecheck.overlay.figure import Figure, landmark
from posecheck.overlay.lines import draw_dashes, draw_disc, draw_path, draw_paths
from posecheck.overlay.palette import BONE, FAR_BONE, Colour
from posecheck.pose.types import Landmark

Bone = tuple[Landmark, Landmark]

SURE = 0.5  # below it a limb is dashed
UNSEEN = 0.2  # below it nothing is drawn

_BONES = (
    ("shoulder", "elbow"),
    ("elbow", "wrist"),
    ("shoulder", "hip"),
    ("hip", "knee"),
    ("knee", "ankle"),
    ("ankle", "heel"),
    ("heel", "foot_index"),
)
_CROSS = (
    (Landmark.LEFT_SHOULDER, Landmark.RIGHT_SHOULDER),
    (Landmark.LEFT_HIP, Landmark.RIGHT_HIP),
)
_JOINTS = ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")


class Judged(NamedTuple):
    """The points of the limb being judged, from end to end, whose they are, and their colour."""

    names: tuple[str, ...]
    side: Side
    colour: Colour


def stroke(unit: int) -> int:
    """How thick a bone is drawn where the picture's short side has `unit` pixels."""
    return max(1, round(unit * 0.0062))


def draw_skeleton(
    image: NDArray[np.uint8], figure: Figure, unit: int, judged: Judged | None
) -> None:
    """Draw the whole figure, the judged limb on top."""
    far = Side.RIGHT if figure.near is Side.LEFT else Side.LEFT
    thick = stroke(unit)
    thinner = max(1, thick * 3 // 4)
    _draw_side(image, figure, _bones(far) + _CROSS, far, FAR_BONE, thinner)
    neck = (Landmark[f"{figure.near.upper()}_EAR"], landmark("shoulder", figure.near))
    _draw_side(image, figure, (neck, *_bones(figure.near)), figure.near, BONE, thick)
    if judged is not None:
        _draw_judged(image, figure, judged, thick)


@cache
def _bones(side: Side) -> tuple[Bone, ...]:
    return tuple((landmark(first, side), landmark(second, side)) for first, second in _BONES)


def _draw_side(
    image: NDArray[np.uint8],
    figure: Figure,
    bones: tuple[Bone, ...],
    side: Side,
    colour: Colour,
    thick: int,
) -> None:
    ends = np.array(bones)
    places, seen = figure.points[ends], figure.seen[ends].min(axis=1)
    draw_paths(image, places[seen >= SURE], colour, thick, edge=_edge(thick))
    for start, end in places[(seen >= UNSEEN) & (seen < SURE)]:
        draw_dashes(image, start, end, colour, max(1, thick // 2), dash=thick * 2.5)
    for name in _JOINTS:
        place = landmark(name, side)
        if figure.seen[place] >= SURE:
            draw_disc(image, figure.points[place], thick * 1.1, colour, edge=_edge(thick))


def _draw_judged(image: NDArray[np.uint8], figure: Figure, judged: Judged, thick: int) -> None:
    places = [landmark(name, judged.side) for name in judged.names]
    path = figure.points[places]
    draw_path(image, path, judged.colour, round(thick * 1.6), edge=_edge(thick))
    for point in path:
        draw_disc(image, point, thick * 1.7, judged.colour, edge=_edge(thick))


def _edge(thick: int) -> int:
    return max(1, round(thick * 0.4))
