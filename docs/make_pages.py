"""Write docs/exercises/ and docs/rules.md from the data of exercises, activities and rules.

python docs/make_pages.py            # write them
python docs/make_pages.py --check    # leave with 1 if one of them is out of date
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from posecheck.activities.model import all_activities
from posecheck.exercises.fault import Condition, Fault
from posecheck.exercises.load import all_exercises
from posecheck.exercises.model import Also, Exercise
from posecheck.measures.registry import find_measure
from posecheck.rules.model import all_rules
from posecheck.session.words import label, limit_words

DOCS = Path(__file__).parent
IMAGES = DOCS / "images" / "exercises"
LEVELS = ("warm-up", "initial", "intermediate", "advanced", "avoid")
NOTE = "<!-- Made by docs/make_pages.py from the exercise's file; change that. -->\n"
SIDES = {
    "both-together": "both sides together",
    "each": "one side after the other",
    "alternate": "sides in turn",
    "each-unseen": "each side or direction; which one it is cannot be seen",
}
KINDS = {
    "cycle": "a cycle: from rest to the target and back",
    "sweep": "to both sides and back to the middle",
    "swing": "to and fro from end to end",
    "circle": "a full circle",
    "hold": "the pose, taken and held",
    "rock": "the pose, held and gently rocked",
    "timer": "timed, not seen",
}
PHASES = {
    "rest": "at rest",
    "moving": "on the way out",
    "hold": "while held",
    "return": "on the way back",
}
VIEWS = {"side": "from the side", "front": "from the front"}
OF = {
    "value": "", "change": "change of ", "either-way": "change of ", "speed": "speed of ",
    "return-speed": "speed back of ", "wobble": "to and fro of ", "fall": "fall of ",
    "period": "seconds for one to and fro of ",
}  # fmt: skip


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
    yield f"Filmed {VIEWS[e.camera.view.value]}. {e.camera.advice}."
    yield from ("", "## How much", "", _dose(e), "", "## What counts", "", _target(e), "")
    if e.fault:
        yield from ("## What is checked", "", "| said | when | for | kind | source |")
        yield "| --- | --- | --- | --- | --- |"
        yield from map(_fault, e.fault)
        yield ""
    if e.cannot_see:
        yield from ("## What the camera cannot see", "")
        yield from (f"- {one}" for one in e.cannot_see)
        yield ""
    yield from ("## Sources", "", f"{', '.join(e.sources)}; see [sources](../sources.md).")


def _dose(e: Exercise) -> str:
    if e.discouraged:
        return "Not at all."
    low, high = e.dose.reps
    reps = f"{low}" if low == high else f"{low} to begin with, up to {high}"
    held = ""
    if e.dose.hold_s[0]:
        least, most = e.dose.hold_s
        held = f", held for {least:g}" + (f" to {most:g}" if most > least else "") + " s"
    sets = f", up to {e.dose.sets} sets" if e.dose.sets > 1 else ""
    day = f", {e.dose.per_day} times a day at most" if e.dose.per_day else ""
    how_often = f"{reps}{held}, {SIDES[e.dose.sides]}{sets}{day}"
    return f"{how_often}. {e.dose.note} ({e.dose.source})".strip()


def _target(e: Exercise) -> str:
    m = e.movement
    if m.kind == "timer":
        return "Timed while the posture is kept; what the muscles do cannot be seen."
    low, high = m.target.low, m.target.high
    edges = " to ".join(limit_words(m.measure, edge) for edge in (low, high) if edge is not None)
    word = (
        "" if low is not None and high is not None else (" or more" if high is None else " or less")
    )
    what = "change of " if m.of == "change" else ""
    also = "".join(f"; with it {_also(one)}" for one in m.also)
    return (
        f"One repetition is {KINDS[m.kind]}. {_upper(what + label(m.measure))} {edges}{word}, "
        f"best {limit_words(m.measure, m.target.ideal)}{also}. ({m.source})"
    )


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _also(one: Also) -> str:
    measure, low, high = one.measure, one.low, one.high
    edges = [f"from {limit_words(measure, low)}" if low is not None else "",
             f"up to {limit_words(measure, high)}" if high is not None else ""]  # fmt: skip
    other = "the other " if measure.startswith("other.") else ""
    return f"{other}{label(measure)} {' '.join(filter(None, edges))}"


def _fault(fault: Fault) -> str:
    joined = " or " if fault.any_of else " and "
    when = joined.join(_condition(condition) for condition in fault.conditions)
    kind = {"stop": "stop", "warn": "warning", "info": "hint"}[fault.severity.value]
    return (
        f"| {fault.show} | {when} | {fault.for_s:g} s{_during(fault)} | {kind} | {fault.source} |"
    )


def _during(fault: Fault) -> str:
    """In which phases it is looked for, where not in all."""
    if set(fault.during) == {"moving", "hold", "return"}:
        return ", while moving or held"
    return "".join(f", {PHASES[phase]}" for phase in fault.during)


def _condition(c: Condition) -> str:
    limits = {"over": c.above, "under": c.below}
    told = " and ".join(
        f"{word} {limit_words(c.measure, limit)}"
        for word, limit in limits.items()
        if limit is not None
    )
    if c.of == "period":
        told = told.replace("°", "")
    unit = find_measure(c.measure).unit
    share = "" if unit == "deg" or c.of == "period" else " of the body's own length"
    return f"{OF[c.of]}{label(c.measure)} {told}{'/s' if 'speed' in c.of else ''}{share}"


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
