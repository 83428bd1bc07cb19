"""The page's own script: its modules as one, so that the page needs no second file."""

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files

MODULES = (
    "words", "dom", "decode", "frames", "player", "zoom", "lanes", "curves", "charts", "drawing",
    "judging", "store", "desk", "keys", "walker", "controls", "prescribing", "main",
)  # fmt: skip
"""In the order in which they need each other."""
_IMPORT = re.compile(r'^import \{[^}]*\} from "\./\w+\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export ", re.MULTILINE)


@cache
def script() -> str:
    """All modules in one strict function: names are shared, `import` and `export` are gone."""
    bodies = [_EXPORT.sub("", _IMPORT.sub("", part(f"{name}.js"))) for name in MODULES]
    return '(() => {\n"use strict";\n' + "".join(bodies) + "})();\n"


def standalone(name: str) -> str:
    """A module of one of the smaller pages, which needs no other."""
    return f'(() => {{\n"use strict";\n{part(name)}}})();\n'


def hash_of(text: str) -> str:
    """How a Content-Security-Policy names a script or a style."""
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def part(name: str) -> str:
    """A file of the page as text."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
