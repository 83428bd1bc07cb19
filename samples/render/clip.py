"""One clip: a person, a setting, a program and a camera become a film and its truth."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import av
import numpy as np

from samples.render.body import SKIN_VERTICES, Body, Posed
from samples.render.camera import Camera
from samples.render.excursions import Measure
from samples.render.filming import Filming
from samples.render.geometry import Array
from samples.render.look import Look
from samples.render.motion import Fidget, Program
from samples.render.occluders import Occluder
from samples.render.room import joined, room
from samples.render.sensor import Sensor
from samples.render.setting import Setting
from samples.render.surface import Surface
from samples.render.truth import Recorder

_PRESET = "veryfast"
_CLOSE = 25
"""Of so many vertices one tells where the body comes to."""


@dataclass(frozen=True)
class Clip:
    """All that decides a clip; the same values give the same film.

    setting: from a body to its setting. program: from a random generator to the course.
    person: a body's name. kind: "right", "fault" or "distractor". occluders: what stands before
    the person. seed: for all that is drawn while filming.
    """

    name: str
    exercise: str
    setting: Callable[[Body], Setting]
    program: Callable[[np.random.Generator], Program]
    measure: Measure
    person: str = "woman"
    look: Look = field(default_factory=Look)
    filming: Filming = field(default_factory=Filming)
    kind: str = "right"
    tags: dict[str, str | float] = field(default_factory=dict)
    note: str = ""
    seed: int = 1
    occluders: tuple[Occluder, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A clip's people and things in their places, before it is filmed.

    surface: the room; props: what casts a shadow or hides a limb.
    """

    setting: Setting
    program: Program
    camera: Camera
    surface: Surface
    props: Surface
    occluding: Surface

    @classmethod
    def of(cls, clip: Clip) -> "Stage":
        """Put everything in its place."""
        setting = clip.setting(Body.named(clip.person))
        program = clip.program(np.random.default_rng([clip.seed, 4]))
        poses = [setting.place(program.at(t)) for t in program.moments()]
        outlines = [posed.vertices[:SKIN_VERTICES:_CLOSE].astype(float) for posed in poses]
        course = np.concatenate(outlines)
        camera = clip.filming.camera(course, outlines[0])
        before = [
            one.surface(poses[0].joints[one.joint], course, camera.eye) for one in clip.occluders
        ]
        surface = room(clip.filming.camera_side, setting.wall_y, clip.seed, clip.look)
        props = joined([*setting.props(), *before])
        return cls(setting, program, camera, surface, props, joined(before))

    def poses(self, times: Array, seed: int) -> Iterator[Posed]:
        """The body at these times, seconds."""
        fidget = Fidget(seed)
        for time in times.tolist():
            yield self.setting.place(self.program.at(time), fidget.at(time))


def make(clip: Clip, folder: Path) -> Path:
    """Render a clip; writes NAME.mp4 and NAME.json into the folder and returns the film's path."""
    stage = Stage.of(clip)
    path = folder / f"{clip.name}.mp4"
    truth = _film(clip, stage, path)
    path.with_suffix(".json").write_text(json.dumps(truth, separators=(",", ":")) + "\n")
    return path


def tell_again(clip: Clip, folder: Path) -> Path:
    """Write the truth of a clip anew, without drawing it; its film must be there. Returns the
    film's path."""
    stage = Stage.of(clip)
    path = folder / f"{clip.name}.mp4"
    recorder = Recorder(clip, stage.camera, stage.program, stage.occluding)
    ticks = clip.filming.ticks(stage.program.duration, np.random.default_rng([clip.seed, 7]))
    times = np.array(ticks) * float(clip.filming.time_base)
    for time, posed in zip(times.tolist(), stage.poses(times, clip.seed), strict=True):
        recorder.note(time, posed)
    beside = path.with_suffix(".json")
    contrast = json.loads(beside.read_text())["film"]["contrast_to_background"]
    truth = recorder.as_dict()
    truth["film"]["contrast_to_background"] = contrast
    beside.write_text(json.dumps(truth, separators=(",", ":")) + "\n")
    return path


def _film(clip: Clip, stage: Stage, path: Path) -> dict[str, Any]:
    # Only drawing needs OpenGL; scenes, motion and truth do without.
    from samples.render.renderer import Renderer

    filming, camera = clip.filming, stage.camera
    renderer = Renderer(
        stage.setting.body,
        clip.look,
        stage.surface,
        stage.props,
        filming.size,
        filming.camera_side,
    )
    sensor = Sensor(filming, clip.look.warmth, np.random.default_rng([clip.seed, 6]))
    recorder = Recorder(clip, camera, stage.program, stage.occluding)
    ticks = filming.ticks(stage.program.duration, np.random.default_rng([clip.seed, 7]))
    times = np.array(ticks) * float(filming.time_base)
    contrasts = []
    with av.open(str(path), "w", options={"movflags": "faststart"}) as container:
        stream = _stream(container, filming)
        poses = zip(ticks, times.tolist(), stage.poses(times, clip.seed), strict=True)
        for number, (tick, time, posed) in enumerate(poses):
            picture = renderer.render(posed, camera)
            if number % filming.fps == 0:
                contrasts.append(renderer.contrast(posed, camera))
            frame = av.VideoFrame.from_ndarray(sensor.take(picture), format="rgb24")
            frame.pts, frame.time_base = tick, filming.time_base
            container.mux(stream.encode(frame))
            recorder.note(time, posed)
        container.mux(stream.encode())
    renderer.close()
    truth = recorder.as_dict()
    truth["film"]["contrast_to_background"] = round(float(np.median(contrasts)), 3)
    return truth


def _stream(container: Any, filming: Filming) -> Any:
    stream = container.add_stream("libx264", rate=filming.fps)
    stream.width, stream.height = filming.size
    stream.pix_fmt = "yuv420p"
    stream.codec_context.time_base = filming.time_base
    stream.options = {"crf": str(filming.crf), "preset": _PRESET, "threads": "1"}
    return stream
