"""Whether somebody was found in the middle of a repetition, whose beginning nobody has seen."""

from dataclasses import dataclass

from posecheck.checking.cycle import LEAVE_SHARE
from posecheck.measures.reading import Reading

FIRST_S = 0.2
"""What is seen first is all of so long: a single misplaced point tells nothing."""
SOON_S = 30.0
"""Who comes to rest later has not been on the way back from one repetition; own: a long hold."""
MOVED = 0.5
"""Trunk lengths by which the hip may have moved until then: who has gone elsewhere was not in a
repetition but getting ready; own, some 25 cm."""


@dataclass(slots=True)
class Found:
    """What was seen first of one side: `least` is how near to rest, in the measure's units.

    rest_edge: where rest begins, None where a target is a change from a rest not known yet.
    """

    towards: float
    rest_edge: float | None
    out: bool = False
    _least: float | None = None
    _since: float = 0.0
    _hip: tuple[float, float] | None = None
    _over: bool = False

    def update(self, reading: Reading, value: float | None, right: bool) -> None:
        """Take a reading. right: in the right posture."""
        if self._over or value is None:
            return
        far = value * self.towards
        if self._least is None:
            self._over = not right
            self._least, self._since = far, reading.time
            self._hip = reading.places.get("hip")
            self.out = right
        elif reading.time - self._since <= FIRST_S:
            self._least = min(self._least, far)
        beyond = self.rest_edge is not None and far > self.rest_edge * self.towards
        self.out = self.out and beyond and reading.time - self._since <= SOON_S

    def since(self, reading: Reading, rest: float, travel: float) -> float | None:
        """When they were found in the middle of a repetition, now that their rest is known.

        Tells it once. rest: the person's own, as `value`; travel: from there to the target. A limb
        whose rest is not known may have been kept out so still that it seemed to rest there.
        """
        if self._over or self._least is None:
            return None
        late = reading.time - self._since > SOON_S
        far = self._least - rest * self.towards > LEAVE_SHARE * travel
        self._over = far or late or self.rest_edge is not None
        return self._since if far and not late and not self._went(reading) else None

    def passed(self) -> None:
        """A repetition has been seen from its beginning: there is nothing more to tell."""
        self._over = True

    def _went(self, reading: Reading) -> bool:
        if self._hip is None or "hip" not in reading.places:
            return False
        ways = zip(self._hip, reading.places["hip"], strict=True)
        return max(abs(a - b) for a, b in ways) > MOVED * reading.trunk_px
