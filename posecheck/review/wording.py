"""Differences, comparisons and agreement in plain words."""

from collections.abc import Iterator

from posecheck.measures.words import amount_words, label
from posecheck.review.compare import Comparison, Cycle, Means
from posecheck.review.recheck import Difference, Recheck
from posecheck.session.words import clock, count_words, held_words


def recheck_words(result: Recheck) -> list[str]:
    """What of a session is different, in sentences; the first one says how much."""
    same = "Nothing changed."
    sentences = [
        f"Before: {count_words(result.before)}",
        f"Now: {count_words(result.after)}",
        *(f"{text}" for text in result.after.prescribed),
        *map(difference_words, result.differences),
    ]
    return sentences if result.differences else [*sentences, same]


def difference_words(difference: Difference) -> str:
    """One event that came, went or is judged otherwise."""
    before, after = difference.before, difference.after
    when = clock(difference.start_s)
    if before is None and after is not None:
        return f"{when} new: {after.title}"
    if after is None and before is not None:
        return f"{when} gone: {before.title}"
    assert before is not None
    assert after is not None
    return f"{when} {before.title} -> {after.title}"


def comparison_rows(found: Comparison) -> Iterator[tuple[str, str, str, str]]:
    """What, before, after and the change: of counts, means, and every fault."""
    one, other, measure = found.before, found.after, found.measure
    yield _whole("repetitions counted", one.reps, other.reps)
    yield _whole("not counted", one.attempts, other.attempts)
    for name, a, b in (
        (label(measure), one.peak, other.peak),
        (f"range of {label(measure)}", one.travel, other.travel),
    ):
        yield name, amount_words(measure, a), amount_words(measure, b), _more(measure, a, b)
    for name, before, after in _times(one, other):
        yield name, _seconds(before), _seconds(after), _seconds_more(before, after)
    if one.left_less_right is not None or other.left_less_right is not None:
        a, b = one.left_less_right, other.left_less_right
        apart = [None if side is None else abs(side) for side in (a, b)]
        yield (
            "left and right apart",
            amount_words(measure, a),
            amount_words(measure, b),
            _more(measure, *apart),
        )
    for fault in sorted({*one.warnings, *other.warnings}):
        name = f"warning: {found.words.get(fault, fault)}"
        yield _whole(name, one.warnings.get(fault, 0), other.warnings.get(fault, 0))


def cycle_words(cycle: Cycle | None, measure: str) -> str:
    """One repetition in short: "44.1°, held 5.2 s"."""
    if cycle is None:
        return "-"
    held = f", held {held_words(cycle.hold_s, cycle.hold_sure)}" if cycle.hold_s else ""
    return f"{amount_words(measure, cycle.peak)}{held}{'' if cycle.counted else ' (not counted)'}"


def _times(one: Means, other: Means) -> Iterator[tuple[str, float | None, float | None]]:
    yield "time up", one.up_s, other.up_s
    yield "hold", one.hold_s, other.hold_s
    yield "time down", one.down_s, other.down_s


def _whole(name: str, before: int, after: int) -> tuple[str, str, str, str]:
    change = f"{after - before:+d}" if after != before else "="
    return name, str(before), str(after), change


def _more(measure: str, before: float | None, after: float | None) -> str:
    if before is None or after is None:
        return "-"
    return ("+" if after >= before else "") + amount_words(measure, after - before)


def _seconds(value: float | None) -> str:
    return "-" if value is None else f"{value:.1f} s"


def _seconds_more(before: float | None, after: float | None) -> str:
    return "-" if before is None or after is None else f"{after - before:+.1f} s"
