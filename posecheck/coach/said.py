"""Something to be said, and how much it matters."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Rank(IntEnum):
    """What may interrupt what: a higher rank speaks at once, an equal one waits its turn."""

    COUNT = 1
    PRAISE = 2
    INFO = 3
    PROMPT = 4  # what to do next
    WARN = 5
    STOP = 6


class Tone(StrEnum):
    """What sounds in its place where no voice is there."""

    TICK = "tick"
    GOOD = "good"
    ATTENTION = "attention"
    STOP = "stop"
    NEXT = "next"


_TONES = {
    Rank.COUNT: Tone.TICK,
    Rank.PRAISE: Tone.GOOD,
    Rank.INFO: Tone.ATTENTION,
    Rank.PROMPT: Tone.NEXT,
    Rank.WARN: Tone.ATTENTION,
    Rank.STOP: Tone.STOP,
}
_FRESH_S = {Rank.COUNT: 0.8, Rank.PRAISE: 2.0}
_LONG_S = 6.0


@dataclass(frozen=True, slots=True)
class Say:
    """One thing to say. It is better left out than said later than `fresh_s` after its time.

    cuts: what is being said, and matters no more than this, is over now.
    """

    text: str
    rank: Rank
    cuts: bool = False

    def wins_over(self, other: "Say") -> bool:
        """Whether it is said at once while the other one is being said."""
        return self.rank > other.rank or (self.cuts and self.rank == other.rank)

    @property
    def tone(self) -> Tone:
        """What sounds in its place."""
        return _TONES[self.rank]

    @property
    def fresh_s(self) -> float:
        """For how many seconds it is worth saying."""
        return _FRESH_S.get(self.rank, _LONG_S)


def seconds_to_say(text: str) -> float:
    """About how long it takes to say; espeak-ng at 160 words a minute needs a little less."""
    return 0.4 + 0.07 * len(text)
