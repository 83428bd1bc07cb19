"""`review.json`: what a therapist thinks of a session, kept beside it."""

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from posecheck.errors import InputError
from posecheck.session.atomic import write_text

REVIEW = "review.json"
MOST_BYTES = 4_000_000
"""A long session with every event judged and drawings on it is a tenth of that."""

Second = Annotated[float, Field(ge=0, lt=1e6, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
Point = tuple[Share, Share]
Name = Annotated[str, Field(max_length=200)]


class _Part(BaseModel):
    """An object of the file. A key that is not known is a mistake of whoever wrote it."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class About(_Part):
    """Which session is meant."""

    exercise: Name
    fingerprint: Name | None = None


class Verdict(_Part):
    """Whether the therapist agrees with one repetition, attempt or warning.

    event: its id, see `Happening`; the rest finds it again where the session was checked anew.
    """

    event: Name
    start_s: Second
    end_s: Second
    side: Literal["left", "right", "both"] | None = None
    fault: Name | None = None
    verdict: Literal["agree", "disagree"]
    comment: Annotated[str, Field(max_length=500)] = ""


class TrueCounts(_Part):
    """The counts as the therapist has them; None where they were not given."""

    reps: Annotated[int, Field(ge=0, lt=1000)] | None = None
    left: Annotated[int, Field(ge=0, lt=1000)] | None = None
    right: Annotated[int, Field(ge=0, lt=1000)] | None = None


class Missed(_Part):
    """Something that was there and was not found: "repetition", or a fault's id."""

    what: Name
    at_s: Second
    comment: Annotated[str, Field(max_length=500)] = ""


class Note(_Part):
    """A remark on a moment; strokes: lines drawn on the picture, points as shares of its size."""

    at_s: Second
    text: Annotated[str, Field(max_length=2000)] = ""
    strokes: Annotated[tuple[tuple[Point, ...], ...], Field(max_length=200)] = ()


class Review(_Part):
    """Everything one therapist thinks of one session."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    session: About
    reviewed: Name
    verdicts: tuple[Verdict, ...] = ()
    counts: TrueCounts | None = None
    missed: tuple[Missed, ...] = ()
    notes: tuple[Note, ...] = ()


def parse_review(text: str | bytes, name: str = REVIEW) -> Review:
    """The review in a text. Raises InputError when it is none."""
    try:
        return Review.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "the file"
        raise InputError(f"{name} is no posecheck review: {where}: {first['msg']}.") from error


def read_review(folder: Path) -> Review | None:
    """The review beside a session, None where there is none.

    Raises InputError when it cannot be read or is no review.
    """
    path = folder / REVIEW
    try:
        text = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"The review {path} cannot be read: {error}.") from error
    return parse_review(text, str(path))


def review_of(folder: Path, exercise: str) -> Review | None:
    """The review beside a session of this exercise, None where there is none.

    A clip that was analysed anew as another exercise keeps the file, which says nothing of it.
    Raises InputError as `read_review` does.
    """
    review = read_review(folder)
    return review if review is not None and review.session.exercise == exercise else None


def write_review(folder: Path, review: Review) -> None:
    """Write it whole or not at all. Raises InputError when it cannot be written."""
    data = json.loads(review.model_dump_json(by_alias=True))
    write_text(folder / REVIEW, json.dumps(data, indent=2, ensure_ascii=False) + "\n")
