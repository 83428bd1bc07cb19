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
        """The posture asked for, and those that the camera may take it for.

        Lying flat looks like lying on one side as soon as the camera stands a little oblique.
        """
        flat = self.posture in (Posture.SUPINE, Posture.PRONE)
        alike = (Posture.SIDE_LYING,) if flat else ()
        return frozenset({self.posture, *self.postures, *alike})


class Dose(Strict):
    """How much of it: repetitions as (start with, at most), seconds of hold as (least, most).

    sides: with "each-unseen" `reps` are done on each side, or in each direction, but the camera
        cannot tell them apart: they are counted together, and `other` is said half-way.
    per_day: how often on one day at most; None where the sources say nothing.
    """

    reps: tuple[int, int]
    hold_s: tuple[float, float] = (0.0, 0.0)
    sides: Literal["both-together", "each", "alternate", "each-unseen"]
    sets: int = 1
    per_day: Annotated[int, Field(gt=0)] | None = None
    other: str = ""
    note: str = ""
    source: str

    @property
    def tells_sides(self) -> bool:
        """Whether left and right are counted apart."""
        return self.sides in ("each", "alternate")

    @property
    def total(self) -> int:
        """Repetitions to begin with, of one side, or of both that cannot be told apart."""
        return self.reps[0] * (2 if self.sides == "each-unseen" else 1)


class Also(Range):
    """Another measure that must be in its band while the movement is at its target."""

    measure: str
    of: Literal["value", "change"] = "value"


class Sway(Strict):
    """The small to and fro within a held pose that is counted apart."""

    measure: str
    least: Annotated[float, Field(gt=0)]


class Movement(Strict):
    """What makes a repetition.

    kind: cycle, from rest to the target and back; sweep, to the target on one side and to
        `opposite` on the other; swing, to and fro without a rest, `target` is how far from end to
        end; circle, the same as a loop of `measure` and `across`; hold, staying in the target;
        rock, a hold with a `sway`; timer, what no camera sees, timed while the pose is kept.
    measure: a limb's measure without prefix; `limb` says whose: that of the side nearer to the
        camera, of the working limb, or of the other one (the standing leg).
    of: the value itself, or its change from the start pose.
    rest: needed for cycle and sweep.
    also: what else must be in its band at the target.
    directions: names of the two directions of a circle, the first that which goes from the top
        towards more of `across`.
    pause_s, prompt: of a timer, the pause between two, and what is said to begin and to stop.
    planted: points that stay in their place in a true repetition; walking moves them.
    """

    kind: Literal["cycle", "sweep", "swing", "circle", "hold", "rock", "timer"] = "cycle"
    measure: str
    limb: Literal["near", "working", "other", "none"] = "near"
    of: Literal["value", "change"] = "value"
    rest: Range | None = None
    target: Target
    opposite: Target | None = None
    across: str | None = None
    directions: tuple[str, str] | None = None
    also: tuple[Also, ...] = ()
    sway: Sway | None = None
    pause_s: Annotated[float, Field(ge=0)] = 5.0
    prompt: tuple[str, str] | None = None
    planted: tuple[Point, ...] = ()
    source: str

    @model_validator(mode="after")
    def _whole(self) -> Self:
        needed = {
            "rest": ("cycle", "sweep"), "opposite": ("sweep",), "sway": ("rock",),
            "prompt": ("timer",),
        }  # fmt: skip
        for key, kinds in needed.items():
            if self.kind in kinds and getattr(self, key) is None:
                raise ValueError(f"a {self.kind} needs `{key}`")
        own = needed | {"across": ("circle",), "directions": ("circle",), "rest": _WITH_REST}
        for key, kinds in own.items():
            if self.kind not in kinds and getattr(self, key) is not None:
                raise ValueError(f"`{key}` means nothing in a {self.kind}")
        if (self.across is None) != (self.directions is None):
            raise ValueError("`across` and `directions` go together")
        return self


_WITH_REST = ("cycle", "sweep", "hold", "rock")


class Exercise(Strict):
    """One exercise, whole, as its file says it.

    stand_in: a common movement for what the articles only name, such as "yoga".
    like: the exercise that looks the same to the camera, where there is one; what the file does
        not say is as there, its faults too, but for those in `without`.
    """

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
    stand_in: bool = False
    like: str = ""
    without: tuple[str, ...] = ()
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
