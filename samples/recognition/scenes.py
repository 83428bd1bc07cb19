"""Which exercise rendered people are taken for, as `posecheck analyze` without `-e` would."""

import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from posecheck.recognition import Recognition
from posecheck.recognition.clip import recognise_clip


def scenes(folder: Path) -> dict[str, str]:
    """By name the exercise of every film in the folder that has its truth beside it."""
    return {
        path.stem: json.loads(path.with_suffix(".json").read_text("utf-8"))["exercise"]
        for path in sorted(folder.glob("*.mp4"))
        if path.with_suffix(".json").is_file()
    }


def taken_for(folder: Path, names: list[str], jobs: int) -> Iterator[Recognition]:
    """What each is taken for, in that order."""
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(recognise_clip, [folder / f"{name}.mp4" for name in names])
