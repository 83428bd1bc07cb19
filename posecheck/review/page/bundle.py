"""The page's own script: its modules as one, so that the page needs no second file."""

import re
from functools import cache
from importlib.resources import files

MODULES = (
    "words", "dom", "decode", "frames", "player", "zoom", "lanes", "curves", "drawing", "judging",
    "store", "desk", "keys", "prescribing", "main",
)  # fmt: skip
"""In the order in which they need each other."""
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./\w+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@cache
def script() -> str:
    """All modules in one strict function: names are shared, `import` and `export` are gone."""
    bodies = [_EXPORT.sub("", _IMPORT.sub("", part(f"{name}.js"))) for name in MODULES]
    return '(() => {\n"use strict";\n' + "".join(bodies) + "})();\n"


@cache
def part(name: str) -> str:
    """A file of the page as text."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
