"""The part of a file that a browser asks for, so that it can jump within a video."""

import re
from dataclasses import dataclass

_ONE_RANGE = re.compile(r"bytes=(\d*)-(\d*)")


@dataclass(frozen=True, slots=True)
class Range:
    """Bytes from first to last, both included; partial: less than all was asked for."""

    first: int
    last: int
    partial: bool

    @property
    def length(self) -> int:
        """How many bytes."""
        return self.last - self.first + 1


def range_of(header: str | None, size: int) -> Range | None:
    """What a `Range` header asks of a file of `size` bytes; None where it has no such bytes.

    Of a header in any other form, such as one for several ranges, everything is sent, as the
    standard allows.
    """
    whole = Range(0, size - 1, partial=False)
    match = _ONE_RANGE.fullmatch(header.strip()) if header else None
    if match is None or match.groups() == ("", ""):
        return whole
    first, last = match.groups()
    if not first:
        return Range(max(size - int(last), 0), size - 1, partial=True) if int(last) else None
    start = int(first)
    end = min(int(last), size - 1) if last else size - 1
    if start >= size:
        return None
    return Range(start, end, partial=True) if start <= end else whole
