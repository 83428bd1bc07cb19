"""The truth of a clip, frame by frame and as a whole; the keys are told in `samples/README.md`."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import numpy as np

from posecheck.exercises.load import load_exercise
from posecheck.measures.registry import MEASURES, find_measure
from samples.render.anatomy import SPINE_SEGMENTS, true_angles, true_measures
from samples.render.body import Posed
from samples.render.camera import Camera
from samples.render.excursions import (
    Mask,
    Measure,
    Measured,
    as_entry,
    holds_of,
    measured,
    phases,
    runs,
)
from samples.render.geometry import Array
from samples.render.judging import Judge
from samples.render.motion import Program
from samples.render.occluders import hidden
from samples.render.surface import Surface

if TYPE_CHECKING:
    from samples.render.clip import Clip

__all__ = ["SCHEMA", "Measure", "Recorder", "true_angles"]

SCHEMA = 2
_LOOKED_AT = tuple(
    f"{side}_{joint}"
    for joint in ("shoulder", "hip", "knee", "ankle")
    for side in ("left", "right")
)
_LEAST_UNSEEN_S = 0.2
_WITHOUT_HOLDS = ("sweep", "swing", "circle")
_FILM = ("fps", "variable_rate", "size", "crf", "noise", "blur", "motion", "light")


class Recorder:
    """Takes down what is true at every frame of a clip, and sums it up at the end."""

    def __init__(
        self, clip: "Clip", camera: Camera, program: Program, occluding: Surface | None = None
    ) -> None:
        """occluding: what stands between the camera and the person."""
        self._clip = clip
        self._camera = camera
        self._program = program
        self._occluding = occluding
        self._times: list[float] = []
        self._angles: dict[str, list[float]] = {}
        self._measures: dict[str, list[float]] = {}
        self._spine: list[tuple[float, ...]] = []
        self._joints: dict[str, list[Array]] = {}

    def note(self, time: float, posed: Posed) -> None:
        """Take down one frame; times must rise."""
        self._times.append(time)
        for name, value in true_angles(posed).items():
            self._angles.setdefault(name, []).append(value)
        for name, value in true_measures(posed, self._near).items():
            self._measures.setdefault(name, []).append(value)
        self._spine.append(posed.posture.spine)
        for name, place in posed.joints.items():
            self._joints.setdefault(name, []).append(place)

    def as_dict(self) -> dict[str, Any]:
        """All of it, as the file beside the film has it."""
        times = np.array(self._times)
        spine = np.array(self._spine).T
        angles = {name: np.array(values) for name, values in self._angles.items()}
        angles["spine_flexion"] = spine.sum(0)
        angles |= self._primary(angles)
        kind = load_exercise(self._clip.exercise).movement.kind
        reps = [
            measured(e, self._clip.measure, times, angles, kind) for e in self._program.excursions
        ]
        phase = phases(reps, self._program.absences, times)
        judge = self._judge(times, spine.sum(0), reps, np.array([p == "away" for p in phase]))
        judged = judge.faults()
        faults = [entry for one in judged for entry in judge.entries(one)]
        pixels = {name: self._pixels(np.array(p)) for name, p in self._joints.items()}
        return {
            **self._about(pixels, phase),
            "repetitions": [as_entry(rep, times, judge.reached(rep)) for rep in reps],
            "holds": [] if kind in _WITHOUT_HOLDS else holds_of(reps, times),
            "faults": sorted(faults, key=lambda fault: float(str(fault["start_s"]))),
            "margins": {one.fault.id: _numbers(one.margin, 2) for one in judged},
            "unseen": [*self._out_of_picture(times, pixels), *self._hidden(times)],
            "time": np.round(times, 4).tolist(),
            "phase": phase,
            # Of who lies on a side, the lower leg has no angle of its own.
            "angles": {
                name: _numbers(values, _digits(name))
                for name, values in angles.items()
                if not np.isnan(values).all()
            },
            "spine": dict(zip(SPINE_SEGMENTS, (_numbers(row, 1) for row in spine), strict=True)),
            "joints_px": {name: np.round(values, 1).tolist() for name, values in pixels.items()},
            "joints_m": {
                name: np.round(values, 3).tolist() for name, values in self._joints.items()
            },
        }

    def _primary(self, angles: Mapping[str, Array]) -> dict[str, Array]:
        """The measure of the repetitions, where it is not among the angles; a place as the share
        of the body that it is divided by."""
        name = self._clip.measure.name
        prefixes = {"trunk": ("",)}.get(self._clip.measure.of, ("left", "right"))
        per = find_measure(name).per if name in MEASURES else None
        found = {}
        for side in prefixes:
            key = f"{side}_{name}" if side else name
            if key not in angles:
                prefix = f"{side}." if side else ""
                values = np.array(self._measures[f"{prefix}{name}"])
                lengths = self._measures[f"{prefix}{per}"] if per else (1.0,)
                found[key] = values / float(np.median(lengths))
        return found

    @property
    def _near(self) -> str:
        """The side towards the camera: that to which the person faces in the picture."""
        return self._clip.filming.facing

    def _judge(self, times: Array, spine: Array, reps: list[Measured], away: Mask) -> Judge:
        values = {name: np.array(series) for name, series in self._measures.items()}
        values["spine_flexion"] = spine
        exercise = load_exercise(self._clip.exercise)
        return Judge(exercise, times, values, reps, away, self._near)

    def _pixels(self, places: Array) -> Array:
        return self._camera.project(places)

    def _about(self, pixels: dict[str, Array], phase: list[str]) -> dict[str, Any]:
        clip = self._clip
        return {
            "schema": SCHEMA,
            "name": clip.name,
            "exercise": clip.exercise,
            "note": clip.note,
            "person": clip.person,
            "seed": clip.seed,
            "kind": clip.kind,
            "tags": clip.tags,
            "film": {key: _plain(getattr(clip.filming, key)) for key in _FILM},
            "look": _plain(asdict(clip.look)),
            "view": self._view(pixels, phase),
            "measure": {"name": clip.measure.name, "of": clip.measure.of},
        }

    def _view(self, pixels: dict[str, Array], phase: list[str]) -> dict[str, Any]:
        camera, filming = self._camera, self._clip.filming
        there = np.array([p != "away" for p in phase])
        places = np.stack(list(pixels.values()))[:, there]
        size = np.ptp(places, axis=0).max(1) if there.any() else np.zeros(1)
        level = (camera.eye - camera.target)[:2]
        return {
            "yaw_deg": filming.yaw,
            "facing": filming.facing,
            "near_side": self._near,
            "camera_m": np.round(camera.eye, 3).tolist(),
            "target_m": np.round(camera.target, 3).tolist(),
            "vertical_fov_deg": round(camera.vertical_fov, 2),
            "roll_deg": round(getattr(camera, "roll", 0.0), 2),
            "height_m": round(float(camera.eye[2]), 3),
            "distance_m": round(float(np.hypot(*level)), 3),
            "person_px": round(float(np.median(size)), 1),
        }

    def _out_of_picture(self, times: Array, pixels: dict[str, Array]) -> list[dict[str, Any]]:
        places = np.stack([pixels[name] for name in _LOOKED_AT])
        beyond: Mask = (places < 0) | (places > np.array(self._clip.filming.size))
        outside = np.any(beyond, axis=(0, 2))
        return [
            {"start_s": _seconds(times[a]), "end_s": _seconds(times[b]), "what": "out of picture"}
            for a, b in runs(outside)
            if times[b] - times[a] >= _LEAST_UNSEEN_S
        ]

    def _hidden(self, times: Array) -> list[dict[str, Any]]:
        """Joints of the near side that something stands before."""
        if self._occluding is None:
            return []
        names = [name for name in _LOOKED_AT if name.startswith(self._near)]
        frames = zip(*(self._joints[name] for name in names), strict=True)
        eye = self._camera.eye
        behind = np.array([hidden(self._occluding, eye, np.array(places)) for places in frames])
        return [
            {
                "start_s": _seconds(times[a]),
                "end_s": _seconds(times[b]),
                "what": f"{name.removeprefix(self._near + '_')} hidden",
            }
            for name, column in zip(names, behind.T, strict=True)
            for a, b in runs(column)
            if times[b] - times[a] >= _LEAST_UNSEEN_S
        ]


def _plain(value: Any) -> Any:
    """Tuples as lists and numbers rounded, as JSON has them."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return round(value, 3) if isinstance(value, float) else value


def _digits(name: str) -> int:
    """Of an angle one; a share of the body needs more."""
    bare = name.removeprefix("left_").removeprefix("right_")
    return 3 if bare in MEASURES and MEASURES[bare].unit != "deg" else 1


def _numbers(values: Array, digits: int) -> list[float | None]:
    """Rounded; None where nothing is judged."""
    return [None if np.isnan(v) else round(float(v), digits) for v in values]


def _seconds(value: float) -> float:
    return round(float(value), 3)
