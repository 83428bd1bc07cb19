"""The README and the handbook say nothing that is not there."""

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from posecheck.cli.main import app
from posecheck.exercises.load import all_exercises
from tests.packaging.conftest import ROOT
from tests.packaging.markdown import anchors, blocks, codes, links

PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
]
README = PAGES[0].read_text(encoding="utf-8")
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))


def commands_in(text: str) -> list[list[str]]:
    """Every call of posecheck in a page's shell blocks and inline code, as words."""
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    lines += [code.replace("\\|", "|") for code in codes(text)]
    calls = [shlex.split(line, comments=True) for line in lines if line.startswith("posecheck ")]
    return [call[1:] for call in calls]


def commands_of(group: Any) -> dict[str, Any]:
    """The commands of a group by name, none for a plain command."""
    return getattr(group, "commands", {})


def resolve(words: list[str]) -> tuple[Any, list[str]]:
    """The command that the words name, and the words left for it."""
    command: Any = typer.main.get_command(app)
    rest = list(words)
    while rest and rest[0] in commands_of(command):
        command = commands_of(command)[rest.pop(0)]
    return command, rest


def test_the_readme_names_commands() -> None:
    assert len(commands_in(README)) >= 8


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_named_exists_with_its_options(page: Path) -> None:
    for words in commands_in(page.read_text(encoding="utf-8")):
        command, rest = resolve(words)
        if rest == ["--help"]:
            continue
        assert command.name != "posecheck", f"there is no command: posecheck {' '.join(words)}"
        known = {name for parameter in command.params for name in parameter.opts} | {"--help"}
        options = {word.partition("=")[0] for word in rest if word.startswith("-")}
        assert options <= known, words


def test_the_table_of_commands_is_whole() -> None:
    assert set(commands_of(typer.main.get_command(app))) == {
        words[0] for words in commands_in(README)
    }


def test_options_beside_a_command_in_the_table_exist() -> None:
    for line in README.splitlines():
        if not line.startswith("| `posecheck "):
            continue
        call, *others = re.findall(r"`([^`]+)`", line)
        command, _ = resolve(shlex.split(call)[1:])
        known = {name for parameter in command.params for name in parameter.opts}
        assert {other.split()[0] for other in others if other.startswith("-")} <= known, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_make_target_named_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    lines = [line for block in blocks(text, "sh") for line in block.splitlines()]
    called = [line for line in [*lines, *codes(text)] if line.startswith("make ")]
    assert {line.split()[1] for line in called} <= TARGETS


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_within_the_project_leads_somewhere(page: Path) -> None:
    for link in links(page.read_text(encoding="utf-8")):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


def test_the_readme_leads_to_every_exercise() -> None:
    assert "docs/exercises/README.md" in links(README)
    listed = (ROOT / "docs" / "exercises" / "README.md").read_text(encoding="utf-8")
    for exercise in all_exercises():
        assert f"[{exercise.name}]({exercise.id}.md)" in listed
