"""Takes back warnings that came of leaving the exercise: getting up looks like many a fault."""

from posecheck.checking.events import WarningRaised, WarningWithdrawn

SHORTLY_S = 1.5
"""A fault that begins so shortly before the posture is left belongs to the leaving; own: who sits
up from lying, or turns to walk off, takes about so long until it shows as another posture."""


class Leaving:
    """Remembers the latest warnings until it is known whether the person stayed."""

    def __init__(self) -> None:
        self._lately: list[WarningRaised] = []
        self._there = False

    def add(self, raised: WarningRaised) -> None:
        """A warning has been raised."""
        self._lately.append(raised)

    def update(self, there: bool, last_right_s: float) -> list[WarningWithdrawn]:
        """What is to be taken back now.

        there: whether the person is doing the exercise. last_right_s: when they were last seen in
        its posture.
        """
        left = self._there and not there
        self._there = there
        if not left:
            return []
        lately, self._lately = self._lately, []
        return [WarningWithdrawn(w) for w in lately if w.since_s > last_right_s - SHORTLY_S]
