"""What the summary says of one clip."""

from typing import Literal

from pydantic import BaseModel, ConfigDict


class Row(BaseModel):
    """One clip of a batch; what a failed one lacks is None.

    state: done, partly (it breaks off; see text), or failed. text: a sentence where there is
    something to say. reps to not_seen: as in `session.json`; hold_s: all holds together; stops,
    warnings, hints: warnings by severity; not_seen: how many stretches. seconds: that the analysis
    took.
    """

    model_config = ConfigDict(frozen=True)

    clip: str
    folder: str
    state: Literal["done", "partly", "failed"]
    text: str | None = None
    exercise: str | None = None
    exercise_name: str | None = None
    end: str | None = None
    frames: int | None = None
    duration_s: float | None = None
    fps: float | None = None
    pose_found: float | None = None
    view: str | None = None
    view_ok: bool | None = None
    reps: int | None = None
    left: int | None = None
    right: int | None = None
    attempts: int | None = None
    hold_s: float | None = None
    stops: int | None = None
    warnings: int | None = None
    hints: int | None = None
    not_seen: int | None = None
    seconds: float | None = None
