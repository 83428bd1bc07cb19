"""What people do in an exercise, posed and written down without drawing anything."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from samples.render.body import Body, Posed
from samples.render.camera import Camera, direction
from samples.render.courses import Plan
from samples.render.exercises import EXERCISES
from samples.render.motion import Fidget, Program
from samples.render.repertoire import Make
from samples.render.truth import Measure, Recorder


@dataclass
class Filmed:
    """As much of a filming as the truth asks for."""

    yaw: float = 0.0
    facing: str = "right"
    size: tuple[int, int] = (640, 480)
    fps: int = 10
    variable_rate: bool = False
    crf: int = 21
    noise: float = 1.5
    blur: float = 0.0
    motion: float = 0.0
    light: float = 1.0


@dataclass
class Worn:
    """A look."""

    shirt: tuple[float, float, float] = (0.1, 0.2, 0.4)
    trousers: tuple[float, float, float] = (0.04, 0.04, 0.05)
    wall: tuple[float, float, float] = (0.7, 0.7, 0.7)
    floor: tuple[float, float, float] = (0.5, 0.3, 0.2)


@dataclass
class Acted:
    """A clip that is never drawn."""

    exercise: str
    plan: Plan
    make: Make | None = None
    person: str = "woman"
    seed: int = 1
    filming: Filmed = field(default_factory=Filmed)
    look: Worn = field(default_factory=Worn)
    name: str = "acted"
    note: str = ""
    kind: str = "right"
    tags: dict[str, Any] = field(default_factory=dict)
    occluders: tuple[Any, ...] = ()

    @property
    def measure(self) -> Measure:
        return EXERCISES[self.exercise].measure

    def poses(self) -> tuple[Program, list[tuple[float, Posed]]]:
        """The program, and every frame's time and pose."""
        setting = (self.make or EXERCISES[self.exercise].setting)(Body.named(self.person))
        program = self.plan(np.random.default_rng([self.seed, 4]))
        fidget = Fidget(self.seed)
        times = np.arange(round(program.duration * self.filming.fps)) / self.filming.fps
        return program, [(t, setting.place(program.at(t), fidget.at(t))) for t in times]

    def truth(self) -> dict[str, Any]:
        """What is true of it, filmed from the side at four metres."""
        program, poses = self.poses()
        eye = np.array([0, 0, 1.0]) + 4 * direction(self.filming.yaw, self.filming.facing)
        recorder = Recorder(self, Camera(eye, np.array([0, 0, 0.8]), self.filming.size), program)
        for time, posed in poses:
            recorder.note(time, posed)
        return recorder.as_dict()
