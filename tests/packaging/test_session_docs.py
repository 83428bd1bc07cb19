"""The handbook of session files explains every key, word and column."""

import json
import re
from typing import Any

import pytest

from posecheck.measures.registry import MEASURES, OUTLINE_MEASURE
from posecheck.pose.types import Landmark
from posecheck.session import model
from posecheck.session.model import Session
from posecheck.session.table import table_schema
from tests.packaging.conftest import ROOT
from tests.packaging.markdown import blocks, codes

PAGE = (ROOT / "docs" / "session-format.md").read_text(encoding="utf-8")
PARTS = [
    part
    for part in vars(model).values()
    if isinstance(part, type) and issubclass(part, model.Part) and part is not model.Part
]


def test_the_example_is_a_session() -> None:
    example = json.loads(blocks(PAGE, "json")[0])
    session = Session.model_validate(example)
    assert json.loads(session.to_json()) == example


@pytest.mark.parametrize("part", PARTS)
def test_every_key_is_explained(part: type[Any]) -> None:
    keys = {field.alias or name for name, field in part.model_fields.items()}
    assert keys - codes(PAGE) == set()


def test_every_ending_is_explained() -> None:
    endings = set(model.End.model_fields["reason"].annotation.__args__)
    assert endings - codes(PAGE) == set()


def test_every_reason_is_explained() -> None:
    sources = (ROOT / "posecheck" / "checking").glob("*.py")
    found = {
        code
        for source in sources
        for code in re.findall(r'Reason\("([a-z-]+)"', source.read_text(encoding="utf-8"))
    }
    assert len(found) > 5
    assert found - codes(PAGE) == set()


def test_every_column_is_explained() -> None:
    places = {"<measure>": [*MEASURES, OUTLINE_MEASURE.name], "<landmark>": list(Landmark)}
    explained = set()
    for code in codes(PAGE):
        place = next((place for place in places if place in code), None)
        names = [getattr(name, "name", name).lower() for name in places.get(place or "", ())]
        explained |= {code.replace(place, name) for name in names} if place else {code}
    assert set(table_schema({}).names) - explained == set()
