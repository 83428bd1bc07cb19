"""The exact truth of a rendered scene, read from the file beside it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np

from posecheck.exercises.load import load_exercise
from posecheck.measures.reading import View
from samples.accuracy.spans import Span
from samples.accuracy.statistics import Array

PERFORMING = ("rest", "out", "hold", "back")
"""The phases in which the person does the exercise; the others are coming, going and hiding."""


@dataclass(frozen=True, slots=True)
class TrueRepetition:
    """One excursion; rest and peak in the unit of the exercise's measure."""

    span: Span
    hold: Span
    side: str
    rest: float
    peak: float


@dataclass(frozen=True, slots=True)
class TrueFault:
    """A time during which a fault is there; strength as in `samples/README.md`."""

    fault: str
    span: Span
    side: str | None
    strength: float


@dataclass(frozen=True)
class Truth:
    """What was drawn.

    measure, of: what a repetition is measured by, and of which side. holds: the plateaus.
    margins: for each fault, how far beyond its limit the body is, one value a frame; negative on
    the right side. unseen: what is out of the picture or hidden. angles: by name, one a frame.
    phase: a word a frame.
    """

    name: str
    exercise: str
    kind: str
    person: str
    tags: Mapping[str, Any]
    film: Mapping[str, Any]
    look: Mapping[str, Any]
    view: Mapping[str, Any]
    measure: str
    of: str
    repetitions: tuple[TrueRepetition, ...]
    holds: tuple[Span, ...]
    faults: tuple[TrueFault, ...]
    margins: Mapping[str, Array]
    unseen: tuple[Span, ...]
    time: Array
    phase: tuple[str, ...]
    angles: Mapping[str, Array]

    @cached_property
    def in_front(self) -> bool:
        """Whether the exercise is to be filmed from the front and not from the side."""
        return load_exercise(self.exercise).camera.view is View.FRONT

    @property
    def yaw(self) -> float:
        """Degrees off the view that the exercise needs, never negative."""
        return float(np.abs(self.off_view(np.abs(float(self.view["yaw_deg"])))))

    def off_view(self, yaw: Array) -> Array:
        """Degrees off the view that the exercise needs, of degrees off the side view."""
        return 90.0 - yaw if self.in_front else yaw

    @property
    def near_side(self) -> str:
        """The side of the body nearer to the camera."""
        return str(self.view["near_side"])

    @property
    def seconds(self) -> float:
        """Length of the film."""
        return float(self.time[-1] + (self.time[-1] - self.time[0]) / max(1, self.time.size - 1))

    @cached_property
    def performing(self) -> Array:
        """1.0 in the frames in which the exercise is being done, else 0.0."""
        return np.isin(np.array(self.phase), PERFORMING).astype(float)

    def at(self, name: str, times: Array) -> Array:
        """A true angle at other times than the frames'."""
        return np.interp(times, self.time, self.angles[name])

    def primary(self, side: str) -> Array:
        """The measure of a repetition of that side, one value a frame."""
        if self.of == "trunk":
            return self.angles[self.measure]
        if self.of == "both" or side not in ("left", "right"):
            return (self.angles[f"left_{self.measure}"] + self.angles[f"right_{self.measure}"]) / 2
        other = "left" if side == "right" else "right"
        return self.angles[f"{side if self.of == 'working' else other}_{self.measure}"]


def read_truth(path: Path) -> Truth:
    """Read a truth of schema 2."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return Truth(
        name=data["name"],
        exercise=data["exercise"],
        kind=data["kind"],
        person=data["person"],
        tags=data["tags"],
        film=data["film"],
        look=data["look"],
        view=data["view"],
        measure=data["measure"]["name"],
        of=data["measure"]["of"],
        repetitions=tuple(_repetition(entry) for entry in data["repetitions"]),
        holds=tuple(_span(entry) for entry in data["holds"]),
        faults=tuple(
            TrueFault(entry["fault"], _span(entry), entry["side"], float(entry["strength"]))
            for entry in data["faults"]
        ),
        margins={name: np.array(values, float) for name, values in data["margins"].items()},
        unseen=tuple(_span(entry) for entry in data["unseen"]),
        time=np.array(data["time"], float),
        phase=tuple(data["phase"]),
        angles={name: np.array(values, float) for name, values in data["angles"].items()},
    )


def _span(entry: Mapping[str, Any]) -> Span:
    return Span(float(entry["start_s"]), float(entry["end_s"]))


def _repetition(entry: Mapping[str, Any]) -> TrueRepetition:
    hold = Span(float(entry["hold_start_s"]), float(entry["hold_end_s"]))
    return TrueRepetition(
        _span(entry), hold, entry["side"], float(entry["rest"]), float(entry["peak"])
    )
