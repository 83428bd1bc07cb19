"""The handbook of exercise files explains the data model as it is."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from posecheck.exercises.fault import Condition, Fault
from posecheck.exercises.load import check_file
from posecheck.exercises.model import Camera, Dose, Exercise, Movement
from posecheck.measures.registry import MEASURES, OUTLINE_MEASURE
from tests.packaging.conftest import ROOT
from tests.packaging.markdown import blocks, codes

PAGE = (ROOT / "docs" / "exercise-files.md").read_text(encoding="utf-8")
SCHEMA = json.loads((ROOT / "docs" / "exercise.schema.json").read_text(encoding="utf-8"))
DATA = ROOT / "posecheck" / "exercises" / "data"
SHIPPED = sorted(path for path in DATA.glob("*.toml") if path.name != "faults.toml")
EXAMPLE = blocks(PAGE, "toml")[0]


def mistakes(data: dict[str, Any]) -> list[str]:
    return [error.message for error in jsonschema.Draft202012Validator(SCHEMA).iter_errors(data)]


def as_json(path: Path) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8"))))
    return data


def with_fault(**keys: Any) -> dict[str, Any]:
    return as_json(SHIPPED[0]) | {"fault": [keys]}


def test_the_schema_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "docs" / "make_schema.py"), "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_pages_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "docs" / "make_pages.py"), "--check"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_schema_accepts_what_is_shipped(path: Path) -> None:
    assert mistakes(as_json(path)) == []


def test_the_schema_accepts_a_fault_of_the_library() -> None:
    assert mistakes(with_fault(use="head-back", during=["hold"])) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"use": "no-such-fault"},
        {"use": "head-back", "abvoe": 3},
        {"id": "incomplete", "measure": "trunk_lean", "above": 3},
        {"use": "head-back", "measure": "knee_flexion", "above": 3},
        {"use": "head-back", "measure": "trunk_lean", "above": 3, "any_of": []},
    ],
    ids=["not in the library", "slip of the pen", "keys missing", "no prefix", "two ways at once"],
)
def test_the_schema_refuses(keys: dict[str, Any]) -> None:
    assert mistakes(with_fault(**keys))


def test_the_example_is_a_valid_exercise(tmp_path: Path) -> None:
    file = tmp_path / "half-squat.toml"
    file.write_text(EXAMPLE, encoding="utf-8")
    assert check_file(file).id == "half-squat"
    assert mistakes(as_json(file)) == []


@pytest.mark.parametrize("table", [Exercise, Camera, Dose, Movement, Fault, Condition])
def test_every_key_is_explained(table: type[Any]) -> None:
    tables = {"camera", "dose", "start", "keep", "movement", "fault"}
    keys = {field.alias or name for name, field in table.model_fields.items()}
    assert keys - tables - codes(PAGE) == set()


@pytest.mark.parametrize(
    ("table", "key"),
    [("Condition", "of"), ("Fault", "severity"), ("Dose", "sides"), ("Movement", "limb")],
)
def test_every_word_of_a_choice_is_explained(table: str, key: str) -> None:
    choice = SCHEMA["$defs"][table]["properties"][key]
    words = choice.get("enum") or SCHEMA["$defs"][choice["$ref"].rpartition("/")[2]]["enum"]
    assert set(words) - codes(PAGE) == set()


def test_every_measure_is_explained() -> None:
    assert {*MEASURES, OUTLINE_MEASURE.name} - codes(PAGE) == set()
