"""Bakes bodies from the MakeHuman phenotypes of the Python library anny (a developer's tool).

    python -m samples.render.bake            # every body of `PEOPLE`
    python -m samples.render.bake man        # only these

It needs anny 0.6 and torch, which nothing else here does: use an environment of its own. To add
somebody, add a line to `PEOPLE`, or drop a file of the same form into the folder.
"""

import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

BODIES = Path(__file__).parent / "bodies"
MESH = "mesh"
"""The file of what all bodies share."""
_GROUPS = {
    "body": "body",
    "tights": "helper-tights",
    "hair": "helper-hair",
    "leye": "helper-l-eye",
    "reye": "helper-r-eye",
}
_BONES_PER_VERTEX = 6
_STEPS = 65535


@dataclass(frozen=True, slots=True)
class Phenotype:
    """What MakeHuman makes a body from, each 0..1 (or a little beyond).

    gender: 0 male, 1 female. age: 2/3 is 25 years, 1 is 90. height: 0.5 makes a man of 1.91 m and
    a woman of 1.77 m, 0.1 more adds 0.11 m. muscle, weight: 0.5 is the average; weight shows most
    where there is little muscle.
    """

    gender: float
    age: float = 0.67
    muscle: float = 0.5
    weight: float = 0.5
    height: float = 0.5
    proportions: float = 0.6


PEOPLE = {
    "man": Phenotype(0.0, age=0.6, muscle=0.6, weight=0.45, height=0.55),
    "woman": Phenotype(1.0, age=0.6, muscle=0.55, weight=0.45, height=0.5),
    "man-slim-tall": Phenotype(0.0, age=0.68, muscle=0.3, weight=0.08, height=0.48),
    "man-heavy": Phenotype(0.0, age=0.78, muscle=0.1, weight=1.1, height=0.39),
    "man-strong": Phenotype(0.0, age=0.67, muscle=1.0, weight=0.75, height=0.41),
    "man-old": Phenotype(0.0, age=0.93, muscle=0.2, weight=0.65, height=0.36, proportions=0.35),
    "man-short": Phenotype(0.0, age=0.70, muscle=0.35, weight=0.7, height=0.28, proportions=0.4),
    "woman-slim": Phenotype(1.0, age=0.68, muscle=0.4, weight=0.15, height=0.40),
    "woman-heavy": Phenotype(1.0, age=0.75, muscle=0.05, weight=1.25, height=0.40),
    "woman-strong": Phenotype(1.0, age=0.69, muscle=1.0, weight=0.7, height=0.44),
    "woman-old": Phenotype(1.0, age=0.95, muscle=0.15, weight=0.8, height=0.34, proportions=0.35),
    "woman-short": Phenotype(1.0, age=0.69, muscle=0.2, weight=0.95, height=0.26, proportions=0.4),
    "woman-tall": Phenotype(1.0, age=0.70, muscle=0.5, weight=0.4, height=0.54, proportions=0.7),
    "man-young": Phenotype(0.0, age=0.62, muscle=0.45, weight=0.3, height=0.44),
    "man-broad": Phenotype(0.0, age=0.74, muscle=0.6, weight=0.95, height=0.5, proportions=0.45),
    "man-old-slim": Phenotype(0.0, age=0.97, muscle=0.3, weight=0.25, height=0.42, proportions=0.3),
    "woman-young": Phenotype(1.0, age=0.62, muscle=0.35, weight=0.3, height=0.36, proportions=0.65),
    "woman-broad": Phenotype(1.0, age=0.76, muscle=0.35, weight=1.0, height=0.5, proportions=0.5),
    "woman-old-slim": Phenotype(1.0, age=0.98, muscle=0.2, weight=0.3, height=0.4, proportions=0.3),
}


def main(names: list[str]) -> None:
    """Bake the named bodies, or all, and the mesh they share."""
    import anny

    model = anny.Anny(
        rig="anny", topology="makehuman-full", phenotypes="all", extrapolate_phenotypes=True
    )
    groups = _triangles(Path(anny.__file__).parent / "data/mpfb2/3dobjs/base.obj")
    used = np.unique(np.concatenate([groups[name].ravel() for name in _GROUPS]))
    place = np.zeros(used.max() + 1, np.uint16)
    place[used] = np.arange(len(used))
    faces = {f"f_{name}": place[groups[name]] for name in _GROUPS}
    _save(MESH, _skeleton(model, used) | faces)
    for name in names or PEOPLE:
        rest, heads = _rest(model, PEOPLE[name])
        _save(name, quantised(rest[used]) | {"heads": heads})
        print(name, f"{np.ptp(rest[: place[groups['body']].max() + 1, 2]):.2f} m")


def _save(name: str, arrays: dict[str, NDArray[Any]]) -> None:
    # The type checker takes the names for the function's own options.
    save: Any = np.savez_compressed
    save(BODIES / f"{name}.npz", **arrays)


def quantised(points: NDArray[np.floating[Any]]) -> dict[str, NDArray[Any]]:
    """(n, 3) metres as whole steps of at most 0.05 mm: `low`, `step` (3,) and `v` (n, 3)."""
    low = points.min(0)
    step = np.ptp(points, axis=0) / _STEPS
    return {"v": np.round((points - low) / step).astype(np.uint16), "low": low, "step": step}


def _triangles(path: Path) -> dict[str, NDArray[np.int64]]:
    """Vertex numbers of the triangles of the groups wanted, (n, 3) each."""
    found: dict[str, list[list[int]]] = {}
    group = ""
    for line in path.read_text().splitlines():
        kind, *words = line.split() or [""]
        if kind == "g":
            group = words[0]
        elif kind == "f":
            corners = [int(word.split("/")[0]) - 1 for word in words]
            fan = [[corners[0], corners[k], corners[k + 1]] for k in range(1, len(corners) - 1)]
            found.setdefault(group, []).extend(fan)
    return {name: np.array(found[group]) for name, group in _GROUPS.items()}


def _skeleton(model: Any, used: NDArray[np.int64]) -> dict[str, NDArray[Any]]:
    """Bone names, parents, and the heaviest weights of every vertex in 1/65535."""
    bones, given = model.vertex_bone_indices.numpy(), model.vertex_bone_weights.numpy()
    weights = np.zeros((len(bones), model.bone_count))
    np.add.at(weights, (np.arange(len(bones))[:, None], bones), given)
    heaviest = np.argsort(-weights[used], axis=1)[:, :_BONES_PER_VERTEX]
    kept = np.take_along_axis(weights[used], heaviest, axis=1)
    kept /= kept.sum(axis=1, keepdims=True)
    return {
        "labels": np.array(model.bone_labels),
        "parents": np.array(model.bone_parents, np.int16),
        "wi": heaviest.astype(np.uint8),
        "ww": np.round(kept * _STEPS).astype(np.uint16),
    }


def _rest(model: Any, person: Phenotype) -> tuple[NDArray[Any], NDArray[Any]]:
    """Vertices and bone heads of the resting body, metres."""
    import torch

    values = dict.fromkeys(model.phenotype_labels, 0.5) | asdict(person)
    dtype = model.vertex_bone_weights.dtype
    still = torch.eye(4, dtype=dtype).repeat(1, model.bone_count, 1, 1)
    with torch.no_grad():
        made = model(pose_parameters=still, phenotype_kwargs=values)
    return made["rest_vertices"][0].numpy(), made["rest_bone_heads"][0].numpy()


if __name__ == "__main__":
    main(sys.argv[1:])
