"""Stretches of time: how they overlap, and which of one list belongs to which of another."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to `end`, seconds from the clip's start."""

    start: float
    end: float

    @property
    def seconds(self) -> float:
        """How long it is."""
        return self.end - self.start

    def overlap(self, other: "Span") -> float:
        """Seconds that both have in common; negative: the gap between them."""
        return min(self.end, other.end) - max(self.start, other.start)

    def wider(self, before: float, after: float | None = None) -> "Span":
        """The same with so many seconds more at its ends; one number serves both."""
        return Span(self.start - before, self.end + (before if after is None else after))


def matched(ours: Sequence[Span], theirs: Sequence[Span]) -> list[tuple[int, int]]:
    """Pairs of places that belong together, the greatest overlap first; each place once.

    Sorted by the place in `ours`; what overlaps nothing is in no pair.
    """
    options = sorted(
        (
            (one.overlap(other), -i, -j)
            for i, one in enumerate(ours)
            for j, other in enumerate(theirs)
            if one.overlap(other) > 0
        ),
        reverse=True,
    )
    pairs: dict[int, int] = {}
    for _, i, j in options:
        if -i not in pairs and -j not in pairs.values():
            pairs[-i] = -j
    return sorted(pairs.items())


def together(ours: Sequence[Span], theirs: Sequence[Span]) -> list[tuple[list[int], list[int]]]:
    """Places joined by overlaps, however many of either side: (of ours, of theirs) a group.

    A hold that one side breaks in two and the other does not is one group.
    """
    marked = [(span, 0, i) for i, span in enumerate(ours)]
    marked += [(span, 1, j) for j, span in enumerate(theirs)]
    groups: list[tuple[list[int], list[int]]] = []
    reach = float("-inf")
    for span, whose, place in sorted(marked, key=lambda mark: (mark[0].start, mark[1])):
        if span.start >= reach:
            groups.append(([], []))
        groups[-1][whose].append(place)
        reach = max(reach, span.end)
    return groups


def joined(spans: Sequence[Span], gap: float = 0.0) -> list[Span]:
    """The spans in order, those with no more than `gap` seconds between them made one."""
    result: list[Span] = []
    for span in sorted(spans, key=lambda span: span.start):
        if result and span.start - result[-1].end <= gap:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def covered(span: Span, by: Sequence[Span]) -> float:
    """Seconds of the span that lie within any of the others."""
    return sum(max(0.0, span.overlap(other)) for other in joined(by))
