"""Write docs/exercise.schema.json, the JSON Schema of exercise files, from the data model.

    python docs/make_schema.py            # write it
    python docs/make_schema.py --check    # leave with 1 if the file is out of date

A file is more forgiving than the model behind it: a fault may be taken from the library with
`use`, and a single condition may be written straight into its fault. The schema says so.
"""

import argparse
import json
import sys
import tomllib
from importlib import resources
from pathlib import Path
from typing import Any

from posecheck.exercises.fault import Condition
from posecheck.exercises.model import Exercise
from posecheck.measures.registry import MEASURES, OUTLINE_MEASURE

FILE = Path(__file__).with_name("exercise.schema.json")
PREFIXES = ("near", "working", "other")


def schema() -> dict[str, Any]:
    """The JSON Schema of one exercise file."""
    whole = Exercise.model_json_schema(by_alias=True)
    tables = whole["$defs"]
    _name_the_measures(whole)
    _forgive(tables["Fault"])
    _inherit(whole)
    _describe(whole)
    header = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "posecheck exercise file",
    }
    plain: dict[str, Any] = _tidy(header | {key: whole[key] for key in whole if key != "title"})
    return plain


def _name_the_measures(whole: dict[str, Any]) -> None:
    limb = [name for name, measure in MEASURES.items() if not measure.trunk]
    trunk = [name for name, measure in MEASURES.items() if measure.trunk] + [OUTLINE_MEASURE.name]
    named = sorted(trunk) + [f"{prefix}.{name}" for prefix in PREFIXES for name in sorted(limb)]
    tables = whole["$defs"]
    tables["Condition"]["properties"]["measure"]["enum"] = named
    tables["Movement"]["properties"]["measure"]["enum"] = sorted([*limb, *trunk])
    tables["Also"]["properties"]["measure"]["enum"] = named
    tables["Sway"]["properties"]["measure"]["enum"] = named
    for key in ("start", "keep"):
        whole["properties"][key]["propertyNames"] = {"enum": named}


def _forgive(fault: dict[str, Any]) -> None:
    """Let a fault be taken from the library, and hold its only condition itself."""
    text = (resources.files("posecheck.exercises") / "data" / "faults.toml").read_text("utf-8")
    condition = Condition.model_json_schema()["properties"]
    fault["properties"] = {
        "use": {"enum": list(tomllib.loads(text)), "type": "string"},
        **fault["properties"],
        **{key: {"$ref": f"#/$defs/Condition/properties/{key}"} for key in condition},
    }
    needed = fault.pop("required")
    fault["anyOf"] = [
        {"required": ["use"]},
        *({"required": [*needed, key]} for key in ("measure", "any_of", "all_of")),
    ]
    fault["not"] = {
        "anyOf": [{"required": pair} for pair in (["measure", "any_of"], ["measure", "all_of"])]
    }


def _inherit(whole: dict[str, Any]) -> None:
    """Let a file that is like another one leave out what it takes over."""
    always = ("id", "name", "level", "sources")
    needed = whole.pop("required")
    whole["required"] = [key for key in needed if key in always]
    others = [key for key in needed if key not in always]
    whole["anyOf"] = [{"required": ["like"]}, {"required": others}]


def _describe(whole: dict[str, Any]) -> None:
    """Point to the handbook; the model's own words are for programmers."""
    handbook = "See docs/exercise-files.md."
    whole["description"] = f"An exercise. {handbook}"
    for name, table in whole["$defs"].items():
        if table["type"] == "object":
            table["description"] = f"The table of one {name.lower()}. {handbook}"


def _tidy(node: Any) -> Any:
    """Without what TOML does not have (null) and what tells an editor nothing (key titles)."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    choices = [c for c in node.get("anyOf", ()) if c != {"type": "null"}]
    if len(choices) == 1:
        node = {**{key: node[key] for key in node if key != "anyOf"}, **choices[0]}
    if node.get("default", "") is None:
        node = {key: node[key] for key in node if key != "default"}
    return {
        key: _tidy(value)
        for key, value in node.items()
        if not (key == "title" and "type" in node and "properties" not in node)
    }


def main() -> int:
    """Write the file, or check it."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, leave with 1")
    text = json.dumps(schema(), indent=2) + "\n"
    if not parser.parse_args().check:
        FILE.write_text(text, encoding="utf-8")
        return 0
    if FILE.read_text(encoding="utf-8") == text:
        return 0
    print(f"{FILE.name} is out of date: run python docs/make_schema.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
