"""Draws a posed body in a room: OpenGL on EGL, in software where there is no card."""

from dataclasses import dataclass
from typing import Any

import cv2
import moderngl
import numpy as np
from numpy.typing import NDArray

from samples.render.body import SIDES, SKIN_VERTICES, Body
from samples.render.camera import Camera, look_at, orthographic
from samples.render.geometry import Array
from samples.render.grain import grain
from samples.render.look import Look
from samples.render.room import Material, Surface
from samples.render.shaders import (
    BACKGROUND_FRAGMENT,
    SCENE_FRAGMENT,
    SCENE_VERTEX,
    SHADOW_FRAGMENT,
    SHADOW_VERTEX,
)

Rows = NDArray[np.float32]
Faces = NDArray[np.intp]
_SHADOW_SIZE = 2048
_CLOTH_GAP = 0.004
_PARTS = (
    ("body", Material.SKIN, 0.0),
    ("tights", Material.CLOTH, _CLOTH_GAP),
    ("leye", Material.EYE, 0.0),
    ("reye", Material.EYE, 0.0),
)


_SEAM = 0.04
"""Metres on either side of a seam where both skin and cloth are drawn."""
_SKY = (0.75, 0.77, 0.78)


@dataclass(frozen=True, slots=True)
class _Part:
    """One mesh of the body: its vertices, its faces among them, what never changes, its gap."""

    used: NDArray[np.intp]
    faces: Faces
    fixed: Array
    offset: float


@dataclass(frozen=True, slots=True)
class _Mesh:
    """One vertex buffer and how each program reads it."""

    buffer: Any
    index: Any
    scene: Any
    background: Any
    shadow: Any

    def release(self) -> None:
        for resource in (self.scene, self.background, self.shadow, self.index, self.buffer):
            resource.release()


def _set(program: Any, **values: Any) -> None:
    """Set uniforms: (4, 4) matrices, vectors, numbers."""
    for name, value in values.items():
        if isinstance(value, np.ndarray) and value.ndim == 2:
            program[name].write(value.T.astype("f4").tobytes())
        else:
            program[name] = tuple(value) if isinstance(value, np.ndarray) else value


class Renderer:
    """One body in one room under one light; `render` draws it posed and seen by a camera.

    The person is drawn alone at twice the size and laid over the room, because multisampling
    makes software GL several times slower.
    """

    def __init__(
        self,
        body: Body,
        look: Look,
        room: Surface,
        props: Surface,
        size: tuple[int, int],
        camera_side: float,
    ) -> None:
        """room: casts no shadow (the sun comes through it); props: do cast one.

        camera_side: -1 or 1, the side of x the camera is on; the sun comes from there too.
        """
        self._size = size
        self._sun = np.array(look.sun) * [camera_side, 1, 1] / np.linalg.norm(look.sun)
        # Named arguments of the backend are not in the library's own type hints.
        make_context: Any = moderngl.create_standalone_context
        self._context = make_context(backend="egl")
        self._make_programs()
        self._make_targets(size)
        attributes, uniforms = _attributes(body), _uniforms(body, look)
        _set(self._scene, sun=self._sun, **uniforms)
        surely, maybe = (_clothed(body, attributes, uniforms, m) for m in (-_SEAM, _SEAM))
        hidden = {"body": surely, "tights": ~maybe}
        self._parts = [_part(body, attributes, hidden.get(part[0]), *part) for part in _PARTS]
        prop_rows = _surface_rows(props)
        self._still = self._arrays(*_joined(_surface_rows(room), prop_rows))
        self._props = self._arrays(*prop_rows) if len(prop_rows[0]) else None
        self._painted_for: Camera | None = None

    def render(self, vertices: Array, camera: Camera) -> NDArray[np.uint8]:
        """The picture, (H, W, 3) uint8 RGB."""
        person = self._arrays(*_joined(*self._person_rows(vertices)))
        centre = vertices[:SKIN_VERTICES].mean(0)
        light = orthographic(1.5, 0.1, 12) @ look_at(centre + self._sun * 6, centre)
        self._context.enable(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        if self._painted_for is not camera:
            self._paint_still(camera, light)
        self._cast_shadows(person, light)
        below = self._draw_still(camera, light)
        above = self._draw_person(person, camera, light)
        person.release()
        return _laid_over(below, above)

    def close(self) -> None:
        """Give the drawing context back."""
        self._context.release()

    def _make_programs(self) -> None:
        program = self._context.program
        self._scene = program(SCENE_VERTEX, SCENE_FRAGMENT)
        self._background = program(SCENE_VERTEX, BACKGROUND_FRAGMENT)
        self._shadow = program(SHADOW_VERTEX, SHADOW_FRAGMENT)
        self._background["in_sun"], self._background["in_shade"] = 1, 2

    def _make_targets(self, size: tuple[int, int]) -> None:
        context, (width, height) = self._context, size
        self._multisampled = context.simple_framebuffer(size, samples=4)
        self._plain = context.simple_framebuffer(size)
        self._doubled = context.simple_framebuffer((2 * width, 2 * height))
        self._in_sun = context.texture(size, 3, alignment=1)
        self._in_shade = context.texture(size, 3, alignment=1)
        self._shadow_map = context.depth_texture((_SHADOW_SIZE, _SHADOW_SIZE))
        self._shadow_map.compare_func = "<="
        self._shadow_map.repeat_x = self._shadow_map.repeat_y = False
        self._shadow_frame = context.framebuffer(depth_attachment=self._shadow_map)

    def _paint_still(self, camera: Camera, light: Array) -> None:
        """Keep the empty room in sun and in shade, as this camera sees it."""
        for texture, open_sky in ((self._in_sun, 1.0), (self._in_shade, 0.0)):
            self._multisampled.use()
            self._multisampled.clear(*_SKY, depth=1.0)
            _set(self._scene, vp=camera.matrix, lvp=light, eye=camera.eye, open_sky=open_sky)
            self._still.scene.render()
            self._context.copy_framebuffer(self._plain, self._multisampled)
            texture.write(self._plain.read(components=3))
        self._painted_for = camera

    def _cast_shadows(self, person: "_Mesh", light: Array) -> None:
        self._shadow_frame.use()
        self._shadow_frame.clear(depth=1.0)
        _set(self._shadow, vp=light)
        for mesh in (person, self._props):
            if mesh is not None:
                mesh.shadow.render()
        self._shadow_map.use(0)
        self._in_sun.use(1)
        self._in_shade.use(2)

    def _draw_still(self, camera: Camera, light: Array) -> NDArray[np.uint8]:
        self._plain.use()
        self._plain.clear(*_SKY, depth=1.0)
        _set(self._background, vp=camera.matrix, lvp=light, sun=self._sun)
        self._still.background.render()
        return _read(self._plain, 3)

    def _draw_person(self, person: "_Mesh", camera: Camera, light: Array) -> NDArray[np.uint8]:
        """Colour times coverage and coverage, (H, W, 4), at the picture's own size."""
        self._doubled.use()
        self._doubled.clear(0, 0, 0, 0, depth=1.0)
        if self._props is not None:
            # The props are in the room's picture already; here they only hide what is behind.
            self._doubled.color_mask = (False,) * 4
            self._doubled.use()
            _set(self._shadow, vp=camera.matrix)
            self._props.shadow.render()
            self._doubled.color_mask = (True,) * 4
            self._doubled.use()
        _set(self._scene, vp=camera.matrix, lvp=light, eye=camera.eye, open_sky=-1.0)
        person.scene.render()
        doubled = _read(self._doubled, 4)
        return np.asarray(cv2.resize(doubled, self._size, interpolation=cv2.INTER_AREA), np.uint8)

    def _arrays(self, rows: Rows, faces: Faces) -> "_Mesh":
        buffer = self._context.buffer(rows.tobytes())
        index = self._context.buffer(faces.astype("i4").tobytes())
        everything = [(buffer, "3f 3f 3f 4f 4f", "pos", "nor", "rest", "att", "grain")]
        normals = [(buffer, "3f 3f 44x", "pos", "nor")]
        return _Mesh(
            buffer,
            index,
            self._context.vertex_array(self._scene, everything, index),
            self._context.vertex_array(self._background, normals, index),
            self._context.vertex_array(self._shadow, [(buffer, "3f 56x", "pos")], index),
        )

    def _person_rows(self, vertices: Array) -> list[tuple[Rows, Faces]]:
        found = []
        for part in self._parts:
            points = vertices[part.used]
            normals = vertex_normals(points, part.faces)
            columns = [points + normals * part.offset, normals, part.fixed]
            found.append((np.concatenate(columns, axis=1).astype("f4"), part.faces))
        return found


def _read(target: Any, components: int) -> NDArray[np.uint8]:
    """A frame buffer's pixels, (H, W, components), top row first."""
    flat = np.frombuffer(target.read(components=components), np.uint8)
    return np.ascontiguousarray(flat.reshape(target.height, target.width, components)[::-1])


def _laid_over(below: NDArray[np.uint8], above: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """One picture over another; above has its colours multiplied by its coverage already."""
    rows, columns = (np.flatnonzero(above[..., 3].any(axis=axis)) for axis in (1, 0))
    if len(rows) == 0:
        return below
    part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    open_part = 255 - above[part][..., 3:].astype(np.uint16)
    below[part] = above[part][..., :3] + (below[part] * open_part + 127) // 255
    return below


def _part(
    body: Body,
    attributes: Array,
    hidden: NDArray[np.bool_] | None,
    name: str,
    material: Material,
    offset: float,
) -> _Part:
    """One mesh, without the faces all of whose vertices are hidden."""
    corners = body.faces[name].reshape(-1, 3)
    if hidden is not None:
        corners = corners[~hidden[corners].all(axis=1)]
    used, inverse = np.unique(corners, return_inverse=True)
    own = attributes[used]
    own[:, 0] = material
    fixed = np.concatenate([body.rest[used], own], axis=1)
    return _Part(used.astype(np.intp), inverse.reshape(-1, 3), fixed, offset)


def _clothed(
    body: Body, attributes: Array, uniforms: dict[str, Any], margin: float
) -> NDArray[np.bool_]:
    """Which vertices the shader will clothe; a positive margin (m) takes in more, (n,)."""
    arm, leg, head = attributes[:, 1], attributes[:, 2], attributes[:, 3]
    z = body.rest[:, 2]
    on_arm = arm > -0.5
    torso = (z > uniforms["shirt_z"] - margin) & (head < 0.5) & (leg < 0.02 + margin)
    torso &= z < uniforms["neckline"] - 0.035 + margin
    shirt = np.where(on_arm, arm < uniforms["sleeve"] + 2 * margin, torso)
    trousers = ~on_arm & (leg < uniforms["leg"] + margin) & (z < uniforms["waist_z"] + margin)
    either: NDArray[np.bool_] = shirt | trousers
    return either


def _joined(*meshes: tuple[Rows, Faces]) -> tuple[Rows, Faces]:
    starts = np.cumsum([0, *(len(rows) for rows, _ in meshes[:-1])])
    faces = [faces + start for (_, faces), start in zip(meshes, starts, strict=True)]
    return np.concatenate([rows for rows, _ in meshes]), np.concatenate(faces)


def vertex_normals(points: Array, faces: Faces) -> Array:
    """Area-weighted unit normals, (n, 3)."""
    a, b, c = (points[faces[:, k]] for k in range(3))
    face_normals = np.cross(b - a, c - a)
    total = np.zeros_like(points)
    for corner in range(3):
        for axis in range(3):
            total[:, axis] += np.bincount(faces[:, corner], face_normals[:, axis], len(points))
    normals: Array = total / np.maximum(np.linalg.norm(total, axis=1, keepdims=True), 1e-12)
    return normals


def _surface_rows(surface: Surface) -> tuple[Rows, Faces]:
    attributes = np.zeros((len(surface.points), 8))
    attributes[:, 0] = surface.material
    columns = [surface.points, surface.normals, surface.colours, attributes]
    faces = np.arange(len(surface.points)).reshape(-1, 3)
    return np.concatenate(columns, axis=1).astype("f4"), faces


def _attributes(body: Body) -> Array:
    """Per vertex: material (filled later), arm fraction, leg fraction, head weight, grain (4)."""
    arm = body.share("upperarm", "lowerarm", "wrist", "finger", "metacarpal")
    leg = body.share("upperleg", "lowerleg", "foot", "toe")
    along_arm, along_leg = np.full(len(body.rest), -1.0), np.full(len(body.rest), -0.05)
    for side in SIDES:
        s, sign = side[0].upper(), 1 if side == "left" else -1
        own = body.rest[:, 0] * sign > 0
        shoulder, elbow, wrist = (
            body.head_of(f"{b}.{s}") for b in ("upperarm01", "lowerarm01", "wrist")
        )
        upper, fore = np.linalg.norm(elbow - shoulder), np.linalg.norm(wrist - elbow)
        t = (body.rest - shoulder) @ (elbow - shoulder) / upper
        beyond = upper + (body.rest - elbow) @ (wrist - elbow) / fore
        distance = np.where(t < upper, t, np.maximum(beyond, upper)) / (upper + fore)
        on_arm = own & (arm > 0.45)
        along_arm[on_arm] = np.maximum(distance[on_arm], 0)
        hip, ankle = body.head_of(f"upperleg01.{s}"), body.head_of(f"foot.{s}")
        on_leg = own & (leg > 0.3)
        drop = (hip[2] - 0.02 - body.rest[:, 2]) / (hip[2] - ankle[2])
        along_leg[on_leg] = drop[on_leg]
    head = np.maximum(body.share("head", "eye"), body.share("neck") * 0.4)
    columns = [np.zeros(len(body.rest)), along_arm, along_leg, head]
    return np.concatenate([np.stack(columns, axis=1), grain(body.rest)], axis=1)


def _uniforms(body: Body, look: Look) -> dict[str, Any]:
    eyes = [body.rest[np.unique(body.faces[name])].mean(0) for name in ("leye", "reye")]
    in_head = body.share("head", "eye")[:SKIN_VERTICES] > 0.9
    hip_z = body.head_of("upperleg01.L")[2]
    return {
        "eye_left": eyes[0],
        "eye_right": eyes[1],
        "head_at": body.rest[:SKIN_VERTICES][in_head].mean(0),
        "shirt_z": hip_z + 0.06,
        "waist_z": hip_z + 0.12,
        "neckline": body.head_of("neck01")[2] + 0.035,
        "mouth_z": eyes[0][2] - 0.072,
        "shirt": look.shirt,
        "trousers": look.trousers,
        "hair": look.hair,
        "skin": look.skin,
        "wall_colour": look.wall,
        "floor_colour": look.floor,
        "mat_colour": look.mat,
        "sleeve": look.sleeve,
        "leg": look.leg,
    }
