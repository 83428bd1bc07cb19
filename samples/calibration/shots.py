"""Pictures of still postures, what the pose network saw in them, and where the joints were."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from posecheck.frame import Frame
from posecheck.pose.landmarker import PoseLandmarker
from posecheck.pose.types import Pose
from samples.calibration.postures import Kind, kinds
from samples.render.body import SKIN_VERTICES, Body, Posed
from samples.render.camera import Camera, direction, framing
from samples.render.geometry import Array
from samples.render.look import chosen_look
from samples.render.renderer import Renderer
from samples.render.room import joined, room
from samples.render.setting import Setting
from samples.render.truth import true_angles

SIZE = (640, 480)
_LOOKS = 5
"""The network follows a person from frame to frame: it is shown each picture this often."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture. yaw: degrees off the side view. near: the side towards the camera.

    landmarks: (33, 2) as the network saw them. joints: true places by name, (2,) pixels.
    angles: true ones by name, degrees. The person faces the near side's hand in the picture.
    """

    body: str
    kind: str
    yaw: float
    near: str
    landmarks: NDArray[np.float64]
    joints: dict[str, Array]
    angles: dict[str, float]

    @property
    def handedness(self) -> float:
        """+1.0 where a standing person would face right in the picture, else -1.0."""
        return 1.0 if self.near == "right" else -1.0


class Studio:
    """One body in one room, seen from one side of it."""

    def __init__(self, setting: Setting, rng: np.random.Generator) -> None:
        self.facing = ("left", "right")[int(rng.integers(2))]
        side = -1.0 if self.facing == "right" else 1.0
        seed = int(rng.integers(10_000))
        surface = room(side, setting.wall_y, seed)
        props = joined(setting.props())
        self._renderer = Renderer(setting.body, chosen_look(seed), surface, props, SIZE, side)

    def camera(self, posed: Posed, yaw: float, height: float, margin: float) -> Camera:
        """A camera that has the whole posture in the picture."""
        toward = direction(yaw, self.facing)
        points = posed.vertices[:SKIN_VERTICES:25].astype(float)
        return framing(points, toward, SIZE, height=height, margin=margin)

    def pose(self, posed: Posed, camera: Camera) -> Pose | None:
        """What the network sees, mask included; None where it finds nobody."""
        image = self._renderer.render(posed, camera)
        pose = None
        with PoseLandmarker("full", with_mask=True) as network:
            for look in range(_LOOKS):
                pose = network.detect(Frame(image, look / 30, look))
        return pose

    def close(self) -> None:
        """Give the drawing context back."""
        self._renderer.close()


def shots(body: str, *, each: int, seed: int, widest: float = 45.0) -> Iterator[Shot]:
    """So many pictures of each kind of posture; those in which nobody is found are left out."""
    person = Body.named(body)
    for number, kind in enumerate(kinds()):
        rng = np.random.default_rng([seed, number, *body.encode()])
        yield from _series(person, body, kind, each, rng, widest)


def _series(
    person: Body, body: str, kind: Kind, each: int, rng: np.random.Generator, widest: float
) -> Iterator[Shot]:
    setting = kind.setting(person)
    studio = Studio(setting, rng)
    for _ in range(each):
        posed = setting.place(kind.draw(rng))
        yaw = float(np.clip(rng.normal(0, widest / 2), -widest, widest))
        height = rng.uniform(0.35, 0.8) if setting.lying else rng.uniform(0.8, 1.2)
        camera = studio.camera(posed, yaw, height, rng.uniform(1.15, 1.6))
        pose = studio.pose(posed, camera)
        if pose is not None:
            places = camera.project(np.stack(list(posed.joints.values())))
            joints = dict(zip(posed.joints, places, strict=True))
            angles = true_angles(posed)
            yield Shot(body, kind.name, yaw, studio.facing, pose.landmarks, joints, angles)
    studio.close()
