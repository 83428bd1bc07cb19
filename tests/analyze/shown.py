"""Pictures with nothing in them, for those who look at a clip once more."""

from dataclasses import dataclass

FPS = 30


@dataclass
class Shown:
    """A picture that remembers whether it may still be looked at."""

    time: float
    there: bool = True

    def forget(self) -> None:
        self.there = False


def pictures(seconds: float) -> list[Shown]:
    """Those of a clip."""
    return [Shown(number / FPS) for number in range(round(seconds * FPS))]
