"""Takes back warnings that came of leaving the exercise: getting up looks like many a fault."""

from posecheck.checking.events import WarningRaised, WarningWithdrawn

SHORTLY_S = 1.5
"""A fault that begins so shortly before the posture is left belongs to the leaving; own: who sits
up from lying, or turns to walk off, takes about so long until it shows as another posture."""
BACK_S = 3.0
"""Who is back in the posture within so long had not left: sitting up instead of reaching up is a
fault of its own; own: nobody gets up and lies down again so quickly."""


class Leaving:
    """Remembers the latest warnings until it is known whether the person stayed."""

    def __init__(self) -> None:
        self._lately: list[WarningRaised] = []
        self._pending: list[WarningRaised] = []
        self._left_s: float | None = None
        self._there = False

    def add(self, raised: WarningRaised) -> None:
        """A warning has been raised."""
        self._lately.append(raised)

    def update(self, time: float, there: bool, last_right_s: float) -> list[WarningWithdrawn]:
        """What is to be taken back now.

        there: whether the person is doing the exercise. last_right_s: when they were last seen in
        its posture.
        """
        first = last_right_s - SHORTLY_S
        self._lately = [raised for raised in self._lately if raised.since_s > first]
        if self._there and not there:
            self._left_s = time
            self._pending, self._lately = self._lately, []
        self._there = there
        if self._left_s is None:
            return []
        if last_right_s > self._left_s:
            self._left_s, self._pending = None, []
        elif time - self._left_s > BACK_S:
            return self.finish()
        return []

    def finish(self) -> list[WarningWithdrawn]:
        """What is to be taken back when nothing more will be seen."""
        pending, self._pending, self._left_s = self._pending, [], None
        return [WarningWithdrawn(raised) for raised in pending]
