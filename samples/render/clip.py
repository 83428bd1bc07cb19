"""One clip: a person, a setting, a program and a camera become a film and its truth."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from samples.render.body import SKIN_VERTICES, Body, Posed
from samples.render.camera import Camera, direction, framing
from samples.render.geometry import Array
from samples.render.look import chosen_look
from samples.render.motion import Fidget, Program
from samples.render.renderer import Renderer
from samples.render.room import joined, room
from samples.render.setting import Setting
from samples.render.truth import FaultRule, Measure, measured_repetition, true_angles

SCHEMA = 1


@dataclass(frozen=True)
class Clip:
    """All that decides a clip; the same values give the same film.

    setting: from a body to its setting. program: from a random generator to the course.
    yaw: degrees off the pure side view. facing: "left" or "right" in the picture.
    """

    name: str
    exercise: str
    setting: Callable[[Body], Setting]
    program: Callable[[np.random.Generator], Program]
    measure: Measure
    person: str = "woman"
    yaw: float = 0.0
    facing: str = "right"
    faults: tuple[FaultRule, ...] = ()
    note: str = ""
    seed: int = 1
    fps: int = 25
    size: tuple[int, int] = (640, 480)
    crf: int = 21
    grain: float = 1.5
    tags: dict[str, str] = field(default_factory=dict)


def make(clip: Clip, folder: Path) -> Path:
    """Render a clip; writes NAME.mp4 and NAME.json into the folder and returns the film's path."""
    setting = clip.setting(Body.named(clip.person))
    program = clip.program(np.random.default_rng([clip.seed, 4]))
    fidget = Fidget(clip.seed)
    times = np.arange(round(program.duration * clip.fps)) / clip.fps
    poses = (setting.place(program.at(t), fidget.at(t)) for t in times)
    camera = _camera(clip, setting, program)
    path = folder / f"{clip.name}.mp4"
    angles, pixels = _film(clip, setting, poses, camera, path)
    truth = _truth(clip, program, camera, times, angles, pixels)
    path.with_suffix(".json").write_text(json.dumps(truth, separators=(",", ":")) + "\n")
    return path


def _camera(clip: Clip, setting: Setting, program: Program) -> Camera:
    """A camera that sees the whole course, at a height usual for the posture."""
    rng = np.random.default_rng([clip.seed, 5])
    moments = np.linspace(program.framed_from, program.duration, 25)
    points = [setting.place(program.at(t)).vertices[:SKIN_VERTICES:25] for t in moments]
    height = rng.uniform(0.45, 0.65) if setting.lying else rng.uniform(0.9, 1.1)
    toward = direction(clip.yaw, clip.facing)
    return framing(
        np.concatenate(points), toward, clip.size, height=height, margin=rng.uniform(1.12, 1.25)
    )


def _film(
    clip: Clip, setting: Setting, poses: Any, camera: Camera, path: Path
) -> tuple[dict[str, Array], dict[str, Array]]:
    side = -1.0 if clip.facing == "right" else 1.0
    surface = room(side, setting.wall_y, clip.seed)
    renderer = Renderer(
        setting.body, chosen_look(clip.seed), surface, joined(setting.props()), clip.size, side
    )
    rng = np.random.default_rng([clip.seed, 6])
    angles: dict[str, list[float]] = {}
    pixels: dict[str, list[Array]] = {}
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        stream = _stream(container, clip)
        for posed in poses:
            image = _grainy(renderer.render(posed.vertices, camera), clip.grain, rng)
            container.mux(stream.encode(av.VideoFrame.from_ndarray(image, format="rgb24")))
            _note(posed, camera, angles, pixels)
        container.mux(stream.encode())
    renderer.close()
    return (
        {name: np.array(values) for name, values in angles.items()},
        {name: np.array(values) for name, values in pixels.items()},
    )


def _stream(container: Any, clip: Clip) -> Any:
    stream = container.add_stream("libx264", rate=clip.fps)
    stream.width, stream.height = clip.size
    stream.pix_fmt = "yuv420p"
    stream.options = {"crf": str(clip.crf), "preset": "veryfast"}
    return stream


def _grainy(image: NDArray[np.uint8], grain: float, rng: np.random.Generator) -> NDArray[np.uint8]:
    if grain == 0:
        return image
    noise = rng.standard_normal((*image.shape[:2], 1), np.float32) * np.float32(grain)
    grainy: NDArray[np.uint8] = np.clip(image + noise, 0, 255).astype(np.uint8)
    return grainy


def _note(
    posed: Posed, camera: Camera, angles: dict[str, list[float]], pixels: dict[str, list[Array]]
) -> None:
    for name, value in true_angles(posed).items():
        angles.setdefault(name, []).append(value)
    places = camera.project(np.stack(list(posed.joints.values())))
    for name, place in zip(posed.joints, places, strict=True):
        pixels.setdefault(name, []).append(place)


def _truth(
    clip: Clip,
    program: Program,
    camera: Camera,
    times: Array,
    angles: dict[str, Array],
    pixels: dict[str, Array],
) -> dict[str, object]:
    faults = [one for rule in clip.faults for one in rule.intervals(times, angles)]
    return {
        "schema": SCHEMA,
        "name": clip.name,
        "exercise": clip.exercise,
        "note": clip.note,
        "person": clip.person,
        "seed": clip.seed,
        "fps": clip.fps,
        "size": list(clip.size),
        "view": {
            "yaw_deg": clip.yaw,
            "facing": clip.facing,
            "near_side": clip.facing,
            "camera_m": np.round(camera.eye, 3).tolist(),
            "target_m": np.round(camera.target, 3).tolist(),
            "vertical_fov_deg": camera.vertical_fov,
        },
        "measure": {"name": clip.measure.name, "of": clip.measure.of},
        "repetitions": [
            measured_repetition(e, clip.measure, times, angles) for e in program.excursions
        ],
        "faults": sorted(faults, key=lambda fault: float(str(fault["start_s"]))),
        "time": np.round(times, 4).tolist(),
        "angles": {name: np.round(values, 2).tolist() for name, values in angles.items()},
        "joints_px": {name: np.round(values, 1).tolist() for name, values in pixels.items()},
    }
