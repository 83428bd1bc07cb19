"""The person in the picture: skeleton, the angle being judged with its target, and its number."""

import numpy as np
from numpy.typing import NDArray

from posecheck.checking.status import Status
from posecheck.measures.registry import find_measure
from posecheck.overlay.angle import Arc, arc_radius, draw_angle
from posecheck.overlay.figure import Figure
from posecheck.overlay.label import LabelPlace, draw_label, label_size
from posecheck.overlay.palette import GOOD, LIMB
from posecheck.overlay.skeleton import SURE, Judged, draw_skeleton, stroke
from posecheck.overlay.steady import SteadyArc, SteadyFigure
from posecheck.overlay.text import number_text
from posecheck.pose.types import Pose

_DIRECTIONS = ("vertical", "horizontal")
_LABEL = 0.075  # height of the number at the joint, of the picture's short side


class PersonLayer:
    """Draws the person of one clip or one live set, frame after frame.

    unit: the picture's short side in pixels. mirror: the picture is shown as in a mirror.
    """

    def __init__(self, unit: int, *, mirror: bool = False) -> None:
        self._unit, self._mirror = unit, mirror
        self._figure = SteadyFigure()
        self._arc = SteadyArc()
        self._label = LabelPlace()
        self._judged: tuple[object, ...] | None = None

    def draw(
        self, picture: NDArray[np.uint8], pose: Pose, status: Status, value: int | None
    ) -> None:
        """Draw onto a picture (h, w, 3), of whatever size.

        value: the number at the joint, as it is shown; None leaves angle and number out.
        """
        points = self._shown_points(picture, pose)
        if not np.isfinite(points).all():
            return
        figure = self._figure.update(status.time_s, pose, points)
        judged = _judged(figure, status)
        draw_skeleton(picture, figure, self._unit, judged)
        if judged is not None and status.value is not None:
            self._draw_judged(picture, figure, status, judged, value)

    def _shown_points(self, picture: NDArray[np.uint8], pose: Pose) -> NDArray[np.float64]:
        height, width = picture.shape[:2]
        points = pose.landmarks * (width / pose.size[0], height / pose.size[1])
        if self._mirror:
            points[:, 0] = width - 1 - points[:, 0]
        return np.asarray(points, np.float64)

    def _draw_judged(
        self,
        picture: NDArray[np.uint8],
        figure: Figure,
        status: Status,
        judged: Judged,
        value: int | None,
    ) -> None:
        shown = self._find_arc(figure, status, judged)
        if shown is None or value is None:
            return
        thick = stroke(self._unit)
        end = figure.point(judged.names[-1], judged.side)
        radius = arc_radius(self._unit, float(np.hypot(*(end - shown.joint))))
        target = status.target if status.depth_judged else None
        draw_angle(picture, shown, radius, thick, judged.colour, target)
        words = number_text(value, "°")
        size = max(8, round(self._unit * _LABEL))
        middle = self._label.update(
            status.time_s,
            figure,
            shown.joint,
            radius + 5.5 * thick,
            label_size(words, size),
            (picture.shape[1], picture.shape[0]),
        )
        if middle is not None:
            draw_label(picture, words, middle, size, judged.colour)

    def _find_arc(self, figure: Figure, status: Status, judged: Judged) -> Arc | None:
        if status.joint is None or status.value is None:
            return None
        key = (status.measure, status.joint, judged.side)
        if key != self._judged:
            self._judged = key
            self._label.forget()
        names = [name for name in status.joint if name not in _DIRECTIONS]
        places = [figure.point(name, judged.side) for name in names]
        points = np.array(places if len(places) == 3 else [places[0], *places])
        return self._arc.update(status.time_s, key, points, status.value, status.joint[0])


def reached(status: Status) -> bool:
    """Whether the target is reached now, where that is judged."""
    if status.target is None or status.value is None or not status.depth_judged:
        return False
    return status.target.contains(status.value)


def _judged(figure: Figure, status: Status) -> Judged | None:
    if status.joint is None:
        return None
    names = tuple(name for name in status.joint if name not in _DIRECTIONS)
    side = figure.worked(status.joint_side)
    seen = min(float(figure.seen_at(name, side)) for name in names)
    if seen < SURE or len(names) < 2:
        return None
    return Judged(names, side, GOOD if reached(status) else LIMB)


def named(measure: str) -> tuple[str, str]:
    """A measure's label and the unit it is shown in; one that is unknown shows its own name."""
    try:
        known = find_measure(measure)
    except KeyError:
        return measure.replace("_", " "), "°"
    return known.label, "°" if known.unit == "deg" else "%"


def in_unit(measure: str, value: float | None) -> float | None:
    """A value in the unit it is shown in: fractions of a length as percent."""
    return value if value is None or named(measure)[1] == "°" else value * 100
