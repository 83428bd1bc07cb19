"""The words on safety as their data file has them."""

import tomllib
from functools import cache
from importlib import resources

from pydantic import BaseModel, ConfigDict


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Answers(_Strict):
    """What is said to a yes; `number` stands for the emergency number nobody has set."""

    emergency: str
    urgent: str
    number: str


class Safety(_Strict):
    """The words. short: one line; full: paragraphs.

    stop_if: when to stop at once. emergency, urgent: signs that are asked about.
    """

    short: str
    full: tuple[str, ...]
    stop_if: tuple[str, ...]
    emergency: tuple[str, ...]
    urgent: tuple[str, ...]
    answers: Answers

    def emergency_answer(self, number: str | None) -> str:
        """What is said to an emergency sign; number: the one to call, where it is known."""
        return self.answers.emergency.format(number=number or self.answers.number)


@cache
def safety() -> Safety:
    """The words."""
    file = resources.files("posecheck.safety") / "data" / "safety.toml"
    return Safety.model_validate(tomllib.loads(file.read_text(encoding="utf-8")))
