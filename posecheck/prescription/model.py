"""What a prescription file may say: one table for each exercise."""

from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from posecheck.exercises.model import Exercise

Number = Annotated[float, Field(allow_inf_nan=False)]


class Strict(BaseModel):
    """A table in which an unknown key is an error, so that a slip of the pen is noticed."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Target(Strict):
    """Where the movement should go; what is left out stays as it is, or moves with `ideal`."""

    low: Number | None = Field(default=None, alias="from")
    high: Number | None = Field(default=None, alias="to")
    ideal: Number | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.low is None and self.high is None and self.ideal is None:
            raise ValueError("needs `from`, `to` or `ideal`")
        return self


class Limit(Strict):
    """A fault's own limit for this patient."""

    above: Number | None = None
    below: Number | None = None

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.above is None and self.below is None:
            raise ValueError("needs `above` or `below`")
        return self


class Entry(Strict):
    """One exercise of the patient.

    reps, hold_s, sets: the dose. target: the own target. limits: by a fault's id. leave_out: ids
    of faults that are not to be told. reason: why, where the dose goes beyond the exercise's.
    go_ahead: a clinician has cleared the patient for an advanced exercise.
    """

    id: str
    reps: Annotated[int, Field(ge=1, le=100)] | None = None
    hold_s: Annotated[float, Field(ge=0, le=120)] | None = None
    sets: Annotated[int, Field(ge=1, le=10)] | None = None
    target: Target | None = None
    limits: dict[str, Limit] = {}
    leave_out: tuple[str, ...] = ()
    reason: Annotated[str, Field(max_length=300)] = ""
    go_ahead: bool = False


class Prescription(Strict):
    """A patient's prescription. note: for the reader; no name needs to stand in it."""

    schema_version: Literal[1] = Field(default=1, alias="schema")
    note: str = ""
    exercise: tuple[Entry, ...]

    @model_validator(mode="after")
    def _once_each(self) -> Self:
        names = [entry.id for entry in self.exercise]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"{name} stands in it twice")
        return self

    def entry(self, exercise: str) -> Entry | None:
        """What it says of an exercise, None where it says nothing."""
        return next((entry for entry in self.exercise if entry.id == exercise), None)


class PrescribedExercise(Exercise):
    """An exercise as one patient is to do it; prescribed: in sentences, what differs."""

    prescribed: tuple[str, ...] = ()

    @property
    def changes(self) -> tuple[str, ...]:
        """In sentences, what of it a prescription has changed."""
        return self.prescribed
