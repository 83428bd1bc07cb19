"""The poses that the network found in the sample clips, kept so that clips can be judged at once.

`python -m tests.clips.kept` makes them anew, as long as it takes to analyse every clip.
"""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from posecheck.analyze.sparing import between
from posecheck.exercises.load import load_exercise
from posecheck.frame import Frame
from posecheck.pipeline import needs_mask
from posecheck.pose.types import Pose
from tests.clips.watch import SAMPLES, exercise_of, look_at

FOLDER = Path(__file__).with_name("poses")
_PX, _M, _SEEN = 1 / 16, 1 / 4096, 1 / 255
"""Landmarks are kept to a sixteenth of a pixel, the world to a quarter of a millimetre."""

Looks = list[tuple[Frame, Pose | None]]


def is_kept(clip: str) -> bool:
    """Whether the clip's poses are kept: of what is judged by its outline they are not."""
    return not needs_mask(load_exercise(exercise_of(clip)))


def path_of(clip: str) -> Path:
    """Where a clip's poses are kept."""
    return FOLDER / f"{clip}.npz"


def keep(looks: Looks, path: Path) -> None:
    """Write what was found in each frame; that of frames between two looks is left out."""
    poses = [pose for _, pose in looks if pose is not None and not pose.between]
    columns = {
        "landmarks": _small([pose.landmarks for pose in poses], _PX),
        "world": _small([pose.world for pose in poses], _M),
        "visibility": _small([pose.visibility for pose in poses], _SEEN),
    }
    np.savez_compressed(
        path,
        allow_pickle=False,
        time=np.array([frame.time for frame, _ in looks]),
        looked=np.array([pose is None or not pose.between for _, pose in looks]),
        found=np.array([pose is not None for _, pose in looks]),
        company=np.array([pose.company for pose in poses]),
        size=np.array(poses[0].size),
        **columns,
    )


def kept(path: Path) -> Iterator[tuple[Frame, Pose | None]]:
    """What `keep` was given, the poses between two looks worked out anew."""
    with np.load(path, allow_pickle=False) as file:
        data = dict(file)
    poses = iter(_poses(data))
    times, looked = data["time"], np.flatnonzero(data["looked"])
    seen = {at: next(poses) if data["found"][at] else None for at in looked.tolist()}
    for index, time in enumerate(times.tolist()):
        if index in seen:
            pose = seen[index]
        else:
            after = int(np.searchsorted(looked, index))
            start, end = int(looked[after - 1]), int(looked[after])
            share = (time - times[start]) / (times[end] - times[start])
            pose = between(seen[start], seen[end], share)
        yield Frame(np.zeros((0, 0, 3), np.uint8), time, index), pose


def _poses(data: dict[str, NDArray]) -> Iterator[Pose]:
    landmarks, world = _large(data["landmarks"], _PX), _large(data["world"], _M)
    visibility = _large(data["visibility"], _SEEN)
    width, height = data["size"].tolist()
    for number, company in enumerate(data["company"].tolist()):
        yield Pose(
            landmarks[number],
            visibility[number],
            world[number],
            (width, height),
            company=company,
        )


def _small(values: list[NDArray[np.float64]], step: float) -> NDArray[np.int16]:
    """Whole numbers of steps, each after the first as its difference from the one before."""
    whole = np.rint(np.array(values) / step).astype(np.int16)
    return np.diff(whole, axis=0, prepend=np.zeros_like(whole[:1]))


def _large(differences: NDArray[np.int16], step: float) -> NDArray[np.float64]:
    return differences.cumsum(axis=0, dtype=np.int32) * step


def main() -> None:
    """Look at every sample clip whose poses are to be kept."""
    for path in sorted(SAMPLES.glob("*.mp4")):
        if is_kept(path.stem):
            print(path.stem)
            keep(look_at(path, exercise_of(path.stem)), path_of(path.stem))


if __name__ == "__main__":
    main()
