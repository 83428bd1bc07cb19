"""The text of an exercise file, with a remark on every line that somebody has to decide."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Draft:
    """What goes into the file. start, rest, target: measure or nothing, and (from, to).

    also: other postures that it leads through.
    """

    id: str
    name: str
    posture: str = "standing"
    also: tuple[str, ...] = ()
    view: str = "side"
    needs: tuple[str, ...] = ("shoulder", "hip", "knee", "ankle")
    sides: str = "both-together"
    reps: tuple[int, int] = (5, 10)
    hold_s: tuple[float, float] | None = (2.0, 5.0)
    start: dict[str, tuple[float, float]] = field(
        default_factory=lambda: {"near.knee_flexion": (-10, 20)}
    )
    kind: str = "cycle"
    measure: str = "knee_flexion"
    limb: str = "near"
    rest: tuple[float | None, float | None] | None = (None, 20)
    target: tuple[float | None, float | None, float] = (40, 70, 55)
    fastest: float | None = 120
    remark: str = ""


def write(draft: Draft) -> str:
    """The file. It passes `posecheck exercises check`."""
    d = draft
    held = "" if d.hold_s is None else f"hold_s = [{d.hold_s[0]:g}, {d.hold_s[1]:g}]\n"
    also = f"postures = [{_quoted(d.also)}]\n" if d.also else ""
    starts = "".join(f"{_key(name)} = {_band(*band)}\n" for name, band in d.start.items())
    rest = "" if d.rest is None else f"rest = {_band(*d.rest)}\n"
    low, high, ideal = d.target
    target = f"{_band(low, high)[:-2]}, ideal = {ideal:g} }}"
    return f"""\
# {d.remark or "An exercise file to start from."}
# docs/exercise-files.md explains every key. Try it on recorded clips before anybody exercises with
# it: limits are for a physiotherapist or a doctor to choose.
id = "{d.id}"
name = "{d.name}"
level = "initial" # warm-up, initial, intermediate, advanced
purpose = "What it is good for."
how = "How it is done."
sources = ["own"]
cannot_see = [] # what matters in it but no camera sees

[camera]
posture = "{d.posture}"
{also}view = "{d.view}"
needs = [{_quoted(d.needs)}]
advice = "How to stand or lie before the camera"

[dose]
reps = [{d.reps[0]}, {d.reps[1]}] # to begin with, at most
{held}sides = "{d.sides}" # both-together, each, alternate
source = "own"

# The pose that must be seen before anything is judged.
[start]
{starts}
[movement]
kind = "{d.kind}"
measure = "{d.measure}"
limb = "{d.limb}"
{rest}target = {target}
source = "own"
{_too_fast(d)}"""


def _too_fast(draft: Draft) -> str:
    if draft.fastest is None:
        return ""
    prefix = "" if draft.limb == "none" else f"{draft.limb}."
    return f"""
[[fault]]
id = "too-fast"
measure = "{prefix}{draft.measure}"
of = "speed"
above = {draft.fastest:g}
for_s = 0.15
during = ["moving", "hold", "return"]
severity = "warn"
show = "Slow and smooth"
say = "Slower. Smooth and easy."
source = "own"
"""


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f'"{word}"' for word in words)


def _key(name: str) -> str:
    return f'"{name}"' if "." in name else name


def _band(low: float | None, high: float | None) -> str:
    edges = {"from": low, "to": high}
    told = [f"{word} = {edge:g}" for word, edge in edges.items() if edge is not None]
    return "{ " + ", ".join(told) + " }"
