"""Write docs/exercises/ and docs/rules.md from the data of exercises, activities and rules.

python docs/make_pages.py            # write them
python docs/make_pages.py --check    # leave with 1 if one of them is out of date
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from posecheck.activities.model import all_activities
from posecheck.checking.margin import MARGIN_DEG, MARGIN_LENGTHS
from posecheck.exercises.fault import Fault
from posecheck.exercises.load import all_exercises
from posecheck.exercises.model import Exercise
from posecheck.exercises.words import (
    SEVERITY,
    camera_words,
    dose_words,
    dwell_words,
    target_words,
    when_words,
)
from posecheck.rules.model import all_rules

DOCS = Path(__file__).parent
IMAGES = DOCS / "images" / "exercises"
LEVELS = ("warm-up", "initial", "intermediate", "advanced", "avoid")
_MARGIN = (
    f"A camera errs a little: where one limit decides, the warning comes from {MARGIN_DEG:g}"
    f" degrees beyond it on, of a place from {MARGIN_LENGTHS:g}, unless the file says otherwise."
)
NOTE = "<!-- Made by docs/make_pages.py from the exercise's file; change that. -->\n"


def pages() -> dict[Path, str]:
    """All pages with their text."""
    found = {DOCS / "exercises" / f"{e.id}.md": page(e) for e in all_exercises()}
    found[DOCS / "exercises" / "README.md"] = index()
    found[DOCS / "rules.md"] = rules()
    return found


def index() -> str:
    """The list of exercises by level, and of activities."""
    lines = ["# Exercises", "", NOTE]
    for level in LEVELS:
        lines += [f"## {level.capitalize() if level != 'avoid' else 'Better not done'}", ""]
        for exercise in all_exercises():
            if exercise.level == level:
                stand_in = " (a common stand-in)" if exercise.stand_in else ""
                lines.append(f"- [{exercise.name}]({exercise.id}.md){stand_in}")
        lines.append("")
    lines += [
        "## Activities",
        "",
        "Minutes, logged with `posecheck log`; nothing of them is seen.",
        "",
    ]
    for activity in all_activities():
        support = {"log": "", "avoid": " Not logged.", "none": " Not supported."}[activity.support]
        lines.append(f"- **{activity.name}** (`{activity.id}`).{support} {activity.text}")
    return "\n".join(lines) + "\n"


def page(exercise: Exercise) -> str:
    """The page of one exercise."""
    return "\n".join(_page(exercise)) + "\n"


def _page(e: Exercise) -> Iterator[str]:
    yield from (f"# {e.name}", "", NOTE, e.purpose, "")
    if e.also:
        yield from (f"Also called {', '.join(e.also)}.", "")
    if (IMAGES / f"{e.id}.png").exists():
        yield from (f"![{e.name}](../images/exercises/{e.id}.png)", "")
    if e.discouraged:
        yield from (f"**{e.advice}.**", "")
    if e.stand_in:
        yield from ("A common stand-in for what the articles only name.", "")
    yield from ("## How it is done", "", e.how, "")
    if e.safety:
        yield from (f"**{e.safety}**", "")
    yield from ("## Where the camera goes", "")
    yield camera_words(e)
    yield from ("", "## How much", "", dose_words(e), "", "## What counts", "", target_words(e), "")
    if e.fault:
        yield from ("## What is checked", "", "| said | when | for | kind | source |")
        yield "| --- | --- | --- | --- | --- |"
        yield from map(_fault, e.fault)
        yield from ("", _MARGIN, "")
    if e.cannot_see:
        yield from ("## What the camera cannot see", "")
        yield from (f"- {one}" for one in e.cannot_see)
        yield ""
    yield from ("## Sources", "", f"{', '.join(e.sources)}; see [sources](../sources.md).")


def _fault(fault: Fault) -> str:
    kind = SEVERITY[fault.severity.value]
    return (
        f"| {fault.show} | {when_words(fault)} | {dwell_words(fault)} | {kind} | {fault.source} |"
    )


def rules() -> str:
    """The table of the articles' rules."""
    lines = [
        "# Rules",
        "",
        NOTE.replace("the exercise's file", "posecheck/rules/data/rules.toml"),
        "What the articles ask for beside the exercises, and where it",
        "takes effect.",
        "",
    ]
    lines += ["| rule | articles | where | how |", "| --- | --- | --- | --- |"]
    where = {
        "exercise": "exercise files", "activity": "activity log", "routine": "routines",
        "live": "before the camera", "text": "said", "not": "not followed",
    }  # fmt: skip
    for rule in all_rules():
        proof = f" ({', '.join(f'`{one}`' for one in rule.proof)})" if rule.proof else ""
        articles = ", ".join(rule.articles)
        lines.append(f"| {rule.says} | {articles} | {where[rule.how]} | {rule.effect}{proof} |")
    return "\n".join(lines) + "\n"


def main() -> int:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing, leave with 1")
    found = pages()
    stale = set((DOCS / "exercises").glob("*.md")) - set(found)
    if not parser.parse_args().check:
        (DOCS / "exercises").mkdir(exist_ok=True)
        for path in stale:
            path.unlink()
        for path, text in found.items():
            path.write_text(text, encoding="utf-8")
        return 0
    for path, text in found.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.add(path)
    if stale:
        names = ", ".join(sorted(path.name for path in stale))
        print(f"Out of date: {names}; run python docs/make_pages.py", file=sys.stderr)
    return int(bool(stale))


if __name__ == "__main__":
    sys.exit(main())
