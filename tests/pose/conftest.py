import os
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[2]


def clips_of_people() -> list[Path]:
    """Return the shipped sample clips, or else the footage that is not part of the project."""
    footage = Path(os.environ.get("POSECHECK_FOOTAGE", ROOT.parent / "shared" / "footage"))
    return [
        *sorted((ROOT / "samples" / "clips").glob("wall-slide-*.mp4")),
        *sorted((footage / "clips").glob("*.mp4")),
    ]


@pytest.fixture(scope="session")
def pictures() -> list[NDArray[np.uint8]]:
    """Eight pictures, one after the other, of a person; read-only."""
    clips = clips_of_people()
    if not clips:
        pytest.skip("no clip of a person: neither samples/clips nor footage")
    with av.open(clips[0]) as container:
        frames = [
            np.ascontiguousarray(frame.to_ndarray(format="rgb24"))
            for frame, _ in zip(container.decode(video=0), range(8), strict=False)
        ]
    for frame in frames:
        frame.flags.writeable = False
    return frames
