"""Draws a posed body in a room: OpenGL on EGL, in software where there is no card."""

from typing import Any

import cv2
import moderngl
import numpy as np
from numpy.typing import NDArray

from samples.render import shaders
from samples.render.body import SKIN_VERTICES, Body, Posed
from samples.render.camera import Camera, look_at, orthographic
from samples.render.geometry import Array
from samples.render.look import Look
from samples.render.person import Person
from samples.render.room import Surface, joined

Image = NDArray[np.uint8]
_SHADOW_SIZE = 1024
_SHADOW_REACH = 1.6
"""Half the width of what the shadow map sees, metres: a person lying, arms stretched."""
_ROOM_REACH = 4.0
_OVERSIZE = 2
"""The person is drawn so much larger and scaled down, for smooth edges."""
_MARGIN = 6
_KINDS = {"boards": 0, "carpet": 1, "tiles": 2, "plain": 0, "panelled": 1, "two-coloured": 2}
_FLIP = np.diag([1.0, -1.0, 1.0, 1.0])
"""Rows of a frame buffer run upwards: drawn upside down they need not be turned."""


class Renderer:
    """One dressed body in one room under one light; `render` draws it posed, seen by a camera.

    What stands still is painted once for a camera, in the sun and in the shade. Each frame the
    person's shadow mixes the two, and the person, drawn alone, is laid over.
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
        """room: casts no shadow (the light comes through it); props: do cast one.

        camera_side: -1 or 1, the side of x the camera is on, for the direction of the light.
        """
        self._size = size
        self._look = look
        self._sun = np.array(look.sun) * [camera_side, 1, 1] / np.linalg.norm(look.sun)
        self._person = Person(body, look)
        # Named arguments of the backend are not in the library's own type hints.
        make_context: Any = moderngl.create_standalone_context
        self._context = make_context(backend="egl")
        self._context.front_face = "cw"
        self._make_programs()
        self._make_targets(size)
        self._make_meshes(joined([room, props]), props)
        self._painted_for: Camera | None = None
        self._sunny = self._shady = np.zeros((0, 0, 3), np.uint8)

    def render(self, posed: Posed, camera: Camera) -> Image:
        """The picture, (H, W, 3) uint8 RGB."""
        picture = self._behind(posed, camera)
        corner, above = self._before(camera)
        _lay_over(picture, corner, above)
        return picture

    def contrast(self, posed: Posed, camera: Camera) -> float:
        """How far the person's colours are from those behind: the mean over the person, 0..1."""
        behind = self._behind(posed, camera)
        (x, y), above = self._before(camera)
        whole = above[..., 3] == 255
        if not whole.any():
            return 0.0
        hidden = behind[y : y + above.shape[0], x : x + above.shape[1]][whole].astype(float)
        return float(np.abs(above[..., :3][whole] - hidden).mean() / 255)

    def close(self) -> None:
        """Give the drawing context back."""
        self._context.release()

    def _make_programs(self) -> None:
        program = self._context.program
        self._skin = program(shaders.PERSON_VERTEX, shaders.PERSON_FRAGMENT)
        self._casting = program(shaders.CASTING_VERTEX, shaders.NOTHING_FRAGMENT)
        self._plain = program(shaders.PLAIN_VERTEX, shaders.NOTHING_FRAGMENT)
        self._mask = program(shaders.MASK_VERTEX, shaders.MASK_FRAGMENT)
        self._room = program(shaders.ROOM_VERTEX, shaders.ROOM_FRAGMENT)
        look = self._look
        light = {"sun": self._sun, "sun_strength": look.sun_strength, "sky": look.sky}
        _set(self._skin, **light)
        _set(
            self._room,
            **light,
            wall_colour=look.wall,
            floor_colour=look.floor,
            mat_colour=look.mat,
            floor_kind=_KINDS[look.floor_kind],
            wall_kind=_KINDS[look.wall_kind],
            softness=look.softness,
        )

    def _make_targets(self, size: tuple[int, int]) -> None:
        context, (width, height) = self._context, size
        self._fine = context.simple_framebuffer(size, samples=4)
        self._resolved = context.simple_framebuffer(size)
        self._doubled = context.simple_framebuffer((_OVERSIZE * width, _OVERSIZE * height))
        half = (width // 2, height // 2)
        self._halved = context.framebuffer(
            context.renderbuffer(half, 1), context.depth_renderbuffer(half)
        )
        self._shadow_map = context.depth_texture((_SHADOW_SIZE, _SHADOW_SIZE))
        self._shadow_map.compare_func = "<="
        self._shadow_map.repeat_x = self._shadow_map.repeat_y = False
        self._shadow_frame = context.framebuffer(depth_attachment=self._shadow_map)
        self._shadow_map.use(0)

    def _make_meshes(self, still: Surface, props: Surface) -> None:
        context, person = self._context, self._person
        self._places = context.buffer(reserve=len(person.paint) * 12)
        self._normals = context.buffer(reserve=len(person.paint) * 12)
        paint = context.buffer(person.paint.tobytes())
        moving = [(self._places, "3f", "pos"), (self._normals, "3f", "nor")]
        painted = [*moving, (paint, "3f 1f 1f", "colour", "slack", "stripe")]
        slack = [*moving, (paint, "12x 1f 4x", "slack")]
        self._solid = self._mesh(self._skin, painted, person.solid)
        self._thin = self._mesh(self._skin, painted, person.thin)
        self._caster = self._mesh(self._casting, slack, person.casting)
        rows = context.buffer(_surface_rows(still).tobytes())
        form = [(rows, "3f 3f 3f 1f", "pos", "nor", "colour", "material")]
        self._still = context.vertex_array(self._room, form)
        self._receiver = context.vertex_array(self._mask, [(rows, "3f 28x", "pos")])
        self._props = None
        if len(props.points):
            rows = context.buffer(_surface_rows(props).tobytes())
            self._props = context.vertex_array(self._plain, [(rows, "3f 28x", "pos")])

    def _mesh(self, program: Any, content: list[Any], faces: NDArray[np.intp]) -> Any:
        index = self._context.buffer(faces.astype("i4").tobytes())
        return self._context.vertex_array(program, content, index)

    def _behind(self, posed: Posed, camera: Camera) -> Image:
        """The room with the person's shadow in it, a picture of its own."""
        self._context.enable_only(moderngl.DEPTH_TEST | moderngl.CULL_FACE)
        if self._painted_for is not camera:
            self._paint_room(camera)
        places, normals = self._person.rows(posed)
        self._places.write(places)
        self._normals.write(normals)
        self._seen = places
        light = self._light(posed.vertices[:SKIN_VERTICES:9].mean(0), _SHADOW_REACH)
        self._cast(light, self._caster)
        _set(self._skin, lvp=light)
        return self._shadowed(camera, light)

    def _paint_room(self, camera: Camera) -> None:
        light = self._light(np.array([0, 0, 0.8]), _ROOM_REACH)
        self._cast(light, None)
        view = _FLIP @ camera.matrix
        _set(self._room, vp=view, lvp=light, eye=camera.eye)
        painted = []
        for in_the_sun in (1.0, 0.0):
            self._fine.use()
            self._fine.clear(0.5, 0.5, 0.5, depth=1.0)
            self._room["in_the_sun"] = in_the_sun
            self._still.render()
            self._context.copy_framebuffer(self._resolved, self._fine)
            painted.append(_read(self._resolved, 3))
        self._sunny, self._shady = painted
        self._painted_for = camera

    def _light(self, centre: Array, reach: float) -> Array:
        view = look_at(centre + self._sun * 6, centre)
        lit: Array = _FLIP @ orthographic(reach, 0.1, 12) @ view
        return lit

    def _cast(self, light: Array, caster: Any) -> None:
        """Fill the shadow map with the props and, if given, the person."""
        self._shadow_frame.use()
        self._shadow_frame.clear(depth=1.0)
        if caster is not None:
            _set(self._casting, vp=light)
            caster.render()
        if self._props is not None:
            _set(self._plain, vp=light)
            self._props.render()

    def _shadowed(self, camera: Camera, light: Array) -> Image:
        self._halved.use()
        self._halved.clear(1.0, depth=1.0)
        _set(self._mask, vp=_FLIP @ camera.matrix, lvp=light)
        self._receiver.render()
        mask = _read(self._halved, 1)
        sigma = (0.5 + 3.5 * self._look.softness) * self._size[0] / 640
        soft = cv2.resize(cv2.GaussianBlur(mask, (0, 0), sigma), self._size)
        picture = self._sunny.copy()
        rows, columns = (np.flatnonzero((soft < 254).any(axis=axis)) for axis in (1, 0))
        if len(rows):
            part = np.s_[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
            weight = soft[part].astype(np.float32) / 255
            picture[part] = cv2.blendLinear(
                self._sunny[part].copy(), self._shady[part].copy(), weight, 1 - weight
            )
        return picture

    def _before(self, camera: Camera) -> tuple[tuple[int, int], Image]:
        """Where in the picture the person is (left, top) and the person alone: colour times
        coverage and coverage, (h, w, 4)."""
        left, top, width, height = self._box(camera)
        if width == 0 or height == 0:
            return (0, 0), np.zeros((0, 0, 4), np.uint8)
        inside = tuple(_OVERSIZE * edge for edge in (left, top, width, height))
        self._doubled.use()
        self._doubled.scissor = inside
        self._doubled.clear(0, 0, 0, 0, depth=1.0, viewport=inside)
        view = _FLIP @ camera.matrix
        if self._props is not None:
            # The props are in the room's picture already; here they only hide what is behind.
            self._doubled.color_mask = (False,) * 4
            self._doubled.use()
            _set(self._plain, vp=view)
            self._props.render()
            self._doubled.color_mask = (True,) * 4
            self._doubled.use()
        _set(self._skin, vp=view, eye=camera.eye)
        self._solid.render()
        self._context.disable(moderngl.CULL_FACE)
        self._thin.render()
        self._context.enable(moderngl.CULL_FACE)
        doubled = _read(self._doubled, 4, inside)
        small = cv2.resize(doubled, (width, height), interpolation=cv2.INTER_AREA)
        return (left, top), np.asarray(small, np.uint8)

    def _box(self, camera: Camera) -> tuple[int, int, int, int]:
        """Left, top, width and height of the person's place in the picture, in pixels."""
        places = camera.project(self._seen[::3])
        low = np.clip(np.floor(places.min(0)) - _MARGIN, 0, self._size).astype(int)
        high = np.clip(np.ceil(places.max(0)) + _MARGIN, 0, self._size).astype(int)
        return int(low[0]), int(low[1]), int(high[0] - low[0]), int(high[1] - low[1])


def _set(program: Any, **values: Any) -> None:
    """Set uniforms: (4, 4) matrices, vectors, numbers."""
    for name, value in values.items():
        if isinstance(value, np.ndarray) and value.ndim == 2:
            program[name].write(value.T.astype("f4").tobytes())
        else:
            program[name] = tuple(value) if isinstance(value, np.ndarray) else value


def _read(target: Any, components: int, box: tuple[int, ...] | None = None) -> Image:
    """A frame buffer's pixels, (H, W, components) or (H, W)."""
    _, _, width, height = box or (0, 0, target.width, target.height)
    flat = np.frombuffer(target.read(viewport=box, components=components, alignment=1), np.uint8)
    shape = (height, width) if components == 1 else (height, width, components)
    return flat.reshape(shape)


def _lay_over(picture: Image, corner: tuple[int, int], above: Image) -> None:
    """Lay one picture over another, which is changed; above has its colours multiplied by its
    coverage already."""
    if above.size == 0:
        return
    part = np.s_[corner[1] : corner[1] + above.shape[0], corner[0] : corner[0] + above.shape[1]]
    see_through = cv2.cvtColor(255 - above[..., 3], cv2.COLOR_GRAY2RGB)
    left = cv2.multiply(picture[part].copy(), see_through, scale=1 / 255)
    picture[part] = cv2.add(left, above[..., :3].copy())


def _surface_rows(surface: Surface) -> NDArray[np.float32]:
    columns = [surface.points, surface.normals, surface.colours, surface.material[:, None]]
    return np.concatenate(columns, axis=1).astype(np.float32)
