"""A rule as its data file says it."""

import tomllib
from functools import cache
from importlib import resources
from typing import Literal

from pydantic import BaseModel, ConfigDict


class Rule(BaseModel):
    """One rule.

    how: where it takes effect, see the data file. proof: ids of exercises, faults, activities or
        routines by which a test makes sure of that.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    articles: tuple[Literal["000", "001", "002", "003", "004"], ...]
    says: str
    how: Literal["exercise", "activity", "routine", "live", "text", "not"]
    effect: str
    proof: tuple[str, ...] = ()


@cache
def all_rules() -> tuple[Rule, ...]:
    """All rules, in their order."""
    file = resources.files("posecheck.rules") / "data" / "rules.toml"
    tables = tomllib.loads(file.read_text(encoding="utf-8"))
    return tuple(Rule(id=name, **table) for name, table in tables.items())
