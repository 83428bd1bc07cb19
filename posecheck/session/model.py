"""What `session.json` says, schema 1: one model for each of its objects.

Times are seconds from the clip's start, angles are degrees; frame numbers count from 0.
"""

import json
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from posecheck.errors import InputError


class Part(BaseModel):
    """An object of the file; keys of a later version are passed over when it is read."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Video(Part):
    """The clip that was analysed.

    frames: how many were analysed. fingerprint: of the file's content, tells two clips of the
    same name apart; None for a camera. recorded: when it was filmed, ISO 8601 with its offset:
    what the clip says of itself, or else the file's own time.
    """

    file: str
    width: int
    height: int
    duration_s: float
    frames: int
    fps: float
    fingerprint: str | None = None
    recorded: str | None = None


class SeenView(Part):
    """From where the camera saw the person; ok when that is the view the exercise needs."""

    seen: Literal["side", "oblique", "front", "unknown"]
    yaw_deg: float | None
    ok: bool
    needed: str


class Counts(Part):
    """Counted repetitions, per side where sides count for themselves, and attempts.

    followed: share of the movement in which what moves could be seen well, None where nothing
    moved or nothing of it is measured. sure: whether the count can be relied on; one of nothing
    whole cannot.
    """

    reps: int
    left: int | None
    right: int | None
    attempts: int
    followed: float | None = None
    sure: bool = True


class Why(Part):
    """Why a repetition did not count, or what could not be judged of one that did."""

    code: str
    text: str


class RepetitionEntry(Part):
    """One cycle, counted or not.

    direction: of a circle, the way round that was seen. sways: of a rocked hold, how many.
    hold_sure: false where the seconds of its hold are known roughly only.
    """

    start_s: float
    peak_s: float
    end_s: float
    side: Literal["left", "right", "both"]
    counted: bool
    reason: Why | None
    measure: str
    peak: float | None
    limit: float | None
    hold_s: float
    start_frame: int
    peak_frame: int
    end_frame: int
    direction: str | None = None
    sways: int | None = None
    hold_sure: bool = True


class HoldEntry(Part):
    """A stretch of time inside the target band.

    sure: whether its seconds are known to some tenths.
    """

    start_s: float
    end_s: float
    seconds: float
    side: Literal["left", "right", "both"]
    start_frame: int
    end_frame: int
    sure: bool = True


class WarningEntry(Part):
    """A fault of form from its first sign to its end.

    value: the worst value; raised_value: the one at `raised_s`, when its dwell had passed and it
    was shown. of: what of the measure passed the limit: its value, change, either-way, wobble or
    fall in its own unit, speed or return-speed in that unit per second. message: the words on
    the screen; say: the spoken ones.
    """

    fault: str
    severity: Literal["stop", "warn", "info"]
    start_s: float
    end_s: float
    side: Literal["left", "right", "both"] | None
    measure: str
    of: str = "value"
    value: float
    limit: float
    message: str
    say: str
    raised_s: float
    raised_value: float
    start_frame: int
    end_frame: int


class NotSeenEntry(Part):
    """Something that the camera could not see for a while, so that it was not judged."""

    start_s: float
    end_s: float
    what: str


class Goal(Part):
    """What the exercise asks for: the band of its primary measure, repetitions, seconds.

    of: whether the band is one of the measure's value or of its change from rest.
    """

    measure: str
    of: Literal["value", "change"] = "value"
    low: float | None
    high: float | None
    ideal: float | None
    reps: int | None
    hold_s: float | None


class Watched(Part):
    """One limit that was watched over: a fault's condition, as it was when this was judged.

    measure: with its prefix. of: what of it, see `WarningEntry`. One of above and below may be
    None. margin: how far beyond its limit it had to read to be warned of.
    """

    fault: str
    severity: Literal["stop", "warn", "info"]
    message: str
    measure: str
    of: str
    above: float | None
    below: float | None
    margin: float = 0.0


class End(Part):
    """How the session ended; text is a sentence where it is not simply complete.

    too-short: complete, but with too little in it for any movement. no-person: complete, but
    nobody was in the picture. quit, pain, lost: of a live session that the user left, stopped
    for pain, or whose camera went away.
    """

    reason: Literal[
        "complete",
        "no-person",
        "too-short",
        "truncated",
        "interrupted",
        "failed",
        "quit",
        "pain",
        "lost",
    ]
    text: str | None = None


class Session(Part):
    """Everything that one clip or one live exercise gave.

    watched: the limits of every fault. prescribed: in sentences, what a prescription asked for
    in place of what the exercise file says.
    """

    schema_version: Literal[1] = Field(default=1, alias="schema")
    posecheck: str
    model: str
    exercise: str
    exercise_name: str
    video: Video
    pose_found: float
    view: SeenView
    goal: Goal
    counts: Counts
    repetitions: tuple[RepetitionEntry, ...]
    holds: tuple[HoldEntry, ...]
    warnings: tuple[WarningEntry, ...]
    not_seen: tuple[NotSeenEntry, ...]
    cannot_see: tuple[str, ...]
    end: End
    notes: tuple[str, ...] = ()
    watched: tuple[Watched, ...] = ()
    prescribed: tuple[str, ...] = ()

    def to_json(self, indent: int | None = 2) -> str:
        """The text of `session.json`; without indent it is a single line."""
        # Through its own JSON, in which what is no number has become null.
        data = json.loads(self.model_dump_json(by_alias=True))
        return json.dumps(data, indent=indent, ensure_ascii=False, allow_nan=False)


def read_session(path: Path) -> Session:
    """Read a `session.json`.

    Raises InputError when the file cannot be read or is not a session of this version.
    """
    try:
        return Session.model_validate_json(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The session {path} cannot be read: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the file"
        raise InputError(f"{path} is no posecheck session: {where}: {first['msg']}.") from error
