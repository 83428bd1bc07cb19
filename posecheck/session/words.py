"""A session in plain words, for the report and for the terminal."""

from posecheck.exercises.words import VIEWS
from posecheck.measures.registry import find_measure
from posecheck.measures.words import amount_words, label, limit_words, roughly
from posecheck.session.model import (
    Goal,
    HoldEntry,
    NotSeenEntry,
    RepetitionEntry,
    Session,
    WarningEntry,
)


def clock(seconds: float) -> str:
    """A moment of the clip: 72.34 -> "1:12.3"."""
    tenths = round(seconds * 10)
    return f"{tenths // 600}:{tenths % 600 / 10:04.1f}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """ "1 repetition", "3 repetitions"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def count_words(session: Session) -> str:
    """The counts in one sentence."""
    counts = session.counts
    text = f"{plural(counts.reps, 'repetition')} counted"
    if counts.left is not None and counts.right is not None:
        text += f" ({counts.left} left, {counts.right} right)"
    if counts.attempts:
        text += f", {counts.attempts} not counted"
    return text + "."


def goal_words(goal: Goal) -> str:
    """What the exercise asks for, in one sentence; of a discouraged one, that it is that."""
    low, high = goal.low, goal.high
    if low is None and high is None:
        return "Nothing: this movement is better not done, so that no repetition of it counts."
    if low is not None and high is not None:
        band = f"between {limit_words(goal.measure, low)} and {limit_words(goal.measure, high)}"
    elif low is not None:
        band = f"{limit_words(goal.measure, low)} or more"
    else:
        band = f"{limit_words(goal.measure, high)} or less"
    held = f", held for {goal.hold_s:g} s" if goal.hold_s else ""
    return f"{label(goal.measure).capitalize()} {band}{held}."


def repetition_words(entry: RepetitionEntry) -> str:
    """How far, how long, and why it did not count."""
    peak = "not seen" if entry.peak is None else amount_words(entry.measure, entry.peak)
    parts = [f"{label(entry.measure)} {peak}"]
    code = None if entry.reason is None else entry.reason.code
    told = code == "hold-short"
    if code in ("too-shallow", "too-far"):
        return entry.reason.text if entry.reason else ""
    if entry.hold_s > 0 and not told:
        parts.append(f"held {held_words(entry.hold_s, entry.hold_sure)}")
    if entry.reason is not None:
        parts.append(entry.reason.text)
    return ", ".join(parts)


def held_words(seconds: float, sure: bool) -> str:
    """How long something was held; that it is roughly so where it is not known to some tenths."""
    return roughly(f"{seconds:.1f} s", sure)


def hold_words(entry: HoldEntry) -> str:
    """For how long it was held."""
    return f"held for {held_words(entry.seconds, entry.sure)}"


def warning_words(entry: WarningEntry) -> str:
    """What was wrong, with the worst value and the limit where something was measured."""
    if not entry.measure:
        return entry.message
    return (
        f"{entry.message} ({quantity_label(entry)} {quantity_words(entry, entry.value)}, "
        f"limit {limit_words(entry.measure, entry.limit)}{_per(entry)})"
    )


def quantity_label(entry: WarningEntry) -> str:
    """What passed the limit: "knee bend", "knee bend speed", "change of trunk slope"."""
    name = label(entry.measure)
    changed = entry.of in ("change", "either-way") and find_measure(entry.measure).unit != "px"
    if changed:
        return f"change of {name}"
    return f"{name} speed" if _per(entry) else name


def quantity_words(entry: WarningEntry, value: float) -> str:
    """A value of it with its unit: "38.2°", "101.8°/s"."""
    return amount_words(entry.measure, value) + _per(entry)


def _per(entry: WarningEntry) -> str:
    return "/s" if entry.of in ("speed", "return-speed") else ""


def side_words(entry: RepetitionEntry | HoldEntry | WarningEntry) -> str:
    """ "left", "right", or nothing where no one side is meant."""
    return "" if entry.side in (None, "both") else str(entry.side)


def span_words(entry: NotSeenEntry | WarningEntry) -> str:
    """From when to when."""
    return f"{clock(entry.start_s)} to {clock(entry.end_s)}"


def view_words(session: Session) -> str:
    """From where the person was seen, and whether that is right, in one sentence."""
    view = session.view
    if view.seen == "unknown":
        return "The view could not be made out."
    names = {**VIEWS, "oblique": "at an angle"}
    turned = "" if view.yaw_deg is None else f", {view.yaw_deg:.0f}° off a pure side view"
    text = f"Seen {names[view.seen]}{turned}"
    return f"{text}." if view.ok else f"{text}; this exercise is judged best {names[view.needed]}."


def remarks(session: Session) -> tuple[str, ...]:
    """Sentences on anything that was out of the ordinary with the clip."""
    text = session.end.text
    return (*((text,) if text else ()), *session.notes)
