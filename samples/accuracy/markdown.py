"""Numbers and tables in Markdown."""

from collections.abc import Sequence

from samples.accuracy.statistics import Share

NOTHING = "–"  # noqa: RUF001
"""Stands where nothing was measured."""


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; the first column is words, the others are numbers, to the right."""
    if not rows:
        return "Nothing of this kind was measured in this run."
    lines = [_line(head), _line(["---", *["---:"] * (len(head) - 1)])]
    return "\n".join(lines + [_line(row) for row in rows])


def number(value: float | None, digits: int = 1, unit: str = "") -> str:
    """A number, or NOTHING."""
    return NOTHING if value is None else f"{value:.{digits}f}{unit}"


def signed(value: float | None, digits: int = 1) -> str:
    """A number with its sign."""
    return NOTHING if value is None else f"{value + 0.0:+.{digits}f}"


def percent(value: float | None, digits: int = 1) -> str:
    """A share in per cent."""
    return NOTHING if value is None else f"{100 * value:.{digits}f} %"


def between(share: Share) -> str:
    """A share in per cent with its 95 % interval."""
    if share.value is None or share.low is None or share.high is None:
        return NOTHING
    return f"{100 * share.value:.1f} % ({100 * share.low:.0f} to {100 * share.high:.0f})"


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
