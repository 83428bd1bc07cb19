"""The words that exercise files and the checker share."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a fault matters."""

    STOP = "stop"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Band:
    """A target band of a measure; either edge may be open (None)."""

    low: float | None
    high: float | None

    def contains(self, value: float, slack: float = 0.0) -> bool:
        """Whether value lies in the band widened by slack on both edges."""
        above = self.low is None or value >= self.low - slack
        below = self.high is None or value <= self.high + slack
        return above and below
