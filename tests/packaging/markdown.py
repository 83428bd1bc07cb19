"""Reads the few things of a Markdown file that the tests ask for."""

import re
from pathlib import Path

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str) -> list[str]:
    """The contents of all code blocks in that language."""
    return [body for kind, body in _FENCE.findall(text) if kind == language]


def links(text: str) -> list[str]:
    """The targets of all links and pictures outside code blocks."""
    return re.findall(r"\]\(([^)\s]+)\)", _FENCE.sub("", text))


def anchors(path: Path) -> set[str]:
    """The anchors of a file's headings, as the usual viewers make them."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", path.read_text("utf-8")), re.MULTILINE)
    return {
        re.sub(r"[^\w\- ]", "", heading).strip().lower().replace(" ", "-") for heading in headings
    }


def codes(text: str) -> set[str]:
    """Everything between single backticks outside code blocks."""
    return set(re.findall(r"`([^`\n]+)`", _FENCE.sub("", text)))
