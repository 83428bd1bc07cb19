"""The committed clips and what their truth says."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samples.render import showcase

CLIPS = Path(__file__).parents[2] / "samples" / "clips"
EXERCISES = tuple(dict.fromkeys(clip.exercise for clip in showcase.clips()))
NAMES = [f"{exercise}-{kind}" for exercise in EXERCISES for kind in ("right", "fault")]


def truth(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads((CLIPS / f"{name}.json").read_text())
    return data


def series(data: dict[str, Any], measure: str, of: str, side: str) -> NDArray[np.float64]:
    """An angle over time, of "trunk", "both", "working" or "other" as in the truth."""
    angles: dict[str, NDArray[np.float64]] = {
        key: np.array(values) for key, values in data["angles"].items()
    }
    if measure in angles:
        return angles[measure]
    if of == "both":
        mean: NDArray[np.float64] = (angles[f"left_{measure}"] + angles[f"right_{measure}"]) / 2
        return mean
    other = {"left": "right", "right": "left"}[side]
    return angles[f"{side if of == 'working' else other}_{measure}"]
