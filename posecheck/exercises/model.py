"""What an exercise file may say, validated: one pydantic model for each of its tables."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from posecheck.exercises.fault import Fault
from posecheck.exercises.terms import Band
from posecheck.measures.reading import Posture, View

Point = Literal[
    "ear", "shoulder", "elbow", "wrist", "hip", "knee", "ankle", "heel", "foot_index", "nose"
]


class Strict(BaseModel):
    """A table in which an unknown key is an error, so that a slip of the pen is noticed."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Range(Strict):
    """A band of a measure, `{ from = 0, to = 20 }`; one edge may be left out."""

    low: float | None = Field(default=None, alias="from")
    high: float | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low is None and self.high is None:
            raise ValueError("needs `from`, `to` or both")
        if self.low is not None and self.high is not None and self.low >= self.high:
            raise ValueError(f"`from` ({self.low:g}) must be less than `to` ({self.high:g})")
        return self

    @property
    def band(self) -> Band:
        """The same as a plain Band."""
        return Band(self.low, self.high)


class Target(Range):
    """Where the primary measure should go; `ideal` is what is asked of the person."""

    ideal: float

    @model_validator(mode="after")
    def _ideal_inside(self) -> Self:
        if not self.band.contains(self.ideal):
            raise ValueError(f"`ideal` ({self.ideal:g}) lies outside the band")
        return self


class Camera(Strict):
    """How the person is placed before the camera."""

    posture: Posture
    postures: tuple[Posture, ...] = ()
    view: View
    needs: tuple[Point, ...]
    advice: str = ""

    @property
    def accepted_postures(self) -> frozenset[Posture]:
        """The posture asked for, and those that the camera may take it for."""
        return frozenset({self.posture, *self.postures})


class Dose(Strict):
    """How much of it: repetitions as (start with, at most), seconds of hold as (least, most)."""

    reps: tuple[int, int]
    hold_s: tuple[float, float] = (0.0, 0.0)
    sides: Literal["both-together", "each", "alternate"]
    sets: int = 1
    note: str = ""
    source: str


class Movement(Strict):
    """A cycle of one measure: from rest to target and back.

    measure: a limb's measure without prefix; `limb` says whose: that of the side nearer to the
        camera, of the working limb, or of the other one (the standing leg).
    of: the value itself, or its change from the start pose.
    planted: points that stay in their place in a true repetition; walking moves them.
    """

    kind: Literal["cycle"] = "cycle"
    measure: str
    limb: Literal["near", "working", "other", "none"] = "near"
    of: Literal["value", "change"] = "value"
    rest: Range
    target: Target
    planted: tuple[Point, ...] = ()
    source: str


class Exercise(Strict):
    """One exercise, whole, as its file says it."""

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    name: str
    also: tuple[str, ...] = ()
    level: Literal["warm-up", "initial", "intermediate", "advanced", "avoid"]
    purpose: str
    how: str
    advice: str = ""
    safety: str = ""
    sources: tuple[str, ...]
    cannot_see: tuple[str, ...] = ()
    camera: Camera
    dose: Dose
    start: dict[str, Range] = {}
    keep: dict[str, Range] = {}
    movement: Movement
    fault: tuple[Fault, ...] = ()

    @property
    def discouraged(self) -> bool:
        """Whether it is recognised only to be advised against."""
        return self.level == "avoid"

    @property
    def changes(self) -> tuple[str, ...]:
        """In sentences, what of it a prescription has changed; nothing of a plain exercise."""
        return ()
