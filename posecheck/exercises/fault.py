"""A fault of form as an exercise file says it: when it is there, and the words for it."""

from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from posecheck.exercises.terms import Severity

Quantity = Literal[
    "value", "change", "either-way", "speed", "return-speed", "wobble", "fall", "period"
]
LEVELS: tuple[Quantity, ...] = ("value", "change", "either-way")
"""Those of one moment; the others tell how a measure goes over time."""
SPEEDS: tuple[Quantity, ...] = ("speed", "return-speed", "period")
"""Those of the way there and back: whoever holds still has none."""


class Condition(BaseModel):
    """One measure against one limit, or against two of them for a value that lies between.

    of: value, the measure itself; change, from the start pose; either-way, the size of that
        change; speed, size of the rate in units per second (median of 0.3 s); return-speed, the
        rate on the way back towards rest, negative on the way out; wobble,
        the swing to and fro within `window_s`; fall, how far it dropped back from its furthest
        point in this phase towards rest; period, the seconds that the slower of its two latest
        swings to and fro took, of those that are at least `swing` from end to end.
    above, below: the limit is passed beyond it. Both: true only between them.
    clear: where the value must be again for the fault to be over.
    margin: how far beyond the limit it has to read before the fault is there; None: what a camera
        may be wrong by, for a level with one limit.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    measure: str
    of: Quantity = "value"
    above: float | None = None
    below: float | None = None
    clear: float | None = None
    margin: Annotated[float, Field(ge=0)] | None = None
    window_s: Annotated[float, Field(gt=0)] = 2.0
    swing: Annotated[float, Field(gt=0)] | None = None

    @model_validator(mode="after")
    def _has_a_limit(self) -> Self:
        if self.above is None and self.below is None:
            raise ValueError("a condition needs `above` or `below`")
        if (self.of == "period") != (self.swing is not None):
            raise ValueError('`swing` goes with `of = "period"`, and that with it')
        return self


CONDITION_KEYS = tuple(Condition.model_fields)
"""What a single condition is written with."""


class Fault(BaseModel):
    """A fault: conditions on measures, how long they must last, and what is shown and said.

    all_of / any_of: the conditions; a single one may be written straight into the fault. Where
        there are both, all of the ones have to hold and one of the others.
    for_s: dwell, seconds the conditions must last before it is raised.
    during: the phases in which it is looked for; empty means in all but waiting.
    severity: stop ends the set, warn stops the hold clock, info is only said.
    judged_at_yaw: the furthest turn from the side view at which it is still judged, degrees;
        None takes what the measures themselves allow.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]*$")]
    any_of: tuple[Condition, ...] = ()
    all_of: tuple[Condition, ...] = ()
    for_s: Annotated[float, Field(ge=0)]
    during: tuple[Literal["rest", "moving", "hold", "return"], ...] = ()
    severity: Severity
    show: str
    say: str
    source: str
    note: str = ""
    judged_at_yaw: float | None = None

    @model_validator(mode="before")
    @classmethod
    def _gather_single_condition(cls, data: Any) -> Any:
        if not isinstance(data, dict) or "measure" not in data:
            return data
        if "any_of" in data or "all_of" in data:
            raise ValueError("write either one `measure` or `any_of` / `all_of`, not both")
        single = {key: data[key] for key in CONDITION_KEYS if key in data}
        rest = {key: value for key, value in data.items() if key not in single}
        return {**rest, "any_of": [single]}

    @model_validator(mode="after")
    def _has_conditions(self) -> Self:
        if not self.conditions:
            raise ValueError("needs conditions: one `measure`, or `any_of`, or `all_of`")
        return self

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """All its conditions, those of `all_of` first."""
        return (*self.all_of, *self.any_of)
