"""A setting: one exercise's postures from a few parameters, placed on the floor."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from samples.render.body import SKIN_VERTICES, Body, Posed, Posture, angle_names
from samples.render.geometry import Array
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

    Subclasses say which joints stay where they are (`anchors`) and what stands around.
    """

    body: Body
    anchors: tuple[str, ...] = ("left_ankle", "right_ankle")
    restlessness: Restlessness = field(default_factory=Restlessness)
    wall_y: float | None = None
    lying: bool = False

    @abstractmethod
    def posture(self, params: Params) -> Posture:
        """The joint angles, contacts solved."""

    def props(self) -> list[Surface]:
        """What stands or lies around for this exercise."""
        return []

    def place(self, params: Params, fidget: Array | None = None) -> Posed:
        """The posed body with its lowest point on the floor and its anchors where they
        belong, their middle over the origin."""
        posture = self.posture(params)
        if fidget is not None:
            posture = Posture.of_values(posture.values() + fidget * self.restlessness.per_angle())
        posed = self.body.pose(posture)
        offset = -np.mean([posed.joints[name] for name in self.anchors], axis=0)
        offset[2] = -posed.vertices[:SKIN_VERTICES, 2].min()
        return posed.moved(offset)
