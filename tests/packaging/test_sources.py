"""Every source that an exercise names is explained, and none is explained in vain."""

import re
import tomllib
from collections.abc import Iterator
from typing import Any

import pytest

from tests.packaging.conftest import ROOT

PAGE = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
EXPLAINED = set(re.findall(r"^### ([A-Z0-9-]+)$", PAGE, re.MULTILINE))
EXPLAINED |= set(re.findall(r"^- \*\*(ARTICLE \d{3})\*\*", PAGE, re.MULTILINE))
FILES = sorted(
    path
    for folder in ("exercises", "activities", "routines")
    for path in (ROOT / "posecheck" / folder / "data").glob("*.toml")
)


def texts(node: Any) -> Iterator[str]:
    """What stands under `source` and `sources`, however deep."""
    if isinstance(node, list):
        for item in node:
            yield from texts(item)
    elif isinstance(node, dict):
        for key, value in node.items():
            if key in ("source", "sources"):
                yield from [value] if isinstance(value, str) else value
            else:
                yield from texts(value)


def ids(path_text: str) -> set[str]:
    """`ARTICLE 002; band MP-SQUAT, own` -> {"ARTICLE 002", "MP-SQUAT"}."""
    return set(
        re.findall(r"\bARTICLE \d{3}\b|\b(?!ARTICLE)[A-Z][A-Z0-9]+(?:-[A-Z0-9]+)*\b", path_text)
    )


USED = {
    path.stem: set().union(*map(ids, texts(tomllib.loads(path.read_text("utf-8")))))
    for path in FILES
}


@pytest.mark.parametrize("name", USED)
def test_every_source_is_explained(name: str) -> None:
    assert USED[name] - EXPLAINED == set()


def test_no_explained_source_is_unused() -> None:
    assert EXPLAINED - set().union(*USED.values()) <= {"ARTICLE"}


def test_ids_are_found_among_words() -> None:
    assert ids("ARTICLE 002: 45 degrees; band MP-SQUAT, own") == {"ARTICLE 002", "MP-SQUAT"}
