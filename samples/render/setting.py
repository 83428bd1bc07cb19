"""A setting: one exercise's postures from a few parameters, placed on the floor."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from samples.render.body import SKIN_VERTICES, Body, Posed, Posture, angle_names
from samples.render.geometry import Array
from samples.render.gestures import Gestures
from samples.render.passage import Key, Passage
from samples.render.room import Surface

Params = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Restlessness:
    """How much the angles fidget, standard deviation in degrees."""

    head: float = 1.2
    spine: float = 0.25
    arm: float = 0.9
    leg: float = 0.12
    trunk: float = 0.15

    def per_angle(self) -> Array:
        """One figure for every angle of a posture."""
        return np.array([self._of(name) for name in angle_names()])

    def _of(self, name: str) -> float:
        if name in ("neck", "head", "turn"):
            return self.head
        if name.startswith("spine"):
            return self.spine
        if name.endswith(("shoulder", "shoulder_abduction", "elbow")):
            return self.arm
        if name.endswith(("hip", "knee")):
            return self.leg
        return self.trunk if name in ("pitch", "roll") else 0.0


@dataclass
class Setting(ABC):
    """Turns parameters (degrees unless said otherwise) into a placed body.

    Subclasses say which joints stay where they are (`anchors`) and what stands around. All take
    the parameters of `Gestures`, and those of coming and going: passage (0..1, how far on the
    way from the start pose to standing beside it), walk (metres ahead of that place, negative:
    behind), turn (degrees away from how one stands there).
    """

    body: Body
    anchors: tuple[str, ...] = ("left_ankle", "right_ankle")
    restlessness: Restlessness = field(default_factory=Restlessness)
    wall_y: float | None = None
    lying: bool = False

    def __post_init__(self) -> None:
        self._gestures = Gestures(self.body)
        self._restless = self.restlessness.per_angle()
        self._passage: tuple[Posture, Passage] | None = None

    @abstractmethod
    def posture(self, params: Params) -> Posture:
        """The joint angles, contacts solved."""

    def way_out(self) -> list[Key]:
        """Key postures from the start pose (left out) to standing, see `Passage`."""
        return []

    def footing(self, params: Params) -> tuple[tuple[str, ...], Array]:  # noqa: ARG002
        """The joints that keep their place now, and where the middle of them is, (2,)."""
        return self.anchors, np.zeros(2)

    def props(self) -> list[Surface]:
        """What stands or lies around for this exercise."""
        return []

    def place(self, params: Params, fidget: Array | None = None) -> Posed:
        """The posed body with its lowest point on the floor and its anchors where they
        belong, their middle over the origin."""
        posture = self.posture(params)
        away = params.get("passage", 0.0)
        if away > 0:
            spot = self._way(posture).at(away, params.get("walk", 0.0), params.get("turn", 0.0))
            posture, anchors, place = spot.posture, spot.anchors, spot.place
        else:
            anchors, place = self.footing(params)
        posture = self._gestures.shifted(posture, params)
        if fidget is not None:
            posture = posture.stirred(fidget * self._restless)
        whole = self._gestures.with_arms(posture, params)
        posed = self.body.pose(whole)
        # A hand that leaves its place for a gesture is no anchor any more: its place is.
        grounded = posed.joints if whole is posture else posed.joints | self.body.joints(posture)
        offset = np.zeros(3)
        offset[:2] = place - np.mean([grounded[name] for name in anchors], axis=0)[:2]
        offset[2] = -posed.vertices[:SKIN_VERTICES, 2].min()
        return posed.moved(offset)

    def _way(self, start: Posture) -> Passage:
        """The passage from this start pose; kept, for it stays the same through a passage."""
        if self._passage is None or self._passage[0] != start:
            passage = Passage(self.body, start, self.anchors, self.way_out())
            self._passage = (start, passage)
        return self._passage[1]
