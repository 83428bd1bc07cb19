"""Takes back warnings that came of leaving the exercise: getting up looks like many a fault."""

from posecheck.checking.events import WarningRaised, WarningWithdrawn

SHORTLY_S = 1.5
"""A fault that begins so shortly before the posture is left belongs to the leaving; own: who sits
up from lying, or turns to walk off, takes about so long until it shows as another posture."""
BACK_S = 3.0
"""Who is back in the posture within so long had not left: sitting up instead of reaching up is a
fault of its own; own: nobody gets up and lies down again so quickly."""
GETTING_UP_S = 4.0
"""Who leaves in the middle of a movement has made it in order to leave, if it began no longer
before; own: to sit up and get to one's feet, or to turn round and go, takes three."""
GOING_S = 1.0
"""So shortly before the leaving the movement must still have been seen under way; own."""
KEPT_S = 2.0
"""It takes so long until walking off is told from a step."""


class Leaving:
    """Remembers the latest warnings until it is known whether the person stayed."""

    def __init__(self) -> None:
        self._lately: list[WarningRaised] = []
        self._pending: list[WarningRaised] = []
        self._left_s: float | None = None
        self._there = False
        self._began_s: float | None = None
        self._moving_s = 0.0

    def add(self, raised: WarningRaised) -> None:
        """A warning has been raised."""
        self._lately.append(raised)

    def moving(self, time: float, began_s: float) -> None:
        """A movement that began then is under way."""
        self._began_s, self._moving_s = began_s, time

    def completed(self) -> None:
        """It has come to its end."""
        self._began_s = None

    def update(
        self,
        time: float,
        there: bool,
        last_right_s: float,
        walked_from_s: float | None = None,
    ) -> list[WarningWithdrawn]:
        """What is to be taken back now.

        there: whether the person is doing the exercise. last_right_s: when they were last seen in
        its posture. walked_from_s: since when they walk, if that is how they have left: it is not
        waited for whether they come back.
        """
        left, self._there = self._there and not there, there
        if left:
            self._forget(self._left_from(last_right_s if walked_from_s is None else walked_from_s))
            self._pending, self._lately, self._left_s = self._lately, [], time
            if walked_from_s is not None:
                return self.finish()
        else:
            self._forget(last_right_s - KEPT_S - GETTING_UP_S)
        if self._left_s is None:
            return []
        if last_right_s > self._left_s:
            self._left_s, self._pending = None, []
        elif time - self._left_s > BACK_S:
            return self.finish()
        return []

    def _left_from(self, away_s: float) -> float:
        """When the leaving began of somebody who is seen to be away from then on."""
        shortly, began = away_s - SHORTLY_S, self._began_s
        if began is None or self._moving_s < away_s - GOING_S or began < away_s - GETTING_UP_S:
            return shortly
        return min(began, shortly)

    def _forget(self, first_s: float) -> None:
        """The warnings whose fault began before that time."""
        self._lately = [raised for raised in self._lately if raised.since_s >= first_s]

    def finish(self) -> list[WarningWithdrawn]:
        """What is to be taken back when nothing more will be seen."""
        pending, self._pending, self._left_s = self._pending, [], None
        return [WarningWithdrawn(raised) for raised in pending]
