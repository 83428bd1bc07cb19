"""Rendered clips that a benchmark plays."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samples.render.clip import Clip


def draw_missing(clips: "Sequence[Clip]", folder: Path) -> None:
    """Draw those that are not in the folder yet, and say which."""
    folder.mkdir(parents=True, exist_ok=True)
    missing = [clip for clip in clips if not (folder / f"{clip.name}.json").exists()]
    if missing:
        from samples.render.clip import make

        for clip in missing:
            print(f"drawn: {make(clip, folder)}", flush=True)
