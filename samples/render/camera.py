"""Where the camera stands and what it sees."""

from dataclasses import dataclass, replace

import numpy as np

from samples.render.geometry import Array, rotation

_UP = np.array([0, 0, 1.0])
_NEAREST, _FURTHEST = 1.0, 14.0
"""Metres between a camera and what it looks at."""
_KEPT_ASIDE = 0.6
"""Nobody is put quite at the picture's edge."""


@dataclass(frozen=True, slots=True)
class Camera:
    """A pinhole camera.

    eye, target: (3,) metres; vertical_fov, roll (+ turns the picture's content clockwise) in
    degrees; size in pixels.
    """

    eye: Array
    target: Array
    size: tuple[int, int]
    vertical_fov: float = 45.0
    roll: float = 0.0

    @property
    def matrix(self) -> Array:
        """World to clip space, (4, 4)."""
        width, height = self.size
        view = look_at(self.eye, self.target)
        view[:3] = rotation("z", -self.roll) @ view[:3]
        return perspective(self.vertical_fov, width / height) @ view

    def project(self, points: Array) -> Array:
        """World points (n, 3) to pixels (n, 2), x right, y down."""
        homogeneous = np.concatenate([points, np.ones((len(points), 1))], axis=1) @ self.matrix.T
        plane = homogeneous[:, :2] / homogeneous[:, 3:]
        width, height = self.size
        return np.stack([(plane[:, 0] * 0.5 + 0.5) * width, (0.5 - plane[:, 1] * 0.5) * height], 1)


def look_at(eye: Array, target: Array) -> Array:
    """World to camera space, (4, 4)."""
    forward = (target - eye) / np.linalg.norm(target - eye)
    right = np.cross(forward, _UP)
    right = right / np.linalg.norm(right)
    view = np.eye(4)
    view[0, :3], view[1, :3], view[2, :3] = right, np.cross(right, forward), -forward
    view[:3, 3] = -view[:3, :3] @ eye
    return view


def perspective(vertical_fov: float, aspect: float, near: float = 0.05, far: float = 30) -> Array:
    """Camera to clip space, (4, 4)."""
    t = 1 / np.tan(np.radians(vertical_fov) / 2)
    depth = (far + near) / (near - far)
    return np.array(
        [
            [t / aspect, 0, 0, 0],
            [0, t, 0, 0],
            [0, 0, depth, 2 * far * near / (near - far)],
            [0, 0, -1, 0],
        ]
    )


def orthographic(half: float, near: float, far: float) -> Array:
    """A square box to clip space, for the sun's shadow map, (4, 4)."""
    depth = far - near
    return np.array(
        [
            [1 / half, 0, 0, 0],
            [0, 1 / half, 0, 0],
            [0, 0, -2 / depth, -(far + near) / depth],
            [0, 0, 0, 1.0],
        ]
    )


def direction(yaw: float, facing: str) -> Array:
    """Unit ground direction from the person to the camera, (3,).

    yaw: degrees off the pure side view towards the front, negative towards the back.
    facing: which way the person faces in the picture, "left" or "right".
    """
    side = -1.0 if facing == "right" else 1.0
    angle = np.radians(yaw)
    return np.array([side * np.cos(angle), -np.sin(angle), 0.0])


def framing(
    points: Array,
    toward_camera: Array,
    size: tuple[int, int],
    *,
    height: float,
    margin: float = 1.12,
    vertical_fov: float = 45.0,
    roll: float = 0.0,
) -> Camera:
    """The nearest camera in a direction and at a height (m) that holds all the points (n, 3).

    margin: how many times larger than the points the picture is, along its tighter side.
    """
    target = (points.min(0) + points.max(0)) / 2
    reach = np.array([size[0], size[1]]) / 2 / margin

    def camera(distance: float) -> Camera:
        eye = target + toward_camera * distance
        return Camera(np.array([eye[0], eye[1], height]), target, size, vertical_fov, roll)

    near, far = _NEAREST, _FURTHEST
    for _ in range(30):
        middle = (near + far) / 2
        off = np.abs(camera(middle).project(points) - np.array(size) / 2)
        near, far = (near, middle) if (off <= reach).all() else (middle, far)
    return camera(far)


def further(first: Camera, second: Camera) -> Camera:
    """The first camera, on the same line of sight but as far off as the second if that is more."""
    toward = (first.eye - first.target)[:2]
    distances = [float(np.linalg.norm((one.eye - one.target)[:2])) for one in (first, second)]
    level = first.target[:2] + toward / distances[0] * max(distances)
    return replace(first, eye=np.array([*level, first.eye[2]]))


def aimed(camera: Camera, points: Array, aside: tuple[float, float]) -> Camera:
    """The same camera turned so that the points (n, 3) are not in the picture's middle.

    aside: -1..1 of the room there is to the right and downwards.
    """
    places = camera.project(points)
    size = np.array(camera.size, float)
    spare = np.minimum(places.min(0), size - places.max(0)).clip(0)
    shift = spare * aside * _KEPT_ASIDE
    distance = float(np.linalg.norm(camera.target - camera.eye))
    metres = shift * 2 * np.tan(np.radians(camera.vertical_fov) / 2) * distance / size[1]
    right, up = look_at(camera.eye, camera.target)[:2, :3]
    return replace(camera, target=camera.target - right * metres[0] + up * metres[1])
