"""Two people side by side: one of them is followed, from the first picture to the last."""

import os
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq
import pytest

from posecheck.errors import InputError
from posecheck.video import open_video
from tests.cli.command import Command
from tests.video.clips import even_times, make_clip

ROOT = Path(__file__).parents[2]
FRAMES = 15


def pictures_of_one() -> list[np.ndarray]:  # type: ignore[type-arg]
    footage = Path(os.environ.get("POSECHECK_FOOTAGE", ROOT.parent / "shared" / "footage"))
    clips = [*sorted((ROOT / "samples" / "clips").glob("*.mp4")), *footage.glob("clips/*donkey*")]
    for clip in clips:
        try:
            with open_video(clip) as reader:
                return [frame.image for frame, _ in zip(reader, range(FRAMES), strict=False)]
        except InputError:
            continue
    pytest.skip("no clip of a person: neither samples/clips/*.mp4 nor footage")


def test_two_people(tmp_path: Path, command: Command) -> None:
    one = pictures_of_one()
    width = one[0].shape[1] // 4 * 4
    both = [np.ascontiguousarray(np.hstack([i[:, :width], i[:, :width]])) for i in one]
    clip = make_clip(tmp_path / "two.mp4", even_times(len(both)), both)
    done = command("analyze", clip, "-e", "wall-slide", "-o", tmp_path / "out", "--no-video")
    assert (done.code, done.err) == (0, "")
    table = pq.read_table(tmp_path / "out" / "two" / "measures.parquet")
    hips = [x for x in table.column("left_hip.x").to_pylist() if x is not None]
    # In pixels: the other one is a whole picture's width away.
    assert len(hips) > FRAMES // 2
    assert max(hips) - min(hips) < width / 8
